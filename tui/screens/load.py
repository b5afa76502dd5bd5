"""Loading inside the app: paths with completion, progress with counts and rate, cancel; the screen stays alive."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from store.errors import CancelledError, TadqiqError
from store.models import LoadOptions, LoadSummary, Progress
from tui.copying import from_home
from tui.counted import many
from tui.loading import Loading
from tui.messages import LoadAdvanced, LoadFinished
from tui.screens.paged import PagedScreen
from tui.screens.workspace import Handler
from tui.widgets.rows import Piece, Row, line, pad
from tui.widgets.source_text import text_rows

_STAGES = {"read": "reading", "extract": "claims", "group": "grouping", "load": "reading"}


class LoadScreen(PagedScreen):
    """Asks for a path, shows how far the load is, lists what was refused and why."""

    kind: ClassVar[str] = "load"
    page_title: ClassVar[str] = "Load"

    def __init__(self) -> None:
        super().__init__()
        self.work: Loading | None = None
        self.progress: Progress | None = None
        self.files: Progress | None = None  # how far the reading of files came; grouping counts other things
        self.summary: LoadSummary | None = None
        self.problem = ""
        self.cancelled = False
        self._paths: list[str] = []
        self._started = self._stage_started = 0.0

    def handlers(self) -> dict[str, Handler]:
        """Asking, cancelling, scrolling."""
        return {
            **super().handlers(), "open": self.ask, "load": self.ask, "cancel": self.cancel,
            "samples": lambda: self.begin([str(self.tadqiq.samples())]),
        }  # fmt: skip

    def on_mount(self) -> None:
        """Let the seconds of a load be seen to pass, also where there is nothing to count."""
        super().on_mount()
        self.set_interval(1.0, lambda: self.page.renew() if self.work is not None else None)

    def on_screen_resume(self) -> None:
        """Begin with what was asked for elsewhere, or ask for a path."""
        paths, self.tadqiq.wanted_load = self.tadqiq.wanted_load, []
        if paths and self.work is None:
            self.begin(paths)
        elif self.work is None:
            self.ask()
        self._show()

    def _show(self) -> None:
        """Draw the report, and in the footer only the keys that do something now."""
        idle = "cancel" if self.work is None else "samples"
        self.footer_bar.actions = [one for one in self.tadqiq.keymap.footer(self.kind) if one.id != idle]
        self.footer_bar.redraw()
        self.page.renew()

    def ask(self) -> None:
        """Ask for a file or folder; tab completes it."""
        if self.work is not None:
            self.notice("A load is running: x cancels it", "warning")
            return
        again = self._paths[0] if self.problem and self._paths else ""
        self.prompt.ask("File or folder", self._typed, again, hint="tab completes · ⏎ loads · esc leave")
        self.prompt.complete = complete_path

    def _typed(self, text: str | None) -> None:
        if text is not None and text.strip():
            self.begin([str(from_home(text.strip()))])
        self._show()

    def begin(self, paths: list[str]) -> None:
        """Start a load in its own thread."""
        if self.work is not None:
            return
        self.summary, self.problem, self.progress, self.files = None, "", None, None
        self.cancelled, self._paths = False, paths
        self._started = time.monotonic()
        self.work = Loading(self.tadqiq.open_store, paths, LoadOptions())

        def finished(result: LoadSummary | Exception) -> None:
            if isinstance(result, LoadSummary):
                self.post_message(LoadFinished(result))
            else:
                words = str(result) if isinstance(result, TadqiqError) else f"This failed: {result!r}"
                so_far = result.summary if isinstance(result, CancelledError) else None
                self.post_message(LoadFinished(so_far if isinstance(so_far, LoadSummary) else None, words))

        def advanced(progress: Progress) -> None:
            self.post_message(LoadAdvanced(progress))

        self.work.start(advanced, finished)
        self._show()

    def cancel(self) -> None:
        """Cancel the load; what is loaded stays."""
        if self.work is not None:
            self.work.cancel()
            self.cancelled = True
            self.notice("Stopping after this file; what is loaded stays")

    def on_load_advanced(self, event: LoadAdvanced) -> None:
        """Show how far it is."""
        before, self.progress = self.progress, event.progress
        if before is None or before.stage != event.progress.stage:
            self._stage_started = time.monotonic()
        if event.progress.stage == "reading":
            self.files = event.progress
        self.page.renew()

    def on_load_finished(self, event: LoadFinished) -> None:
        """Show the summary, and let the other screens read anew."""
        self.work = None
        self.summary, self.problem = event.summary, event.words
        self.tadqiq.stale_review = True
        self._show()

    def write(self, width: int) -> Sequence[Row]:
        """Return how far the load is, what it did, or how to begin."""
        if self.work is not None:
            return self._progress_rows(self.work, width)
        if self.problem:
            return self._problem_rows(width)
        if self.summary is not None:
            late = [line(width, [("  It was done before it could be cancelled.", "warn")])] if self.cancelled else []
            return [*late, *summary_rows(self.summary, time.monotonic() - self._started, width)]
        rows = [pad((), width)]
        for words, key in (
            ("Text, HTML, JSON, CSV and feeds; files or whole folders.", "base"),
            ("The same file twice changes nothing; what cannot be read is listed with the reason.", "dim"),
        ):
            rows += [pad((("  ", "base"), *row), width) for row in text_rows(words, width - 4, base=key)]
        keys: list[list[Piece]] = [
            [], [("  ⏎ ", "key"), ("type a path", "base")],
            [("  s ", "key"), ("load the five sample articles", "base")],
        ]  # fmt: skip
        return rows + [line(width, row) for row in keys]

    def _problem_rows(self, width: int) -> list[Row]:
        rows = [pad((), width)]
        rows += text_rows(f"  {self.problem}", width, [(0, len(self.problem) + 2, "warn" if self.cancelled else "bad")])
        if self.cancelled and self.files is not None:
            grouping = self.progress is not None and self.progress.stage != "reading"
            done, total = self.files.done, self.files.total
            read = "Every file was read" if grouping else f"{done}{f' of {total}' if total else ''} files were read"
            rows.append(line(width, [(f"  {read}", "base")]))
        if self.cancelled and self.summary is not None:
            so_far = self.summary
            loaded = (
                f"  {many(so_far.loaded, 'article')} loaded, {so_far.updated} updated, {so_far.unchanged} unchanged"
            )
            rows.append(line(width, [(loaded, "base")]))
        again = "the same path goes on where it stopped" if self.cancelled else "try again, or another path"
        steps = [("⏎ ", again), ("F3", "read the articles")] if self.cancelled else [("⏎ ", again)]
        rows += [pad((), width), *(line(width, [(f"  {key} ", "key"), (words, "base")]) for key, words in steps)]
        return rows + (refusal_rows(self.summary, width) if self.summary is not None else [])

    def _progress_rows(self, loading: Loading, width: int) -> list[Row]:
        progress = self.progress
        now = time.monotonic()
        seconds = max(0.1, now - self._stage_started)
        rows: list[list[Piece]] = [[], [("  Loading ", "title"), (", ".join(loading.paths), "strong")], []]
        if progress is not None:
            total = f" of {progress.total}" if progress.total else ""
            share = progress.done / progress.total if progress.total else 0.0
            bar = "█" * int(30 * share)
            stage = _STAGES.get(progress.stage, progress.stage)
            rows.append(
                [(f"  {stage:10} {progress.done}{total}  ", "base"), (f"{progress.done / seconds:.1f}/s", "dim")]
            )
            rows.append([(f"  {now - self._started:.0f} s so far", "dim")])
            rows.append([("  ", "base"), (f"▕{bar.ljust(30)}▏" if progress.total else "", "agree")])
            rows.append([("  ", "base"), (progress.words, "dim")])
        stop: list[Piece] = [("  x ", "key"), ("cancel", "base")]
        if self.cancelled:
            stop = [("  Stopping as soon as this step is done; what is loaded stays", "warn")]
        rows += [[], stop, [("  F2 ", "key"), ("go on reviewing meanwhile", "base")]]
        return [line(width, row) for row in rows]


def summary_rows(summary: LoadSummary, seconds: float, width: int) -> list[Row]:
    """Return what a load did, and what was refused with its reason."""
    nothing = summary.rejected and not (summary.loaded or summary.updated or summary.unchanged)
    sign: Piece = ("  ✗ ", "bad") if nothing else ("  ✓ ", "good")
    rows: list[list[Piece]] = [
        [], [sign, (f"{many(summary.loaded, 'article')} loaded", "strong"),
             (f", {summary.updated} updated, {summary.unchanged} unchanged", "base")],
        [(f"    {many(summary.claims, 'claim')} and {many(summary.groups, 'group')} in the database now", "dim")], [],
        [("  F2 ", "key"), ("review", "base")], [("  F3 ", "key"), ("read the articles", "base")],
        [("  ⏎ ", "key"), ("load more", "base")],
    ]  # fmt: skip
    return [*(line(width, row) for row in rows), *refusal_rows(summary, width)]


def refusal_rows(summary: LoadSummary, width: int) -> list[Row]:
    """Return the inputs that were refused, each with its reason; nothing when all were read."""
    if not summary.rejected:
        return []
    laid = [pad((), width), line(width, [(f"  {many(len(summary.rejected), 'input')} refused", "warn")])]
    for refusal in summary.rejected:
        laid.append(line(width, [("  ✗ ", "bad"), (refusal.path, "base")]))
        laid += [(("      ", "dim"), *row) for row in text_rows(refusal.reason, max(4, width - 6))]
    return laid


def complete_path(text: str) -> str:
    """Return the path completed as far as it is certain, as a shell would."""
    whole = str(from_home(text)) + "/" * text.endswith("/") if text.startswith("~") else text
    folder, slash, name = whole.rpartition("/")
    try:
        found = sorted(entry.name for entry in Path(folder + slash or ".").iterdir() if entry.name.startswith(name))
    except OSError:
        return text
    if not found:
        return text
    first, last = found[0], found[-1]
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    completed = folder + slash + first[:same]
    return completed + "/" if len(found) == 1 and Path(completed).is_dir() else completed

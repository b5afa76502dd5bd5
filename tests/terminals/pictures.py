"""Remake ``screenshots/``: every screen of the real program, in a real terminal.

    python -m tests.terminals.pictures [NAME ...]

Opens the program in xterm (DejaVu Sans Mono, 120×36 unless a picture says otherwise) on a virtual display, on a
database of the five sample articles and the sixteen written for our own tests (invented events, people and outlets),
presses the keys of each picture and saves it; two pictures also as SVG. Needs Xvfb, xterm, xdotool and ImageMagick;
says which are missing and ends with 2. Somebody must look at the pictures afterwards, and say in
``screenshots/README.md`` what they show.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from store.models import LoadOptions
from store.store import Store
from tests.terminals.xvfb import Window, display, missing, program, window, xterm

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "screenshots"
LARGEST = 120 * 1024
OWN = ROOT / "tests" / "quality" / "own"
_REVIEW = ("review",)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: ``keys`` are X key names, ``"=…"`` types a text, ``"every a"`` presses ``a`` on every card.

    ``"to …"`` goes to the group whose row says so, ``"omar x"`` lets another reviewer reject the first card of the
    queue in another process. ``command`` is what opens the program, nothing on a new database; ``colours`` the bits of
    colour the terminal says it has.
    """

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)
    command: tuple[str, ...] = _REVIEW
    colours: int = 24


SCENES = (
    Scene("review", ("to 560",)),
    Scene("differences", ("to 560", "d")),
    Scene("why", ("to 560", "w")),
    Scene("verdict", ("to 560", "a", "k", "v")),
    Scene("someone-was-first", ("omar x", "a")),
    Scene("adjudication", ("omar x", "a", "c", "colon", "=adju", "Return")),
    Scene("second", command=("review", "--second")),
    Scene("reader", ("F3",)),
    Scene("reader-claims", ("F3", "l", "l", "j", "j", "w")),
    Scene("search", ("F4", "=لافروف جنيف", "Return", "j")),
    Scene("history", ("a", "z", "x", "space", "a", "F6")),
    Scene("progress", ("a", "x", "a", "space", "a", "F5")),
    Scene("settings", ("F7",)),
    Scene("calibration", ("F8",)),
    Scene("load", ("F9",)),
    Scene("help", ("question",)),
    Scene("commands", ("colon",)),
    Scene("note", ("to لافروف", "c", "=لافروف وحده قال السبت")),
    Scene("evidence", ("to 560", "E")),
    Scene("summary", ("every a",)),
    Scene("review-narrow", ("to 560",), (80, 24)),
    Scene("source-narrow", ("to 560", "l"), (80, 24)),
    Scene("queue-narrow", ("to 560", "h"), (80, 24)),
    Scene("review-light", ("to 560", "F10")),
    Scene("review-16-colours", ("to 560",), colours=4),
    Scene("sprint", ("a", "x", "space", "a"), command=("review", "--minutes", "20", "--blind")),
    Scene("first-run", command=()),
)
VECTOR = ("review", "differences")


def environment(given: Mapping[str, str], home: str) -> dict[str, str]:
    """Return an environment in which no setting of whoever runs this has a say."""
    own = {name: value for name, value in given.items() if not name.startswith(("TADQIQ", "TMUX", "NO_COLOR"))}
    return own | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def fill(path: Path) -> None:
    """Load the sample articles and our own, these with the outlets that were invented for them."""
    with Store.open(path, create=True, reviewer="reviewer1") as store:
        store.load([str(ROOT / "seeds")])
        for article in json.loads((OWN / "gold.json").read_text(encoding="utf-8"))["articles"]:
            store.load([str(OWN / "articles" / article["file"])], LoadOptions(outlet=article["outlet"]))
    with Store.open(path, reviewer="omar") as store:
        for group in store.queue_ids()[-6:]:
            store.decide(group, "approve")


def command_of(scene: Scene, database: Path) -> list[str]:
    """Return the command line of a scene."""
    looks = ["env", "COLORTERM=truecolor"] if scene.colours == 24 else ["env", "TERM=xterm"]
    return [*looks, *program("--db", str(database), "--reviewer", "reviewer1", *scene.command)]


def act(screen: Window, keys: Sequence[str], database: Path) -> None:
    """Press and type what a scene says, once the first screen is there."""
    screen.settle(1.0, 30)
    for key in keys:
        if key.startswith("="):
            screen.type(key[1:])
        elif key.startswith("every "):
            with Store.open(database) as store:
                screen.press(*[key.removeprefix("every ")] * len(store.queue_ids()))
        elif key.startswith("to "):
            screen.press(*steps_to(key.removeprefix("to "), database))
        elif key == "omar x":
            with Store.open(database, reviewer="omar") as store:
                store.decide(store.queue_ids()[0], "reject")
        else:
            screen.press(key)
    screen.settle(0.5, 5)


def steps_to(words: str, database: Path) -> list[str]:
    """Return the keys that lead to the first group of the queue whose row has these words."""
    with Store.open(database) as store:
        rows = store.queue()
    return ["j"] * next(n for n, row in enumerate(rows) if words in f"{row.telling} {row.headline}")


def take(scene: Scene, folder: Path, master: Path) -> Path:
    """Make one picture on a copy of the database and return where it is."""
    path = folder / f"{scene.name}.png"
    with tempfile.TemporaryDirectory(prefix="tadqiq-picture-") as home, display() as given:
        database = Path(home) / "desk.db"
        if scene.command:
            shutil.copy(master, database)
        with window(xterm(*scene.size), command_of(scene, database), environment(given, home)) as screen:
            act(screen, scene.keys, database)
            screen.picture(path)
    return path


def _take_again(scene: Scene, folder: Path, master: Path) -> Path:
    """Make one picture; a display that did not come up is tried once more."""
    try:
        return take(scene, folder, master)
    except (TimeoutError, subprocess.SubprocessError):
        return take(scene, folder, master)


async def vector(name: str, keys: Sequence[str], folder: Path, master: Path) -> Path:
    """Save one picture as SVG, from the same screens without a terminal."""
    from tests.tui.driver import sitting

    with tempfile.TemporaryDirectory(prefix="tadqiq-picture-") as home:
        path = str(shutil.copy(master, Path(home) / "desk.db"))
        with Store.open(path, reviewer="reviewer1") as store:
            async with sitting(store, open_store=lambda: Store.open(path, reviewer="reviewer1")) as story:
                story.app.file_name = "desk.db"
                story.review.show_header()
                for key in keys:
                    await story.press(*(steps_to(key[3:], Path(path)) if key.startswith("to ") else [key]))
                drawn = story.app.export_screenshot(title="Tadqiq")
    made = folder / f"{name}.svg"
    made.write_text(drawn, encoding="utf-8")
    return made


def main(names: Sequence[str], folder: Path = FOLDER) -> int:
    """Make the pictures of these names, or all; returns the exit code."""
    if absent := missing():
        print(f"not here: {', '.join(absent)}", file=sys.stderr)
        return 2
    wanted = [scene for scene in SCENES if not names or scene.name in names]
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # what the SVG pictures are drawn for
    heavy = 0
    with tempfile.TemporaryDirectory(prefix="tadqiq-picture-") as desk:
        fill(Path(desk) / "filled.db")
        master = Path(desk) / "desk.db"
        with Store.open(Path(desk) / "filled.db") as store:
            store.backup(master)
        for scene in wanted:
            made = [_take_again(scene, folder, master)]
            if scene.name in VECTOR:
                made.append(asyncio.run(vector(scene.name, scene.keys, folder, master)))
            for path in made:
                size = path.stat().st_size
                heavy += size > LARGEST
                print(f"{path.relative_to(folder.parent)}  {size // 1024} KB{'  too big' if size > LARGEST else ''}")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

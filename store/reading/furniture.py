"""Furniture of a page: share rows, menus, captions, contact lines, by-lines, and the tail after a signature."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.models import Fold
from store.reading.lines import Line, folded, words

_EDGES = " \t.,;:!?؟،؛|-–—_*•·»«\"'()[]{}#>‹›←→▶►…/\\"
_LONG = 400
_BYLINE = "by-line"
# Words of a credit on the first line, where the headline stands.
_LONGEST_CREDIT = 4
_ADDRESS = re.compile(r"(https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+\b|\b[\w-]+(\.[\w-]+)*\.(com|net|org|tv|info|news|co|ae|sa|eg|sy|lb|jo|iq|ma|dz|tn|qa|kw|uk|fr|ir|me)\b(/\S*)?", re.I)  # fmt: skip  # noqa: E501
_PHONE = re.compile(r"(?<![\d.,])(\+|00)?\d[\d\s()-]{6,}\d(?![\d.,]?\d)")
_AGO = re.compile(
    r"^(قبل|منذ)\s+(\d+|ساعه|دقيقه|يوم|ساعتين|يومين|دقائق|ساعات)(\s+(ساعه|ساعات|دقيقه|دقائق|ثانيه|يوم|ايام|اسبوع))?$"
)
_COUNTER = re.compile(
    r"^\(?\d[\d,.]*\)?\s*"
    r"(مشاهده|مشاهدات|قراءه|زياره|تعليق|تعليقات|دقيقه|دقائق|views?|comments?|shares?|min(utes?)? read)?$"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(:\d{2})?\b")
_CRUMB = re.compile(r"\s*[>»›|]\s*|\s/\s")
_DASH = re.compile(r"\s+[-–—|/]\s+|:|\(|\)")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lists of ``furniture.toml``, folded for comparison."""

    whole: frozenset[str]
    begins: tuple[str, ...]
    labels: tuple[str, ...]
    openers: frozenset[str]
    captions: tuple[str, ...]
    headings: frozenset[str]
    buttons: frozenset[str]
    contact: frozenset[str]
    bylines: frozenset[str]
    signers: frozenset[str]
    calendar: frozenset[str]
    short_words: int
    label_words: int
    caption_words: int
    byline_words: int

    @classmethod
    def from_lists(cls, data: Mapping[str, Any]) -> Furniture:
        """Build the lists from parsed TOML."""

        def keys(name: str) -> list[str]:
            return [" ".join(folded(entry).split()) for entry in data[name]]

        return cls(
            whole=frozenset(keys("whole")),
            begins=tuple(keys("begins")),
            labels=tuple(keys("labels")),
            openers=frozenset(keys("openers")),
            captions=tuple(keys("captions")),
            headings=frozenset(keys("headings")),
            buttons=frozenset(keys("buttons")),
            contact=frozenset(keys("contact")),
            bylines=frozenset(keys("bylines")),
            signers=frozenset(keys("signers")),
            calendar=frozenset(keys("calendar")),
            short_words=int(data["short_words"]),
            label_words=int(data["label_words"]),
            caption_words=int(data["caption_words"]),
            byline_words=int(data["byline_words"]),
        )


def bare(key: str) -> str:
    """Return a folded line without the marks at its edges."""
    return key.strip(_EDGES)


def furniture_folds(
    text: str, page: Sequence[Line], known: Furniture, publishers: frozenset[str] = frozenset()
) -> list[Fold]:
    """Return one fold a line of furniture, in order; ``page`` is the lines of ``text``.

    ``publishers`` are folded names of outlets and agencies, for the line that says who wrote from where.
    """
    reasons: dict[int, str] = {}
    arabic = _mostly_arabic(text)
    listing = False
    last = _last_paragraph(text, page, known)
    for at, line in enumerate(page):
        reason = _reason(text, line, known)
        heading = bare(line.key) in known.headings
        if heading:
            listing = True
            reason = "heading of a list of other stories"
        elif reason is None and (_paragraph(text, line) or (listing and _opens(line, known))):
            listing = False
        elif reason is None and listing:
            reason = "in a list of other stories"
        elif reason is None and (at <= 3 or at > last):
            reason = _byline(line, known, at)
        if at == 0 and reason == _BYLINE and len(words(line.key)) > _LONGEST_CREDIT:
            reason = None  # «خاص: النادي يوقع مع المدافع غدا»: a headline, nobody's credit.
        if reason is None and line.end - line.start <= _LONG:
            reason = _dateline(line, publishers) or (_latin(line) if arabic else None)
        if reason:
            reasons[at] = reason
    _tail(text, page, last, reasons)
    _top(text, page, reasons)
    return [Fold(page[at].start, page[at].end, "boilerplate", reason) for at, reason in sorted(reasons.items())]


def _paragraph(text: str, line: Line) -> bool:
    """A line of prose: long, or a sentence with its full stop."""
    count = len(line.key.split(None, 26))
    return count > 25 or (count >= 6 and text[line.end - 1] in '.؟!…"»”')


def _opens(line: Line, known: Furniture) -> bool:
    """A line that opens as prose does, which no title in a list of stories would."""
    own = line.key.split(None, 6)
    return len(own) >= 5 and own[0] in known.openers


def _last_paragraph(text: str, page: Sequence[Line], known: Furniture) -> int:
    backwards = range(len(page) - 1, -1, -1)
    return next((at for at in backwards if _paragraph(text, page[at]) or _opens(page[at], known)), -1)


def _reason(text: str, line: Line, known: Furniture) -> str | None:
    if line.end - line.start > _LONG:
        return None
    key = bare(line.key)
    if key in known.whole:
        return "furniture of the page"
    own = words(line.key)
    if not own:
        return "a line of signs"
    start = line.key.lstrip(_EDGES).replace(" :", ":")
    if len(own) <= known.short_words and _begins(start, known.begins):
        return "furniture of the page"
    if _label(start, own, known):
        return "a label of the page"
    if len(own) <= known.caption_words and _begins(start, known.captions):
        return "caption or credit of a picture"
    if all(word in known.buttons for word in own):
        return "a row of buttons"
    return _shape(text[line.start : line.end], key, own, known)


def _begins(start: str, beginnings: tuple[str, ...]) -> str | None:
    """Return which whole words the line begins with."""
    if not start.startswith(beginnings):
        return None
    return next((b for b in beginnings if start.startswith(b) and not start[len(b) : len(b) + 1].isalpha()), None)


def _label(start: str, own: list[str], known: Furniture) -> bool:
    label = _begins(start, known.labels)
    if label is None or len(own) > known.short_words:
        return False
    rest = start[len(label) :].lstrip()
    return rest[:1] in ":|" or rest[:1].isdigit() or (len(own) <= known.label_words and start[-1] not in ".؟!")


def _shape(raw: str, key: str, own: list[str], known: Furniture) -> str | None:
    rest = words(folded(_ADDRESS.sub(" ", raw)))
    if len(rest) <= 2 and _ADDRESS.search(raw):
        return "an address"
    if known.contact.intersection(own) and (_PHONE.search(raw) or "@" in raw) and len(own) <= 40:
        return "a contact line"
    if _AGO.match(key) or _COUNTER.match(key):
        return "a counter or time of the page"
    if _CLOCK.search(key) or any(word in known.calendar for word in own):
        left = [word for word in own if word not in known.calendar and not word.isdigit()]
        if not left and len(own) <= 14:
            return "the date line of the page"
    if raw.lstrip().startswith("#") and all(part.startswith("#") for part in raw.split()):
        return "a row of tags"
    crumbs = [part for part in _CRUMB.split(raw) if part.strip(_EDGES)]
    if len(crumbs) >= 3 and all(len(part.split()) <= 3 for part in crumbs) and "." not in raw:
        return "the path of the page"
    return None


def _byline(line: Line, known: Furniture, at: int) -> str | None:
    own = words(line.key)
    if not 2 <= len(own) <= known.byline_words or own[0] not in known.bylines:
        return None
    after = line.key.lstrip(_EDGES)[len(own[0]) :].lstrip()[:1]
    named = line.key[-1] in ":/" or (after != "" and after in ":/|-–")
    return _BYLINE if named or (at > 0 and len(own) <= 4 and own[0] in known.signers) else None


def _dateline(line: Line, publishers: frozenset[str]) -> str | None:
    """«أبوظبي - سكاي نيوز عربية», «(رويترز)»: only a place and who wrote, no sentence."""
    parts = [" ".join(words(part)) for part in _DASH.split(line.key)]
    named = [part for part in parts if part in publishers]
    short = all(len(part.split()) <= 3 for part in parts if part not in publishers)
    return "who wrote, and where" if named and short and len(parts) <= 3 else None


def _latin(line: Line) -> str | None:
    own = words(line.key)
    return "Latin words of the page" if len(own) <= 4 and line.key.isascii() and not line.key.isdigit() else None


def _mostly_arabic(text: str) -> bool:
    sample = text[:4000]
    arabic = sum(1 for c in sample if "\u0620" <= c <= "\u064a")
    return arabic > 40 and arabic > 3 * sum(1 for c in sample if c.isascii() and c.isalpha())


def _top(text: str, page: Sequence[Line], reasons: dict[int, str]) -> None:
    """Before the first paragraph, one or two words alone are a menu when there is other furniture and a headline."""
    first = next((at for at, line in enumerate(page) if _paragraph(text, line)), 0)
    headline = any(at not in reasons and len(words(page[at].key)) >= 4 for at in range(first))
    if not headline or not any(at in reasons for at in range(first)):
        return
    for at in range(first):
        if at not in reasons and len(words(page[at].key)) <= 2:
            reasons[at] = "top of the page"


def _tail(text: str, page: Sequence[Line], last: int, reasons: dict[int, str]) -> None:
    """After the last paragraph, furniture takes the short lines beside it along (signature, logo, titles)."""
    if last < 0:
        return
    after = [at for at in range(last + 1, len(page)) if at in reasons]
    for at in range(last + 1, len(page)):
        if after and at not in reasons and len(words(page[at].key)) <= (12 if at > after[0] else 4):
            reasons[at] = "tail of the page"
    # One to three words alone after the last full stop are who signs, be it an outlet nobody has listed.
    end = len(page) - 1
    signs = end == last + 1 and end not in reasons and text[page[last].end - 1] in ".؟!…"
    if signs and last > 0 and len(words(page[end].key)) <= 3 and text[page[end].end - 1] not in ".؟!…:":
        reasons[end] = "signature"

"""A row of visual cells written for terminals that turn Arabic themselves: ``words`` and ``logical``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from tui.render.properties import MIRRORS, bidi_classes
from tui.render.shape import unshape
from tui.terminal.grid import Cells
from tui.terminal.paragraphs import ENDS, row_order
from tui.terminal.tokens import PIECES_OF_A_WORD, Sent, fenced_order, line_order, paragraph_order, shown, word_order
from tui.terminal.writing import HAS_RTL, LRM, LRO, PDF, RLE, STRONG_BLANK, set_of

_RTL = set_of("RAN")

# Cells between words: blanks, frames and bars, the second half of a wide character.
_GAP = f" \u00a0{STRONG_BLANK}\u2500-\u259f\x00"
_TOKEN = re.compile(f"[^{_GAP}]+")
_GLUED_BRACKET = re.compile(f"[{_RTL}].*[\\[\\](){{}}].*[{_RTL}]")
_MIRRORED = re.escape("".join(MIRRORS))
_GLUED_MIRROR = re.compile(f"[{_RTL}].*[{_MIRRORED}].*[{_RTL}]")
_BLANKS = (" ", "\u00a0")
_AS_BLANK = str.maketrans(dict.fromkeys((STRONG_BLANK, "\u00a0"), " "))
_AT_FRAME = re.compile("[\u2500-\u259f]")
_EDGE = re.compile("[ \u00a0\u2500-\u259f]")
# Bidi classes of separators, signs and terminators of figures.
_OF_FIGURES = ("c", "s", "t")
_STRETCH = re.compile("[^\u2500-\u259f]+|[\u2500-\u259f]+")
# Signs that a fallback font for Arabic holds together with the letters.
ARABIC = re.compile(f"[{_RTL}\u060c\u061b\u061f\u066a-\u066d\u06d4\u06f0-\u06f9]")


def words_of(bases: str) -> list[re.Match[str]]:
    """Return the words of a row that hold right-to-left letters or digits."""
    if not HAS_RTL.search(bases):
        return []
    return [match for match in _TOKEN.finditer(bases) if HAS_RTL.search(match[0])]


def bases_of(cells: Cells) -> str:
    """Return the first character of each cell, NUL for the second half of a wide one."""
    return "".join([text[0] if text else "\x00" for text, _ in cells])


def words(cells: Cells, row: int = 0) -> Cells:
    """Letters of each word in reading order with their styles; what stands between words is strongly left to right.

    The terminal turns each word and nothing else. Right in Konsole and PuTTY. PuTTY sees no marks: a word that
    needs them («46و48») is parted by blanks taken from the margin, or its figures would run together.
    """
    found = words_of(bases_of(cells))
    if not found:
        return cells
    if any(LRM in sent for match in found for _, sent in word_order(match[0])):
        cells = _parted(cells)
        found = words_of(bases_of(cells))
    bases = bases_of(cells)
    out = _in_words(cells, found, word_order)
    if any(_GLUED_BRACKET.search(match[0]) for match in found):
        # A bracket inside a word may pair with one of another word: then the words are fenced from within.
        sent = "".join([text[:1] + (LRM if text.endswith(LRM) else "") for text, _ in out])
        wanted = bases.replace("\x00", "")
        if shown(sent).translate(_AS_BLANK) != wanted.translate(_AS_BLANK):
            return _in_words(cells, found, fenced_order)
    return out


def _parted(cells: Cells) -> Cells:
    """Return the row with strong blanks in words that read right only with marks; as many go from the margins."""
    out: Cells = []
    for match in _STRETCH.finditer(bases_of(cells)):
        part = cells[match.start() : match.end()]
        places = [
            word.start() + piece.start()
            for word in words_of(match[0])
            if any(LRM in sent for _, sent in word_order(word[0]))
            for piece in PIECES_OF_A_WORD.finditer(bidi_classes(word[0]))
            if piece.start()
        ]
        spare = _spare(match[0], len(places))
        if len(spare) < len(places):
            places = []
        for index, cell in enumerate(part):
            if index in places:
                out.append((STRONG_BLANK, cell[1]))
            if not places or index not in spare:
                out.append(cell)
    return out


def _spare(bases: str, count: int) -> set[int]:
    """Return ``count`` blanks of a stretch that can be spared: of its longest run, then those beside its frames."""
    runs = sorted(re.finditer(" +", bases), key=lambda match: -len(match[0]))
    inside = [range(run.start() + 1, run.end()) for run in runs[:1]]
    edges = [index for index in (0, len(bases) - 1) if bases[index : index + 1] == " "]
    return set([*(index for run in inside for index in run), *edges][:count])


def words_unmirrored(cells: Cells, row: int = 0) -> Cells:
    """As :func:`words`, for Konsole: it turns words but not brackets, so these stay outside what is turned."""
    found = words_of(bases_of(cells))
    return _in_words(cells, found, _unmirrored_order) if found else cells


def words_concealed(cells: Cells, row: int = 0) -> Cells:
    """As :func:`words`, for mlterm inside tmux.

    Its font may draw a box for the strong blank, which is concealed; and a mark takes a cell in it, so that there is
    none beside a frame (a frame's neighbours stand in their places without).
    """
    out = list(words(cells))
    for index, (text, style) in enumerate(out):
        if text == STRONG_BLANK:
            out[index] = (text, f"{style}\x1b[8m")
        elif text.endswith(LRM) and any(_AT_FRAME.match(near) for near, _ in (*out[index : index + 2], ("│", ""))[:2]):
            out[index] = (text[:-1], style)
    return out


def _unmirrored_order(word: str) -> tuple[tuple[int, str], ...]:
    inside = _GLUED_MIRROR.search(word)
    return fenced_order(word) if inside else word_order(word)


def _in_words(cells: Cells, found: list[re.Match[str]], order: Callable[[str], tuple[tuple[int, str], ...]]) -> Cells:
    out = list(cells)
    blank = next((index for index in range(found[0].start()) if cells[index][0] in _BLANKS), None)
    if blank is not None:
        # The first strong character of the row decides its direction in some terminals.
        out[blank] = (STRONG_BLANK, out[blank][1])
    for match in found:
        start, end = match.span()
        in_order = order(match[0])
        if any(len(text) > 1 and not ARABIC.match(text) for text, _ in cells[start:end]):
            # A mark on a sign can part a number in two, which the order does not know of: every cell by itself.
            in_order = tuple((index, letter + LRM) for index, letter in enumerate(match[0]))
        for place, (index, sent) in enumerate(in_order, start):
            text, style = cells[start + index]
            out[place] = (sent if len(text) == 1 else sent[0] + text[1:] + sent[1:], style)
        _fence(out, start - 1, end)
    return out


def _fence(out: Cells, before: int, after: int) -> None:
    """Make the neighbours of a word strongly left to right: a blank becomes a strong one, else a mark is added."""
    if before >= 0:
        text, style = out[before]
        if text in _BLANKS:
            out[before] = (STRONG_BLANK, style)
        elif text != STRONG_BLANK and not text.endswith(LRM):
            out[before] = (text + LRM, style)
    if after < len(out) and out[after][0] in _BLANKS:
        out[after] = (STRONG_BLANK, out[after][1])
    else:
        text, style = out[after - 1]
        out[after - 1] = (text + LRM, style)


def logical(cells: Cells, row: int = 0) -> Cells:
    """The row in reading order and unshaped, styles with their letters, for a terminal that does everything itself.

    Such a terminal takes the row's direction from its first strong letter, or left to right: then an embedding keeps
    the order inside a text. Where the paragraphs of the row are told apart (:mod:`tui.terminal.paragraphs`), each is in
    its own reading order. The order sent is one that it draws as the cells of the row; where none is found, each
    stretch between frames is put in reading order by itself.
    """
    cells, ends = _paragraphs(cells)
    bases = bases_of(cells)
    if not HAS_RTL.search(bases):
        return cells
    places = [index for index, base in enumerate(bases) if base != "\x00"]
    line = "".join([bases[place] for place in places])
    found = row_order(line, tuple((bisect_left(places, end), base) for end, base in ends)) if ends else None
    order: Sequence[tuple[int, str]] | None = found or paragraph_order(line)
    if order is None:
        order = [item for match in _STRETCH.finditer(line) for item in _stretch_order(match)]
    elif order[0][0] > order[-1][0]:
        order = _embedded(order)
    return [cell for part in _stretches(order) for cell in _unshaped(cells, [(places[i], sent) for i, sent in part])]


def _paragraphs(cells: Cells) -> tuple[Cells, list[tuple[int, int]]]:
    """Return the cells without the marks that end paragraphs, and the place behind each with its direction."""
    out, ends = list(cells), []
    for index, (text, style) in enumerate(cells):
        if len(text) > 1 and text[-1] in ENDS:
            ends.append((index + 1, ENDS[text[-1]]))
            out[index] = (text.rstrip("".join(ENDS)), style)
    return out, ends


def _embedded(order: Sequence[tuple[int, str]]) -> Sent:
    """Return a row that runs from right to left with its text embedded, for a terminal that takes it for the other."""
    sent = list(order)
    inside = [place for place, (_, character) in enumerate(sent) if not _EDGE.match(character)]
    if inside and inside[0]:
        first, last = inside[0] - 1, inside[-1]
        sent[first] = (sent[first][0], sent[first][1] + RLE)
        sent[last] = (sent[last][0], sent[last][1] + PDF)
    return sent


def _stretch_order(match: re.Match[str]) -> Sent:
    text, start = match[0], match.start()
    right = len(text) - len(text.lstrip()) >= len(text) - len(text.rstrip())
    found = line_order(text, int(right)) or line_order(text, int(not right)) or enumerate(text)
    return [(start + index, sent) for index, sent in found]


def _stretches(order: Sequence[tuple[int, str]]) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield what is sent in parts: frames, and what stands between them."""
    sent = "".join([character[0] for _, character in order])
    return (order[match.start() : match.end()] for match in _STRETCH.finditer(sent))


def _unshaped(cells: Cells, order: Sent) -> Cells:
    """Return cells in this order as letters; the second letter of a lam-alef takes the place of a blank to spare."""
    sent = "".join([character[0] for _, character in order])
    blanks = max(re.finditer(" +", sent), key=lambda match: len(match[0]), default=None)
    start, spare = (blanks.start(), len(blanks[0]) - 1) if blanks else (0, 0)
    pairs = [place for place, character in enumerate(sent) if len(unshape(character)) == 2][:spare]
    out: Cells = []
    held = ""  # the marks of blanks that gave their place
    for place, (index, character) in enumerate(order):
        drawn, style = cells[index]
        letters, mark = unshape(character[0]), held + character[1:]
        if start <= place < start + len(pairs):
            held = mark
            continue
        held = ""
        if len(letters) == 2:
            both = place in pairs
            out.append(((letters[0] if both else character[0]) + drawn[1:] + ("" if both else mark), style))
            out.extend([(letters[1] + mark, style)] if both else [])
        else:
            out.append((letters + ("" if _in_figures(drawn) else drawn[1:]) + mark, style))
            out.extend([("", style)] if len(cells) > index + 1 and not cells[index + 1][0] else [])
    return out


def _in_figures(drawn: str) -> bool:
    """Say whether a cell holds a sign as it stands inside a figure (colon, comma, stroke, per cent).

    A mark on it says nothing, but parts the figure in two for a terminal that turns the line.
    """
    return bidi_classes(drawn[:1]) in _OF_FIGURES


def lro_cells(cells: Cells, row: int = 0) -> Cells:
    """Return the row as mode ``lro`` writes it: one override behind its first character."""
    if not cells:
        return cells
    text, style = cells[0]
    return [(text + (LRM if ARABIC.match(text) else "") + LRO, style), *cells[1:]]


def lrm_cells(cells: Cells, row: int = 0) -> Cells:
    """Return the row as mode ``lrm`` writes it: a mark behind every Arabic letter."""
    return [(text + LRM, style) if ARABIC.match(text) else (text, style) for text, style in cells]

"""A sentence as a row of words and marks, with its quotations: what the rules walk along."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.language.folding import Folded
from store.language.lexicon import folded_set
from store.language.quotations import quotations
from store.language.sentences import sets_off

# So far behind a sentence is looked for the mark that closes its quotation.
_FURTHER = 2000
# A clock is one word: its colon opens no speech.
_PIECE = re.compile(r"\d{1,2}:\d\d(?![\d:])|\d+(?:[.,]\d+)*|[^\W\d_]+|[^\s\w]|_")
_WHILE = frozenset(("فيما", "وفيما"))
# The longest name of a letter: «دبليو».
_LETTER_NAME = 5
# Words that begin with «ل» of their own: «للجنة» is «اللجنة» with «ل».
_OWN_LAM = frozenset(("للجنه", "للجان", "للاعب", "للاعبين", "للواء", "للغه", "للقاء"))
_AT = frozenset(("في", "وفي"))


_LETTERS = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")


def language_of(text: str) -> str:
    """Return ``ar`` or ``en`` by the share of letters of each script."""
    letters = len(_LETTERS.findall(text))
    return "ar" if not letters or len(_ARABIC.findall(text)) * 2 >= letters else "en"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark between folded offsets; ``mark`` is True for punctuation."""

    start: int
    end: int
    text: str
    mark: bool


@dataclass(slots=True)
class Sentence:
    """One sentence: its words, and for each word the quotation it stands in (index of the opening mark) or -1.

    ``closes`` maps the index of an opening mark to that of its closing mark (or to ``len(words)``).
    """

    view: Folded
    start: int
    end: int
    words: list[Word]
    inside: list[int]
    closes: dict[int, int]
    headline: bool = False
    language: str = "ar"
    cache: dict[str, object] = field(default_factory=dict)

    def text(self, index: int) -> str:
        """Return the folded text of a word, empty outside the sentence."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def is_mark(self, index: int, marks: str) -> bool:
        """Say whether the word is one of these punctuation marks."""
        return 0 <= index < len(self.words) and self.words[index].mark and self.words[index].text in marks

    def free(self, index: int) -> bool:
        """Say whether the word stands outside every quotation."""
        return self.inside[index] < 0

    def without_lam(self, index: int) -> None:
        """Take «ل» off a word («وفقا لمصادر …») so that the rules see who is named; «لل» becomes «ال»."""
        word = self.words[index]
        if word.text.startswith("لل") and len(word.text) > 4:
            own = "ل" if word.text in _OWN_LAM else ""
            self.words[index] = Word(word.start, word.end, "ال" + own + word.text[2:], False)
        elif word.text.startswith("ل") and len(word.text) > 3:
            self.words[index] = Word(word.start + 1, word.end, word.text[1:], False)

    def without_waw(self, index: int) -> None:
        """Take the joining «و» off a word so that the rules see who is named."""
        word = self.words[index]
        self.words[index] = Word(word.start + 1, word.end, word.text[1:], False)

    def raw(self, first: int, end: int) -> str:
        """Return the raw text of words ``first`` to ``end`` (exclusive), as far as there are words."""
        end = min(end, len(self.words))
        if end <= first:
            return ""
        span = self.view.raw_span(self.words[first].start, self.words[end - 1].end)
        return self.view.raw[span.start : span.end]

    def phrase_at(self, index: int, phrases: dict[str, list[tuple[str, ...]]]) -> int:
        """Return how many words the longest phrase at ``index`` has, 0 for none; see :func:`phrase_table`."""
        known = phrases.get(self.text(index))
        if known is None:
            return 0
        if self.text(index) in _WHILE and self.text(index + 1) in folded_set("grammar", "regarding"):
            return 0
        at_some_time = self.text(index) in _AT and self.text(index + 1) == "وقت"
        if at_some_time and self.text(index + 2) in folded_set("grammar", "times_of_day"):
            return 0
        for phrase in known:
            if all(self.text(index + step) == word for step, word in enumerate(phrase)):
                return len(phrase)
        return 0


def sentence_at(view: Folded, start: int, end: int, *, headline: bool = False) -> Sentence:
    """Return the sentence between two folded offsets, split into words."""
    text = view.text
    words = [
        Word(match.start(), match.end(), match[0], not (match[0][0].isalnum()))
        for match in _PIECE.finditer(text, start, end)
    ]
    words = _dotted(_tags(words))
    # The stops of «د. عبدالعزيز», «6 .6» end nothing.
    shortened = {at for at in range(1, len(words)) if _abbreviates(view, words[at - 1], words[at])}
    words = _initials(view, [word for at, word in enumerate(words) if at not in shortened])
    if "إمام" in view.raw:
        words = [_imam(view, word) for word in words]
    if "على" in view.raw:
        # Where the paper writes «على» with ى, «علي» with ي is the name.
        words = [_ali(view, word) for word in words]
    where = {word.start: index for index, word in enumerate(words)}
    inside = [-1] * len(words)
    closes: dict[int, int] = {}
    quoted = quotations(view, start, end)
    if quoted and not quoted[-1].balanced:
        # What comes behind the sentence tells whether the quotation goes on or was never closed.
        whole = [pair for pair in quotations(view, start, min(end + _FURTHER, len(text))) if pair.open < end]
        quoted = whole if whole and whole[-1].close < end - 1 else quoted
    for pair in quoted:
        first = where[pair.open]
        last = where.get(pair.close, len(words))
        closes[first] = last
        for index in range(first + 1, last):
            inside[index] = first
    return Sentence(view, start, end, words, inside, closes, headline)


def _ali(view: Folded, word: Word) -> Word:
    """Return the word under a spelling of its own when it is the name «علي», not the preposition."""
    if word.text != "علي" or view.raw[view.raw_index(word.end - 1)] != "ي":
        return word
    return Word(word.start, word.end, "علي'", False)


def _abbreviates(view: Folded, word: Word, stop: Word) -> bool:
    """Say whether a mark after this word only sets something off: «د.», «م .», «6 .6», «الدكتور / عبدالله»."""
    if stop.text == ".":
        return sets_off(view.text, stop.start)
    honoured = word.text in folded_set("titles", "honorifics.masculine") | folded_set("titles", "honorifics.feminine")
    return stop.text == "/" and honoured


def _tags(words: list[Word]) -> list[Word]:
    """Return the words with «#تحالف_دعم_السلام» read as «تحالف دعم السلام», the first one from its «#» on."""
    if not any(word.text in "#_" for word in words):
        return words
    kept: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        tied = after is not None and after.start == word.end and not after.mark
        if word.text == "_" and tied and kept and kept[-1].end == word.start and not kept[-1].mark:
            continue
        tag = bool(kept) and kept[-1].text == "#" and kept[-1].end == word.start and not word.mark
        kept.append(Word(kept.pop().start, word.end, word.text, False) if tag else word)
    return kept


def _dotted(words: list[Word]) -> list[Word]:
    """Return the words with «إن.بي.سي», «إيه.بي.سي» as one word: three short ones or more with stops and no spaces."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        end = at
        while end + 2 < len(words) and words[end + 1].text == "." and words[end].end + 1 == words[end + 2].start:
            if max(len(words[end].text), len(words[end + 2].text)) > _LETTER_NAME or words[end + 2].text.isdigit():
                break
            end += 2
        if end - at >= 4 and not words[at].mark and not words[end].mark:
            text = "".join(word.text for word in words[at : end + 1])
            kept.append(Word(words[at].start, words[end].end, text, False))
            at = end + 1
        else:
            kept.append(words[at])
            at += 1
    return kept


def _initials(view: Folded, words: list[Word]) -> list[Word]:
    """Return the words with «س.», the first letter of a name, as one word; the name's other words follow it."""
    if not any(len(word.text) == 1 and not word.mark for word in words):
        return words
    kept: list[Word] = []
    at = 0
    while at < len(words):
        word, stop = words[at], words[at + 1] if at + 1 < len(words) else None
        initial = stop is not None and stop.text == "." and stop.start == word.end and at + 2 < len(words)
        if initial and stop is not None and len(word.text) == 1 and word.text.isalpha() and not words[at + 2].mark:
            word = Word(word.start, stop.end, word.text + ".", False)
            at += 1
        kept.append(word)
        at += 1
    return kept


def _imam(view: Folded, word: Word) -> Word:
    """Return «إمام» as «الإمام», so that the preposition «أمام», which folds to the same letters, is another word."""
    if word.text not in ("امام", "وامام") or view.raw[view.raw_index(word.end - 4)] != "إ":
        return word
    return Word(word.start, word.end, "الامام", False)


def phrase_table(phrases: list[list[str]]) -> dict[str, list[tuple[str, ...]]]:
    """Return folded phrases by their first word, longest first, with «و» and «ف» forms of the first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases:
        for first in {words[0], "و" + words[0], "ف" + words[0]}:
            table.setdefault(first, []).append((first, *words[1:]))
    for row in table.values():
        row.sort(key=lambda phrase: -len(phrase))
    return table

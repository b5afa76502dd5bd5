"""Extraction: one article's text to its claims. Pure: the same text gives the same claims."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence

from store.claims.arabic import read_sentence
from store.claims.english.reading import read_english
from store.claims.finish import finish
from store.claims.vocabulary.cues import is_finite
from store.claims.vocabulary.words import Sentence, language_of, sentence_at
from store.claims.who.draft import ArticleState, Draft
from store.errors import CancelledError
from store.language.folding import Folded, fold, fold_plain
from store.language.sentences import folded_sentences
from store.models import Claim, Fold, Span

# A text is read in stretches of whole lines of about this size, so that memory and regexes stay bounded.
_STRETCH = 20_000
# A single article states no more than this; the rest of a runaway input is kept as text only.
MOST_CLAIMS = 5_000
_LONGEST_SENTENCE = 4_000
_HEADLINE_WORDS = 22
_OPENING = 8_000
_HEADLINE_LETTERS = 240
# What some papers print behind the last full stop, on the same line: a link with the headline again, or key words.
_LINK = re.compile(r"رابط الخبر (?:ب|في|علي)")
_KEY_WORDS = re.compile(r"(?:سمات|وسوم|كلمات دلاليه) ")
_MOST_KEY_WORDS = 16
# Fewer letters than these outside the quotations tell nothing of the sentence.
_LEAST_LETTERS = 8


def claim_id(article_id: str, start: int, end: int, text: str) -> str:
    """Return the id of a claim: ``c`` and 12 hex digits of its article, place and words."""
    digest = hashlib.sha256(f"{article_id}\x1f{start}\x1f{end}\x1f{text}".encode("utf-8", "surrogatepass"))
    return "c" + digest.hexdigest()[:12]


def extract(
    text: str,
    *,
    article_id: str = "",
    published: str | None = None,
    outlet: str | None = None,
    folds: Sequence[Fold] = (),
    cancelled: Callable[[], bool] | None = None,
) -> list[Claim]:
    """Return the claims of one article in the order of the text; ``text[claim.start:claim.end] == claim.text``.

    ``published`` is the ISO day that relative dates are reckoned from; nothing inside ``folds`` is read.
    Raises ``CancelledError`` when ``cancelled()`` turns true. At most ``MOST_CLAIMS`` claims are returned.
    """
    state = ArticleState(outlet=outlet, published=published, opening=text[:_OPENING])
    drafts: list[Draft] = []
    for sentence in _sentences(text, folds):
        if cancelled is not None and cancelled():
            raise CancelledError("The reading of the article was cancelled.")
        drafts += read_english(sentence, state) if sentence.language == "en" else read_sentence(sentence, state)
        if len(drafts) >= MOST_CLAIMS:
            break
    claims: list[Claim] = []
    seen: set[tuple[int, int]] = set()
    for draft in drafts[:MOST_CLAIMS]:
        _own_words(draft, outlet)
        claim = finish(draft, state, article_id, claim_id)
        if claim is not None and (claim.start, claim.end) not in seen:
            seen.add((claim.start, claim.end))
            claims.append(claim)
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def _own_words(draft: Draft, outlet: str | None) -> None:
    """«علمت «الوطن» أن …», printed by that paper: the outlet itself tells it."""
    if draft.person is None or _bare_outlet(draft.person.name) != _bare_outlet(outlet or ""):
        return
    draft.path.append(f"{draft.person.name} is the outlet of the article: its own words")
    draft.person, draft.mention, draft.resolution, draft.cue, draft.via = None, None, None, None, None
    draft.quote_type, draft.chain = "narrator", ()


def _bare_outlet(name: str) -> str:
    """Return the folded name of an outlet without «صحيفة», «قناة»."""
    first, _, rest = fold_plain(name).partition(" ")
    return rest if rest and first in ("صحيفه", "جريده", "مجله", "قناه", "موقع") else f"{first} {rest}".strip()


def _open_spans(text: str, folds: Sequence[Fold]) -> Iterator[Span]:
    """Yield the stretches of ``text`` outside every fold."""
    at = 0
    for one in sorted(folds, key=lambda fold_: fold_.start):
        if one.start > at:
            yield Span(at, one.start)
        at = max(at, one.end)
    if at < len(text):
        yield Span(at, len(text))


def _stretches(text: str, folds: Sequence[Fold]) -> Iterator[Span]:
    """Yield pieces of at most some 20,000 characters, cut at line ends, else at a stop or a space."""
    for span in _open_spans(text, folds):
        at = span.start
        while span.end - at > _STRETCH:
            cut = max(text.rfind("\n", at + 1, at + _STRETCH), -1)
            if cut <= at:
                cut = max(text.rfind(". ", at + 1, at + _STRETCH), text.rfind(" ", at + _STRETCH - 500, at + _STRETCH))
            cut = cut + 1 if cut > at else at + _STRETCH
            yield Span(at, cut)
            at = cut
        yield Span(at, span.end)


def _sentences(text: str, folds: Sequence[Fold]) -> Iterator[Sentence]:
    below = False
    for span in _stretches(text, folds):
        view = fold(text[span.start : span.end])
        for fs, fe in folded_sentences(view):
            if fe - fs > _LONGEST_SENTENCE:
                continue
            sentence = sentence_at(view, fs, fe, headline=_is_headline(view, fs, fe))
            if _is_page_tail(sentence):
                continue
            sentence.cache["offset"] = span.start
            sentence.language = _frame_language(sentence)
            sentence.cache["below"] = below
            below = below or not sentence.headline
            yield sentence


def _is_page_tail(sentence: Sentence) -> bool:
    """Say whether «رابط الخبر بصحيفة …», or key words («سمات …») up to the end of the line, stand here."""
    view = sentence.view
    if _LINK.match(view.text, sentence.start):
        return True
    if not _KEY_WORDS.match(view.text, sentence.start):
        return False
    words = [word.text for word in sentence.words if not word.mark]
    last = not view.text[sentence.end :].split("\n", 1)[0].strip()
    told = len(words) > _MOST_KEY_WORDS or any(is_finite(word) for word in words)
    return last and not told


def _is_headline(view: Folded, fs: int, fe: int) -> bool:
    """Say whether the sentence is a line of its own, short and without a full stop."""
    begin, finish = view.text.rfind("\n", 0, fs) + 1, view.text.find("\n", fe)
    if begin == 0 and finish < 0:
        return False
    if (finish if finish >= 0 else len(view.text)) - begin > _HEADLINE_LETTERS:
        return False
    line = view.text[begin : finish if finish >= 0 else None].strip()
    # The first line may cry out or ask: «الوزير: لا زيادة في الأسعار!!».
    ends = ".:" if begin == 0 else ".!?:"
    return line.rstrip("\"')")[-1:] not in ends and len(line.split()) <= _HEADLINE_WORDS


def _frame_language(sentence: Sentence) -> str:
    """Return the language a sentence is told in: an Arabic one may hold a longer English quotation, and the reverse."""
    told = " ".join(word.text for at, word in enumerate(sentence.words) if sentence.free(at) and not word.mark)
    if sum(map(str.isalpha, told)) < _LEAST_LETTERS:
        told = sentence.view.text[sentence.start : sentence.end]
    return language_of(told)

"""Speech without quotation marks that goes on in the next sentence: «قال المدير: … . ونحن نعمل على …»."""

from __future__ import annotations

from dataclasses import replace

from store.claims.clauses.frame import SPOKEN, Frame, cue_at
from store.claims.clauses.labels import is_byline
from store.claims.names.first_person import speaks_itself
from store.claims.names.name_words import is_known_surname
from store.claims.statements.contents import Piece
from store.claims.statements.narrator import letters_off, skip_leads
from store.claims.statements.propositions import split
from store.claims.vocabulary.cues import clause_words, cue_forms
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import starts_speaker
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState, Draft, Speech
from store.models import Cue

# More of the narrator's statements than these between two of a speaker are the narrator's.
_MOST_BETWEEN = 4
_LEAST = 3


def goes_on(s: Sentence, state: ArticleState) -> bool:
    """Say whether a sentence without a reporting word still belongs to whoever spoke right before it in its paragraph.

    It says «I» or «we», holds an opinion («ولا شك أن …») or only dots stand before it; the outlet's own «we» does not
    count, nor does a sentence that begins as the narrator's do («من جهة أخرى …»).
    """
    speech = state.speech
    if speech is not None and speech.lists and _item(s):
        return True
    if speech is None or speech.view is not s.view or is_byline(s):
        return False
    if s.headline:
        # «الوزير: لا زيادة.. ولا خصخصة»
        tied = s.text(0)[:1] == "و" and s.text(0)[1:] not in word_class("demonstratives")
        tied = tied and not any(s.free(at) and cue_at(s, at) is not None for at in range(len(s.words)))
        return tied and "\n" not in s.view.text[speech.end : s.start]
    if _and_that(s):
        return "\n" not in s.view.text[speech.end : s.start]
    own = any(s.free(at) and not word.mark and speaks_itself(s, at) for at, word in enumerate(s.words))
    between = s.view.text[speech.end : s.start]
    if "\n" in between or (skip_leads(s, 0, len(s.words)) > 1 and not (own and speech.unmarked)):
        return False
    if any(s.text(at).removeprefix("و") in word_class("outlets_we") for at in range(len(s.words))):
        return False
    pause = s.view.text[max(0, speech.end - 2) : s.start].partition(".")[2]
    if "." in pause and not pause.strip(" ."):
        return True
    lead = s.text(0).removeprefix("و")
    held = s.text(1 + (s.text(1) == "لا")) if lead in ("لا", "مما") else lead
    opinion = held in word_class("opinions")
    return own or (opinion and speech.unmarked)


def _and_that(s: Sentence) -> bool:
    """«. وأن المدارس فتحت أبوابها»: behind a full stop too, «أن» depends on who spoke; «وإن كان» does not."""
    if s.text(0) not in clause_words().joined:
        return False
    return len(s.text(0)) > _LEAST or s.raw(0, 1)[1:2] == "أ"


def _item(s: Sentence) -> int:
    """Return the word after «1-», «2 .», «-» at the head of a line, 0 when the sentence is no item of a list."""
    numbered = s.text(0).isdigit() and s.is_mark(1, "-.)")
    return 2 if numbered else int(s.is_mark(0, "-•*"))


def continued(s: Sentence) -> tuple[Frame, list[Piece]]:
    """Return the frame of a whole sentence that goes on with a speech, and its propositions."""
    first = skip_leads(s, _item(s) or int(_and_that(s)), len(s.words))
    frame = Frame(first, first, cue_forms()["قال"], None, first, "speech-goes-on", "unmarked")
    pieces = split(s, first, len(s.words), quoted=False)
    tied = letters_off(s, first) > 0
    return frame, [Piece(one.first, one.end, "indirect", one.joined or (tied and one.first == first)) for one in pieces]


def _between(s: Sentence, state: ArticleState, frames: list[Frame], drafts: list[Draft]) -> bool:
    """Say whether a sentence stands right behind unmarked speech and may go on with it: what follows will tell."""
    speech = state.speech
    if speech is None or not (speech.unmarked and speech.view is s.view) or s.headline or frames or is_byline(s):
        return False
    if "\n" in s.view.text[speech.end : s.start] or speech.lists or any(draft.cue is not None for draft in drafts):
        return False
    first = skip_leads(s, 0, len(s.words))
    bare = s.text(0).removeprefix("و")
    reports = any(s.free(at) and _tells_of_another(s, at) for at in range(len(s.words)))
    few = len(state.between) + len(drafts) <= _MOST_BETWEEN
    return bool(drafts) and few and first <= 1 and bare not in word_class("been") and not reports


def _tells_of_another(s: Sentence, at: int) -> bool:
    """Say whether a reporting verb and who speaks stand here."""
    form = cue_at(s, at)
    return form is not None and form.kind == "perfect" and (starts_speaker(s, at + 1) or is_known_surname(s, at + 1))


def _takes_up(s: Sentence, state: ArticleState, frames: list[Frame], drafts: list[Draft]) -> bool:
    """Say whether whoever spoke before the sentences in between speaks on: «وأضاف …», «ونحن نعمل على …»."""
    speech, first = state.speech, drafts[0] if drafts else None
    if speech is None or first is None or speech.view is not s.view or "\n" in s.view.text[speech.end : s.start]:
        return False
    own = not frames or (frames[0].speaker is None and frames[0].cue <= 1)
    return own and first.cue is not None and first.resolution == "chain" and first.person is speech.person


def _give_back(state: ArticleState) -> None:
    """Make the narrator's statements in between those of whoever spoke before and after them."""
    speech = state.speech
    if speech is None:
        return
    for draft in state.between:
        offset = int(str(draft.sentence.cache.get("offset", 0)))
        word = draft.sentence.words[0]
        span = draft.sentence.view.raw_span(word.start, word.end)
        draft.cue = Cue(span.start + offset, span.end + offset, cue_forms()["قال"].lemma.name)
        draft.person, draft.via, draft.resolution = speech.person, speech.via, "chain"
        draft.rule, draft.quote_type = "speech-goes-on", "indirect"
        draft.path = ["between two statements of the same speaker without quotation marks"]


def remember_speech(s: Sentence, state: ArticleState, frames: list[Frame], drafts: list[Draft]) -> None:
    """Note who still has the word at the end of a sentence, and whether his words stand there without any mark."""
    if all(word.mark for word in s.words):
        return
    if state.speech is not None and _between(s, state, frames, drafts):
        state.between += drafts
        state.speech = replace(state.speech, end=s.end)
        return
    if state.between and _takes_up(s, state, frames, drafts):
        _give_back(state)
    state.between = []
    lists = state.speech is not None and state.speech.lists and not frames and _item(s) > 0
    lists = lists or s.is_mark(len(s.words) - 1, ":")
    before = state.speech
    state.speech, last = None, drafts[-1] if drafts else None
    if last is None or last.cue is None or last.person is None:
        return
    if s.headline and not (lists or last.rule.startswith("label")):
        return
    rest = s.view.text[last.end : s.end].strip(" .!?:")
    how = frames[-1].how if frames else "unmarked"
    if (lists or not rest) and how in SPOKEN and last.quote_type in ("indirect", "mixed"):
        # «وقال إننا سعداء …»: he speaks as «we» also after «إن».
        of_us = bool(frames) and s.text(frames[-1].content - 1) in word_class("first_person")
        # «قال خبراء: إن …» is told as after «أن».
        told = bool(frames) and s.text(frames[-1].content - 1) in clause_words().complements
        dotted = not frames and before is not None and not before.unmarked
        unmarked = of_us or (how in ("colon", "unmarked") and not told and not dotted)
        state.speech = Speech(s.view, s.end, last.person, last.via, unmarked, lists)

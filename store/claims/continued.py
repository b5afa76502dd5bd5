"""Speech without quotation marks that goes on in the next sentence: «قال المدير: … . ونحن نعمل على …»."""

from __future__ import annotations

from store.claims.contents import Piece
from store.claims.cues import cue_forms
from store.claims.draft import ArticleState, Draft, Speech
from store.claims.first_person import speaks_itself
from store.claims.frame import SPOKEN, Frame
from store.claims.grammar import word_class
from store.claims.labels import is_byline
from store.claims.narrator import letters_off, skip_leads
from store.claims.propositions import split
from store.claims.words import Sentence


def goes_on(s: Sentence, state: ArticleState) -> bool:
    """Say whether a sentence without a reporting word still belongs to whoever spoke right before it in its paragraph.

    It says «I» or «we», holds an opinion («ولا شك أن …») or only dots stand before it; the outlet's own «we» does not
    count, nor does a sentence that begins as the narrator's do («من جهة أخرى …»).
    """
    speech = state.speech
    if speech is not None and speech.lists and _item(s):
        return True
    if speech is None or speech.view is not s.view or s.headline or is_byline(s):
        return False
    own = any(s.free(at) and not word.mark and speaks_itself(s, at) for at, word in enumerate(s.words))
    between = s.view.text[speech.end : s.start]
    if "\n" in between or (skip_leads(s, 0, len(s.words)) > 1 and not (own and speech.unmarked)):
        return False
    if any(s.text(at).removeprefix("و") in word_class("outlets_we") for at in range(len(s.words))):
        return False
    if s.view.text[max(0, speech.end - 2) : s.start].count(".") > 1:
        return True
    lead = s.text(0).removeprefix("و")
    held = s.text(1 + (s.text(1) == "لا")) if lead in ("لا", "مما") else lead
    opinion = held in word_class("opinions")
    return own or (opinion and speech.unmarked)


def _item(s: Sentence) -> int:
    """Return the word after «1-», «2 .», «-» at the head of a line, 0 when the sentence is no item of a list."""
    numbered = s.text(0).isdigit() and s.is_mark(1, "-.)")
    return 2 if numbered else int(s.is_mark(0, "-•*"))


def continued(s: Sentence) -> tuple[Frame, list[Piece]]:
    """Return the frame of a whole sentence that goes on with a speech, and its propositions."""
    first = skip_leads(s, _item(s), len(s.words))
    frame = Frame(first, first, cue_forms()["قال"], None, first, "speech-goes-on", "unmarked")
    pieces = split(s, first, len(s.words), quoted=False)
    tied = letters_off(s, first) > 0
    return frame, [Piece(one.first, one.end, "indirect", one.joined or (tied and one.first == first)) for one in pieces]


def remember_speech(s: Sentence, state: ArticleState, frames: list[Frame], drafts: list[Draft]) -> None:
    """Note who still has the word at the end of a sentence, and whether his words stand there without any mark."""
    if all(word.mark for word in s.words):
        return
    lists = state.speech is not None and state.speech.lists and not frames and _item(s) > 0
    lists = lists or s.is_mark(len(s.words) - 1, ":")
    state.speech, last = None, drafts[-1] if drafts else None
    if last is None or last.cue is None or last.person is None or (s.headline and not lists):
        return
    rest = s.view.text[last.end : s.end].strip(" .!?:")
    how = frames[-1].how if frames else "unmarked"
    if (lists or not rest) and how in SPOKEN and last.quote_type in ("indirect", "mixed"):
        # «وقال إننا سعداء …»: he speaks as «we» also after «إن».
        of_us = bool(frames) and s.text(frames[-1].content - 1) in word_class("first_person")
        unmarked = of_us or how in ("colon", "unmarked")
        state.speech = Speech(s.view, s.end, last.person, last.via, unmarked, lists)

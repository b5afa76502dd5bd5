"""«* «نحن في حالة حرب».» and, on the line below, «وزير الداخلية سامي الهادي أمس …»: whose words these are."""

from __future__ import annotations

from collections.abc import Callable

from store.claims.clauses.frame import Frame
from store.claims.clauses.mentions import Mention, mention_of
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import cue_forms
from store.claims.vocabulary.people_words import is_honorific, office_gender, starts_speaker
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState, Draft
from store.claims.who.person import Person
from store.models import Resolution

_BULLETS = "*•"

Give = Callable[[Sentence, Frame, Draft, Person, Resolution, Mention], None]


def names_alone(s: Sentence) -> bool:
    """Say whether a line is but whom the picture beside it shows: «اللواء الدكتور عوض القرشي», a title and a name."""
    if not (s.headline and s.words) or not (is_honorific(s.text(0)) or office_gender(s.text(0))):
        return False
    phrase = noun_phrase(s, 0, len(s.words), bounded=True)
    return phrase is not None and phrase.kind == "person" and phrase.name is not None and phrase.end == len(s.words)


def caption_below(s: Sentence, state: ArticleState, give: Give) -> None:
    """Give the quotation that stands alone behind a bullet on the line above to whom this line begins with."""
    told = state.before
    above = told[0].sentence if told else None
    if above is None or above.view is not s.view or any(draft.cue is not None for draft in told):
        return
    between = s.view.text[above.end : s.start]
    if not _quotation_behind_bullet(above) or between.count("\n") != 1 or between.strip(" \n."):
        return
    phrase = noun_phrase(s, 0, len(s.words), bounded=False) if starts_speaker(s, 0) else None
    if phrase is None or phrase.name is None:
        return
    mention = mention_of(s, phrase)
    person, how = state.people.meet(mention)
    frame = Frame(0, 0, cue_forms()["قال"], (phrase.first, phrase.end), -1, "caption", "tail")
    s.cache["caption"] = True
    for draft in told:
        give(s, frame, draft, person, how, mention)
        draft.quote_type = "direct"


def _quotation_behind_bullet(s: Sentence) -> bool:
    """Say whether a sentence is a bullet and one quotation, and nothing else."""
    close = s.closes.get(1, 0)
    rest = range(close + 1, len(s.words))
    return s.is_mark(0, _BULLETS) and close > 1 and all(s.words[at].mark for at in rest)

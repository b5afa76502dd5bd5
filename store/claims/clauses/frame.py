"""An attribution frame: one reporting word with its speaker and its content, as word indices."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.claims.vocabulary.cues import Form, clause_words, cue_forms
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import starts_speaker
from store.claims.vocabulary.words import Sentence

# «كّ».
_DOUBLED = "\u0643\u0651"
# «عقب قائلا», «عقب على».
_COMMENTS = frozenset(("قايلا", "قائلا", "علي", "بالقول", "بقوله"))
_ASKED_TO = frozenset(("من", "الي", "علي"))
_SHORTEST = 5
# Ways of introducing whole sentences, in which reporting verbs belong to what is said.
SPOKEN = ("an", "colon", "unmarked")


@dataclass(slots=True)
class Frame:
    """One attribution: word indices into its sentence.

    ``begin`` is where the frame starts (its lead and subject included), ``speaker`` the region the speaker
    stands in, ``content`` where the content starts; for a post-posed frame the content lies before ``begin``
    and ``resume`` is where the narrator goes on. ``kind`` names the rule.
    """

    begin: int
    cue: int
    form: Form
    speaker: tuple[int, int] | None
    content: int
    kind: str
    how: str = ""
    resume: int = -1
    via: tuple[int, int] | None = None
    joint: bool = False


def cue_at(s: Sentence, index: int) -> Form | None:
    """Return the reporting form a word is, alone or after «و» or «ف»."""
    word, forms = s.text(index), cue_forms()
    if (word[:1] == "و" and _one_of_two(s, index)) or _names_son(s, index):
        return None  # «مدرسا وطالبا», «إدانة أبو طالب بعشر سنوات».
    if word.removeprefix("و") == "ردا" or word == "اقرا" or s.raw(index, index + 1) == "إبان":
        return None  # «ردا على سؤال قال …», «اقرأ أيضا: …», «إبان حكمه»
    if word.removeprefix("و") in ("يدعي", "تدعي") and s.view.raw[s.view.raw_index(s.words[index].end - 1)] == "ى":
        # «يُدعى» gives a name, «يدّعي» claims.
        return None
    if index and s.text(index - 1) in ("عن", "في") and word.endswith("ه") and s.raw(index, index + 1).endswith("ه"):
        return None  # «عبر عن أمله في أن»: his hope.
    if word == "عقب" and not (starts_speaker(s, index + 1) or s.text(index + 1) in _COMMENTS):
        # «عقب ذلك», «عقب طوق فرضته الشرطة» is «after»; «عقب الوزير», «عقب قائلا» comments.
        return None
    if word.removeprefix("و") == "لافته" and s.text(index + 1) not in ("الي", "النظر", "الانتباه"):
        return None  # «أمام لافتة كتب عليها …»: a placard.
    if word.removeprefix("و") in ("تبين", "يتبين") and s.text(index + 1) in word_class("later"):
        return None  # «تبين لاحقا أن …»: it turned out
    form = forms.get(word)
    if form is not None and form.lemma.name == "دعا" and form.kind == "imperfect" and _moves(s, index + 1):
        return None  # «مشهد يدعو للفخر»
    if form is not None and form.kind == "participle" and s.text(index - 1) in word_class("prepositions"):
        return None  # «في ذاكرة الناس»: who reports is no genitive.
    if form is not None and form.lemma.document and word[0] == "و" and s.text(index + 1) != "في":
        # «ورد الرئيس بأن …» answers; «ورد في البيان أن …» is found there.
        form = forms.get(word[1:])
    if form is None and word[:1] in ("و", "ف") and len(word) > 2:
        form = forms.get(word[1:])
    if form is not None and form.lemma.name == "ذكر" and _reminds(s, index):
        return replace(form, lemma=forms["مذكرا"].lemma)
    return form or _she_reports(s, index) or _asks_of(s, index) or _with_object(s, index)


def _moves(s: Sentence, at: int) -> bool:
    """Say whether «للفخر», «إلى القلق» stands here: what something gives cause for."""
    word = s.text(at)
    felt = s.text(at + 1) if word == "الي" else "ال" + word[2:] if word.startswith("لل") else ""
    return felt.removeprefix("ال") in word_class("feelings")


def _names_son(s: Sentence, index: int) -> bool:
    """Say whether «أبو», «بن», «لابن» stands before the word, which then is part of a name."""
    before = s.text(index - 1)
    return before in word_class("fathers") or (before[:1] in ("و", "ب", "ل") and before[1:] in word_class("fathers"))


def _one_of_two(s: Sentence, index: int) -> bool:
    """«خطف مسلحون مدرسا وطالبا»: an accusative joined to another is a noun, not the verb of two."""
    both = s.text(index).endswith("ا") and s.text(index - 1).endswith("ا") and index > 0
    return both and s.text(index + 1) not in clause_words().complements and not s.is_mark(index + 1, ':"')


def _reminds(s: Sentence, index: int) -> bool:
    """Say whether «ذكّر بالاتفاق» stands here, not «ذكر أن»: the doubled letter is seldom printed."""
    return s.text(index + 1).startswith("بال") or _DOUBLED in s.raw(index, index + 1)


def _she_reports(s: Sentence, index: int) -> Form | None:
    """Return the form of a feminine participle that is also a noun, where it reports: «…، مرجعة السبب إلى»."""
    word, after = s.text(index), s.text(index + 1)
    if not word.endswith("ه") or not s.is_mark(index - 1, ","):
        return None
    form = cue_forms().get(word[:-1] + "ا")
    reports = after in clause_words().complements or after in ("ذلك", "السبب", "الاسباب")
    return replace(form, gender="f") if reports and form is not None and form.kind == "participle" else None


def _asks_of(s: Sentence, index: int) -> Form | None:
    """Return the form of «…، طالبة من السكان البقاء …»; elsewhere «طالبة» is a student."""
    gender = {"طالبا": "m", "طالبه": "f", "طالبين": "m"}.get(s.text(index))
    if gender is None or s.text(index + 1) != "من" or not s.is_mark(index - 1, ',"'):
        return None
    return Form(cue_forms()["طلب"].lemma, "participle", gender, s.text(index).endswith("ين"))


def _with_object(s: Sentence, index: int) -> Form | None:
    """Return the form of a verb with an object pronoun: «تصفها بأنها», «أبلغته أن», «ودعاهم إلى دعم …»."""
    word = s.text(index)
    if len(word) < _SHORTEST or word[-1] not in "هام":
        return None
    after = index + 1 + (s.text(index + 1) in _ASKED_TO)
    that = s.text(after) in clause_words().complements
    heads = s.text(index - 1) == "كما" or (word[:1] in ("و", "ف") and (index == 0 or s.words[index - 1].mark))
    if not (that or heads):
        return None
    bare = next((word.removesuffix(end) for end in ("هما", "هم", "ها", "ه") if word.endswith(end)), word)
    if bare == word or s.view.raw[s.view.raw_index(s.words[index].end - 1)] == "ة":
        return None
    form = cue_forms().get(bare) or (cue_forms().get(bare[1:]) if bare[0] in "وف" else None)
    if form is None or form.kind not in ("perfect", "imperfect"):
        return None
    return form if that else _asked_for(form, s.text(index + 1))


def _asked_for(form: Form, after: str) -> Form | None:
    """Return the form of «واتهمته بحيازة …», «وحثهم على …» with what it takes, None when no such word follows."""
    asks = form.lemma.stance in ("accuse", "call_for") or form.lemma.name in word_class("warning")
    asks = asks and form.lemma.name != "أدان"  # a court's deed, or «وإدانتهم»
    joint = after if after in _ASKED_TO else after[:1] if len(after) >= _SHORTEST - 1 else ""
    takes = form.lemma.takes | ({"ب"} if form.lemma.stance == "accuse" else frozenset())
    if not asks or joint not in takes & (_ASKED_TO | {"ب"}) or after in word_class("with_b"):
        return None
    return replace(form, lemma=replace(form.lemma, takes=frozenset({joint})))

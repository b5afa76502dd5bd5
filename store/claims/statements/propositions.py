"""Propositions: the single statements in what somebody says, each of which could get one verdict."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.names.name_words import definite, is_masdar, is_owned
from store.claims.statements.additions import adds_statement, refers_back, where
from store.claims.statements.anew import as_well, goes_its_own_way
from store.claims.statements.beside import while_the_rest
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_place
from store.claims.vocabulary.words import Sentence

_LEAST_WORDS = 2
_FIRST_CLAUSE = 4
# More words than these in brackets are text of their own.
_SUMMED = 30
_BRACKET = 30


@dataclass(frozen=True, slots=True)
class Proposition:
    """Words ``first`` to ``end`` (exclusive); ``joined``: the first word's «و» only ties it to what stands before."""

    first: int
    end: int
    joined: bool = False


def split(s: Sentence, first: int, end: int, *, quoted: bool, listed: bool = False) -> list[Proposition]:
    """Split a content into propositions: at «وأن …», «خصوصا أن», full stops inside a quotation, «وتم …»."""
    cuts: list[tuple[int, int, bool]] = []
    at = begin = first
    while at < end:
        if not quoted and at in s.closes:
            at = s.closes[at] + 1
            continue
        inside = past_bracket(s, at)
        if at < inside <= end:
            at = inside
            continue
        cut = _cut_at(s, at, begin, end, quoted=quoted, listed=listed)
        if cut is not None:
            cuts.append((at, *cut))
            begin = cut[0]
        at = max(at + 1, cut[0] if cut else 0)
    pieces, begin, joined = [], first, False
    least = _LEAST_WORDS if cuts else 1
    for stop, resume, tied in [*cuts, (end, end, False)]:
        a, b = trim(s, begin, stop)
        if sum(not s.words[k].mark for k in range(a, b)) >= least:
            pieces.append(Proposition(a, b, joined and s.text(a)[:1] in ("و", "ف")))
        begin, joined = resume, tied
    return pieces


def past_bracket(s: Sentence, at: int) -> int:
    """Return the word after the bracket that opens at ``at`` and closes near by, ``at`` where none does."""
    if not s.is_mark(at, "("):
        return at
    return next((k + 1 for k in range(at + 1, min(at + _BRACKET, len(s.words))) if s.is_mark(k, ")")), at)


def _cut_at(s: Sentence, at: int, first: int, end: int, *, quoted: bool, listed: bool) -> tuple[int, bool] | None:
    """Return where the next proposition begins when one ends before word ``at``, and whether a «و» only ties it.

    ``first`` is where the running one begins; ``listed``: a headline after a colon may set two statements side by
    side («… فتحت ونحتاج …»).
    """
    word = s.text(at)
    if s.is_mark(at, ",") and _adds(s, at + 1) and at > first + _LEAST_WORDS and end - at > 5:
        return at + 2, False
    if at <= first + _LEAST_WORDS and not (quoted and at > first + 1 and s.is_mark(at, ".!?")):
        return None
    size = s.phrase_at(at, clause_words().speech_joined)
    if size and at + size < end - _LEAST_WORDS:
        return at + size, False
    size = _and_that(s, at, first) or 2 * _governed_again(s, at, first)
    size = size or (s.is_mark(at, ";") and s.text(at + 1) in ("لذا", "لذلك"))
    if size and at + size < end - 1:
        return at + size, False
    if quoted and at + _LEAST_WORDS < end and _stops(s, at, first):
        return at + 1, False
    beside = (word[:1] == "و" and new_verb(word[1:])) or (word == "ولا" and not is_finite(s.text(at + 1)))
    if listed and beside and end - at > 3 and at - first > 3:
        return at, True  # «الوزير: 65 جنيها للفرد ولا زيادة في سعر الخبز»
    since = s.is_mark(at, ",") and s.text(at + 1) == "اذ" and s.text(at + 2) not in ("ما", "لم")
    if since and end - at > _FIRST_CLAUSE:
        return at + 2 + (s.text(at + 2) in clause_words().complements), False  # «…، إذ إن الأسعار ارتفعت»
    if turned := _but(s, at, first, end):
        return turned, False
    comma = s.is_mark(at, ",;")
    whole = at - first >= _FIRST_CLAUSE - (s.text(at + 1)[1:] not in word_class("casualties"))
    if s.is_mark(at, ",") and whole and not _summed_up(s, at, end) and adds_statement(s, at + 1, first, end):
        return at + 1, True
    if not quoted and goes_its_own_way(s, at, first, end):
        return at, True
    if as_well(s, at, first) and end - at > _FIRST_CLAUSE:
        return at + 1, False
    aside = while_the_rest(s, -1 if quoted else first, at + comma, end) or (comma and where(s, at + 1, end))
    if aside:
        return aside, False
    return (at, True) if end - at > _FIRST_CLAUSE and _begins(s, at, first, end) else None


def _summed_up(s: Sentence, at: int, end: int) -> bool:
    """«أن ضغوط الملفات، | وتزايد الخصومات، كل هذا حرمه من …»: nouns in a row, of which only the end tells something."""
    near = range(at + 1, min(at + _SUMMED, end - 2))
    return is_masdar(s.text(at + 1)[1:]) and any(
        s.is_mark(k, ",") and s.text(k + 1) == "كل" and s.text(k + 2) in ("هذا", "ذلك", "هذه") for k in near
    )


def _begins(s: Sentence, at: int, first: int, end: int) -> bool:
    """Say whether «ولا تزال المحادثات …», «وإضافة …», «ونحن لا …», «وتم …» sets another statement beside the first."""
    word = s.text(at)
    still = word == "ولا" and s.text(at + 1) in word_class("being_still")
    still = still and (definite(s.text(at + 2)) or is_owned(s, at + 2))
    if still or word in word_class("proposition_starts") or _and_we(s, at, first):
        return True
    return word in word_class("passives") and not refers_back(s, at + 1, end)


def _governed_again(s: Sentence, at: int, first: int) -> bool:
    """«حذر من أن المياه ترتفع | ومن أن السد يتصدع»: the same preposition with another «أن»."""
    opens = clause_words().complements
    again = (
        s.text(at)[:1] == "و" and s.text(at)[1:] == s.text(first - 2) and s.text(at)[1:] in word_class("prepositions")
    )
    return again and s.text(at + 1) in opens and s.text(first - 1) in opens


def _and_that(s: Sentence, at: int, first: int) -> bool:
    """Say whether «وأن …» adds a statement here; «وإن كان», «بعد أن … وأن» and one more wish do not."""
    even_if = s.text(at) == "وان" and s.text(at + 1) in word_class("been")
    joins = s.text(at) in clause_words().joined and s.text(at - 1) not in ("بعد", "قبل", "بد")
    return joins and not (even_if or _wished(s, first, at))


def _and_we(s: Sentence, at: int, first: int) -> bool:
    """Say whether «…، ونحن ماضون في تنفيذها», «ونحن لا ننظر إلى …» adds a statement; «ونحن نرى …» tells meanwhile."""
    after = s.text(at + 1)
    whole = at - first >= _FIRST_CLAUSE
    return s.text(at) == "ونحن" and whole and (after in ("لا", "لم", "لن") or after.endswith(("ون", "ين")))


def _wished(s: Sentence, first: int, at: int) -> bool:
    """Say whether «وأن يحفظ …» only adds to a wish or duty: «سائلا الله أن …», «عليها أن تعترف … وأن تشارك»."""
    if s.text(first - 1) == "ان" and s.text(first - 2) in ("الله", "المولي", "القدير", "تعالي", "وجل"):
        return True
    to_do = [k for k in (*range(first, at), at) if s.text(k) in ("ان", "وان") and _imperfect(s.text(k + 1))]
    return len(to_do) > 1 and to_do[-1] == at and to_do[0] > first and not _imperfect(s.text(first))


def _imperfect(word: str) -> bool:
    """Say whether a word is a finite verb of what is or is to be done («تعترف»)."""
    ours = word[:1] == "ن" and is_verb("ي" + word[1:])
    return ours or (word[:1] == "ي" and is_verb(word)) or (word[:1] == "ت" and is_finite(word) and word[-1] != "ت")


def _but(s: Sentence, at: int, first: int, end: int) -> int:
    """Return the verb right behind «لكن»: «لكنهم لاذوا بالفرار», «ولكن يجب …», «غير أنه توفي …»; 0 for none."""
    two = s.text(at) in word_class("except") and s.text(at + 1) in ("ان", "انه", "انها", "انهم", "انهما")
    two = two and s.text(at - 1) != "من"  # «من غير أن تحدد تاريخه»
    two = two and "رغم" not in (s.text(first), s.text(first + 1).removeprefix("ال"))  # «رغم صعوبة ذلك، إلا أنه يمكن …»
    if not two and s.text(at).removeprefix("و") not in word_class("but"):
        return 0
    at += 1 + two
    verb = s.text(at)
    denied = verb in ("ليس", "ليست") and s.text(at + 1) in ("من", "هناك")
    denied = denied or (verb in ("لم", "لن", "لا") and is_finite(s.text(at + 1)) and s.text(at + 1) not in cue_forms())
    states = is_finite(verb) or verb in ("تم", "جري") or denied or _another_does(s, at, end)
    if s.text(at - 1).endswith(("ه", "ها", "هم", "هما")) and _imperfect(verb) and _still(s, first, at):
        return 0
    return at if states and verb not in cue_forms() and end - at >= _LEAST_WORDS else 0


def _still(s: Sentence, first: int, at: int) -> bool:
    """«حصتها لا تتعدى الثلث، لكنها تكتسح السوق»: what is so and what is not, of one subject, is one statement."""
    last = next((k for k in range(at - 1, first, -1) if is_finite(s.text(k)) or s.text(k - 1) == "لا"), first)
    return _imperfect(s.text(last)) or (s.text(last - 1) == "لا" and s.text(last)[:1] in ("ي", "ت"))


# These tell of figures before they tell what somebody said.
_MOVES = frozenset(("زاد", "تراجع"))


def _another_does(s: Sentence, at: int, end: int) -> bool:
    """«لكن الاتفاق لم ينفذ»: a definite noun and, right behind it, its adjectives or its owner, what it does or not."""
    verb = at + 1
    while verb < min(at + 5, end) and (definite(s.text(verb)) or is_owned(s, verb)):
        verb += 1
        # «لكن مخزونات البنزين ونواتج التقطير زادت»
        verb += 2 * (s.text(verb)[:1] == "و" and definite(s.text(verb + 1)))
    noun = definite(s.text(at)) or is_owned(s, at) or verb > at + 1 or is_place(s.text(at))
    verb += s.text(verb) in ("لا", "لم", "لن")
    form = cue_forms().get(s.text(verb))
    return noun and is_finite(s.text(verb)) and (form is None or form.lemma.name in _MOVES)


def _stops(s: Sentence, at: int, first: int) -> bool:
    """Say whether a full stop inside a quotation ends a statement here."""
    return s.is_mark(at, ".!?") and not s.is_mark(at + 1, ".!?") and not _left_out(s, at, first)


def _left_out(s: Sentence, at: int, first: int) -> bool:
    """Say whether dots end no statement: words left out before a preposition («"الانتشار ... لطائرات"»), or a pause.

    A pause: only a name or a clause of «when», «so that» stands before («حتى تنجح اليونان.. لا بد من …»).
    """
    if not (s.is_mark(at, ".") and s.is_mark(at - 1, ".")):
        return False
    after = s.text(at + 1)
    whole = any(s.is_mark(k, ",") for k in range(first, at))
    waits = s.text(first) in word_class("leads_to_main") and not whole
    letters = [s.text(k) for k in range(first, at) if not s.words[k].mark]
    verbs = any(is_verb(word) or new_verb(word) or (word.endswith("نا") and len(word) > 4) for word in letters)
    named = 0 < len(letters) < _FIRST_CLAUSE and letters[-1].startswith("ال") and not verbs
    left = after in word_class("prepositions") or (after[:1] in ("ل", "ب") and len(after) > 4 and not is_finite(after))
    return left or waits or named


def new_verb(word: str) -> bool:
    """Say whether a word is surely a finite verb, the first person plural («نحتاج») included."""
    return is_finite(word) or (word[:1] == "ن" and is_finite("ي" + word[1:]))


def _adds(s: Sentence, at: int) -> bool:
    """Say whether «كما تم ضبط …», «كما تجددت الاشتباكات» adds another statement; «كما هو متوقع» does not."""
    verb = s.text(at + 1)
    return s.text(at) == "كما" and (is_finite(verb) or verb in ("تم", "جري")) and verb not in cue_forms()


def trim(s: Sentence, first: int, end: int) -> tuple[int, int]:
    """Cut marks off both ends of a run of words; a whole quotation or bracket at an end stays."""
    willing = (s.text(first) == "ان") + 2
    if (s.text(first + willing - 2), s.text(first + willing - 1)) == ("شاء", "الله") and first + willing < end:
        first += willing  # «إن شاء الله | ستستمر الفعاليات»
    while first < end and s.words[first].mark and not (first in s.closes and s.closes[first] < end):
        if s.is_mark(first, "(") and any(s.is_mark(k, ")") for k in range(first, end)):
            break
        first += 1
    while end > first and s.is_mark(end - 1, ",;"):
        end -= 1
    if s.is_mark(end - 1, "-"):
        # «… - كما ذكرت بعض الصحف -» is an aside on what was said.
        dash = next((k for k in range(end - 2, first, -1) if s.is_mark(k, "-")), end)
        end = dash if s.text(dash + 1) == "كما" else end
    closing = set(s.closes.values())
    if end - first > 3 and s.text(end - 1) == "ان" and s.text(end - 2) in ("الا", "غير", "بيد", "علي"):
        end -= 2  # «…، إلا أن | رجال الشرطة قالوا», «… على أن | تظهر النتائج غدا»
    while end - first > 3 and (s.text(end - 1) in word_class("said_so") or s.text(end - 1) == "وان"):
        end -= 1
    while end > first and (s.words[end - 1].mark or s.text(end - 1) in word_class("joints")):
        if not s.words[end - 1].mark:
            end -= 1
            continue
        last = end - 1
        if last in closing and any(close == last and opening >= first for opening, close in s.closes.items()):
            break
        if s.is_mark(last, ")") and any(s.is_mark(k, "(") for k in range(first, last)):
            break
        if s.is_mark(last, "%"):
            break
        end -= 1
    return first, end


def keeps_back(s: Sentence, at: int) -> bool:
    """Say whether «من دون إعطاء تفاصيل», «دون أن يذكر السبب» begins here: what the speaker left untold."""
    at += s.text(at) == "من"
    verb = s.text(at + 1) == "ان" and s.text(at + 2) in word_class("untold_verbs")
    known = s.text(at + 1) in ("توفر", "ورود") and s.text(at + 2) in word_class("left_unsaid")
    return s.text(at) in ("دون", "بدون") and (verb or known or s.text(at + 1) in word_class("untold"))

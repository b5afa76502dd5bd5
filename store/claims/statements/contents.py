"""Contents: where what is said ends, and the single propositions in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.claims.clauses.frame import Frame
from store.claims.names.name_words import definite, is_given, is_masdar, is_owned
from store.claims.statements.propositions import past_bracket, split, trim
from store.claims.statements.taken_back import resumes, resumes_after_comma
from store.claims.statements.untold import does_more, topic_alone
from store.claims.vocabulary.cues import clause_words, cue_forms, is_finite, is_verb, she_did_it, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender
from store.claims.vocabulary.words import Sentence
from store.models import QuoteType

_SHORT_QUOTE = 4
# «أن "أفراد الخلية اعترفوا بالعملية" التي …»: the noun these describe stands in the quotation.


@dataclass(frozen=True, slots=True)
class Piece:
    """One proposition: words ``first`` to ``end`` (exclusive) of its sentence.

    ``joined`` says that the first word's «و» only ties it to the proposition before.
    """

    first: int
    end: int
    quote_type: QuoteType
    joined: bool = False


def content_pieces(s: Sentence, frame: Frame, limit: int) -> tuple[list[Piece], int]:
    """Return the propositions of a frame's content and the word where the narrator goes on.

    ``limit`` is where the next frame begins.
    """
    at = frame.content
    if at >= len(s.words):
        return [], len(s.words)
    if frame.how == "prep" and topic_alone(s, frame, limit):
        return [], limit
    if at in s.closes:
        close = s.closes[at]
        after = close + 1
        size = sum(not s.words[k].mark for k in range(at + 1, close))
        told_more = s.text(after) in word_class("who") and s.text(after + 1) not in cue_forms()
        # Behind «قال: «…»» a relative clause is the outlet's: «قال «بدأ العمل في المطار» الذي استعادته القوات».
        runs_on = (told_more and frame.how != "quote") or _quotes_again(s, close, limit)
        runs_on = runs_on or (frame.how == "an" and size <= _SHORT_QUOTE + 1 and _subject_quoted(s, at, limit))
        if not runs_on and (size > _SHORT_QUOTE or after >= limit or s.words[after].mark):
            pieces = _quoted(s, at + 1, close)
            more = after + s.is_mark(after, ",")
            if more + 2 < limit and s.text(more) in clause_words().joined:
                # «أنه «تم ضبط …»، وأنهم «أقروا …»»: the same speaker goes on.
                others, resume = content_pieces(s, replace(frame, content=more + 1, how="an"), limit)
                return pieces + others, resume
            verb = s.text(after + 1)
            if told_more and (she_did_it(verb) or is_finite(without_object(verb))):
                return pieces, after + 1
            return pieces, _to_mark(s, after, limit)
    elif not s.free(at):
        # A nested report inside a quotation: its content ends with the quotation.
        close = s.closes[s.inside[at]]
        return _quoted(s, at, close), _to_mark(s, close + 1, limit)
    end, resume = _speech_end(s, frame, limit)
    if frame.how in ("object", "prep"):
        besides = next((k for k in range(at + 2, min(at + 4, end)) if s.text(k) in ("وهو", "وهي", "وهم")), end)
        if _says_nothing(s, at, besides):
            # «ترفض الحكومات هذه الفكرة وهي تتفاوض مع أثينا»: what they do meanwhile is told by the outlet.
            return [], resume if besides == end else besides
    found = split(s, at, end, quoted=False, listed=s.headline and frame.how == "colon")
    return [Piece(one.first, one.end, quote_type(s, one.first, one.end), one.joined) for one in found], resume


def _quotes_again(s: Sentence, close: int, limit: int) -> bool:
    """«أنه «حجر الزاوية»، ويساعد على جعل العالم «أكثر أمنا»»: the running words behind a quotation hold another one."""
    verb = close + 1 + s.is_mark(close + 1, ",")
    word = s.text(verb)
    if word[:1] != "و" or not is_finite(word[1:]) or word[1:] in cue_forms():
        return False
    end = next((k for k in range(verb, limit) if s.is_mark(k, ",;.!?") and s.free(k)), limit)
    return any(k in s.closes and s.closes[k] <= limit for k in range(verb, end))


def _subject_quoted(s: Sentence, at: int, limit: int) -> bool:
    """«بأن «مجلس شورى المدينة»، قرر سحب اللقب»: a name between quotation marks and, behind a comma, what it did."""
    verb, named = s.closes[at] + 2, bool(body_gender(s.text(at + 1))) or definite(s.text(at + 1))
    did = verb < limit and s.is_mark(verb - 1, ",") and is_verb(s.text(verb)) and s.text(verb) not in cue_forms()
    return named and did and not any(is_verb(s.text(k)) for k in range(at + 1, s.closes[at]))


def interrupted(s: Sentence, at: int, frame: Frame) -> list[Piece]:
    """«"لم نتوقع هذا العدد من الزوار"، يقول المدير، "وقد …"»: return the words quoted before who says them."""
    close = s.closes.get(at, -1)
    size = sum(not s.words[k].mark for k in range(at + 1, close))
    if frame.how != "quote" or size <= _SHORT_QUOTE or frame.begin - s.is_mark(frame.begin - 1, ",") != close + 1:
        return []
    return _quoted(s, at + 1, close)


def _quoted(s: Sentence, first: int, close: int) -> list[Piece]:
    """Return the propositions of a quotation; a joining «أن» inside its marks is no part of them."""
    noun = cue_forms().get(s.text(first))
    if noun is not None and noun.kind == "noun" and s.text(first + 1) in clause_words().complements:
        first += 1  # «نقل عن المتحدث "تأكيده أن …"».
    while s.text(first) in clause_words().complements:
        first += 1
    return [Piece(one.first, one.end, "direct", one.joined) for one in split(s, first, close, quoted=True)]


def _goes_on_after(s: Sentence, at: int) -> bool:
    """Say whether «تمهيدا لعرضه …», «لإصلاح العطل …» after a semicolon only goes on with what is said."""
    word = s.text(at)
    purpose = word[:1] == "ل" and len(word) > 3 and not is_given(word)
    purpose = purpose and (is_masdar(word[1:]) or word[1:] in word_class("deeds"))
    led_to = word == "ما" and (is_verb(s.text(at + 1)) or s.text(at + 1) in ("نتج", "نجم"))  # «؛ ما أدى إلى …»
    governs = word in word_class("prepositions") - {"كما"} and not s.phrase_at(
        at, clause_words().fronting
    )  # «؛ بشأن رصدهم …»
    thus = word in ("لذا", "لذلك") or (word == "وذلك" and s.text(at + 1) not in word_class("afterwards"))
    return purpose or led_to or governs or thus or word in word_class("goes_on_after_semicolon")


def _verb_to_come(s: Sentence, frame: Frame, at: int) -> bool:
    """«إن سالما؛ سيبقى قيد الاحتجاز»: before the semicolon only the subject stands, its verb or «وهو …» behind it."""
    begun = frame.how != "an" or any(is_verb(s.text(k)) for k in range(frame.content, at))
    return not begun and (is_finite(s.text(at + 1)) or s.text(at + 1) in ("وهو", "وهي"))


def _may_be_verb(word: str) -> bool:
    """Say whether a word looks like a finite verb, also with an object pronoun («وصفها»)."""
    return is_verb(word) or (word.endswith(("ها", "هم")) and is_verb(word[:-2]))


def _another_deed(s: Sentence, at: int, frame: Frame) -> bool:
    """«دعا إلى احترام المدنيين، ووقف القصف …»: a verbal noun that also looks like a verb, beside another one."""
    word, first = s.text(at)[1:], s.text(frame.content)[frame.joint :]
    asked = frame.how == "prep" and (is_masdar(first) or is_owned(s, frame.content))
    noun = word in word_class("deeds") or (is_masdar(word) and not is_finite(word))
    return asked and noun and (definite(s.text(at + 1)) or is_owned(s, at) or not is_verb(s.text(at + 1)))


def _says_nothing(s: Sentence, first: int, end: int) -> bool:
    """Say whether a content only points back («نفت الأمانة ذلك», «رفض هذه الاتهامات»)."""
    first, end = trim(s, first, end)
    if end - first == 1 and not s.headline:
        # «رحب بالقرارات»: no statement of its own.
        return True
    if end - first == 3 and s.text(first) in ("هذا", "هذه", "تلك", "بهذا", "بهذه"):
        # «ثمن الوزير هذه المبادرة الكريمة».
        return all(s.text(at).startswith("ال") for at in (first + 1, first + 2))
    return end - first <= 2 and s.text(first) in (
        "ذلك",
        "هذا",
        "هذه",
        "الامر",
        "الاتهامات",
        "الانباء",
        "تلك",
        "التعليق",
    )


def _to_mark(s: Sentence, at: int, limit: int) -> int:
    """After a closing quotation the words up to the next mark only name where or when: skip them."""
    words = clause_words()
    while at < limit and not (s.free(at) and s.is_mark(at, ",;.!?-")):
        if s.phrase_at(at, words.cuts_anywhere):
            break
        at += 1
    return at


def _speech_end(s: Sentence, frame: Frame, limit: int) -> tuple[int, int]:
    """Return (end of the content, where the narrator goes on) of unquoted speech."""
    words = clause_words()
    nominal = frame.how in ("prep", "object")
    # «وفي حين أقرت الحكومة بأن …، نعى رؤساء التحرير …»: the main clause is the outlet's.
    fronted = any(s.phrase_at(k, words.fronting) for k in {0, frame.begin})
    at = frame.content
    while at < limit:
        inside = s.closes[at] + 1 if at in s.closes else past_bracket(s, at)
        if inside > at and (at in s.closes or inside <= limit):
            at = inside
            continue
        if s.is_mark(at, ";") and at + 2 < limit and (_goes_on_after(s, at + 1) or _verb_to_come(s, frame, at)):
            at += 1
            continue
        if s.is_mark(at, ";!?") or (s.is_mark(at, ".") and at + 1 < limit):
            return at, at + 1
        again = resumes(s, frame, at, limit) or (nominal and does_more(s, frame.content, at))
        if at > frame.content + 1 and again:
            return at, at
        if s.is_mark(at, ","):
            main = fronted and is_verb(s.text(at + 1)) and s.text(at + 1)[0] not in "وف"
            if main or resumes_after_comma(s, frame, at + 1, limit):
                return at, at + 1
            runs_on = _quotes_again(s, at - 1, limit) if at - 1 in s.closes.values() else False
            joined = nominal and not runs_on and s.text(at + 1)[:1] == "و" and at > frame.content + 1
            if joined and _may_be_verb(s.text(at + 1)[1:]) and not _another_deed(s, at + 1, frame):
                return at, at + 1
        at += 1
    return min(limit, len(s.words)), min(limit, len(s.words))


def quote_type(s: Sentence, first: int, end: int) -> QuoteType:
    """Return direct, mixed or indirect for a content, not counting quotation marks around a name."""
    opens = [at for at in range(first, end) if at in s.closes and s.closes[at] <= end]
    if opens and opens[0] == first and s.closes[first] >= end - 1:
        return "direct"
    return "mixed" if any(not _is_name_quote(s, at) for at in opens) else "indirect"


def _is_name_quote(s: Sentence, at: int) -> bool:
    """Say whether quotation marks stand around a proper name: short, and after a word for bodies or used before."""
    close = s.closes[at]
    size = sum(not s.words[k].mark for k in range(at + 1, close))
    if size > 4 or size == 0:
        return size == 0
    before = s.text(at - 1)
    if before in word_class("named_before") or before.removeprefix("ال") in word_class("named_before"):
        return True
    letters = [s.text(k) for k in range(at + 1, close) if not s.words[k].mark]
    if size > 1 and all(len(word) <= 3 for word in letters):
        # Spelled-out initials («إل جي», «سي إن إن»).
        return True
    inner = s.view.text[s.words[at + 1].start : s.words[close - 1].end]
    return len(inner) > 2 and s.view.text.count(f'"{inner}"', max(0, s.start - 20000), s.end + 20000) > 1

"""What stands before a sentence proper: a speaker and a colon, a section, a dateline."""

from __future__ import annotations

from store.claims.clauses.frame import cue_at
from store.claims.clauses.spoken_labels import state_speaks
from store.claims.names.name_words import (
    definite,
    is_given,
    is_masdar,
    name_like,
)
from store.claims.vocabulary.cues import clause_words, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    is_outlet,
    is_outlet_start,
    is_place,
    quoted_paper,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language.lexicon import folded_set

_LONGEST_BYLINE = 14
_LONGEST_NAME = 4
# No counted number of the news has so many digits without a point.
_PHONE = 9


def label_end(s: Sentence) -> int:
    """Return the word after a place or section before a colon («باكستان: …», «بالصور.. …»), 0 when there is none."""
    labels = folded_set("places", "labels.words")
    dateline = _dateline_end(s, labels) or _byline_end(s)
    if dateline:
        return _past_reporters(s, dateline)
    for at in range(1, min(5, len(s.words))):
        if s.is_mark(at, ":.-|") and s.text(0) in labels | {"و" + word for word in labels}:
            return at + 1 + (s.is_mark(at + 1, ".:-"))
        placed = is_place(s.text(0)) and s.text(0) != "الامم"
        if at == 1 and placed and s.is_mark(at, ":") and state_speaks(s, at + 1):
            return 0
        told = cue_at(s, 1) if at > 1 and placed and s.is_mark(at, ":") else None
        if told is not None and told.kind in ("perfect", "imperfect"):
            return 0  # «ماليزيا تؤكد: …»
        if s.is_mark(at, ":") and at <= 2 and (placed or _paper_and_verb(s, at + 1)):
            return _past_agency(s, at + 1)
    signed = _past_reporters(s, 2) if s.is_mark(1, ":") and name_like(s, 0) else 0
    return signed if signed > 2 else _papers_end(s)


def _paper_and_verb(s: Sentence, at: int) -> bool:
    """Say whether a paper in quotation marks stands right before a verb («ليلونغوي: «الشرق الأوسط» أعلنت …»)."""
    return quoted_paper(s, at) and is_verb(s.text(s.closes[at] + 1))


def _papers_end(s: Sentence) -> int:
    """Return the word after a paper and its colon or stroke («عمان «الرأي» ووكالات: …», «بغداد نيوز/ …»), else 0."""
    if quoted_paper(s, 1):
        end = s.closes[1] + 1
        end += s.text(end) in ("ووكالات", "وكالات")
        return _past_reporters(s, end + 1) if s.is_mark(end, ":") else 0
    stroke = next((at for at in range(1, min(5, len(s.words))) if s.is_mark(at, "/")), 0)
    name = " ".join(s.text(at) for at in range(stroke))
    if not (is_outlet(name) or name in folded_set("outlets", "papers.names") or name.endswith((" نيوز", " برس"))):
        return 0
    town = is_place(s.text(stroke + 1))
    return stroke + 1 + town + (town and s.is_mark(stroke + 2, ":/-"))


def _past_agency(s: Sentence, at: int) -> int:
    """Return the word after an agency that stands without a mark before the lead («كابول: رويترز هاجم …»)."""
    if _paper_and_verb(s, at):
        return s.closes[at] + 1
    for size in (3, 2, 1):
        if is_verb(s.text(at + size)) and is_outlet(" ".join(s.text(k) for k in range(at, at + size))):
            return at + size
    return _past_reporters(s, at)


def _past_reporters(s: Sentence, at: int) -> int:
    """Return the word after reporters and agencies between place and lead («جدة: سعيد علي الأبيض تراجعت أسعار …»)."""
    end, agency = at, False
    while end < len(s.words):
        item = _signed(s, end)
        agency = agency or s.text(end) in word_class("agencies") or end in s.closes
        if item == end:
            return at
        end = item
        if not (s.is_mark(end, ",-/") or s.text(end) in ("و", *word_class("agencies"))):
            break
        end += s.text(end) not in word_class("agencies")
    verb = s.text(end)
    if verb in ("علمت", "علم") and end + 1 in s.closes:
        return end  # «الرياض: سليمان العنزي علمت "الوطن" من مصادر …»: the paper learnt it.
    if not (is_finite(verb) or (cue_at(s, end) is not None and is_verb(verb))):
        return at
    # A name before a verb in the feminine is not its subject; nor is it when the subject stands behind the verb.
    other = verb.endswith("ت") and cue_at(s, end) is None
    return end if agency or other or (not s.headline and starts_speaker(s, end + 1)) else at


def _signed(s: Sentence, at: int) -> int:
    """Return the word after one reporter, paper or «وكالات» of a byline, ``at`` when none stands here."""
    if s.text(at) in word_class("agencies"):
        return at + 1
    if quoted_paper(s, at):
        return s.closes[at] + 1
    known = is_given(s.text(at)) or (name_like(s, at) and not definite(s.text(at)) and is_given(s.text(at + 1)))
    if not known or is_masdar(s.text(at)):
        return at
    end = at + 1
    while end < at + _LONGEST_NAME and (name_like(s, end) or is_given(s.text(end))):
        if (is_finite(s.text(end)) or cue_at(s, end) is not None) and not is_given(s.text(end)):
            break
        end += 1
    return end if end > at + 1 else at


def _agency_starts(s: Sentence, at: int) -> bool:
    """Say whether the words here begin with an agency's or outlet's name."""
    return is_outlet_start(" ".join(s.text(k) for k in range(at, at + 3)))


def is_byline(s: Sentence) -> bool:
    """Say whether a line of its own only names reporters and places («محمد الحازمي، سالم الشهري - جدة»)."""
    if any(len(word.text) >= _PHONE and word.text.isdigit() for word in s.words):
        # «للإعلان والتواصل: 0500000000 - @…».
        return not any(is_verb(word.text) for word in s.words)
    alone = s.headline or s.is_mark(len(s.words) - 1, ":")
    if not alone or len(s.words) > _LONGEST_BYLINE:
        return False
    labels = folded_set("places", "labels.words")
    if _only_credits(s):
        return True
    words = [(at, word.text) for at, word in enumerate(s.words) if not word.mark]
    known = [at for at, word in words if is_given(word) or is_place(word) or word in labels or _agency_starts(s, at)]
    others = [at for at, word in words if at not in known]
    joints = word_class("name_joints")
    family = all(
        definite(s.text(at)) or definite(s.text(at + 1)) or s.text(at - 1) in joints or s.text(at) in joints
        for at in others
    )
    dash = next((at for at in (1, 2) if s.is_mark(at, "-")), 0)
    town = s.view.text[s.words[0].start : s.words[dash - 1].end] if dash else ""
    if dash and len(words) - dash <= 3 and is_place(town) and not any(is_verb(word) for at, word in words if at > dash):
        # «رام الله - دنيا الوطن»: a town and a paper.
        return True
    heads = range(1, min(4, len(s.words) - 1))
    apart = next((at for at in heads if s.is_mark(at, "-") and is_given(s.text(at + 1))), 0)
    if apart and all(name_like(s, at) or at in known for at, _ in words if at > apart):
        # «ينبع – عبدالعزيز العرفي»: a town no list knows and who wrote from there.
        return not any(is_finite(s.text(at)) for at in range(apart + 1, len(s.words)) if at in others)
    return len(known) * 2 >= len(words) and family and not any(is_finite(s.text(at)) for at in others)


def _only_credits(s: Sentence) -> bool:
    """«القاهرة: «الساحل»، أ ش أ», «طنجة - مراسل «الضفة»، و م ع»: a town, papers and the letters of agencies."""
    free = [at for at, word in enumerate(s.words) if not word.mark and s.free(at)]
    short = all(close - first <= _LONGEST_NAME for first, close in s.closes.items())
    kinds = word_class("agencies") | word_class("credits")
    signs = [at for at in free if len(s.text(at)) == 1 or s.text(at) in kinds or _agency_starts(s, at)]
    towns = [at for at in free if is_place(s.text(at)) or (at == free[0] and signs)]
    return short and bool(signs or s.closes) and free[:1] == towns[:1] and set(free) == {*signs, *towns}


def _byline_end(s: Sentence) -> int:
    """Return the word after a reporter's name and place: «سامي الحازمي (المدينة المنورة) التهمت …», 0 without one."""
    bracket = next((k for k in range(2, min(5, len(s.words))) if s.is_mark(k, "(")), -1)
    if bracket < 0 or not is_given(s.text(0)) or not all(name_like(s, k) for k in range(bracket)):
        return 0
    close = next((k for k in range(bracket, min(bracket + 6, len(s.words))) if s.is_mark(k, ")")), -1)
    if close < 0 or not is_place(s.text(bracket + 1)):
        return 0
    return close + 1 + s.is_mark(close + 1, "-:")


def _dateline_end(s: Sentence, labels: frozenset[str]) -> int:
    """Return the word after a dateline («سبق - الرياض:», «عين اليوم – بغداد», «صنعاء - خاص ب"الرياض"»), else 0."""
    bracketed = _bracketed_end(s)
    if bracketed:
        return bracketed
    dash = next((at for at in range(1, min(6, len(s.words))) if s.is_mark(at, "-") and s.free(at)), -1)
    if dash < 0 or (
        s.words[dash].start == s.words[dash - 1].end
        and s.words[dash].end == s.words[min(dash + 1, len(s.words) - 1)].start
    ):
        return 0
    if (
        is_outlet(" ".join(s.text(k) for k in range(dash)))
        and starts_speaker(s, dash + 3)
        and is_verb(s.text(dash + 2))
    ):
        return dash + 2  # «أ ف ب - ليلونغوي أعلنت المفوضية …»: any town, for the subject follows the verb.
    at, known = dash + 1, is_place(s.text(0)) and dash <= 3
    while at < min(dash + 9, len(s.words)):
        word = s.text(at)
        if s.is_mark(at, ":"):
            return at + 1
        if _reports(s, at):
            break  # «باريس - رأى وزير الخارجية أن …»: no paper «الرأي».
        if at in s.closes and s.closes[at] - at <= 4 and known:
            at = s.closes[at] + 1
        elif word in ("المنوره", "المكرمه") or is_place(word) or word in labels or _agency_starts(s, at):
            at, known = at + 1, True
        elif s.is_mark(at, "-,()") or (known and len(word) <= 2):
            at += 1
        else:
            break
    told = is_verb(s.text(at)) or s.text(at) in clause_words().accord  # «باريس - بحسب الوزير، …»
    if known and (at > dash + 1 or told):
        return at
    colon = next((k for k in range(dash, min(dash + 7, len(s.words))) if s.is_mark(k, ":")), -1)
    if any(is_finite(s.text(k)) or _reports(s, k) for k in range(dash, colon)):
        return 0
    return colon + 1


def _reports(s: Sentence, at: int) -> bool:
    """Say whether a reporting verb stands here, with whoever speaks behind it."""
    form = cue_at(s, at)
    return form is not None and form.kind == "perfect" and (starts_speaker(s, at + 1) or is_given(s.text(at + 1)))


def _bracketed_end(s: Sentence) -> int:
    """Return the word after a dateline that ends with an agency in brackets («دبي (رويترز) - …»), else 0."""
    if (s.is_mark(1, "(") or s.is_mark(2, "(")) and cue_at(s, 0) is None:
        # «فرانكفورت (د ب أ) أعلن …»: an agency in brackets after the first word or two.
        first = 1 if s.is_mark(1, "(") else 2
        close = next((k for k in range(first, min(first + 6, len(s.words))) if s.is_mark(k, ")")), -1)
        if close > 0 and is_outlet_start(" ".join(s.text(k) for k in range(first + 1, close))):
            return close + 1 + s.is_mark(close + 1, "-:")
    if is_place(s.text(0)):
        # «عمان 10 تشرين الثاني (بترا) - …», «دبي (رويترز) …».
        bracket = next((k for k in range(1, min(8, len(s.words))) if s.is_mark(k, "(")), -1)
        close = next((k for k in range(bracket, min(bracket + 6, len(s.words))) if s.is_mark(k, ")")), -1)
        if 0 < bracket < close and s.is_mark(close + 1, "-:"):
            return close + 2
    return 0

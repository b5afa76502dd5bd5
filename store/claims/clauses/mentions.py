"""Speaker mentions: from the words between a reporting verb and its content to a name, a title and an outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from store.claims.clauses.adverbials import tells_how
from store.claims.clauses.around_speaker import skip_adverbials, starts_office, trails
from store.claims.clauses.whom import behind_who
from store.claims.names.name_ends import name_end
from store.claims.names.name_words import Phrase, definite, is_given, is_known_surname, is_owned
from store.claims.names.phrases import noun_phrase
from store.claims.names.title_words import is_quoted_name
from store.claims.names.via import clean, read_via
from store.claims.names.voices import voice
from store.claims.vocabulary.cues import is_verb, without_object
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_honorific,
    is_outlet,
    is_place,
    is_unnamed,
    office_gender,
    quoted_paper,
)
from store.claims.vocabulary.words import Sentence
from store.language.folding import fold_plain

# «المذيع (52 عاما)».
_AGE = re.compile(r"\s*\(\s*\d+\s+(?:عام|سن)\w{1,3}\s*\)\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in the text: ``name`` as printed (None when only a title stands there).

    ``title`` is the folded title without the name; ``kind`` is person, title, body, place, unnamed or last;
    ``first`` and ``end`` are word indices of the mention; ``via`` the outlet it was said to.
    """

    name: str | None
    title: tuple[str, ...]
    kind: str
    gender: str
    first: int
    end: int
    label: str
    via: str | None = None


def read_mention(s: Sentence, first: int, end: int, *, anybody: bool = False) -> Mention | None:
    """Read the speaker in words ``first`` to ``end``; None when nobody who can speak stands there.

    ``anybody``: also what cannot speak (see :mod:`store.claims.names.voices`).

    «وزير الخارجية الأمريكي “جون كيري”» gives the name «جون كيري» and its title.
    """
    source = _cited(s, first, end)
    if source is not None:
        return source
    via = read_via(s, first, end)
    owner = _owned_office(s, first) if end == first + 1 else None
    if owner is not None:
        return owner
    phrase = _phrase(s, first, end)
    if phrase is None:
        return None
    if not anybody and voice(s, phrase.first, phrase.end, phrase.kind) != "speaks":
        return None
    return mention_of(s, phrase, via)


def _cited(s: Sentence, first: int, end: int) -> Mention | None:
    """Read who is cited by an outlet: «صحيفة المساء نقلا عن مصدر أمني» is the source, through the paper."""
    at = next((k for k in range(first, end - 2) if s.text(k) == "نقلا" and s.text(k + 1) == "عن"), -1)
    bracketed = s.is_mark(first, "(") and s.is_mark(at - 1, ")")  # «وذكرت (أ ش أ) نقلا عن الوزير أن …».
    outlet = read_mention(s, first + bracketed, at - bracketed) if at > first else None
    cited = at == first or (outlet is not None and relays(outlet))
    source = read_mention(s, at + 2, end) if cited and at >= 0 else None
    return source if source is None or outlet is None else replace(source, via=outlet.label)


def mention_of(s: Sentence, phrase: Phrase, via: str | None = None) -> Mention:
    """Return the mention a parsed phrase makes; «المندوب الدائم السفيرة سلمى» is a woman."""
    first, stop = phrase.first, min(phrase.end, len(s.words))  # a quotation may never be closed
    head, label = s.text(first), _AGE.sub("", clean(s.raw(first, stop)))
    if label.startswith("لل") and head.startswith("ال"):
        label = ("الل" if head.startswith("الل") else "ال") + label[2:]  # «للجنة»: «اللجنة»
    if head in ("الاخير", "الاخيره"):
        return Mention(None, (), "last", "f" if head.endswith("ه") else "m", first, stop, label, via)
    title = tuple(
        s.text(at)
        for at in range(first, stop)
        if not s.words[at].mark and not (phrase.name and phrase.name[0] <= at < phrase.name[1])
    )
    held = s.text(phrase.name[0] - 1) if phrase.name is not None and phrase.name[0] > first and definite(head) else ""
    gender = "f" if definite(held) and office_gender(held) == "f" else phrase.gender or _head_gender(title)
    if head.endswith("ه") and is_owned(s, first) and office_gender(head[:-1]):
        gender = office_gender(head[:-1])  # «والده» is no «والدة».
    if phrase.kind == "person" and phrase.name is not None:
        printed = label if phrase.name == (first, stop) else clean(s.raw(*phrase.name))
        return Mention(printed, title, "person", gender, first, stop, label, via)
    if phrase.kind == "unnamed":
        label = _nominative(s, first, stop, label)
    name = None if phrase.kind == "title" else label
    return Mention(name, title, phrase.kind, gender, first, stop, label, via)


def _head_gender(title: tuple[str, ...]) -> str:
    """Return the gender of a title's head or courtesies; «الطفلة» in «جد الطفلة» is somebody else."""
    heads = (word for number, word in enumerate(title) if number == 0 or is_honorific(word) or definite(title[0]))
    return next((office_gender(word) for word in heads if office_gender(word)), "")


def _nominative(s: Sentence, first: int, stop: int, label: str) -> str:
    """Return «مصدر أمني» for «مصدرا أمنيا»: the accusative of an indefinite source is written without its ending."""
    words, changed = label.split(), 0
    for number, at in enumerate(range(first, stop)):
        word = s.text(at)
        if number >= len(words) or fold_plain(words[number]) != word or not word.endswith("ا") or len(word) < 4:
            break
        if (number == 0 and not is_unnamed(word)) or is_owned(s, at):
            break  # «زملاؤها»
        words[number] = words[number].rstrip("ًا")
        changed += 1
    return " ".join(words) if changed else label


def _owned_office(s: Sentence, at: int) -> Mention | None:
    """«… ومالكه: …»: an office that somebody in the sentence before holds; the name may follow later."""
    word = s.text(at).removeprefix("و")
    bare = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    gender = office_gender(bare) if bare != word and is_owned(s, at) else ""
    if not gender:
        return None
    label = clean(s.raw(at, at + 1))
    return Mention(None, (bare,), "title", gender, at, at + 1, label.removeprefix("و") if len(bare) > 2 else label)


# «وبرر الوزير ذلك بأن …», «وتساءل الوزير عما إذا …»: with these who speaks never ends.
_NEVER_LAST = frozenset(("الي", "علي", "عن", "عما", "من", "ب", "في", "ذلك"))


def _phrase(s: Sentence, first: int, end: int) -> Phrase | None:
    """Parse the region: skip adverbials at its beginning, then read one noun phrase."""
    while end > first and (s.text(end - 1) in _NEVER_LAST or s.is_mark(end - 1, ",:-;")):
        end -= 1
    at = skip_adverbials(s, first, end)
    end = next((k for k in range(at + 1, end) if tells_how(s, k) or behind_who(s, at, k) or trails(s, k, end)), end)
    if s.text(at) in ("ذات", "نفس") and at + 1 < end:
        at += 1
    if s.text(at) in word_class("words_of") and at + 1 < end and _is_person(s, at + 1):
        at += 1  # «بحسب تصريح آمنة علي …», «وفق تعبير الوزير»
    issued = s.text(at) in word_class("nominal_sources") and at + 1 < end
    kind = s.text(at + 1) in word_class("of_statements") and not definite(s.text(at + 1))
    heads = starts_office(s, at + 1) and not (kind or _is_kind(s, at + 1, end))  # «بلاغ إعلامي لرئاسة الحكومة»
    if issued and (heads or is_place(s.text(at + 1)) or s.text(at + 1) in ("الامم", "الجيش")):
        # «تفيد أرقام الأمم المتحدة»: who issued them speaks.
        at += 1
    elif issued and is_owned(s, at + 1) and is_verb(without_object(s.text(at + 1))) and starts_office(s, at + 2):
        at += 2  # «إحصائية أعدها مركز …»
    elif issued:
        # «تقرير صادر عن منظمة …», «بيان للجيش».
        by = at + 1 + (s.text(at + 1) in word_class("of_statements"))
        by += s.text(by).endswith("ي") and s.text(by)[:1] not in "ال"  # «بلاغ إعلامي لرئاسة الجمهورية»
        if by < end and s.text(by)[:1] == "ل" and len(s.text(by)) > 4:
            s.without_lam(by)
            return _phrase(s, by, end)
        about = next((k + 1 for k in range(at + 1, min(at + 4, end)) if s.text(k) == "عن"), at)
        at = about if about < end else at
    if at >= end or s.text(at) in word_class("courtesy_pronouns"):
        return None
    if at in s.closes and s.closes[at] + 1 < end and _told_first(s, at, end):
        # «أبلغت "الاقتصادية" مصادر في …»: the paper is told, the sources speak.
        at = s.closes[at] + 1
    if s.text(at) not in ("الاخير", "الاخيره"):
        return _called(s, at, noun_phrase(s, at, end, bounded=True), end)
    return Phrase(at, at + 1, "last", "m")


def _is_person(s: Sentence, at: int) -> bool:
    """Say whether a name known as one, an office or a courtesy stands here."""
    word = s.text(at)
    return is_given(word) or is_known_surname(s, at) or is_honorific(word) or bool(office_gender(word))


def _is_kind(s: Sentence, at: int, end: int) -> bool:
    """Say whether a body's word only tells of what kind papers are: «معلومات استخبارات | من …»."""
    after = s.text(at + 1)
    bare = not (definite(s.text(at)) or definite(after) or is_place(after) or office_gender(after))
    return bare and bool(body_gender(s.text(at))) and (at + 1 >= end or after in word_class("prepositions"))


def _called(s: Sentence, first: int, phrase: Phrase | None, end: int) -> Phrase | None:
    """«أحدهم، ويدعى علي مفرح، …», «طبيبة في المستشفى، تدعى هناء العريقي»: the name that follows who had none."""
    at = next((k for k in range(first + 1, end) if s.text(k) in word_class("called")), end)
    stop = name_end(s, at + 1, end, bounded=True) if at + 1 < end else at + 1
    if stop <= at + 1 or (phrase is not None and (phrase.kind == "body" or phrase.end > at)):
        return phrase
    return Phrase(first, stop, "person", phrase.gender if phrase is not None else "", (at + 1, stop))


def _told_first(s: Sentence, at: int, end: int) -> bool:
    """Say whether the quotation marks at ``at`` hold a paper that is told, with who speaks after it."""
    after = s.closes[at] + 1
    if is_quoted_name(s, at):
        return False
    if starts_office(s, after) or is_unnamed(s.text(after)):
        return True
    return end - after >= 2 and quoted_paper(s, at)


def folded_name(name: str) -> list[str]:
    """Return the folded words of a name."""
    return fold_plain(name).split()


def relays(mention: Mention) -> bool:
    """Say whether the mention is an agency or outlet that relays rather than speaks."""
    folded = fold_plain(mention.label)
    first = folded.split()[0].removeprefix("ال") if folded else ""
    return is_outlet(folded) or first in (
        "وكاله",
        "صحيفه",
        "قناه",
        "شبكه",
        "جريده",
        "اذاعه",
        "وكالات",
        "تلفزيون",
        "مجله",
        "موقع",
    )

"""Speaker mentions: from the words between a reporting verb and its content to a name, a title and the relaying outlet."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.cues import clause_words, is_verb
from store.claims.people_words import (
    PREPOSITIONS,
    body_gender,
    is_honorific,
    is_name_like,
    is_outlet,
    is_place,
    is_time,
    is_unnamed,
    office_gender,
)
from store.claims.words import Sentence
from store.language.folding import fold_plain

_ENDS = frozenset(
    ["الذي", "التي", "الذين", "وهو", "وهي", "قد", "ان", "انه", "انها", "ايضا", "كذلك", "نفسه", "نفسها", "ذاته", "ذاتها"]
)
_CUTS = frozenset(
    [
        "خلال",
        "عبر",
        "بعد",
        "قبل",
        "عقب",
        "اثر",
        "اثناء",
        "بشان",
        "حول",
        "ردا",
        "تعليقا",
        "امام",
        "لدي",
        "عن",
        "وفق",
        "بحسب",
        "حسب",
        "مع",
        "بالقول",
        "في_بيان",
    ]
)


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


def read_mention(s: Sentence, first: int, end: int) -> Mention | None:
    """Read the speaker in words ``first`` to ``end``; None when nobody stands there.

    «وزير الخارجية الأمريكي “جون كيري”» gives the name «جون كيري» and its title.
    """
    first, stop, via = _core(s, first, end)
    while stop > first and (s.words[stop - 1].mark and s.text(stop - 1) not in (")", '"')):
        stop -= 1
    if stop <= first:
        return None
    label = _clean(s.raw(first, stop))
    head = s.text(first)
    if head in ("الاخير", "الاخيره"):
        return Mention(None, (), "last", "f" if head.endswith("ه") else "m", first, stop, label, via)
    names = _names(s, first, stop)
    title = tuple(
        s.text(at) for at in range(first, stop) if not s.words[at].mark and not (names and names[0] <= at < names[1])
    )
    gender = office_gender(head) or body_gender(head) or ("f" if is_place(head) else "")
    if names:
        gender = next((office_gender(word) for word in title if office_gender(word)), gender)
        return Mention(_clean(s.raw(*names)), title, "person", gender, first, stop, label, via)
    if body_gender(head):
        return Mention(label, title, "body", gender, first, stop, label, via)
    if is_place(head):
        return Mention(label, title, "place", gender, first, stop, label, via)
    if is_unnamed(head):
        return Mention(label, title, "unnamed", "f" if head == "مصادر" else gender, first, stop, label, via)
    if office_gender(head) or is_honorific(head):
        return Mention(None, title, "title", gender, first, stop, label, via)
    return Mention(label, title, "person" if stop - first <= 4 else "body", gender, first, stop, label, via)


def _clean(raw: str) -> str:
    """Return a mention without quotation marks and line breaks around and inside."""
    return " ".join(
        raw.replace("«", " ").replace("»", " ").replace("“", " ").replace("”", " ").replace('"', " ").split()
    ).strip(" ,،.-")


def _core(s: Sentence, first: int, end: int) -> tuple[int, int, str | None]:
    """Cut adverbials off the region: (first, end, outlet it was said to)."""
    words, via = clause_words(), None
    while first < end and (
        (s.words[first].mark and first not in s.closes)
        or is_time(s.text(first))
        or s.text(first) in ("ايضا", "كذلك", "مجددا", "من", "قد", "رسميا")
    ):
        if s.text(first) == "من" and s.text(first + 1) not in ("جانبه", "جهته", "جانبها", "جهتها"):
            break
        first += 1 + (s.text(first) == "من")
    stop = first
    while stop < end:
        word = s.text(stop)
        if word in words.to_media or (word == "ل" and stop + 1 in s.closes):
            via = _outlet(s, stop, end)
            break
        if stop > first and (word in _ENDS or word in _CUTS or word in words.adverbials or is_time(word)):
            break
        if stop > first and word == "في" and (s.text(stop + 1) in words.after_in):
            break
        if stop > first and word in ("الي", "علي", "من") and stop + 1 >= end:
            break
        if stop > first and s.is_mark(stop, ",") and not _apposition(s, stop, end):
            break
        if s.is_mark(stop, "-"):
            break
        stop += 1
    if via is None:
        via = next(
            (
                _outlet(s, at, end)
                for at in range(stop, end)
                if s.text(at) in words.to_media or (s.text(at) == "ل" and at + 1 in s.closes)
            ),
            None,
        )
    return first, stop, via


def _apposition(s: Sentence, comma: int, end: int) -> bool:
    """Say whether after a comma the name or title goes on («مساعد وزير الخارجية، حسين جابري»)."""
    after = comma + 1
    if after >= end or s.words[after].mark:
        return False
    word = s.text(after)
    if word in PREPOSITIONS or is_time(word) or word in clause_words().adverbials or (is_verb(word) and len(word) > 3):
        return False
    return is_name_like(s, after) or bool(office_gender(word)) or is_honorific(word)


def _outlet(s: Sentence, at: int, end: int) -> str | None:
    """Return the outlet after «ل» («لـ«عكاظ»», «لوكالة الصحافة الفرنسية»); none for «للصحفيين»."""
    word = s.text(at)
    if word.startswith(("للصح", "للاعلام", "لوسائل")) and word not in ("للصحيفه",):
        return None
    stop = at + 1
    while stop < min(end, at + 8):
        if stop in s.closes:
            stop = s.closes[stop] + 1
            continue
        if (
            s.words[stop].mark
            or s.text(stop) in clause_words().complements
            or s.text(stop) in PREPOSITIONS
            or is_time(s.text(stop))
        ):
            break
        stop += 1
    raw = _clean(s.raw(at, stop))
    raw = raw.removeprefix("لـ").strip()
    return (raw[1:] if raw.startswith("ل") and not raw.startswith("لل") else raw) or None


def _names(s: Sentence, first: int, stop: int) -> tuple[int, int] | None:
    """Return the words of the personal name in the region, or None when there is only a title or a body."""
    quoted = next((at for at in range(first, stop) if at in s.closes and s.closes[at] <= stop), None)
    if quoted is not None and quoted > first and office_gender(s.text(first)) and s.closes[quoted] - quoted <= 5:
        return quoted + 1, s.closes[quoted]
    head = s.text(first)
    if body_gender(head) or (is_place(head) and not office_gender(head)):
        return None
    at = first
    if not (office_gender(head) or is_honorific(head) or is_unnamed(head)):
        # The name comes first: «جوش إرنست المتحدث باسم …».
        end = _name_end(s, first, stop)
        return (first, end) if end > first else None
    unnamed = is_unnamed(head) and not head.startswith("ال")
    after_definite = False
    comma = False
    while at < stop:
        word = s.text(at)
        if s.words[at].mark:
            comma, after_definite = True, True
            if s.is_mark(at, "("):
                at = next((k for k in range(at, stop) if s.is_mark(k, ")")), at)
            at += 1
            continue
        if is_honorific(word):
            end = _name_end(s, at + 1, stop)
            if end > at + 1 and not s.text(at + 1).startswith("ال"):
                return at + 1, end
            after_definite = True
        elif (after_definite or comma) and _begins_name(s, at) and not (unnamed and not comma):
            end = _name_end(s, at, stop)
            if end > at:
                return at, end
        after_definite = (
            word.startswith(("ال", "لل", "بال")) or is_place(word) or (comma and not s.words[at].mark and False)
        )
        comma = False
        at += 1
    return None


def _begins_name(s: Sentence, at: int) -> bool:
    """Say whether a name may begin here: a name-like word without article that follows a definite word."""
    word = s.text(at)
    if word.startswith(("ال", "لل", "بال", "وال")) or word in ("باسم", "بن", "لشؤون", "للشؤون") or is_place(word):
        return False
    if word[:1] in ("ل", "ب") and len(word) > 5 and s.text(at + 1).startswith("ال"):
        return False
    return is_name_like(s, at)


def _name_end(s: Sentence, at: int, stop: int) -> int:
    """Return where the name that begins at ``at`` ends: names, then at most family names with «ال»."""
    end = at
    while end < stop and end - at < 7:
        if not is_name_like(s, end) or is_honorific(s.text(end)) or s.text(end) == "باسم":
            break
        end += 1
    return end


def folded_name(name: str) -> list[str]:
    """Return the folded words of a name."""
    return fold_plain(name).split()


def relays(mention: Mention) -> bool:
    """Say whether the mention is an agency or outlet that relays rather than speaks."""
    folded = fold_plain(mention.label)
    first = folded.split()[0] if folded else ""
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

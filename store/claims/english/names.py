"""English speakers: from a noun phrase to a name and a title by capitals and title words."""

from __future__ import annotations

from store.claims.clauses.mentions import Mention
from store.claims.english.verbs import is_capital, word_set
from store.claims.names.via import clean
from store.claims.vocabulary.words import Sentence

NAME_JOINTS = frozenset(
    ("al", "el", "bin", "bint", "ibn", "de", "der", "den", "del", "da", "dos", "di", "la", "van", "von", "ki", "abu")
)


def read_speaker(s: Sentence, first: int, end: int) -> Mention | None:
    """Return the speaker in words ``first`` to ``end``: «Foreign Minister Sergei Lavrov», «the army», «officials»."""
    while first < end and (s.words[first].mark or s.text(first) in word_set("leads")):
        first += 1
    if s.text(first).isdigit() and s.text(first + 2) == "year" and s.text(first + 4) == "old":
        first += 5
    stop = _label_end(s, first, end)
    while stop > first and (s.words[stop - 1].mark or s.text(stop - 1) in ("on", "who")):
        stop -= 1
    named = stop - first - (s.text(first) in ("the", "a", "an"))
    if named > 1 and stop < len(s.words) and s.text(stop - 1).endswith("ed") and not is_capital(s, stop - 1):
        # «the researchers based in Zarindia», «officials briefed on the talks»
        stop -= 1
    if stop <= first:
        return None
    label = clean(s.raw(first, stop))
    if stop - first == 1 and s.text(first) in word_set("countries"):
        return Mention(label, (), "body", "", first, stop, label)
    name = _name(s, first, stop)
    if name is not None:
        title = tuple(s.text(k) for k in range(first, stop) if not name[0] <= k < name[1] and not s.words[k].mark)
        return Mention(clean(s.raw(*name)), title, "person", _gender(s, name, title), first, stop, label)
    words = [s.text(k) for k in range(first, stop) if not s.words[k].mark]
    bare = tuple(words[1:] if words[0] in ("the", "a", "an") else words)
    head = next(
        (bare[k - 1] for k in range(1, len(bare)) if bare[k] in ("of", "for", "at", "to")), bare[-1:] and bare[-1]
    )
    if head in word_set("titles") and "'" not in label and "’" not in label and not _somebody_else(s, first, stop):
        return Mention(None, bare, "title", _gender(s, (0, 0), bare), first, stop, label)
    kind = "unnamed" if set(words[:3]) & word_set("unnamed") else "body"
    return Mention(label, (), kind, "", first, stop, label)


def _label_end(s: Sentence, first: int, end: int) -> int:
    """Return where the speaker's label ends: before a comma, a time or a parenthesis that closes the phrase."""
    stop = first
    while stop < end:
        word = s.text(stop)
        timed = stop > first and word in word_set("time") and not is_capital(s, stop)
        # «the late Pope Francis»
        timed = timed and not (word == "late" and s.text(stop - 1) in ("the", "a"))
        closed = _closed(s, stop, end)
        if closed:
            stop = closed
            continue
        if s.is_mark(stop, ",;(") or (timed and not _goes_on(s, stop, end)):
            break
        if stop > first and word in word_set("time") and s.text(stop - 1) in word_set("time"):
            break
        stop += 1
    return stop


def _closed(s: Sentence, at: int, end: int) -> int:
    """Return the word behind «(IDF)» when the phrase goes on («Defense Forces (IDF) spokesman Amir Dan»), else 0."""
    if not s.is_mark(at, "("):
        return 0
    close = next((k for k in range(at + 1, min(at + 5, end)) if s.is_mark(k, ")")), end)
    return close + 1 if close + 1 < end and not s.words[close + 1].mark and s.text(close + 1) != "who" else 0


def _goes_on(s: Sentence, at: int, end: int) -> bool:
    """Say whether «in», «at» lead to the place or house of a body («the mission in Zarindia», «analysts at Finch»)."""
    after = at + 1
    named = s.text(at) in ("in", "at") and after < end and not s.words[after].mark and is_capital(s, after)
    return named and s.text(after) not in word_set("time") | word_set("months") | word_set("days")


def _gender(s: Sentence, name: tuple[int, int], title: tuple[str, ...]) -> str:
    """Return ``m`` or ``f`` where the title or the first name tells it, else an empty string."""
    given = s.text(name[0]) if name[1] - name[0] > 1 else ""
    if set(title) & word_set("feminine") or given in word_set("female_names"):
        return "f"
    return "m" if set(title) & word_set("male") or given in word_set("male_names") else ""


def _name(s: Sentence, first: int, stop: int) -> tuple[int, int] | None:
    """Return the run of capitals that is a personal name: after a title word, or the whole phrase without article."""
    begin = next((_office_end(s, k) for k in range(stop - 1, first - 1, -1) if _is_title(s, k, first)), None)
    begin = begin or _behind_office(s, first, stop)
    if begin is None:
        if s.text(first) in ("the", "a", "an") or not is_capital(s, first):
            return None
        begin = first
    if begin > first and _somebody_else(s, first, begin):
        return None
    while begin < stop and s.words[begin].mark:
        begin += 1
    end = begin
    while end < stop and _in_name(s, end, begin):
        end += 1
    if s.is_mark(end - 1, "'’") and end < stop and (s.text(end) == "s" or end == stop - 1):
        # «President Salim's office», «Frances’ lawyer»
        return None
    words = [s.text(k) for k in range(begin, end) if not s.words[k].mark]
    if not words or any(word in word_set("titles") for word in words):
        return None
    # «Cara Sund of IT firm Nexum»
    housed = end < stop and s.text(end) in ("of", "from", "at") and len(words) in (2, 3)
    if end < stop and begin == first and not (housed and not set(words) & word_set("body_ends")):
        return None
    if words[-1] in word_set("body_ends") or set(words) & word_set("unnamed") or (begin == first and len(words) > 4):
        return None
    return begin, end


def _behind_office(s: Sentence, first: int, stop: int) -> int | None:
    """Return where the name begins behind an office no list knows: «Nordfin's head of research Paul Adler»."""
    begin = stop
    while begin > first and _in_name(s, begin - 1, first):
        begin -= 1
    before, given = s.text(begin - 1), word_set("male_names") | word_set("female_names")
    known = next((k for k in range(max(first + 1, stop - 3), stop - 1) if s.text(k) in given and is_capital(s, k)), 0)
    if known > begin and s.text(first) not in given and s.text(stop - 1) not in word_set("body_ends"):
        # «Ambassador to the African Union Helen Otieno»
        return known
    office = [s.text(k) for k in range(first, begin) if not s.words[k].mark]
    if begin <= first or not 2 <= stop - begin <= 3 or s.words[begin].mark:
        return None
    if before == "s" and s.is_mark(begin - 2, "'’"):
        return begin if s.text(begin) in given else None
    if set(office) & (word_set("prepositions") - {"of"} | word_set("firms") | {"and", "the"}) - set(office[:1]):
        return None
    return begin if s.text(begin) in given or (before.isalpha() and len(before) > 3) else None


def _somebody_else(s: Sentence, first: int, name: int) -> bool:
    """Say whether the name is not the speaker's: «the attorney for former campaign manager Paul Reda»."""
    for at in range(first + 1, name):
        kin = s.text(at) == "of" and s.text(at - 1) in word_set("kin")
        if (kin or s.text(at) == "for") and any(s.text(k) in word_set("titles") for k in range(first, at)) | kin:
            return any(_is_title(s, k, first) for k in range(at + 1, name))
    return False


def _is_title(s: Sentence, at: int, first: int) -> bool:
    """Say whether the word is a title before a name; «Harbour Police» or a lower-case «of the council» is none."""
    office = s.text(at + 1) == "of" and s.text(at + 2) in word_set("offices_of")
    return s.text(at) in word_set("titles") and (office or s.text(at + 1) not in ("of", "for", "to"))


def _office_end(s: Sentence, title: int) -> int:
    """Return the word behind an office: «secretary of state», «minister»."""
    return title + 3 if s.text(title + 1) == "of" else title + 1


def _in_name(s: Sentence, at: int, begin: int) -> bool:
    """Say whether a word or mark goes on with the name («Ban Ki-moon», «Yasser al-Youssef»)."""
    if s.words[at].mark:
        return s.text(at) in "-'’." and at > begin
    return s.text(at) in NAME_JOINTS or is_capital(s, at) or (s.is_mark(at - 1, "-") and at - 1 > begin)

"""Duals that count two by themselves: «جنديين», «الضابطان», «حادثي مرور», «فلسطينيان»."""

from __future__ import annotations

import re

from store.language.figure_context import without_article
from store.language.figure_words import BREAK, Run, figure_words
from store.language.folding import ARTICLES, fold_plain
from store.language.lexicon import folded_set, load

# «فلسطينيان»: the dual of a name of origin; its accusative is also a plural and does not count.
_ORIGINS = re.compile(r"\w{3,}يان\Z")
_NO_ORIGINS = frozenset(
    ("عصيان", "نسيان", "شريان", "سريان", "طغيان", "غليان", "هذيان", "جريان", "بنيان", "احيان", "اعيان", "اديان")
)
_AMONG = frozenset(("بينهم", "منهم"))
# The vowel marks of a dual: «ممارسَيْن», «حالتَيْ».
_DUAL_MARKS = re.compile("(?:\u064eي\u0652?|ي\u0652(?=ن))(?:ن\u0650?)?\\Z")
_DUAL_END = re.compile(r"(?:ان|ين|هما|كلا|كلتا)\Z")


def dual_noun(run: Run, at: int) -> str | None:
    """Return the singular of a dual counted noun («موديلين»), alone or after one particle.

    A dual right after another one describes it («رجلان مسلحان») and counts nothing new.
    """
    known, word = figure_words(), run.words[at]
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip() else ""
    if _DUAL_MARKS.search(run.raw(at)) and not word.startswith(ARTICLES):
        if at and _DUAL_MARKS.search(run.raw(at - 1)):
            return None
        return known.duals.get(word) or re.sub(r"تي\Z|تين\Z", "ه", re.sub(r"(?<!ت)ين?\Z", "", word))
    if word in folded_set("numbers", "definite_duals.times"):
        noun = known.duals.get(word[2:]) or known.nouns.get(word[2:-2])
        return noun if after in folded_set("numbers", "definite_duals.after") else None
    if word.removeprefix("و").startswith("ال"):
        return _definite_dual(run, at, word.removeprefix("و"))
    if word in folded_set("numbers", "construct_duals.words") and _is_indefinite(after):
        return known.nouns.get(word[:-1], word[:-1])
    if word.endswith(("ي", "تا")) and _lists_names(run, at):
        return None
    if word in folded_set("numbers", "not_duals.words") and word.endswith("ين") and _both_after(run, at):
        return known.nouns.get(word[:-2], word[:-2])
    if before in _PREPOSITIONS and _is_joined_pair(word, after):
        return known.nouns[word[:-1]]
    if word.endswith(("ين", "ان")) and word[:-2] in known.currency:
        return known.currency[word[:-2]]
    bare = word[1:] if word not in known.duals and word[:1] in ("و", "ب", "ل", "ف") else word
    if bare in known.duals:
        follows = bare == word and (before in known.duals or before[1:] in known.duals)
        return None if follows else known.duals[bare]
    return _pair_by_origin(run, at, before)


def _pair_by_origin(run: Run, at: int, before: str) -> str | None:
    """Return the singular of «فلسطينيان»: somebody must be hit, held or counted, for Armenian names end so too."""
    known, word = figure_words(), run.words[at]
    if not _ORIGINS.match(word) or word.startswith(ARTICLES) or word in _NO_ORIGINS:
        return None
    if before not in _AMONG and any(_DUAL_END.search(one) for one in run.words[max(0, at - 3) : at]):
        return None
    counted = {before, before[1:]} & known.roles.keys() or before in folded_set("numbers", "before_bare.words")
    if not (counted or before in _AMONG):
        return None
    return word[1:-2] if word[0] == "و" else word[:-2]


def _both_after(run: Run, at: int) -> bool:
    """«مسلحين يركضان», «مصابين متأثرين بجروحهما»: what follows says that they are two."""
    for step in range(at + 1, min(at + 4, len(run.words))):
        if BREAK.search(run.gaps[step]):
            return False
        word = run.words[step]
        if (word.endswith("هما") and len(word) > 4) or (step == at + 1 and re.fullmatch(r"[يت]\w{2,}ان", word)):
            return True
    return False


def _definite_dual(run: Run, at: int, word: str) -> str | None:
    """Return the singular of «الضابطين», «السيارتان»; «الجانبين», «الشركتين» name two that everybody knows of.

    Behind another definite noun it describes («الشعبين الشقيقين») and counts nothing new.
    """
    known, bare = figure_words(), word.removeprefix("ال")
    before = run.words[at - 1] if at and not run.gaps[at].strip() else ""
    describes = without_article(before) != before and before.endswith(("ين", "ان"))
    dual = bare.endswith(("ان", "ين")) and bare not in known.nouns and not describes
    dual = dual and word not in folded_set("numbers", "not_duals.words") and before not in _TOWNS  # «مدينة القريتين»
    noun = known.duals.get(bare) if dual else None
    if noun is not None and noun not in _known_pairs():
        return noun
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip() else ""
    people = bare[:-2] in known.nouns or bare[:-2] in known.roles
    return known.nouns.get(bare[:-2], bare[:-2]) if after in _BOTH_WHO and people else None


def _known_pairs() -> frozenset[str]:
    """Return the nouns, as printed, whose definite dual names two that everybody knows of and counts nothing."""
    return frozenset(str(load("numbers")["definite_duals"]["known_pairs"]).split())


_TOWNS = frozenset(("مدينه", "بلده", "قريه", "محافظه", "ناحيه", "قضاء", "حي", "وبلده", "وقريه", "بمدينه", "ببلده"))
_BOTH_WHO = frozenset(("اللذين", "اللتين", "اللذان", "اللتان"))
_PREPOSITIONS = frozenset(("الي", "في", "من", "علي", "بين", "مع", "خلال", "بعد", "قبل", "عن"))


def _is_joined_pair(word: str, after: str) -> bool:
    """Say whether a word is a dual joined to the noun after it: «إلى مركزي أبحاث», not «من مصرفي لبناني»."""
    nouns, stem = figure_words().nouns, word[:-1]
    if word[-1:] != "ي" or word in nouns or fold_plain(nouns.get(stem, "")) != stem:
        return False
    # «مسلحي الحركة» may be a plural, «حزبي» an adjective.
    if {stem + "ين", stem + "ون"} & nouns.keys() or word in folded_set("numbers", "not_duals.words"):
        return False
    return _is_indefinite(after) and not after.endswith("ي")


def _lists_names(run: Run, at: int) -> bool:
    """Say whether a dual in construct stands before a list of names («شركتي إكسون وشيفرون»): it counts nothing new."""
    known = figure_words()
    after = run.words[at + 1] if at + 1 < len(run.words) and not run.gaps[at + 1].strip(' "') else ""
    if after in known.nouns or after in known.roles:
        return False
    for place in range(at + 2, min(at + 5, len(run.words))):
        if run.gaps[place].strip(' "') or run.words[place] in folded_set("numbers", "not_units.words"):
            return False
        if run.words[place].startswith("و") and len(run.words[place]) > 2:
            # «فرقتي إسعاف وفرقتي إطفاء»
            return run.words[place][1:] not in known.duals
    return False


def _is_indefinite(word: str) -> bool:
    """Say whether the word may be the noun that a dual in construct stands before («حادثي مرور»)."""
    return word.isalpha() and not word.startswith("ال") and word not in folded_set("numbers", "not_units.words")

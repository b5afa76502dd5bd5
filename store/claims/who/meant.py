"""«وأضاف الرجل», «وقالت الشابة»: a noun of the language that takes up somebody told of before."""

from __future__ import annotations

from store.claims.clauses.mentions import Mention
from store.claims.vocabulary.grammar import word_class
from store.claims.who.people import People
from store.claims.who.person import Person
from store.language.folding import fold_plain


def whom_it_means(mention: Mention, people: People, *, goes_on: bool) -> Person | None:
    """Return whom «الرجل», «المرأة» alone means: who spoke last, else who was named last, of that gender; or None.

    ``goes_on``: the verb takes up earlier words («وأضاف الرجل»), so that who only was named is not meant.
    """
    word = fold_plain(mention.label)
    gender = "m" if word in word_class("any_man") else "f" if word in word_class("any_woman") else ""
    if not gender:
        return None
    spoke = people.recent[-1:]
    named = people.named[-1:]
    for person in spoke if goes_on else (*named, *spoke):
        single = person.kind in ("person", "title", "unnamed") and not person.is_many()
        if single and person.gender == gender:
            return people.note(person)
    return None

"""A speaker of one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.claims.clauses.mentions import folded_name
from store.claims.names.alike import bare, further
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_honorific, office_gender
from store.language.lexicon import folded_set


@dataclass(slots=True)
class Person:
    """A speaker of the article: printed name, titles seen (folded), gender; ``kind`` as in a mention."""

    name: str
    kind: str
    gender: str
    titles: list[tuple[str, ...]] = field(default_factory=list)

    def is_one(self) -> bool:
        """Say whether this is one man or one body, with whom no verb in the plural goes on («محتجون» are many)."""
        return not self.is_many() and (self.kind == "person" or (self.kind == "body" and bool(self.gender)))

    def is_alone(self) -> bool:
        """Say whether this is one by a name the lexicon knows; behind bodies, «خطباء», «أسر الشهداء» many go on."""
        return self.kind == "person" and folded_name(self.name)[0] in folded_set("titles", "common_names.words")

    def is_many(self) -> bool:
        """Say whether the name begins with a plural or dual: «الصحفيون الستة», «مصادر» is none."""
        return self.name.split(maxsplit=1)[0].endswith(("ون", "ين", "ات", "ان"))

    def is_paper(self) -> bool:
        """Say whether this is a paper, figures or sources («التقرير», «إحصاءات رسمية»): others may go on behind it."""
        head = bare(folded_name(self.name)[0])
        return head == "مصادر" or head in word_class("nominal_sources") | word_class("hearsay")


def add_title(person: Person, title: tuple[str, ...]) -> None:
    """Keep a title of somebody, folded, without courtesies, and the offices behind it."""
    kept = tuple(word for word in title if not is_honorific(word) or len(title) == 1)
    # «الخبير الاقتصادي …» holds an office, though «الخبير» alone is a courtesy.
    office = title if len(title) > 1 and office_gender(title[0]) and title[1].endswith(("ي", "يه")) else ()
    for words in (kept, office, *further(kept)):
        if words and words not in person.titles:
            person.titles.append(words)


def described_by(person: Person, wanted: list[str]) -> bool:
    """Say whether somebody unnamed was introduced with all these words."""
    own = [bare(word) for word in folded_name(person.name)]
    return own[:1] == wanted[:1] and set(wanted) <= set(own)

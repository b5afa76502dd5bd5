"""Who speaks: the people and bodies of one article, found again by surname, title, «المكتب» or a bare verb."""

from __future__ import annotations

from store.claims.clauses.mentions import Mention, folded_name
from store.claims.names.alike import (
    bare,
    may_be_title,
    nation_fits,
    one_holds_other,
    same_again,
    same_body,
    same_person,
    title_fits,
    titles_meet,
    told_shorter,
)
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_honorific
from store.claims.who.offices import once_held, only_bearer, surnamed
from store.claims.who.person import Person, add_title, described_by
from store.models import Resolution

_LONGEST = 5


class People:
    """The speakers met so far in one article, in order of their last appearance."""

    def __init__(self) -> None:
        self.known: list[Person] = []
        self.recent: list[Person] = []
        self.topic: Person | None = None
        self.crowd: Mention | None = None  # the many whom the narrator's last sentence was about
        # Who spoke last by a statement of theirs: «وأشار البيان إلى …. وأضاف أن …».
        self.written: Person | None = None
        self.aside: list[Person] = []  # who was quoted beside the main speaker: after «بحسب», «الذي»
        self.named: list[Person] = []
        self.bodies: list[str] = []
        # Whether somebody spoke last whom no rule could read: nobody we know goes on.
        self.unread = False

    def surnames(self) -> frozenset[str]:
        """Return the folded last words of the names of people met so far."""
        return frozenset(folded_name(person.name)[-1] for person in self.known if person.kind == "person")

    def names(self) -> frozenset[str]:
        """Return the folded words of the longer names of people met so far."""
        named = (folded_name(person.name) for person in self.known if person.kind == "person")
        return frozenset(word for words in named if len(words) > 1 for word in words)

    def note(self, person: Person) -> Person:
        """Make ``person`` the latest one spoken of."""
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)
        if person in self.aside:
            self.aside.remove(person)
        self.topic = self.written = None
        self.unread = False
        self._name(person)
        return person

    def set_aside(self, person: Person) -> None:
        """Say that the latest speaker was only quoted beside somebody who goes on."""
        self.aside.append(person)

    def step_back(self, person: Person) -> None:
        """Say that somebody only spoke in passing: whoever spoke before goes on."""
        self.recent.remove(person)
        self.recent.insert(max(len(self.recent) - 1, 0), person)

    def _name(self, person: Person) -> None:
        """Keep the order of mention for «الأخير»."""
        if person in self.named:
            self.named.remove(person)
        if person.kind == "person":
            self.named.append(person)

    def seen(self, mention: Mention) -> Person | None:
        """Remember a person named in the narrator's words, with the title; nobody speaks yet."""
        words = folded_name(mention.name or "")
        if len(words) < 2 or len(words) > _LONGEST:
            return None
        for person in self.known:
            if person.kind == "person" and same_person(folded_name(person.name), words):
                if len(words) > len(folded_name(person.name)):
                    person.name = mention.name or person.name
                add_title(person, mention.title)
                self._name(person)
                return person
        person = self._titled(mention) or Person(mention.name or "", "person", mention.gender)
        add_title(person, mention.title)
        if person not in self.known:
            self.known.append(person)
        self._name(person)
        return person

    def hold(self, surname: str, title: tuple[str, ...]) -> None:
        """Remember the office that stands behind a comma after the name of somebody known («…، وزير الدفاع، …»)."""
        for person in self.known:
            if person.kind == "person" and folded_name(person.name)[-1] == surname:
                add_title(person, title)

    def tell_of(self, mention: Mention, *, sure: bool) -> None:
        """Remember who the narrator's sentence is about: «وقال إن» behind it is that person's.

        ``sure`` says that a title or given name stands there; else it is somebody known by just this name.
        """
        words = folded_name(mention.name or "")
        known = (one for one in self.known if one.kind == "person" and same_person(folded_name(one.name), words))
        met = next(known, None) if sure or len(words) == 1 else None
        self.topic = met or (self.seen(mention) if sure else None)

    def _titled(self, mention: Mention) -> Person | None:
        """Give the name to somebody met by just this title before («وزيرة البيئة: …», then her name)."""
        own = [bare(word) for word in mention.title if not is_honorific(word)]
        for person in self.known:
            if person.kind == "title" and any(may_be_title(own, title) for title in person.titles):
                person.name, person.kind = mention.name or person.name, "person"
                return person
        return None

    def meet(self, mention: Mention, *, goes_on: bool = False, gender: str = "") -> tuple[Person, Resolution]:
        """Return the person a mention names, known or new, and how it was resolved.

        ``goes_on`` says that the verb takes up earlier words («وأضاف الرئيس الفرنسي»); ``gender`` is the verb's.
        """
        if mention.kind == "title":
            wanted = [bare(word) for word in mention.title]
            latest = self.recent[-1] if self.recent and goes_on else None
            citizen = only_bearer(self.known, latest, wanted) or once_held(self.known, latest, wanted, mention.gender)
            return (self.note(citizen), "title") if citizen is not None else self._by_title(mention)
        if mention.kind in ("body", "place", "unnamed"):
            body = self._body(mention)
            shortened = len(folded_name(mention.label)) == 1 < len(folded_name(body.name))
            return body, "anaphora" if shortened else "explicit"
        return self._named(mention, gender), "explicit"

    def _by_title(self, mention: Mention) -> tuple[Person, Resolution]:
        wanted = [bare(word) for word in mention.title if word not in word_class("selves")]
        named = surnamed(self.known, mention.title)
        if named is not None:
            return self.note(named), "title"  # «الرئيس السيسي»: his surname, no adjective.
        fitting = [
            person
            for person in reversed(self.known)
            if person.kind == "person" and any(title_fits(wanted, title) for title in person.titles)
        ]
        spoke = [person for person in reversed(self.recent) if person in fitting]
        # Of people who only were named, a title means one when it fits nobody else.
        just_met = len(fitting) == 1 and fitting[0] in self.named[-2:]
        if spoke or just_met or (len(fitting) == 1 and len(wanted) > 1):
            return self.note((spoke or fitting)[0]), "title"
        of_nation = [
            one for one in self.known if one.kind == "person" and any(nation_fits(wanted, t) for t in one.titles)
        ]
        if len(of_nation) == 1:
            return self.note(of_nation[0]), "title"
        latest = self.recent[-1] if self.recent else None
        alike = latest is not None and any(titles_meet(wanted, one) for one in latest.titles)
        if latest is not None and latest.kind in ("person", "title") and (alike or same_again(wanted, mention.title)):
            return self.note(latest), "title"
        sort = next((one for one in reversed(self.known) if one.kind == "unnamed" and described_by(one, wanted)), None)
        if sort is not None and len(wanted) > 1:
            return self.note(sort), "anaphora"  # «الأعضاء المعزولون»: of two groups of members the one described so.
        source = self._source() if wanted == ["مصدر"] else None
        if source is not None:
            self.written = self.note(source)  # «وأوضح المصدر أن … وذكر أن …»: the paper goes on, in the masculine.
            return source, "anaphora"
        for person in reversed(self.known):
            if person.kind == "unnamed" and folded_name(person.name)[:1] == wanted[:1]:
                return self.note(person), "anaphora"  # «المصدر» is the «مصدر عسكري» quoted before.
            if person.kind == "title" and person.titles and title_fits(wanted, person.titles[0]):
                return self.note(person), "explicit"
        person = Person(mention.label, "title", mention.gender, [mention.title])
        self.known.append(person)
        return self.note(person), "explicit"

    def _source(self) -> Person | None:
        """Return who «المصدر» is: the source quoted last, else a body, no person with a name."""
        told = [one for one in reversed(self.recent) if one.kind in ("unnamed", "body")]
        sources = [one for one in told if one.kind == "unnamed" or folded_name(one.name)[0] == "مصادر"]
        return next(iter(sources or told), None)

    def issuer_of(self, label: str) -> Person | None:
        """Return whose «البيان» is meant: who spoke last; of a report a body or paper, not who is quoted in it."""
        reports = label.removeprefix("ال") in word_class("reports_of_bodies")
        latest = next((one for one in reversed(self.recent) if not reports or one.kind in ("body", "unnamed")), None)
        return None if latest is None or latest.name[:1].isdigit() else latest  # no «43 في المئة من المستطلعين»

    def _body(self, mention: Mention) -> Person:
        """Return the body, place or source a mention names: one met before under this name or a longer one, or new."""
        words = [bare(word) for word in folded_name(mention.label)]
        if words == ["مصادر"] and mention.label.startswith("ال"):
            # «وأضافت المصادر»: the «مصادر مطلعة» quoted before; «مصادر لم تسمها» are others.
            for person in reversed(self.known):
                if folded_name(person.name)[:1] == words:
                    return self.note(person)
        # «مسؤول في الحركة» after «مسؤول كبير»: without the article a source is somebody new.
        new = mention.kind == "unnamed" and not folded_name(mention.label)[0].startswith("ال")
        for person in self._latest_first():
            # «المصادر القضائية» after «مصادر قضائية في مصر».
            met_again = person.kind == "unnamed" and mention.label.startswith("ال")
            met_again = met_again and folded_name(person.name)[:1] == words[:1]
            if person.kind == mention.kind or person.kind == "body" or met_again:
                if new and person.kind == "unnamed" and len(folded_name(person.name)) > len(words):
                    continue
                own = [bare(word) for word in folded_name(person.name)]
                if one_holds_other(own, words):
                    if len(words) > len(own):
                        person.name = mention.label
                    return self.note(person)
                if same_body(own, words) or told_shorter(own, words):
                    return self.note(person)
        named = folded_name(mention.label)
        for person in reversed(self.known):
            quoted = person.kind == "person" and mention.kind != "place" and len(named) <= 3
            if quoted and same_person(folded_name(person.name), named):
                # «وأضاف «عبد الغفار»»: a person's name in quotation marks.
                return self.note(person)
        person = Person(self._whole(words) or mention.label, mention.kind, mention.gender)
        self.known.append(person)
        return self.note(person)

    def _latest_first(self) -> list[Person]:
        """Return everybody known, who spoke last first, who never spoke at the end."""
        silent = [person for person in reversed(self.known) if person not in self.recent]
        return [*reversed(self.recent), *silent]

    def told_of(self, name: str) -> None:
        """Remember a public body named in the narrator's words («وزارة الداخلية المصرية»)."""
        words = [bare(word) for word in folded_name(name)]
        if len(words) > 1 and words[0] in word_class("public_bodies") and name not in self.bodies:
            self.bodies.append(name)

    def _whole(self, words: list[str]) -> str | None:
        """Return the one body told of that «الوزارة», «الهيئة» alone can mean."""
        heard = [one for one in self.bodies if len(words) == 1 and bare(folded_name(one)[0]) == words[0]]
        first = [bare(word) for word in folded_name(heard[0])] if heard else []
        alike = all(same_body(first, [bare(word) for word in folded_name(one)]) for one in heard)
        return heard[0] if heard and alike else None

    def _named(self, mention: Mention, gender: str) -> Person:
        name = mention.name or mention.label
        words = folded_name(name)
        described = [bare(word) for word in folded_name(mention.label)]
        met = [one for one in self.known if one.kind != "body" and folded_name(one.name) == described]
        if met and len(words) == 1:
            return self.note(met[-1])  # «السيدة الفرنسية»: the «سيدة فرنسية» of before.
        for person in reversed(self.known):
            if person.kind == "person" and same_person(folded_name(person.name), words):
                if len(words) > len(folded_name(person.name)):
                    person.name = name
                add_title(person, mention.title)
                person.gender = person.gender or mention.gender
                return self.note(person)
        latest = self.recent[-1] if self.recent else None
        clash = latest is not None and bool(gender and latest.gender) and latest.gender != gender
        many = words[0].startswith("ال") and words[0].endswith("ون")  # «المشككون»: nobody's surname.
        alone = len(words) == 1 and not many and not mention.title and not clash
        if alone and latest is not None and latest.kind == "title" and not latest.is_many():
            latest.name, latest.kind = name, "person"  # «… وزير الخارجية الروسي …» and then «وقال لافروف».
            return self.note(latest)
        person = self._titled(mention) or Person(name, "person", mention.gender)
        add_title(person, mention.title)
        if person not in self.known:
            self.known.append(person)
        return self.note(person)

    def honoured(self, gender: str) -> Person | None:
        """Return whom «سموه», «معاليها» means: the latest person of that gender who spoke, else who was named."""
        for person in (*reversed(self.recent), *reversed(self.named)):
            if person.kind in ("person", "title") and (not person.gender or person.gender == gender):
                return self.note(person)
        return None

    def chained(self, gender: str, *, goes_on: bool = True, many: bool = False) -> Person | None:
        """Return who goes on speaking: the latest speaker whose gender fits the verb.

        Without ``goes_on`` («وقال إن», not «وأضاف أن») a person the narrator has just told about comes first;
        ``many``: the verb is in the plural, which fits no single man and no ministry. When the latest speaker does not
        fit, whoever spoke before does only if the latest was quoted aside («بحسب الوكالة», «وتشير الإحصاءات إلى»).
        """
        if self.unread:
            return None
        if many and not goes_on and self.crowd is not None:
            return self.meet(self.crowd)[0]  # «وتظاهر عمال …. وقالوا إن …»
        topic = None if many else self.topic
        if not goes_on and topic is not None and not (gender and topic.gender and topic.gender != gender):
            return self.note(topic)
        for person in reversed(self.recent):
            written = person is self.written and gender == "m"  # «وأشار البيان إلى …. وأضاف أن …».
            fits = written or not gender or person.gender in ("", gender)
            if fits and not (many and person.is_one()):
                self.topic = None if goes_on else self.topic  # whoever takes the word again keeps it
                return person
            if person not in self.aside and not person.is_paper():
                return None
        return None

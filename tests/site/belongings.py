"""Everything in the data that has a name by which a reader knows it, and whose it is.

In: a data set. Out: `Thing` records. Must not know: pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.claims import Sourced
from macros.model.record import records_in, walk
from macros.model.references import OrganisationId, PostId
from macros.model.registers import NameInDocument
from macros.views.holders import chairs_named, holders_of
from tests.site.passages import words_of

# A body that works for the whole country is nobody's neighbour, whichever document happens to name it.
NATIONAL = frozenset(("government", "national body", "NHS national", "data source", "supplier"))
Areas = frozenset[str]
NOBODYS: Areas = frozenset()


@dataclass(frozen=True)
class Thing:
    """A body, group, post, person, document, tool, contact or place: its names and numbers, and the areas it belongs to.

    One that belongs to no area is shared, or nobody's. `kind` and `id` are those of the references to it.
    """

    kind: str
    id: str
    areas: Areas
    names: frozenset[str]
    numbers: frozenset[str] = frozenset()
    in_any_case: bool = False

    def may_stand_on(self, partnership: str) -> bool:
        """Whether a page of the partnership may show it like anything else."""
        return not self.areas or partnership in self.areas


def things(dataset: Dataset) -> Iterator[Thing]:
    """Everything that has a name."""
    bodies = _areas_of_bodies(dataset)
    named = [*_bodies(dataset, bodies), *_groups(dataset), *_documents(dataset)]
    yield from named
    yield _general_words(dataset, named)
    yield from _areas(dataset)
    yield from _posts_and_people(dataset, bodies)
    yield from _tools_contacts_and_places(dataset)
    yield from _words_of_the_trade(dataset, bodies)


def _areas(dataset: Dataset) -> Iterator[Thing]:
    for key, partnership in dataset.partnerships.items():
        area = partnership.form.area
        yield Thing("partnership", key, frozenset([key]), frozenset((area.name, *area.as_written)))
    for words in dataset.search.areas if dataset.search else ():
        # Of what readers type, a single word (“central”) is too little to name an area by.
        names = frozenset(text for text in words.typed if " " in text)
        yield Thing("partnership", words.area, frozenset([words.area]), names, in_any_case=True)


def _bodies(dataset: Dataset, areas: dict[str, Areas]) -> Iterator[Thing]:
    for key, body in dataset.organisations.items():
        names = [body.name, *([body.short_name] if body.short_name else []), *(item.name for item in body.earlier_names)]
        yield Thing("organisation", key, areas[key], frozenset((*names, *_as_written(body.named))))


def _areas_of_bodies(dataset: Dataset) -> dict[str, Areas]:
    """A partnership and its council belong to their area; any other body, to the areas it is named for or by whose documents."""
    own = {str(body): key for key, item in dataset.partnerships.items() for body in (item.form.organisation, item.form.council)}
    named = _named_by(dataset, OrganisationId)
    found: dict[str, Areas] = {}
    for key, body in dataset.organisations.items():
        chain = [key, *([str(body.part_of)] if body.part_of else [])]
        owners = frozenset(own[step] for step in chain if step in own)
        group = dataset.groups.get(key)
        bears = (item.id for item in dataset.partnerships.values() if item.area in body.name)
        found[key] = owners or (NOBODYS if body.kind in NATIONAL else named[key].union(bears, group.areas if group else ()))
    return found


def _named_by(dataset: Dataset, kind: type[str]) -> dict[str, Areas]:
    """For each body or post, the partnerships whose documents name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in dataset.organisations.values():
        if kind is OrganisationId:
            found[body.id] |= {str(dataset.documents[item.document].partnership) for item in body.named}
    for claim in records_in(dataset.records()):
        if isinstance(claim, Sourced):
            for _, _, value in walk(claim):
                named = {str(item) for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, kind)}
                for item in named:
                    found[item].add(str(dataset.documents[claim.document].partnership))
    return defaultdict(frozenset, {key: frozenset(areas) for key, areas in found.items()})


def _groups(dataset: Dataset) -> Iterator[Thing]:
    for key, group in dataset.groups.items():
        yield Thing("group", key, frozenset(map(str, group.areas)), frozenset((group.name, *_as_written(group.named))))


def _posts_and_people(dataset: Dataset, bodies: dict[str, Areas]) -> Iterator[Thing]:
    named = _named_by(dataset, PostId)
    for key, post in dataset.posts.items():
        holders = holders_of(dataset, key)
        areas = bodies[post.organisation] if post.organisation else named[key]
        yield Thing("post", key, areas, frozenset((post.title, *(holder.title for holder in holders))))
    groups = [holder for group in dataset.groups.values() for holder in chairs_named(group)]
    people: dict[str, set[str]] = defaultdict(set)
    for holder in [*groups, *(holder for key in dataset.posts for holder in holders_of(dataset, key))]:
        people[holder.name].add(str(dataset.documents[holder.claim.document].partnership))
    for name, documents in people.items():
        yield Thing("person", name, frozenset(documents), frozenset((name, _without_titles(name))))


def _without_titles(name: str) -> str:
    """A person's two names: letters after them are all in capitals, and a title stands before them."""
    return " ".join([word for word in name.split() if not (word.isupper() and len(word) > 1)][-2:])


def _documents(dataset: Dataset) -> Iterator[Thing]:
    for key, document in dataset.documents.items():
        written = document.title_as_written.as_written if document.title_as_written else ()
        titles = [item.form.title for item in dataset.publications.values() if item.form.document == key]
        names = frozenset((document.title, document.short_title, key, *written, *titles))
        yield Thing("document", key, frozenset([str(document.partnership)]), names)


def _tools_contacts_and_places(dataset: Dataset) -> Iterator[Thing]:
    for key, tool in dataset.resources.items():
        yield Thing("resource", key, frozenset(map(str, tool.areas)), frozenset((tool.title, *tool.also_called, *_as_written(tool.named))))
    for key, contact in dataset.contacts.items():
        numbers = frozenset([contact.number] if contact.number else [])
        yield Thing("contact", key, frozenset(map(str, contact.areas)), frozenset([contact.name]), numbers)
    for place in dataset.places:
        # A name that can mean a place in either of two areas gives neither away.
        areas = frozenset(map(str, place.areas)) if len(place.areas) == 1 else NOBODYS
        yield Thing("place", str(place.id), areas, frozenset((place.name, *place.also)))


def _words_of_the_trade(dataset: Dataset, bodies: dict[str, Areas]) -> Iterator[Thing]:
    """What the glossary explains is everybody's, unless it is the name of a body or group."""
    for key, term in dataset.glossary.items():
        if term.only_elsewhere:
            continue
        areas = bodies[term.organisation] if term.organisation else NOBODYS
        if term.group and dataset.groups[term.group].areas:
            using = {dataset.documents[item.document].partnership for item in term.in_documents}
            areas = frozenset(map(str, using.union(dataset.groups[term.group].areas)))
        yield Thing("term", key, areas, frozenset((term.term, *term.spellings, *([term.plural] if term.plural else []), *term.also)))


def _general_words(dataset: Dataset, named: list[Thing]) -> Thing:
    """What is left of a name without its area is everybody's: “Case Review Group” tells nobody whose it is."""
    areas = [words_of(item.area) for item in dataset.partnerships.values()]
    spelt = {words_of(name): name for thing in named for name in thing.names}
    left = {_without(words, area) for words in spelt for area in areas}
    general = (name for words, name in spelt.items() if words in left and not any(_without(words, area) for area in areas))
    return Thing("general words", "", NOBODYS, frozenset(general))


def _without(words: tuple[str, ...], area: tuple[str, ...]) -> tuple[str, ...] | None:
    for start in range(len(words) - len(area) + 1):
        if words[start : start + len(area)] == area:
            return words[:start] + words[start + len(area) :]
    return None


def _as_written(named: Iterable[NameInDocument]) -> set[str]:
    return {str(item.as_written) for item in named}

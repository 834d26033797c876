"""What the search knows of every page besides the page's own words: title, kind, area, other names for it.

In: a data set. Out: `Entry` records by address. Must not know: the search engine, or how a query is understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.assessing.reports import is_report
from macros.dataset.dataset import Dataset, Partnership
from macros.dataset.people import digits_of
from macros.model.registers import NameInDocument
from macros.model.site import PageTitle, TopicTitle
from macros.model.wording import Term
from macros.words import listed

HISTORY = 0.6
REPORT = 0.8
CARD = 0.5
EXPLAINED = 0.6
ONLY_A_TITLE = 0.4
# Folders of many pages, each for few readers: they are found, but listed on a page of their own only.
UNLISTED = {"about/errors/": "For editors", "as-at/": "How things stood", "changes/": "What changed"}
PUBLICATION_KINDS = {"reports": "Yearly report", "protocols": "Protocol"}


@dataclass(frozen=True)
class Entry:
    """A page, or a part of one where the address has a `#`. `areas` is empty for what belongs to no single area.

    `names` are other names of the same thing; `also` are other words by which people look for it, `places` the towns and
    villages it is about.
    `text` is None where the words are those of the page itself. `worth` is how often an entry of its kind is what a reader
    looks for, beside one of which the words say as much.
    """

    address: str
    title: str
    kind: str
    areas: tuple[str, ...] = ()
    about: str = ""
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str | None = None
    worth: float = 1


def search_entries(dataset: Dataset) -> dict[str, Entry]:
    """Every entry by its address."""
    # In this order: of two that bear one name, the body comes before the word that explains it, the task before the document.
    makers = (_site_pages, _areas, _registers, _law, _publications, _short_forms, _tasks, _contacts, _terms, _resources)
    entries = {entry.address: entry for make in makers for entry in make(dataset)}
    for address, names, also in (*_answers(dataset), *_explained(dataset)):
        if address in entries:
            entry = entries[address]
            entries[address] = replace(entry, names=_other(entry.title, [*entry.names, *names]), also=(*entry.also, *also))
    return entries


def _answers(dataset: Dataset) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """What is typed for a best answer, as words of its page: only a page that has a word is found by it."""
    for answer in dataset.search.best_answers if dataset.search else ():
        yield answer.page.removeprefix("/"), [], answer.typed


def _explained(dataset: Dataset) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """What a term is called, as names of the page about what it names."""
    for term in dataset.glossary.values():
        about = _page_about(term)
        if about is not None:
            yield about, _names(term), ()


def unlisted_entry(address: str, title: str) -> Entry:
    """The entry of a page that stands in no list of ours: found by its words, but seldom what a reader looks for."""
    kind = next((kind for folder, kind in UNLISTED.items() if address.startswith(folder)), "")
    return Entry(address, title, kind, worth=HISTORY)


def _page_about(term: Term) -> str | None:
    """The page about what a term names. For a short form that names no body or group, what it means is asked first."""
    if term.organisation:
        return f"organisations/{term.organisation}/"
    if term.group:
        return f"groups/{term.group}/"
    return None if term.short else term.page


def area_names(dataset: Dataset, areas: tuple[str, ...]) -> str:
    """The areas in words; nothing for none or all of them."""
    if len(areas) in (0, len(dataset.partnerships)):
        return ""
    return listed([dataset.partnerships[area].area for area in areas])


def _site_pages(dataset: Dataset) -> Iterator[Entry]:
    for page in dataset.search.other_pages if dataset.search else ():
        address = page.page.removeprefix("/")
        numbers = [line.number for line in dataset.helplines] if address == "" else []
        yield Entry(address, page.title, "", names=_numbers(numbers), also=page.words)


def _areas(dataset: Dataset) -> Iterator[Entry]:
    for item in dataset.partnerships.values():
        places = [name for place in dataset.places if item.id in place.areas for name in (place.name, *place.also)]
        kind, about = "Published arrangements", f"What is published about {item.area}."
        yield Entry(f"{item.id}/", item.area, kind, (item.id,), about, places=tuple(places))
        sources = f"The published documents about {item.area}, and the people they name."
        yield Entry(f"{item.id}/sources/", f"{item.area}: Sources", kind, (item.id,), sources)
        card = f"Who to call about a child in {item.area}, and which documents apply, on one sheet to print."
        yield Entry(f"{item.id}/card/", f"{item.area}: Card for the wall", kind, (item.id,), card, also=("poster",), worth=CARD)
        for page in dataset.pages:
            title = f"{item.area}: {page.title}"
            names = tuple(f"{item.area}: {topic}" for topic in _titles(page.topics))
            yield Entry(f"{item.id}/{page.id}/", title, kind, (item.id,), _asked(page, item), names, _titles(page.topics))


def _asked(page: PageTitle, item: Partnership) -> str:
    return f"{page.question} What the arrangements for {item.area} say about: {listed(list(_titles(page.topics)))}."


def _titles(topics: tuple[TopicTitle, ...]) -> tuple[str, ...]:
    return tuple(topic.title for topic in topics)


def _registers(dataset: Dataset) -> Iterator[Entry]:
    kinds = Counter(body.kind for body in dataset.organisations.values())
    for body in dataset.organisations.values():
        only_one = [body.kind] if kinds[body.kind] == 1 else []  # there is one police force, so “police” is its name
        names = [*only_one, body.short_name or "", *(item.name for item in body.earlier_names), *_written(body.named)]
        yield Entry(f"organisations/{body.id}/", body.name, "Organisation", names=_other(body.name, names))
    for group in dataset.groups.values():
        past = group.status == "historical"
        areas = tuple(str(area) for area in group.areas) if len(group.areas) == 1 else ()
        kind = "Board or group of the past" if past else "Board or group"
        yield Entry(
            f"groups/{group.id}/", group.name, kind, areas, names=_other(group.name, _written(group.named)), worth=HISTORY if past else 1
        )


def _law(dataset: Dataset) -> Iterator[Entry]:
    for key, instrument in dataset.instruments.items():
        names = _other(instrument.title, [instrument.short_title])
        worth = HISTORY if instrument.status == "replaced" else 1
        yield Entry(f"statutory/{key}/", instrument.title, "Law and guidance", names=names, worth=worth)
    for page in dataset.pages:
        for topic in page.topics:
            about = f"{topic.about} What is the same and what differs between the areas."
            names = (topic.title, page.title) if topic.id == page.id else (topic.title,)
            yield Entry(f"compare/{topic.id}/", f"Compare: {topic.title}", "Comparison of the areas", about=about, names=names)


def _publications(dataset: Dataset) -> Iterator[Entry]:
    for item in dataset.publications.values():
        document = dataset.documents[item.form.document]
        areas = (str(document.partnership),)
        kind = PUBLICATION_KINDS.get(item.folder, "Document")
        worth = HISTORY if document.status == "historical" else REPORT
        names = (document.title, document.short_title, f"{dataset.partnerships[document.partnership].area}: {kind}")
        yield Entry(item.address, item.form.title, kind, areas, item.form.about, names, worth=worth)
        if is_report(dataset, item):
            asked = f"What the report was asked to hold ({item.form.title})"
            yield Entry(f"{item.address}requirements/", asked, kind, areas, worth=worth)
        for name, section in item.sections.items():
            titles = tuple(part.title for part in section.parts)
            title = f"{section.title} ({item.form.title})"
            yield Entry(f"{item.address}{name}/", title, kind, areas, section.about, also=titles, worth=worth)


def _tasks(dataset: Dataset) -> Iterator[Entry]:
    # What people type for one task only is as good as its name; what they type for several tasks leads to all of these.
    typed = Counter(_singular(word) for task in dataset.tasks.values() for word in task.search_words)
    for task in dataset.tasks.values():
        tools = [dataset.resources[item].title for step in task.steps for item in step.resources]
        text = " ".join([task.about, *(step.says for step in task.steps), *tools])
        names = tuple(word for word in task.search_words if typed[_singular(word)] == 1)
        also = tuple(word for word in task.search_words if word not in names)
        yield Entry(f"procedures/#{task.id}", task.title, "What to do", (), task.about, names, also, text=text)


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s")


def _resources(dataset: Dataset) -> Iterator[Entry]:
    for item in dataset.resources.values():
        kind = item.kind[:1].upper() + item.kind[1:]
        areas = tuple(str(area) for area in item.areas)
        names = _other(item.title, [*item.also_called, *_written(item.named)])
        yield Entry(f"procedures/documents/#{item.id}", item.title, kind, areas, item.about, names, text=item.about, worth=ONLY_A_TITLE)


def _contacts(dataset: Dataset) -> Iterator[Entry]:
    for item in dataset.contacts.values():
        areas = tuple(str(area) for area in item.areas)
        numbers = _numbers([item.number] if item.number else [])
        yield Entry(f"procedures/contacts/#{item.id}", item.name, "Contact", areas, item.purpose, numbers, text=item.purpose)


def _short_forms(dataset: Dataset) -> Iterator[Entry]:
    yield from (_term(term) for term in dataset.glossary.values() if term.short)


def _terms(dataset: Dataset) -> Iterator[Entry]:
    yield from (_term(term) for term in dataset.glossary.values() if not term.short)


def _term(term: Term) -> Entry:
    title = f"{term.short}: {term.term}" if term.short else term.term[:1].upper() + term.term[1:]
    return Entry(
        f"glossary/#{term.id}", title, "Word explained", (), term.means, _other(title, _names(term)), text=term.means, worth=EXPLAINED
    )


def _names(term: Term) -> list[str]:
    return [*term.spellings, term.term, term.plural or "", *term.also]


def _written(named: tuple[NameInDocument, ...]) -> list[str]:
    return [str(item.as_written) for item in named]


def _other(title: str, names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != title))


def _numbers(numbers: list[str]) -> tuple[str, ...]:
    return tuple(name for number in numbers for name in (number, digits_of(number)))

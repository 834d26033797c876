"""The procedures and guides a document names: where each is found now, and what took its place.

In: a data set and something with a place in a document. Out: notes from outside the document, each with how sure we are.
Must not know: HTML, or which topics exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from macros.dataset.dataset import Dataset
from macros.model.procedures import Resource
from macros.model.registers import NameInDocument
from macros.model.values import Lines
from macros.views.blocks import Link, Rich, WhereNow
from macros.views.since import how_sure


def where_now(dataset: Dataset, document: str, lines: Lines | None) -> tuple[WhereNow, ...]:
    """What is known of each procedure and guide named on these lines; those without a page we know of are left out."""
    return tuple(note for resource, name in _named_on(dataset, document, lines) for note in _notes(dataset, resource, name))


def replaced_on(dataset: Dataset, document: str, lines: Lines | None) -> Resource | None:
    """A procedure or guide named on these lines that has been replaced since, if there is one."""
    return next((resource for resource, _ in _named_on(dataset, document, lines) if resource.replaced_by), None)


def _named_on(dataset: Dataset, document: str, lines: Lines | None) -> Iterator[tuple[Resource, NameInDocument]]:
    """Each procedure or guide once, with the first of its names that stands on these lines."""
    for resource, names in _named_in(dataset).get(document, ()):
        name = next((item for item in names if _overlap(item.lines, lines)), None)
        if name:
            yield resource, name


@lru_cache(maxsize=2)
def _named_in(dataset: Dataset) -> dict[str, list[tuple[Resource, list[NameInDocument]]]]:
    """The procedures and guides that each document names. Every topic of every area asks."""
    found: dict[str, list[tuple[Resource, list[NameInDocument]]]] = {}
    for resource in dataset.resources.values():
        by_document: dict[str, list[NameInDocument]] = {}
        for item in resource.named:
            by_document.setdefault(str(item.document), []).append(item)
        for document, names in by_document.items():
            found.setdefault(document, []).append((resource, names))
    return found


def _overlap(some: Lines, others: Lines | None) -> bool:
    wanted = others.ranges() if others else []
    return any(first <= last_wanted and first_wanted <= last for first, last in some.ranges() for first_wanted, last_wanted in wanted)


def _notes(dataset: Dataset, resource: Resource, name: NameInDocument) -> Iterator[WhereNow]:
    newest = _newest(dataset, resource)
    sure = tuple(how_sure(item) for item in resource.outside)
    if newest.id != resource.id:
        known = " ".join(item.says for item in resource.outside)
        says: Rich = (f"Since then: “{name.as_written}” has been replaced. What took its place: ", *_found(newest), f" {known}")
        yield WhereNow(says, sure, replaced=True)
    elif resource.link and sure:
        yield WhereNow(
            (f"The document names “{name.as_written}”. Find it here: ", *_found(resource)), sure, shared=len(resource.areas) != 1
        )


def _newest(dataset: Dataset, resource: Resource) -> Resource:
    """What took the place of a procedure or guide, followed to the end; itself if nothing has."""
    seen = {resource.id}
    while resource.replaced_by and resource.replaced_by not in seen:
        resource = dataset.resources[resource.replaced_by]
        seen.add(resource.id)
    return resource


def _found(resource: Resource) -> Rich:
    """A link to where it is found, or its name and why there is none."""
    if resource.link is None:
        return (f"{resource.title}. {resource.no_link_because}",)
    return (Link(resource.title, resource.link), f". The link leads to {resource.link_leads_to}." if resource.link_leads_to else ".")

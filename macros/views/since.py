"""What has become of the bodies a document names: as published, and as now.

In: ids of bodies. Out: notes on later mergers, renamings and endings, each with how sure we are.
Must not know: which page shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.dataset.dataset import Dataset
from macros.model.claims import Outside
from macros.model.record import Record, walk
from macros.model.references import OrganisationId, Reference
from macros.model.registers import OrganisationChange
from macros.views.addresses import Addresses
from macros.views.blocks import HowSure, Link, Since
from macros.words import month_in_words


def bodies_named_in(records: Iterable[Record] | Record) -> list[str]:
    """The ids of the bodies a record names, each once, in order."""
    return ids_named_in(records, OrganisationId)


def ids_named_in(records: Iterable[Record] | Record, kind: type[Reference]) -> list[str]:
    """The ids of one kind that a record names, each once, in order."""
    found: dict[str, None] = {}
    for _, _, value in walk(list(records) if not isinstance(records, Record) else records):
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, kind):
                found.setdefault(str(item))
    return list(found)


def changes_after(dataset: Dataset, organisation_id: str) -> list[OrganisationChange]:
    """The changes that befell a body, and those that befell what it became, nearest first."""
    found: list[OrganisationChange] = []
    to_visit = [organisation_id]
    while to_visit:
        body = to_visit.pop(0)
        for change in dataset.changes:
            if body in change.before and change not in found:
                found.append(change)
                to_visit += change.after
    return found


def since_notes(dataset: Dataset, bodies: Iterable[str]) -> tuple[Since, ...]:
    """What became of each body that has changed, each change once; bodies that have not are left out."""
    addresses = Addresses(dataset)
    notes = (note for body in bodies for note in _notes(addresses, body))
    return tuple(dict.fromkeys(notes))


def _notes(addresses: Addresses, body: str) -> Iterator[Since]:
    """Each change under the body that it befell: the one named, or one that came after it."""
    came_of_it = {body}
    for change in changes_after(addresses.dataset, body):
        yield _note(addresses, next(str(item) for item in change.before if item in came_of_it), change)
        came_of_it |= set(map(str, change.after))


def _note(addresses: Addresses, body: str, change: OrganisationChange) -> Since:
    when = f" ({month_in_words(change.on)})" if change.on and month_in_words(change.on) not in change.says else ""
    return Since(addresses.organisation(body), change.says + when, tuple(how_sure(item) for item in change.outside))


def how_sure(outside: Outside) -> HowSure:
    """How sure we are of something the documents do not say, and where it comes from."""
    says = f"How sure we are: {outside.confidence.value}."
    if outside.sure_of:
        says += f" {outside.sure_of}"
    return HowSure(says, f"{outside.where} (seen {outside.seen})", Link(outside.where, outside.link) if outside.link else None)

"""The register of bodies: a list of all, and a page for each.

In: a data set. Out: `Section` records for the list, `OrganisationView` for a page. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.registers import OrganisationChange
from macros.views.addresses import Addresses
from macros.views.appearances import organisations_appear
from macros.views.blocks import Entry, HowSure, Link, Section
from macros.views.names import NameView, names_in_documents
from macros.views.organisation_roles import Role, roles_of
from macros.views.since import how_sure
from macros.words import month_in_words

KIND_ORDER = [
    "local authority",
    "integrated care board",
    "police",
    "partnership",
    "NHS provider",
    "clinical commissioning group",
    "probation",
    "youth justice",
    "fire and rescue",
    "voluntary or community",
    "Healthwatch",
]


@dataclass(frozen=True)
class ChangeView:
    """One step in a body's history."""

    when: str
    says: str
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    sure: tuple[HowSure, ...]


@dataclass(frozen=True)
class OrganisationView:
    """A body: what it is and does, its names, where it appears, what came before and after."""

    id: str
    name: str
    kind: str
    note: str
    part_of: Link | None
    identifiers: tuple[tuple[str, HowSure], ...]
    earlier_names: tuple[tuple[str, HowSure | None], ...]
    roles: tuple[Role, ...]
    names: tuple[NameView, ...]
    appears: tuple[Link, ...]
    changes: tuple[ChangeView, ...]
    outside: tuple[tuple[str, HowSure], ...]
    change: Link


def organisation_sections(dataset: Dataset) -> list[Section]:
    """Every body, by kind and then by name."""
    by_kind: dict[str, list[Entry]] = {}
    for body in sorted(dataset.organisations.values(), key=lambda item: item.name.lower()):
        link = Addresses(dataset).organisation(body.id)
        became = [item for change in dataset.changes if body.id in change.before for item in change.after]
        quiet = f"became {dataset.organisations[became[0]].name}" if became else body.short_name or ""
        by_kind.setdefault(body.kind, []).append(Entry(body.id, link, quiet))
    kinds = sorted(by_kind, key=lambda kind: KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER))
    return [Section(kind[:1].upper() + kind[1:], tuple(by_kind[kind])) for kind in kinds]


def organisation_view(dataset: Dataset, organisation_id: str) -> OrganisationView:
    """One body: what it does, its names, where it appears, what came before and after."""
    organisation = dataset.organisations[organisation_id]
    addresses = Addresses(dataset)
    changes = [change for change in dataset.changes if organisation.id in (*change.before, *change.after)]
    return OrganisationView(
        id=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        note=organisation.note or "",
        part_of=addresses.organisation(organisation.part_of) if organisation.part_of else None,
        identifiers=tuple((f"{item.scheme} code {item.value}", how_sure(item.outside)) for item in organisation.identifiers),
        earlier_names=tuple((item.name, how_sure(item.outside) if item.outside else None) for item in organisation.earlier_names),
        roles=roles_of(dataset, organisation.id),
        names=names_in_documents(addresses, organisation.named),
        appears=organisations_appear(dataset).get(organisation.id, ()),
        changes=tuple(change_view(addresses, change) for change in changes),
        outside=tuple((item.says, how_sure(item)) for item in organisation.outside),
        change=addresses.change(organisation),
    )


def change_view(addresses: Addresses, change: OrganisationChange) -> ChangeView:
    """A merger, renaming or ending, with how sure we are of it."""
    return ChangeView(
        when=month_in_words(change.on) if change.on else "date not known",
        says=change.says,
        before=tuple(addresses.organisation(item) for item in change.before),
        after=tuple(addresses.organisation(item) for item in change.after),
        sure=tuple(how_sure(item) for item in change.outside),
    )

"""The register of groups, boards and forums: a list of all, and a page for each.

In: a data set. Out: `Section` records for the list, `GroupView` for a page. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.registers import ChairedBy, Group, MeetsHowOften, Member, ReportsTo
from macros.views.addresses import Addresses
from macros.views.blocks import Entry, Item, Link, Section, Where
from macros.views.names import NameView, names_in_documents
from macros.views.topic import statement_item
from macros.words import listed

SHARED, PAST = "Shared across Bedfordshire", "Boards and groups of the past"


@dataclass(frozen=True)
class GroupFact:
    """What is said about a group, and by which documents. Documents that say the same stand together."""

    says: str
    note: str
    where: tuple[Where, ...]


@dataclass(frozen=True)
class GroupView:
    """A group: names, and each document's claims about it."""

    id: str
    name: str
    kind: str
    scope: str
    status: str
    covers: str
    note: str
    names: tuple[NameView, ...]
    claims: tuple[tuple[str, tuple[GroupFact, ...]], ...]
    remit: tuple[Item, ...]
    themes: tuple[Item, ...]
    succeeds: tuple[tuple[Link, str], ...]
    succeeded_by: tuple[tuple[Link, str], ...]
    change: Link


def group_sections(dataset: Dataset) -> list[Section]:
    """Every group: what the areas share first, then each area's, then the boards of the past."""
    titles = [SHARED, *(item.area for item in dataset.partnerships.values()), PAST]
    found: dict[str, list[Entry]] = {title: [] for title in titles}
    for group in dataset.groups.values():
        quiet = group.status if group.status in ("proposed", "as required") else ""
        found[_section_of(dataset, group)].append(Entry(group.id, Addresses(dataset).group(group.id), quiet))
    return [Section(title, tuple(entries)) for title, entries in found.items() if entries]


def _section_of(dataset: Dataset, group: Group) -> str:
    if group.status == "historical":
        return PAST
    if len(group.areas) == 1 and group.areas[0] in dataset.partnerships:
        return dataset.partnerships[group.areas[0]].area
    return SHARED


def group_view(dataset: Dataset, group_id: str) -> GroupView:
    """One group: its names, and what each document says of it."""
    group = dataset.groups[group_id]
    addresses = Addresses(dataset)
    claims = (
        ("Chair", _group_facts(addresses, group.chair)),
        ("Meets", _group_facts(addresses, group.meetings)),
        ("Reports to", _group_facts(addresses, group.reports_to)),
        ("Members", _group_facts(addresses, group.members)),
    )
    areas = [dataset.partnerships[item].area for item in group.areas if item in dataset.partnerships]
    return GroupView(
        id=group.id,
        name=group.name,
        kind=group.kind,
        scope=f"{group.scope} ({listed(areas)})" if areas and group.scope != "pan-Bedfordshire" else group.scope,
        status=group.status,
        covers=group.covers,
        note=group.note or "",
        names=names_in_documents(addresses, group.named),
        claims=claims,
        remit=tuple(statement_item(addresses, item) for item in group.remit),
        themes=tuple(statement_item(addresses, item) for item in group.themes),
        succeeds=tuple((addresses.group(item.group), f"{item.why} How sure we are: {item.confidence}.") for item in group.succeeds),
        succeeded_by=tuple(
            (addresses.group(other.id), f"{item.why} How sure we are: {item.confidence}.")
            for other in dataset.groups.values()
            for item in other.succeeds
            if item.group == group.id
        ),
        change=addresses.change(group),
    )


def _group_facts(addresses: Addresses, claims: Sequence[ChairedBy | MeetsHowOften | ReportsTo | Member]) -> tuple[GroupFact, ...]:
    together: dict[tuple[str, str], list[Where]] = {}
    for claim in claims:
        together.setdefault((claim.says, claim.note or ""), []).append(addresses.where(claim))
    return tuple(GroupFact(says, note, tuple(where)) for (says, note), where in together.items())

"""The register of groups, boards and forums: a list of all, and a page for each.

In: a data set. Out: `Section` records for the list, `GroupView` for a page. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.dataset.dataset import Dataset
from macros.model.registers import ChairedBy, Group, MeetsHowOften, Member, ReportsTo, Succession
from macros.views.addresses import Addresses
from macros.views.appearances import groups_appear
from macros.views.blocks import Entry, Link, Section
from macros.views.differences import differences_on_groups
from macros.views.names import NameView, names_in_documents
from macros.views.stated import Stated, stated
from macros.views.structure import chart_of_area, chart_of_shared_groups, lines_to, shared_title
from macros.views.topic import linked
from macros.words import listed

PAST = "Boards and groups of the past"


@dataclass(frozen=True)
class ClaimsView:
    """What the documents say on one matter, and where it is shown that they differ on it, if they do."""

    label: str
    claims: tuple[Stated, ...]
    differs: Link | None


@dataclass(frozen=True)
class ReportsHere:
    """A body that reports to the group, and what the documents say of that."""

    body: str
    link: Link | None
    claims: tuple[Stated, ...]


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
    names_differ: Link | None
    claims: tuple[ClaimsView, ...]
    reported_to_by: tuple[ReportsHere, ...]
    charts: tuple[Link, ...]
    remit: tuple[Stated, ...]
    themes: tuple[Stated, ...]
    succeeds: tuple[tuple[Link, str], ...]
    succeeded_by: tuple[tuple[Link, str], ...]
    appears: tuple[Link, ...]
    change: Link


def group_sections(dataset: Dataset) -> list[Section]:
    """Every group: what the areas share first, then each area's, then the boards of the past."""
    titles = [shared_title(dataset), *(item.area for item in dataset.partnerships.values()), PAST]
    found: dict[str, list[Entry]] = {title: [] for title in titles}
    for group in dataset.groups.values():
        quiet = group.status if group.status in ("proposed", "as required") else ""
        found[section_of(dataset, group)].append(Entry(group.id, Addresses(dataset).group(group.id), quiet))
    return [Section(title, tuple(entries)) for title, entries in found.items() if entries]


def section_of(dataset: Dataset, group: Group) -> str:
    """The part of the list a group belongs to."""
    if group.status == "historical":
        return PAST
    if len(group.areas) == 1 and group.areas[0] in dataset.partnerships:
        return dataset.partnerships[group.areas[0]].area
    return shared_title(dataset)


def group_view(dataset: Dataset, group_id: str) -> GroupView:
    """One group: its names, and what each document says of it."""
    group = dataset.groups[group_id]
    addresses = Addresses(dataset)
    differ = differences_on_groups(dataset)
    claims = (
        ClaimsView("Chair", _stated(addresses, group.chair), differ.get((group.id, "group-chair-differs"))),
        ClaimsView("Meets", _stated(addresses, group.meetings), differ.get((group.id, "group-meetings-differ"))),
        ClaimsView("Reports to", _reports_to(addresses, group.reports_to), differ.get((group.id, "group-reports-to-differs"))),
        ClaimsView("Members", _stated(addresses, group.members), None),
    )
    areas = [dataset.partnerships[item].area for item in group.areas if item in dataset.partnerships]
    return GroupView(
        id=group.id,
        name=group.name,
        kind=group.kind,
        scope=f"{group.scope} ({listed(areas)})" if areas and not group.shared_by_all else group.scope,
        status=group.status,
        covers=group.covers,
        note=group.note or "",
        names=names_in_documents(addresses, group.named),
        names_differ=differ.get((group.id, "group-named-differently")),
        claims=claims,
        reported_to_by=tuple(ReportsHere(line.lower.name, line.lower.link, line.claims) for line in lines_to(dataset, group.id)),
        charts=_charts(dataset, group),
        remit=stated(addresses, ((linked(addresses, item), item) for item in group.remit)),
        themes=stated(addresses, ((linked(addresses, item), item) for item in group.themes)),
        succeeds=tuple((addresses.group(item.group), f"{item.why} How sure we are: {item.confidence}.") for item in group.succeeds),
        succeeded_by=tuple(
            (addresses.group(other), f"{item.why} How sure we are: {item.confidence}.")
            for other, item in _successors(dataset).get(group.id, ())
        ),
        appears=groups_appear(dataset).get(group.id, ()),
        change=addresses.change(group),
    )


@lru_cache(maxsize=2)
def _successors(dataset: Dataset) -> dict[str, list[tuple[str, Succession]]]:
    """The groups that came after each group."""
    found: dict[str, list[tuple[str, Succession]]] = {}
    for group in dataset.groups.values():
        for item in group.succeeds:
            found.setdefault(item.group, []).append((group.id, item))
    return found


def _charts(dataset: Dataset, group: Group) -> tuple[Link, ...]:
    """The structure charts of today that have the group, or list it below."""
    section = section_of(dataset, group)
    if section == PAST:
        return ()
    if section == shared_title(dataset):
        return (chart_of_shared_groups(dataset),)
    return tuple(chart_of_area(dataset.partnerships[area]) for area in group.areas if area in dataset.partnerships)


def _stated(addresses: Addresses, claims: Sequence[ChairedBy | MeetsHowOften | Member]) -> tuple[Stated, ...]:
    return stated(addresses, (((claim.says,), claim) for claim in claims))


def _reports_to(addresses: Addresses, claims: Sequence[ReportsTo]) -> tuple[Stated, ...]:
    """To whom the group reports; a claim that names a group or body is a link to it."""
    return stated(addresses, (((_leading_up(addresses, claim),), claim) for claim in claims))


def _leading_up(addresses: Addresses, claim: ReportsTo) -> str | Link:
    if claim.group:
        return addresses.group(claim.group, claim.says)
    return addresses.organisation(claim.organisation, claim.says) if claim.organisation else claim.says

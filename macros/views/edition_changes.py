"""Edition to edition: what changed in the guidance, and what that would change for each arrangement.

In: a data set. Out: views of the map and of the simulation. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.assessing.editions import document_of, edition_of, later_editions
from macros.assessing.simulate import Change, if_edition_applied
from macros.dataset.dataset import Dataset
from macros.views.blocks import Link
from macros.views.statutory import requirement_link, slug

RELATIONS = {
    "same": "Same",
    "reworded": "Reworded",
    "narrower": "Narrower",
    "wider": "Wider",
    "split": "Split into several",
    "merged": "Several made one",
    "new": "New",
    "dropped": "Dropped",
}


@dataclass(frozen=True)
class MapRow:
    """A row of the map between two editions."""

    relation: str
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    why: str
    confidence: str


@dataclass(frozen=True)
class MapView:
    """The map from one edition to the next."""

    before: Link
    after: Link
    rows: tuple[MapRow, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SimulatedChange:
    """A finding that would change: the states before and after, and what is asked."""

    asks: tuple[Link, ...]
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Simulation:
    """What would change for one partnership if an edition applied."""

    id: str
    area: str
    edition: str
    changing: tuple[SimulatedChange, ...]
    unchanged: int
    not_mapped: int
    nothing_to_measure: bool


def maps(dataset: Dataset) -> tuple[MapView, ...]:
    """Every map between editions."""
    views = []
    for form in dataset.edition_maps:
        rows = tuple(
            MapRow(
                RELATIONS[row.relation],
                tuple(requirement_link(dataset, dataset.requirements[item]) for item in row.before),
                tuple(requirement_link(dataset, dataset.requirements[item]) for item in row.after),
                row.why,
                row.confidence,
            )
            for row in form.rows
        )
        counts = tuple((word, sum(row.relation == word for row in rows)) for word in RELATIONS.values())
        ends = [Link(dataset.instruments[key].short_title, f"statutory/{key}/") for key in (form.before, form.after)]
        views.append(MapView(ends[0], ends[1], rows, tuple(item for item in counts if item[1])))
    return tuple(views)


def simulations(dataset: Dataset) -> tuple[Simulation, ...]:
    """For each partnership and each later edition: exactly what would change."""
    found = []
    for partnership in dataset.partnerships.values():
        document = document_of(dataset, partnership)
        for edition in later_editions(dataset, edition_of(document)):
            changes = if_edition_applied(dataset, partnership, edition)
            measured = any(change.after for change in changes)
            mapped = [change for change in changes if change.row is not None]
            changing = [change for change in mapped if change.changes] if measured else []
            found.append(
                Simulation(
                    id=f"{partnership.id}-{edition}",
                    area=partnership.area,
                    edition=dataset.instruments[edition].short_title,
                    changing=tuple(_change(dataset, change) for change in changing),
                    unchanged=len(mapped) - len(changing),
                    not_mapped=len(changes) - len(mapped),
                    nothing_to_measure=not measured,
                )
            )
    return tuple(found)


def _change(dataset: Dataset, change: Change) -> SimulatedChange:
    asked = change.after or change.before
    return SimulatedChange(
        asks=tuple(requirement_link(dataset, finding.requirement) for finding in asked),
        before=tuple((finding.status, slug(finding.status)) for finding in change.before),
        after=tuple((finding.status, slug(finding.status)) for finding in change.after),
    )

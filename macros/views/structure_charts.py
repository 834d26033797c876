"""The structure charts: one for each area, one for the groups the areas share, one for each historical document.

In: a data set. Out: `StructureChart`s, each with its drawing and the same in words. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from macros.dataset.dataset import Dataset, Partnership
from macros.model.registers import Group
from macros.views.blocks import Link
from macros.views.group_pages import section_of
from macros.views.structure import (
    Body,
    ReportingLine,
    arrangements_body,
    chart_of_area,
    chart_of_shared_groups,
    documents_of_today,
    group_body,
    reporting_lines,
    shared_title,
)
from macros.views.structure_drawing import DrawnBox, DrawnLine, Line, Trunk, drawn


@dataclass(frozen=True)
class Branch:
    """A body in the chart's words, how it hangs on the one above it, and those that report to it.

    `again` is for a body of which the words already stand above it: its own branches are not repeated.
    """

    body: Body
    line: ReportingLine | None
    below: tuple[Branch, ...]
    again: bool = False


@dataclass(frozen=True)
class ChartDrawing:
    """The drawing, its size also in letters' sizes, so that it grows with a reader's letters."""

    label: str
    width: int
    height: int
    boxes: tuple[tuple[DrawnBox, Body], ...]
    trunks: tuple[Trunk, ...]
    lines: tuple[DrawnLine, ...]

    @property
    def rems(self) -> str:
        """Its width in letters' sizes."""
        return f"{self.width / 16:g}rem"


@dataclass(frozen=True)
class Unplaced:
    """A group of which no document says to whom it reports. `drawn` is whether others report to it."""

    link: Link
    drawn: bool


@dataclass(frozen=True)
class StructureChart:
    """A chart, the same in words, and the groups that hang nowhere."""

    id: str
    title: str
    about: str
    how_to_read: str
    drawing: ChartDrawing | None
    roots: tuple[Branch, ...]
    unplaced: tuple[Unplaced, ...]
    nobody_says: str


@dataclass(frozen=True)
class StructureCharts:
    """What the page of groups shows: the shared groups, links to each area's chart, and the past."""

    shared: StructureChart
    areas: tuple[Link, ...]
    past: tuple[StructureChart, ...]


def structure_charts(dataset: Dataset) -> StructureCharts:
    """The chart of the shared groups, and those of the past."""
    areas = tuple(chart_of_area(partnership) for partnership in dataset.partnerships.values())
    past = [past_chart(dataset, key) for key, document in dataset.documents.items() if document.status == "historical"]
    return StructureCharts(shared_chart(dataset), areas, tuple(chart for chart in past if chart.roots))


def shared_chart(dataset: Dataset) -> StructureChart:
    """The groups the areas share, by every document of today."""
    title = shared_title(dataset)
    groups = [group for group in dataset.groups.values() if section_of(dataset, group) == title]
    own = {group_body(dataset, group.id).key for group in groups}
    lines = reporting_lines(dataset, documents_of_today(dataset))
    return _chart(
        dataset,
        id="structure-chart",
        title=f"Who reports to whom: {chart_of_shared_groups(dataset).text}",
        about="Drawn from every document held here that is not kept as history. The documents are of different dates.",
        lines=_with_those_above(lines, lambda line: line.lower.key in own),
        groups=groups,
        nobody_says="No document says to whom these report",
    )


def area_chart(dataset: Dataset, partnership: Partnership) -> StructureChart:
    """An area's own groups, its arrangements, and the shared groups of whose reporting its own documents speak."""
    groups = [group for group in dataset.groups.values() if _belongs_to(group, partnership)]
    own = {arrangements_body(partnership).key, *(group_body(dataset, group.id).key for group in groups)}
    lines = reporting_lines(dataset, documents_of_today(dataset))
    wanted = own | {
        line.lower.key for line in lines if any(dataset.documents[item].partnership == partnership.id for item in line.documents)
    }
    return _chart(
        dataset,
        id="structure-chart",
        title="Structure chart: who reports to whom",
        about=(
            f"The groups of {partnership.area}, and the shared groups whose reporting its documents speak of. "
            "What documents of other areas say of the same groups is shown as well."
        ),
        lines=sorted(_with_those_above(lines, lambda line: line.lower.key in wanted), key=lambda line: line.lower.key not in own),
        groups=groups,
        nobody_says="No document says to whom these report",
    )


def past_chart(dataset: Dataset, document_id: str) -> StructureChart:
    """What one historical document says of the groups of its time."""
    document = dataset.documents[document_id]
    groups = [group for group in dataset.groups.values() if any(name.document == document_id for name in group.named)]
    return _chart(
        dataset,
        id=f"structure-{document_id}",
        title=f"Of the past: {document.short_title}",
        about="This document is kept as history. It describes the groups of its own time.",
        lines=reporting_lines(dataset, (document_id,)),
        groups=groups,
        nobody_says="This document names these as well, and does not say to whom they report",
    )


def _belongs_to(group: Group, partnership: Partnership) -> bool:
    return (
        partnership.id in group.areas
        and not group.shared_by_all
        and group.scope != "outside the arrangements"
        and group.status != "historical"
    )


def _with_those_above(lines: Sequence[ReportingLine], chosen: Callable[[ReportingLine], bool]) -> tuple[ReportingLine, ...]:
    """The chosen lines, and those of every body they lead up to."""
    kept = [line for line in lines if chosen(line)]
    for line in kept:  # grows while it is gone through
        kept += [other for other in lines if other.lower.key == line.upper.key and other not in kept]
    return tuple(line for line in lines if line in kept)


def _chart(
    dataset: Dataset, *, id: str, title: str, about: str, lines: Sequence[ReportingLine], groups: Iterable[Group], nobody_says: str
) -> StructureChart:
    drawing = _drawing(title, lines) if lines else None
    drawn_bodies = {box.key for box, _ in drawing.boxes} if drawing else set()
    reporting = {line.lower.key for line in lines}
    bodies = [group_body(dataset, group.id) for group in groups]
    bodies += [line.upper for line in lines if line.upper.key.startswith("group:")]
    unplaced = {body.key: Unplaced(body.link, body.key in drawn_bodies) for body in bodies if body.link and body.key not in reporting}
    return StructureChart(id, title, about, _how_to_read(lines), drawing, _roots(lines), tuple(unplaced.values()), nobody_says)


def _how_to_read(lines: Sequence[ReportingLine]) -> str:
    if not lines:
        return "No document says which of these reports to which, so there is nothing to draw."
    says = ["An arrow runs from a group to the body it reports to, which stands on its left."]
    if any(line.of_arrangements for line in lines):
        says.append("An arrow from the arrangements as a whole leads to a body in which their governance sits, or that acts for them.")
    if any(line.dashed for line in lines):
        says.append("A dashed line is less sure: not every document that speaks of the group says so, or the documents differ.")
    return " ".join((*says, "A dotted box is something the documents say only in words. What a group oversees stands on its own page."))


def _drawing(title: str, lines: Sequence[ReportingLine]) -> ChartDrawing:
    bodies = {body.key: body for line in lines for body in (line.upper, line.lower)}
    found = drawn(
        [(body.key, body.name) for body in bodies.values()],
        [Line(line.lower.key, line.upper.key, line.dashed) for line in lines],
    )
    return ChartDrawing(
        label=f"{title}. The same stands in words after the chart.",
        width=found.width,
        height=found.height,
        boxes=tuple((box, bodies[box.key]) for box in found.boxes),
        trunks=found.trunks,
        lines=found.lines,
    )


def _roots(lines: Sequence[ReportingLine]) -> tuple[Branch, ...]:
    """The bodies that report to nobody in the chart, each with those below it; where all report in a ring, the first of them."""
    lower = {line.lower.key for line in lines}
    roots = {line.upper.key: line.upper for line in lines if line.upper.key not in lower}
    found = [_branch(body, None, lines, ()) for body in roots.values()]
    reached = {key for branch in found for key in _keys(branch)}
    for line in lines:
        if line.upper.key not in reached:
            found.append(_branch(line.upper, None, lines, ()))
            reached |= set(_keys(found[-1]))
    return tuple(found)


def _branch(body: Body, line: ReportingLine | None, lines: Sequence[ReportingLine], above: tuple[str, ...]) -> Branch:
    if body.key in above:
        return Branch(body, line, (), again=True)
    below = (_branch(item.lower, item, lines, (*above, body.key)) for item in lines if item.upper.key == body.key)
    return Branch(body, line, tuple(below))


def _keys(branch: Branch) -> Iterable[str]:
    yield branch.body.key
    for item in branch.below:
        yield from _keys(item)

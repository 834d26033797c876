"""Who reports to whom: no line without a claim, no claim without a line, and no doubt left unsaid."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.adapters.settings import PROJECT
from macros.dataset.dataset import Dataset
from macros.model.topics import Governance
from macros.views.structure import ReportingLine, documents_of_today, reporting_lines
from macros.views.structure_charts import Branch, StructureChart, area_chart, structure_charts
from macros.views.structure_drawing import Drawing, Line, drawn
from tests.real_data import real_dataset
from tests.small_data import FILES, loaded

Pair = tuple[str, str]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return real_dataset()


def pairs(lines: Iterable[ReportingLine]) -> set[Pair]:
    return {(line.lower.key, line.upper.key) for line in lines}


def claimed(dataset: Dataset, documents: Iterable[str]) -> set[Pair]:
    """What the documents say, read from the claims themselves: (who reports, to whom)."""
    scope, found = set(documents), set()
    for group in dataset.groups.values():
        for claim in group.reports_to:
            if claim.document in scope:
                lower = f"arrangements:{group.areas[0]}" if claim.of_the_arrangements else f"group:{group.id}"
                named = (claim.group and f"group:{claim.group}") or (claim.organisation and f"organisation:{claim.organisation}")
                found.add((lower, named or f"words:{claim.whom}"))
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("governance")
        bodies = topic.bodies if isinstance(topic, Governance) else ()
        found |= {(f"arrangements:{partnership.id}", f"group:{body.group}") for body in bodies if body.document in scope}
    return found


def charts(dataset: Dataset) -> Iterator[StructureChart]:
    every = structure_charts(dataset)
    yield from (every.shared, *every.past, *(area_chart(dataset, item) for item in dataset.partnerships.values()))


def pairs_in_words(branches: Iterable[Branch], above: str = "") -> set[Pair]:
    """The lines of a chart as its nested list tells them."""
    found: set[Pair] = set()
    for branch in branches:
        found |= {(branch.body.key, above)} if above else set()
        found |= pairs_in_words(branch.below, branch.body.key)
    return found


def pairs_drawn(chart: StructureChart) -> set[Pair]:
    return {(line.lower, line.upper) for line in chart.drawing.lines} if chart.drawing else set()


def listed_below(chart: StructureChart) -> set[str]:
    return {f"group:{item.link.address.split('/')[1]}" for item in chart.unplaced}


# --- the real documents --------------------------------------------------------------------------------------------


def test_the_lines_are_exactly_the_claims(dataset: Dataset) -> None:
    today = documents_of_today(dataset)
    assert pairs(reporting_lines(dataset, today)) == claimed(dataset, today)
    assert len(claimed(dataset, today)) > 15


def test_a_line_that_nobody_claims_would_be_noticed(dataset: Dataset) -> None:
    today = documents_of_today(dataset)
    first, *rest = reporting_lines(dataset, today)
    turned = replace(first, lower=first.upper, upper=first.lower)
    assert pairs([turned, *rest]) != claimed(dataset, today)
    assert pairs(rest) != claimed(dataset, today)


def test_the_drawing_and_the_words_tell_the_same_lines(dataset: Dataset) -> None:
    for chart in charts(dataset):
        assert pairs_drawn(chart) == pairs_in_words(chart.roots), chart.title
        assert pairs_drawn(chart), chart.title


def test_no_chart_has_a_line_that_the_documents_do_not_claim(dataset: Dataset) -> None:
    every = structure_charts(dataset)
    today = claimed(dataset, documents_of_today(dataset))
    for chart in (every.shared, *(area_chart(dataset, item) for item in dataset.partnerships.values())):
        assert pairs_drawn(chart) <= today
    for chart in every.past:
        assert pairs_drawn(chart) == claimed(dataset, [chart.id.removeprefix("structure-")])


def test_every_line_of_today_is_in_a_chart(dataset: Dataset) -> None:
    shown: set[Pair] = set().union(*(pairs_drawn(chart) for chart in charts(dataset)))
    assert claimed(dataset, documents_of_today(dataset)) <= shown


def test_a_group_is_either_drawn_as_reporting_or_listed_below_never_both_and_never_neither(dataset: Dataset) -> None:
    for partnership in dataset.partnerships.values():
        chart = area_chart(dataset, partnership)
        reporting = {lower for lower, _ in pairs_drawn(chart)}
        assert not reporting & listed_below(chart)
        own = {
            f"group:{group.id}" for group in dataset.groups.values() if group.areas == (partnership.id,) and group.status != "historical"
        }
        assert own <= reporting | listed_below(chart)


def test_the_education_group_reports_to_three_and_each_line_says_that_documents_differ(dataset: Dataset) -> None:
    lines = [line for line in reporting_lines(dataset, documents_of_today(dataset)) if line.lower.key == "group:pb-safeguarding-education"]
    assert {line.upper.name for line in lines} == {
        "Pan Bedfordshire Coordinating Group",
        "The three partnerships' boards",
        "The three partnerships",
    }
    for line in lines:
        assert line.dashed
        assert line.differs
        assert line.differs.address == "discrepancies/#several-areas-group-reports-to-differs"


# --- small examples ------------------------------------------------------------------------------------------------

REPORT = (
    "  - id: anytown-report\n    title: Report\n    short_title: Anytown report\n    kind: yearly report\n    partnership: anytown\n"
    "    date: {stated: no}\n    status: latest held\n"
)


def small(folder: Path, *groups: str, report: str = REPORT, governance: str | None = None) -> Dataset:
    """The small data set with groups (`id: claims`), a second document, and a governance topic."""
    text = "groups:\n"
    for item in groups:
        name, _, claims = item.partition(": ")
        documents = [document for document in ("anytown-masa", "anytown-report") if document in claims or document == "anytown-masa"]
        text += f"  - id: {name}\n    name: Group {name}\n    kind: group\n    scope: one area\n    areas: [anytown]\n    status: standing\n    named:\n"
        text += "".join(f"      - {{document: {document}, as_written: Group {name}, lines: 1}}\n" for document in documents)
        if claims:
            text += "    reports_to:\n" + "".join(f"      - {{{claim}}}\n" for claim in claims.split(" | "))
    changes = {"sources.yml": FILES["sources.yml"] + report, "partnerships/anytown/groups.yml": text}
    if governance:
        changes["partnerships/anytown/governance.yml"] = governance
    found = loaded(folder, changes)
    assert found.dataset is not None, found.problems
    return found.dataset


def says(to: str, document: str = "anytown-masa") -> str:
    return f"document: {document}, as_written: reports upwards, lines: 2, says: It reports upwards., {to}"


def only_chart(dataset: Dataset) -> StructureChart:
    return area_chart(dataset, dataset.partnerships["anytown"])


def lines_of(dataset: Dataset) -> dict[Pair, ReportingLine]:
    return {(line.lower.key, line.upper.key): line for line in reporting_lines(dataset, documents_of_today(dataset))}


def test_a_group_without_a_claim_hangs_nowhere_and_is_listed(tmp_path: Path) -> None:
    chart = only_chart(small(tmp_path, f"a: {says('group: b')}", "b: ", "c: "))
    assert pairs_drawn(chart) == {("group:a", "group:b")}
    assert [(item.link.text, item.drawn) for item in chart.unplaced] == [("Group b", True), ("Group c", False)]


def test_without_any_claim_nothing_is_drawn_and_the_words_say_so(tmp_path: Path) -> None:
    chart = only_chart(small(tmp_path, "a: ", "b: "))
    assert chart.drawing is None
    assert "nothing to draw" in chart.how_to_read
    assert listed_below(chart) == {"group:a", "group:b"}


def test_a_line_that_every_document_states_is_solid(tmp_path: Path) -> None:
    both = f"{says('group: b')} | {says('group: b', 'anytown-report')}"
    (line,) = lines_of(small(tmp_path, f"a: {both}", "b: ")).values()
    assert not line.dashed
    assert line.documents == ("anytown-masa", "anytown-report")
    assert len(line.claims[0].where) == 2


def test_a_line_that_one_of_two_documents_states_is_dashed_and_names_the_other(tmp_path: Path) -> None:
    (line,) = lines_of(small(tmp_path, f"a: {says('group: b', 'anytown-report')}", "b: ")).values()
    assert line.dashed
    assert line.unsure == "Not stated by Anytown arrangements, which speaks of it too."
    assert line.differs is None


def test_documents_that_differ_make_both_lines_dashed_and_lead_to_the_difference(tmp_path: Path) -> None:
    lines = lines_of(small(tmp_path, f"a: {says('group: b')} | {says('group: c', 'anytown-report')}", "b: ", "c: "))
    assert set(lines) == {("group:a", "group:b"), ("group:a", "group:c")}
    assert [line.differs.address if line.differs else "" for line in lines.values()] == [
        "discrepancies/#anytown-group-reports-to-differs"
    ] * 2
    chart = only_chart(small(tmp_path, f"a: {says('group: b')} | {says('group: c', 'anytown-report')}", "b: ", "c: "))
    assert chart.drawing is not None
    assert all(line.dashed for line in chart.drawing.lines)
    assert all(not trunk.solid for trunk in chart.drawing.trunks)
    assert "A dashed line is less sure" in chart.how_to_read


@pytest.mark.parametrize(
    ("to", "key", "name"),
    [
        ("organisation: anytown-council", "organisation:anytown-council", "Anytown Council"),
        ("whom: The three boards", "words:The three boards", "The three boards"),
        ("note: Nobody knows to whom.", "words:“reports upwards”", "“reports upwards”"),
    ],
)
def test_somebody_who_is_no_group_is_drawn_by_name_or_in_words(to: str, key: str, name: str, tmp_path: Path) -> None:
    (line,) = lines_of(small(tmp_path, f"a: {says(to)}")).values()
    assert (line.upper.key, line.upper.name) == (key, name)
    assert bool(line.upper.link) is key.startswith("organisation")


def test_what_is_said_of_the_arrangements_does_not_make_the_group_report(tmp_path: Path) -> None:
    chart = only_chart(small(tmp_path, f"a: {says('group: b, of_the_arrangements: yes')}", "b: "))
    assert pairs_drawn(chart) == {("arrangements:anytown", "group:b")}
    assert "group:a" in listed_below(chart)
    assert "An arrow from the arrangements as a whole" in chart.how_to_read


def test_a_body_in_which_governance_sits_stands_above_the_arrangements(tmp_path: Path) -> None:
    governance = (
        "state: stated\ndocument: anytown-masa\nheading: Governance\nlines: 1\nchecked: {on: 2026-01-02, by: second reader}\n"
        "bodies:\n  - {organisation: anytown-council, group: b, as_written: b, lines: 1}\n"
    )
    chart = only_chart(small(tmp_path, "b: ", report="", governance=governance))
    assert pairs_drawn(chart) == {("arrangements:anytown", "group:b")}


def test_a_historical_document_has_a_chart_of_its_own_and_no_part_in_that_of_today(tmp_path: Path) -> None:
    old = REPORT.replace("latest held", "historical")
    dataset = small(tmp_path, f"a: {says('group: b', 'anytown-report')}", "b: ", report=old)
    assert pairs_drawn(only_chart(dataset)) == set()
    (past,) = structure_charts(dataset).past
    assert pairs_drawn(past) == {("group:a", "group:b")}


def test_groups_that_report_in_a_ring_are_all_drawn_and_all_told(tmp_path: Path) -> None:
    ring = [f"a: {says('group: b')}", f"b: {says('group: c')}", f"c: {says('group: a')}", f"d: {says('group: d')}"]
    chart = only_chart(small(tmp_path, *ring))
    every = {("group:a", "group:b"), ("group:b", "group:c"), ("group:c", "group:a")}
    assert pairs_drawn(chart) == pairs_in_words(chart.roots) == every


# --- the drawing ---------------------------------------------------------------------------------------------------


def overlaps(drawing: Drawing) -> list[Pair]:
    """Pairs of boxes that touch."""
    return [
        (one.key, other.key)
        for one, other in combinations(drawing.boxes, 2)
        if one.x < other.x + other.width and other.x < one.x + one.width and one.y < other.y + other.height and other.y < one.y + one.height
    ]


def test_boxes_do_not_touch_and_nothing_stands_outside(dataset: Dataset) -> None:
    for chart in charts(dataset):
        assert chart.drawing
        boxes = [box for box, _ in chart.drawing.boxes]
        drawing = Drawing(chart.drawing.width, chart.drawing.height, tuple(boxes), (), ())
        assert overlaps(drawing) == []
        assert all(box.x >= 0 and box.x + box.width <= chart.drawing.width for box in boxes)
        assert all(box.y >= 0 and box.y + box.height <= chart.drawing.height for box in boxes)
        assert all(box.y < words.y <= box.y + box.height for box in boxes for words in box.words)


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda line: line[0] != line[1]), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_lines_can_be_drawn_also_in_rings_and_none_is_lost(lines: set[tuple[int, int]]) -> None:
    """The layout library went round several rings without end, gave one number to two boxes, and fell over a box that reports to itself."""
    drawing = drawn([(str(box), "word " * (box + 1)) for box in range(10)], [Line(str(one), str(other)) for one, other in sorted(lines)])
    assert {(line.lower, line.upper) for line in drawing.lines} == {(str(one), str(other)) for one, other in lines}
    assert overlaps(drawing) == []


def test_a_line_from_a_box_to_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="to itself"):
        drawn([("a", "A")], [Line("a", "a")])


def test_boxes_that_touch_would_be_noticed() -> None:
    drawing = drawn([("a", "A"), ("b", "B")], [Line("a", "b")])
    first, second = drawing.boxes
    assert overlaps(replace(drawing, boxes=(first, replace(second, x=first.x, y=first.y)))) == [("a", "b")]


def test_a_chart_of_two_columns_fits_a_telephone(dataset: Dataset) -> None:
    """360 pixels, less the margins of the page."""
    for chart in charts(dataset):
        assert chart.drawing
        if len({box.x for box, _ in chart.drawing.boxes}) == 2:
            assert chart.drawing.width <= 328, chart.title


def test_the_one_reported_to_stands_on_the_left() -> None:
    drawing = drawn([("low", "Low"), ("mid", "Mid"), ("top", "Top")], [Line("low", "mid"), Line("mid", "top"), Line("low", "top")])
    x = {box.key: box.x for box in drawing.boxes}
    assert x["top"] < x["mid"] < x["low"]


def test_a_chart_needs_a_line() -> None:
    with pytest.raises(ValueError, match="without lines"):
        drawn([("a", "A")], [])


def test_the_drawing_is_the_same_in_every_run() -> None:
    """Sets of words have another order in each run of Python, unless a seed is given."""
    code = (
        "from macros.views.structure_drawing import Line, drawn;"
        "keys = 'abcdefgh';"
        "print(drawn([(key, key * 9) for key in keys], [Line(a, b) for a in keys for b in keys if a > b and ord(a) % 3 != ord(b) % 3]))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1

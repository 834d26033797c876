"""What the law asks and what each arrangement evidences, ready to be laid out.

In: a data set. Out: views of the matrix, of an instrument, and of one partnership's findings. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from macros.assessing.editions import document_of, edition_of, in_force_for, later_editions
from macros.assessing.findings import NOBODY_JUDGED, STATUSES, Finding, counted, findings_in_force, findings_later
from macros.dataset.dataset import Dataset, Partnership
from macros.model.registers import Instrument
from macros.model.requirements import Requirement, Status
from macros.problems import Place
from macros.views.addresses import Addresses
from macros.views.blocks import HowSure, Item, Link
from macros.views.since import how_sure
from macros.words import counted as how_many
from macros.words import day_in_words, month_in_words

MEANINGS: dict[Status, str] = {
    "evidenced": "The document says what is asked for.",
    "partly evidenced": "The document says part of what is asked for.",
    "not evidenced": "Somebody looked, and the document does not say it. That does not mean that it is not done.",
    "not assessed": "Nobody can tell: nobody has looked or judged yet, or the part is not in the text we hold.",
    "not applicable": "It does not apply to this document.",
}
LATER_WORDS: dict[Status, str] = {
    "evidenced": "Already said; to be confirmed",
    "partly evidenced": "Part would have to be written",
    "not evidenced": "Would have to be written",
    "not assessed": "Not assessed",
    "not applicable": "Does not apply",
}
# What may need doing stands first on a partnership's own page.
READING_ORDER: tuple[Status, ...] = ("not evidenced", "partly evidenced", "not assessed", "evidenced", "not applicable")
LEVELS = {
    "must": "Must: the law requires it",
    "should": "Should: expected unless there is a good reason",
    "may": "May: allowed",
    "definition": "Definition",
    "context": "Context",
}


@dataclass(frozen=True)
class FindingView:
    """One finding: what is asked, what answers, what is missing, where to add it. `waits_for` says whose judgement is awaited."""

    anchor: str
    asks: Link
    summary: str
    level: str
    status: str
    status_word: str
    evidence: tuple[Item, ...]
    missing: tuple[str, ...]
    waits_for: str
    judged: str
    suspect: bool
    add: Link


@dataclass(frozen=True)
class StateGroup:
    """The findings in one state, with the number that the headline shows and what the state means."""

    state: str
    word: str
    meaning: str
    count: int
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class EditionGroup:
    """The findings against one instrument."""

    instrument: Link
    note: str
    groups: tuple[StateGroup, ...]


@dataclass(frozen=True)
class Assessment:
    """A partnership's findings: against what was in force, and against later editions."""

    document: Link
    judged_by: str
    reason: str
    confidence: str
    total: int
    groups: tuple[StateGroup, ...]
    later: tuple[EditionGroup, ...]


@dataclass(frozen=True)
class MatrixCell:
    """A state in the matrix, linked to the finding behind it."""

    link: Link
    status: str
    area: int
    later: bool


@dataclass(frozen=True)
class MatrixRow:
    """A requirement with the state of each partnership. `marks` are the classes by which the table is filtered."""

    requirement: Link
    summary: str
    level: str
    cells: tuple[MatrixCell | None, ...]
    marks: str


@dataclass(frozen=True)
class MatrixSection:
    """The rows of one instrument."""

    number: int
    instrument: Link
    note: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Matrix:
    """Every requirement that is scored, by instrument, with each partnership's state."""

    areas: tuple[str, ...]
    states: tuple[tuple[str, str, str], ...]
    levels: tuple[tuple[str, str], ...]
    counts: tuple[tuple[Link, tuple[tuple[str, Link], ...]], ...]
    sections: tuple[MatrixSection, ...]


@dataclass(frozen=True)
class RequirementView:
    """A requirement on its instrument's page."""

    id: str
    summary: str
    level: str
    where: str
    confidence: str
    counted_with: Link | None
    states: tuple[tuple[str, Link, str], ...]
    note: str
    change: Link


@dataclass(frozen=True)
class InstrumentView:
    """A law or edition of guidance: dates, standing, what it asks, and what is shown apart."""

    title: str
    facts: tuple[tuple[str, str], ...]
    link: Link | None
    sure: HowSure | None
    note: str
    headline_changes: tuple[tuple[str, str], ...]
    scored: tuple[RequirementView, ...]
    apart: tuple[RequirementView, ...]


def slug(status: str) -> str:
    """A state as part of an address or class: `not-evidenced`."""
    return status.replace(" ", "-")


def requirement_link(dataset: Dataset, requirement: Requirement, text: str = "") -> Link:
    """A requirement's place on its instrument's page."""
    return Link(text or requirement.summary, f"statutory/{instrument_of(dataset, requirement)}/#{requirement.id}")


def instrument_of(dataset: Dataset, requirement: Requirement) -> str:
    """The id of the instrument a requirement stands in."""
    return _instruments_by_requirement(dataset)[requirement.id]


@lru_cache(maxsize=2)
def _instruments_by_requirement(dataset: Dataset) -> dict[str, str]:
    return {str(row.id): key for key, item in dataset.instruments.items() for row in item.requirements}


def finding_link(finding: Finding, text: str) -> Link:
    """A finding's place on its partnership's page."""
    return Link(text, f"{finding.partnership}/statutory/#{_anchor(finding)}")


def _anchor(finding: Finding) -> str:
    return finding.requirement.id if finding.basis == "in-force" else f"later-{finding.requirement.id}"


def assessment(dataset: Dataset, partnership: Partnership) -> Assessment:
    """One partnership's findings, its own summary first."""
    document = document_of(dataset, partnership)
    assessed = document.assessed
    found = findings_in_force(dataset, partnership.id)
    instruments = [dataset.instruments[key].short_title for key in in_force_for(dataset, document)]
    return Assessment(
        document=Addresses(dataset).document(document.id),
        judged_by=", ".join(instruments),
        reason=assessed.reason if assessed else "",
        confidence=assessed.confidence if assessed else "",
        total=sum(counted(found).values()),
        groups=state_groups(dataset, found, {status: status[:1].upper() + status[1:] for status in STATUSES}),
        later=tuple(_later(dataset, partnership)),
    )


def _later(dataset: Dataset, partnership: Partnership) -> Iterable[EditionGroup]:
    document = document_of(dataset, partnership)
    found = findings_later(dataset, partnership.id)
    for key in later_editions(dataset, edition_of(document)):
        instrument = dataset.instruments[key]
        own = [finding for finding in found if finding.instrument == key]
        note = ""
        if not own:
            note = "We have not been able to read the text of this edition, so nothing is measured against it."
        yield EditionGroup(Link(instrument.title, f"statutory/{key}/"), note, state_groups(dataset, own, LATER_WORDS))


def state_groups(dataset: Dataset, findings: Iterable[Finding], words: dict[Status, str]) -> tuple[StateGroup, ...]:
    """The findings by state, in reading order, under the words that a page uses for each state."""
    found = list(findings)
    counts = counted(found)
    return tuple(
        StateGroup(
            state=slug(status),
            word=words[status],
            meaning=MEANINGS[status],
            count=counts[status],
            findings=tuple(_finding(dataset, finding, words) for finding in found if finding.status == status),
        )
        for status in READING_ORDER
    )


def _finding(dataset: Dataset, finding: Finding, words: dict[Status, str]) -> FindingView:
    addresses = Addresses(dataset)
    requirement, judgement = finding.requirement, finding.judgement
    judged = f"Judged by: {judgement.by}, {day_in_words(judgement.on)}. {judgement.why}" if judgement else ""
    seen = {fact.value: fact for fact in finding.evidence if fact.claim.document in dataset.documents}
    unjudged = NOBODY_JUDGED in finding.missing  # says what is awaited, and not what a document leaves out
    return FindingView(
        anchor=_anchor(finding),
        asks=requirement_link(dataset, requirement, _where(dataset, requirement)),
        summary=requirement.summary,
        level=LEVELS[requirement.level],
        status=slug(finding.status),
        status_word=words[finding.status],
        evidence=tuple(Item((fact.value,), addresses.where(fact.claim)) for fact in seen.values()),
        missing=() if unjudged or finding.suspect else finding.missing,
        waits_for=NOBODY_JUDGED if unjudged else "",
        judged=judged,
        suspect=finding.suspect,
        add=addresses.change_at(Place(finding.data_file)),
    )


def _where(dataset: Dataset, requirement: Requirement) -> str:
    short = dataset.instruments[instrument_of(dataset, requirement)].short_title
    kind, value = requirement.locator.kind, requirement.locator.value
    return f"{short}, under “{value}”" if kind == "heading" else f"{short}, {kind} {value}"


def matrix(dataset: Dataset) -> Matrix:
    """The matrix of requirements and partnerships."""
    partnerships = list(dataset.partnerships.values())
    by_key: dict[tuple[str, str], Finding] = {}
    for partnership in partnerships:
        for finding in (*findings_later(dataset, partnership.id), *findings_in_force(dataset, partnership.id)):
            by_key[partnership.id, finding.requirement.id] = finding
    instruments = [key for key, item in dataset.instruments.items() if any(row.measured for row in item.requirements)]
    sections = [
        MatrixSection(
            number,
            Link(dataset.instruments[key].title, f"statutory/{key}/"),
            _status_words(dataset.instruments[key]),
            tuple(_row(dataset, row, partnerships, by_key) for row in dataset.instruments[key].requirements if row.measured),
        )
        for number, key in enumerate(instruments, 1)
    ]
    counts = tuple((Link(item.area, f"{item.id}/statutory/"), _headline(dataset, item)) for item in partnerships)
    return Matrix(
        areas=tuple(item.area for item in partnerships),
        states=tuple((slug(status), status[:1].upper() + status[1:], MEANINGS[status]) for status in STATUSES),
        levels=tuple((level, words) for level, words in LEVELS.items() if level in ("must", "should", "may")),
        counts=counts,
        sections=tuple(sections),
    )


def _headline(dataset: Dataset, partnership: Partnership) -> tuple[tuple[str, Link], ...]:
    counts = counted(findings_in_force(dataset, partnership.id))
    return tuple((status, Link(str(counts[status]), f"{partnership.id}/statutory/#{slug(status)}")) for status in STATUSES)


def _row(dataset: Dataset, requirement: Requirement, partnerships: list[Partnership], by_key: dict[tuple[str, str], Finding]) -> MatrixRow:
    cells: list[MatrixCell | None] = []
    marks = {f"level-{requirement.level}"}
    for number, partnership in enumerate(partnerships, 1):
        finding = by_key.get((partnership.id, requirement.id))
        if finding is None:
            cells.append(None)
            continue
        marks.add(f"has-{slug(finding.status)}")
        if finding.status in ("partly evidenced", "not evidenced"):
            marks.add("has-gap")
        word = finding.status[:1].upper() + finding.status[1:]
        cells.append(MatrixCell(finding_link(finding, word), slug(finding.status), number, finding.basis == "later-edition"))
    return MatrixRow(requirement_link(dataset, requirement), requirement.summary, requirement.level, tuple(cells), " ".join(sorted(marks)))


def _status_words(instrument: Instrument) -> str:
    if instrument.replaced_on:
        return f"In force until {month_in_words(instrument.replaced_on)}."
    return instrument.status[:1].upper() + instrument.status[1:] + "."


def instrument_view(dataset: Dataset, key: str) -> InstrumentView:
    """One instrument, with every requirement and each partnership's state."""
    instrument = dataset.instruments[key]
    rows = [_requirement(dataset, row) for row in instrument.requirements]
    apart = {row.id for row in instrument.requirements if not row.measured}
    follower = dataset.instruments[instrument.replaced_by].title if instrument.replaced_by else ""
    replaced = [month_in_words(instrument.replaced_on) if instrument.replaced_on else "", f"by {follower}" if follower else ""]
    facts = [
        ("Kind", instrument.kind[:1].upper() + instrument.kind[1:]),
        ("Made or published", month_in_words(instrument.published) if instrument.published else "Not recorded"),
        ("In force", month_in_words(instrument.in_force) if instrument.in_force else "Not recorded"),
        ("Replaced", " ".join(part for part in replaced if part)),
        ("Status", instrument.status[:1].upper() + instrument.status[1:]),
    ]
    return InstrumentView(
        title=instrument.title,
        facts=tuple((label, words) for label, words in facts if words),
        link=Link("Official text", instrument.link) if instrument.link else None,
        sure=how_sure(instrument.outside) if instrument.outside else None,
        note=instrument.note or "",
        headline_changes=tuple((item.says, f"How sure we are: {item.confidence}.") for item in instrument.headline_changes),
        scored=tuple(row for row in rows if row.id not in apart),
        apart=tuple(row for row in rows if row.id in apart),
    )


def _requirement(dataset: Dataset, requirement: Requirement) -> RequirementView:
    states = []
    for partnership, finding in _findings_by_requirement(dataset).get(requirement.id, ()):
        later = "" if finding.basis == "in-force" else ", measured against a later edition than its own"
        states.append((partnership.area, finding_link(finding, finding.status + later), slug(finding.status)))
    other = dataset.requirements.get(requirement.counted_with) if requirement.counted_with else None
    sure = f"How sure we are of this row: {requirement.confidence}."
    return RequirementView(
        id=requirement.id,
        summary=requirement.summary,
        level=LEVELS[requirement.level],
        where=_where(dataset, requirement),
        confidence=f"{sure} {requirement.confidence_note}" if requirement.confidence_note else sure,
        counted_with=requirement_link(dataset, other, "another requirement that asks the same") if other else None,
        states=tuple(states),
        note=requirement.note or "",
        change=Addresses(dataset).change(requirement),
    )


@lru_cache(maxsize=2)
def _findings_by_requirement(dataset: Dataset) -> dict[str, list[tuple[Partnership, Finding]]]:
    found: dict[str, list[tuple[Partnership, Finding]]] = {}
    for partnership in dataset.partnerships.values():
        for finding in (*findings_in_force(dataset, partnership.id), *findings_later(dataset, partnership.id)):
            found.setdefault(finding.requirement.id, []).append((partnership, finding))
    return found


def instruments_listed(dataset: Dataset) -> tuple[tuple[Link, str], ...]:
    """Every instrument with its standing and how many requirements are recorded."""
    return tuple(
        (Link(item.title, f"statutory/{key}/"), f"{_status_words(item)} {how_many(len(item.requirements), 'requirement')} recorded.")
        for key, item in dataset.instruments.items()
    )

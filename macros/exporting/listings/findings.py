"""Findings: what each document evidences of each requirement, in the form of the public contract.

In: a data set. Out: the listing. Must not know: where it is written.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.assessing.facts import Fact
from macros.assessing.findings import Finding, findings_in_force, findings_later
from macros.assessing.reports import findings_of_report, is_report
from macros.dataset.dataset import Dataset
from macros.exporting.fields import PARTNERSHIP, SOURCE, Field, Listing, Row
from macros.exporting.from_forms import source_of
from macros.views.statutory import slug


def findings_json(dataset: Dataset) -> list[Row]:
    """Every finding of arrangements, in force and against later editions, and of yearly reports."""
    arrangements = [
        finding
        for partnership in dataset.partnerships
        for finding in (*findings_in_force(dataset, partnership), *findings_later(dataset, partnership))
    ]
    reports = [
        finding for key, item in dataset.publications.items() if is_report(dataset, item) for finding in findings_of_report(dataset, key)
    ]
    return [_finding(finding) for finding in (*arrangements, *reports)]


def _finding(finding: Finding) -> Row:
    judgement = finding.judgement
    return {
        "partnership": finding.partnership,
        "document": finding.document,
        "instrument": finding.instrument,
        "requirement": str(finding.requirement.id),
        "basis": finding.basis,
        "status": slug(finding.status),
        "evidence": _evidence(finding.evidence),
        "missing": list(finding.missing),
        "data_file": finding.data_file,
        "judgement": {"by": judgement.by, "on": judgement.on.isoformat(), "why": judgement.why, "suspect": finding.suspect}
        if judgement
        else None,
    }


def _evidence(facts: Iterable[Fact]) -> list[Row]:
    return [{"fact": fact.path, "value": fact.value, "source": source_of(fact.claim)} for fact in facts]


FINDINGS = Listing(
    "findings",
    "finding",
    "What each document evidences",
    "For each requirement, what one document evidences. It says what a document shows, not what is done and not whether anybody keeps the "
    "law. “not-assessed” means that nobody can tell; it is never a gap.",
    "statutory/",
    (
        PARTNERSHIP,
        Field("document", "id", "The document that was assessed.", needed=True, of="sources"),
        Field("instrument", "id", "The law or edition of guidance that asks it.", needed=True, of="instruments"),
        Field("requirement", "id", "The requirement.", needed=True, of="requirements"),
        Field(
            "basis",
            "text",
            "Whether the requirement was in force on the document's date, or is of a later edition.",
            needed=True,
            one_of=("in-force", "later-edition"),
        ),
        Field(
            "status",
            "text",
            "What the document evidences.",
            needed=True,
            one_of=("evidenced", "partly-evidenced", "not-evidenced", "not-assessed", "not-applicable"),
        ),
        Field(
            "evidence",
            "records",
            "The facts that answer, with their places.",
            fields=(
                Field("fact", "text", "The path of the fact, such as funding.total.", needed=True),
                Field("value", "text", "What it says.", needed=True),
                SOURCE,
            ),
        ),
        Field("missing", "texts", "What was looked for and not found."),
        Field("data_file", "data file", "The file of the data in which an editor would add it.", needed=True),
        Field(
            "judgement",
            "record",
            "What a person decided, where one did.",
            fields=(
                Field("by", "text", "Who judged it: a role, never a person.", needed=True),
                Field("on", "day", "When.", needed=True),
                Field("why", "text", "Why.", needed=True),
                Field("suspect", "yes or no", "Whether the wording has changed since; the judgement then waits.", needed=True),
            ),
        ),
    ),
    findings_json,
    key=("document", "requirement", "basis"),
)

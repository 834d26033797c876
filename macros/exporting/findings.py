"""Requirements and findings for machines, in the form of the public contract.

In: a data set. Out: lists of plain dictionaries. Must not know: where they are written.
"""

from __future__ import annotations

from typing import Any

from macros.assessing.facts import Fact
from macros.assessing.findings import Finding, findings_in_force, findings_later
from macros.assessing.reports import findings_of_report, is_report
from macros.dataset.dataset import Dataset
from macros.model.claims import Sourced
from macros.views.statutory import slug


def source_json(claim: Sourced) -> dict[str, str | None]:
    """A source: `{document, heading, lines}`."""
    return {"document": str(claim.document), "heading": str(claim.heading) if claim.heading else None, "lines": str(claim.lines)}


def requirements_json(dataset: Dataset) -> list[dict[str, Any]]:
    """Every requirement of every instrument, with its fingerprint."""
    return [
        {
            "id": str(row.id),
            "instrument": key,
            "catalogue_ref": row.catalogue_ref,
            "level": row.level,
            "tier": row.tier,
            "subject": row.subject,
            "locator": {"kind": row.locator.kind, "value": row.locator.value},
            "summary": row.summary,
            "confidence": row.confidence,
            "measured": row.measured,
            "counted_with": str(row.counted_with) if row.counted_with else None,
            "fingerprint": row.fingerprint,
        }
        for key, instrument in dataset.instruments.items()
        for row in instrument.requirements
    ]


def findings_json(dataset: Dataset) -> list[dict[str, Any]]:
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


def _finding(finding: Finding) -> dict[str, Any]:
    judgement = finding.judgement
    return {
        "partnership": finding.partnership,
        "document": finding.document,
        "instrument": finding.instrument,
        "requirement": str(finding.requirement.id),
        "basis": finding.basis,
        "status": slug(finding.status),
        "evidence": [_evidence(fact) for fact in finding.evidence],
        "missing": list(finding.missing),
        "data_file": finding.data_file,
        "judgement": {"by": judgement.by, "on": judgement.on.isoformat(), "why": judgement.why, "suspect": finding.suspect}
        if judgement
        else None,
    }


def _evidence(fact: Fact) -> dict[str, Any]:
    return {"fact": fact.path, "value": fact.value, "source": source_json(fact.claim)}

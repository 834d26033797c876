"""Findings: for each requirement, what one document evidences.

In: a data set, a partnership and an instrument. Out: `Finding` records in five states, and their counts.
Must not know: pages. A document evidences or does not; whether anybody complies is not for this site to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.assessing.editions import document_of, edition_of, in_force_for, later_editions
from macros.assessing.facts import Fact, facts_at
from macros.assessing.predicates import Outcome, outcome_of
from macros.dataset.dataset import Dataset, Partnership
from macros.model.requirements import Judgement, Requirement, Status, Test

Basis = Literal["in-force", "later-edition"]
STATUSES: tuple[Status, ...] = ("evidenced", "partly evidenced", "not evidenced", "not assessed", "not applicable")
NOBODY_JUDGED = "Only a person can judge this, and nobody has yet."
WORDING_CHANGED = "The wording of the requirement has changed since somebody judged this. The judgement waits to be confirmed."


@dataclass(frozen=True)
class Finding:
    """What one document evidences of one requirement. `suspect` marks a judgement whose question has changed."""

    partnership: str
    document: str
    instrument: str
    requirement: Requirement
    basis: Basis
    status: Status
    evidence: tuple[Fact, ...]
    missing: tuple[str, ...]
    data_file: str
    judgement: Judgement | None = None
    suspect: bool = False


Found = tuple[Status, tuple[Fact, ...], tuple[str, ...]]  # the state, the facts that answer, and what is missing


def findings_for(dataset: Dataset, partnership: Partnership, instrument: str, basis: Basis) -> list[Finding]:
    """The findings of one partnership's arrangements against one instrument; what is shown apart is left out."""
    judgements = {str(item.requirement): item for item in partnership.judgements}
    requirements = _measured_by(dataset, instrument)
    return [_finding(dataset, partnership, instrument, basis, item, judgements.get(item.id)) for item in requirements]


@lru_cache(maxsize=256)
def _measured_by(dataset: Dataset, instrument: str) -> tuple[Requirement, ...]:
    """The requirements of an instrument by which arrangements are measured."""
    return tuple(item for item in dataset.instruments[instrument].requirements if item.measured)


@lru_cache(maxsize=1024)
def findings_in_force(dataset: Dataset, partnership_id: str) -> tuple[Finding, ...]:
    """The findings against everything that was in force on the document's date."""
    partnership = dataset.partnerships[partnership_id]
    instruments = in_force_for(dataset, document_of(dataset, partnership))
    return tuple(finding for instrument in instruments for finding in findings_for(dataset, partnership, instrument, "in-force"))


@lru_cache(maxsize=1024)
def findings_later(dataset: Dataset, partnership_id: str) -> tuple[Finding, ...]:
    """The findings against every edition that came after the document's own."""
    partnership = dataset.partnerships[partnership_id]
    document = document_of(dataset, partnership)
    edition = edition_of(document)
    return tuple(
        finding
        for instrument in later_editions(dataset, edition)
        for finding in findings_for(dataset, partnership, instrument, "later-edition")
    )


def _finding(
    dataset: Dataset, partnership: Partnership, instrument: str, basis: Basis, requirement: Requirement, judgement: Judgement | None
) -> Finding:
    suspect = judgement is not None and judgement.answers != requirement.fingerprint
    status, evidence, missing = _judged(partnership, judgement, suspect) if judgement else _tested(dataset, partnership, requirement.test)
    return Finding(
        partnership=partnership.id,
        document=str(partnership.form.arrangements),
        instrument=instrument,
        requirement=requirement,
        basis=basis,
        status=status,
        evidence=evidence,
        missing=missing,
        data_file=f"data/partnerships/{partnership.id}/{requirement.answered_in[0]}.yml",
        judgement=judgement,
        suspect=suspect,
    )


def _judged(partnership: Partnership, judgement: Judgement, suspect: bool) -> Found:
    facts = tuple(fact for path in judgement.facts for fact in facts_at(partnership, path))
    return ("not assessed", facts, (WORDING_CHANGED,)) if suspect else (judgement.status, facts, ())


def _tested(dataset: Dataset, partnership: Partnership, test: Test | None) -> Found:
    if test is None:
        return "not assessed", (), (NOBODY_JUDGED,)
    status, outcomes = status_of(dataset, partnership, test)
    missing = _missing(test, outcomes) if status != "evidenced" else ()
    return status, tuple(fact for outcome in outcomes for fact in outcome.facts), missing


def _missing(test: Test, outcomes: list[Outcome]) -> tuple[str, ...]:
    """What was not found. The part left to a person is named only where the test found something for that person to weigh."""
    found_some = any(outcome.met for outcome in outcomes)
    asked = zip((*test.all, *test.any), outcomes, strict=True)
    return tuple(outcome.missing for predicate, outcome in asked if outcome.met is not True and (found_some or not predicate.for_a_person))


def status_of(dataset: Dataset, partnership: Partnership, test: Test) -> tuple[Status, list[Outcome]]:
    """The state a test comes to, with the outcome of each predicate.

    Of “all”, some met is partly evidenced; none met is not evidenced, or not assessed where one cannot be told.
    Of “any”, one met is enough. Where a part is left to a person, a test alone comes to partly evidenced at most.
    """
    predicates = (*test.all, *test.any)
    outcomes = [outcome_of(dataset, partnership, predicate) for predicate in predicates]
    met = [outcome.met for predicate, outcome in zip(predicates, outcomes, strict=True) if not predicate.for_a_person]
    left_to_a_person = len(met) < len(outcomes)
    if (test.all and all(item is True for item in met)) or (test.any and True in met):
        return "partly evidenced" if left_to_a_person else "evidenced", outcomes
    if test.all and True in met:
        return "partly evidenced", outcomes
    return ("not assessed" if None in met else "not evidenced"), outcomes


def counted(findings: Iterable[Finding]) -> Counter[Status]:
    """How many findings are in each state. Rows that overlap another row in the same set are counted with that row."""
    found = list(findings)
    there = {finding.requirement.id for finding in found}
    return Counter(
        finding.status for finding in found if finding.requirement.counted_with is None or finding.requirement.counted_with not in there
    )

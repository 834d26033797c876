"""What a change to the data does to what the site works out: findings, judgements and discrepancies.

In: two data sets. Out: `Consequence` records. Must not know: git, pages, or how a report is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.assessing.findings import Finding, findings_in_force, findings_later
from macros.assessing.reports import findings_of_report, is_report
from macros.consistency.discrepancy import Discrepancy
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset

# (partnership, report, basis, requirement). A report answers for itself, by its document; for the arrangements that part is
# empty, so that a new edition of them is compared with the one before.
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Consequence:
    """One sentence, with the ids of the partnerships it is about."""

    partnerships: tuple[str, ...]
    says: str


@lru_cache(maxsize=4)
def findings_by_key(dataset: Dataset) -> dict[Key, Finding]:
    """Every finding of a data set: those on the arrangements, by both editions, and those on yearly reports."""
    found: dict[Key, Finding] = {
        (item.partnership, "", item.basis, str(item.requirement.id)): item
        for partnership in dataset.partnerships
        for item in (*findings_in_force(dataset, partnership), *findings_later(dataset, partnership))
    }
    reports = [item.id for item in dataset.publications.values() if is_report(dataset, item)]
    return found | {
        (item.partnership, item.document, item.basis, str(item.requirement.id)): item
        for report in reports
        for item in findings_of_report(dataset, report)
    }


def findings_that_move(before: Dataset, after: Dataset) -> Iterator[Consequence]:
    """Findings that are new, that are no longer asked, or that have another state."""
    old, new = findings_by_key(before), findings_by_key(after)
    for key, finding in new.items():
        earlier = old.get(key)
        words = f"{_subject(after, finding)}: “{finding.requirement.summary}”"
        later = ", measured against a later edition" if finding.basis == "later-edition" else ""
        if earlier is None:
            yield Consequence((finding.partnership,), f"{words} is new, and {finding.status}{later}.")
        elif earlier.status != finding.status:
            yield Consequence((finding.partnership,), f"{words} moves from {earlier.status} to {finding.status}{later}.")
    for key, finding in old.items():
        if key not in new:
            words = f"{_subject(before, finding)}: “{finding.requirement.summary}”"
            yield Consequence((finding.partnership,), f"{words} is no longer asked (it was {finding.status}).")


def judgements_to_confirm(before: Dataset, after: Dataset) -> Iterator[Consequence]:
    """Judgements that wait for somebody to confirm them, and did not before."""
    old = findings_by_key(before)
    for key, finding in findings_by_key(after).items():
        if finding.suspect and not (key in old and old[key].suspect):
            says = f"{_subject(after, finding)}: the judgement on “{finding.requirement.summary}” waits to be confirmed."
            yield Consequence((finding.partnership,), says)


def discrepancies_that_appear(before: Dataset, after: Dataset) -> Iterator[Consequence]:
    """Discrepancies of the second data set that the first has not. Those that go are asked for the other way round."""
    old = _cases(before)
    yield from (case for key, case in _cases(after).items() if key not in old)


@lru_cache(maxsize=4)
def _cases(dataset: Dataset) -> dict[tuple[str, ...], Consequence]:
    return {
        _key(item): Consequence(_whose(dataset, item), f"{item.subject.name}: {item.explanation}") for item in discrepancies_in(dataset)
    }


def _key(item: Discrepancy) -> tuple[str, ...]:
    return (item.rule, item.subject.id, item.subject.name, item.explanation, *(value.value for value in item.values))


def _whose(dataset: Dataset, item: Discrepancy) -> tuple[str, ...]:
    owners = (str(dataset.documents[document].partnership) for document in item.documents if document in dataset.documents)
    return tuple(dict.fromkeys(owner for owner in owners if owner in dataset.partnerships))


def _subject(dataset: Dataset, finding: Finding) -> str:
    """The area; for another document than its arrangements, that document too."""
    partnership = dataset.partnerships[finding.partnership]
    if finding.document == partnership.form.arrangements:
        return partnership.area
    return f"{partnership.area}, {dataset.documents[finding.document].short_title}"

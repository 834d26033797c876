"""What a change to the data does to what the site works out: findings, judgements and discrepancies.

In: two data sets. Out: `Consequence` records. Must not know: git, pages, or how a report is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.assessing.findings import Finding, findings_in_force, findings_later
from macros.assessing.reports import findings_of_report, is_report
from macros.consistency.discrepancy import Discrepancy
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset

# More findings than this of one instrument that come or go together are counted.
NAMED_ONE_BY_ONE = 6
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
    """Findings that have another state, that are new, or that are no longer asked."""
    old, new = findings_by_key(before), findings_by_key(after)
    for key, finding in new.items():
        earlier = old.get(key)
        if earlier and earlier.status != finding.status:
            words = f"{_subject(after, finding)}: “{finding.requirement.summary}”"
            yield Consequence((finding.partnership,), f"{words} moves from {earlier.status} to {finding.status}{_later(finding)}.")
    yield from _one_by_one_or_counted(after, [item for key, item in new.items() if key not in old], "new")
    yield from _one_by_one_or_counted(before, [item for key, item in old.items() if key not in new], "no longer asked")


def _one_by_one_or_counted(dataset: Dataset, findings: list[Finding], word: str) -> Iterator[Consequence]:
    """A few findings each by itself; where arrangements come under another edition, hundreds as one count."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((_subject(dataset, finding), finding.instrument, _later(finding)), []).append(finding)
    for (subject, instrument, later), members in groups.items():
        if len(members) > NAMED_ONE_BY_ONE:
            states = ", ".join(f"{count} {state}" for state, count in Counter(item.status for item in members).most_common())
            says = f"{subject}: {len(members)} requirements of {dataset.instruments[instrument].title} are {word}{later} ({states})."
            yield Consequence((members[0].partnership,), says)
            continue
        for item in members:
            state = f", and {item.status}{later}" if word == "new" else f" (it was {item.status})"
            yield Consequence((item.partnership,), f"{subject}: “{item.requirement.summary}” is {word}{state}.")


def _later(finding: Finding) -> str:
    return ", measured against a later edition" if finding.basis == "later-edition" else ""


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
    yield from (case.told for key, case in _cases(after).items() if key not in old)


@dataclass(frozen=True)
class _Case:
    """A discrepancy as it is told, and what it is about: the rule, the subject and the documents."""

    about: tuple[str, ...]
    told: Consequence


def discrepancies_side_by_side(before: Dataset, after: Dataset) -> list[tuple[Consequence | None, Consequence | None]]:
    """Every discrepancy that is not word for word in both, as it was and as it is; None where there was or is none.

    One amount can change the shares of all: those discrepancies stay, with other figures.
    """
    old, new = _cases(before), _cases(after)
    gone = [case for key, case in old.items() if key not in new]
    found: list[tuple[Consequence | None, Consequence | None]] = []
    for case in (case for key, case in new.items() if key not in old):
        earlier = next((item for item in gone if item.about == case.about), None)
        if earlier:
            gone.remove(earlier)
        found.append((earlier.told if earlier else None, case.told))
    return found + [(case.told, None) for case in gone]


@lru_cache(maxsize=4)
def _cases(dataset: Dataset) -> dict[tuple[str, ...], _Case]:
    return {
        _key(item): _Case(
            (item.rule, item.subject.name, *map(str, item.documents)),
            Consequence(_whose(dataset, item), f"{item.subject.name}: {item.explanation}"),
        )
        for item in discrepancies_in(dataset)
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

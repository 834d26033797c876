"""What a change to the data does to the site: facts, findings, discrepancies, judgements and pages.

In: two loaded data folders and the page files. Out: a `ChangeReport`. Must not know: git, or how a report is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.assessing.findings import Finding, findings_in_force, findings_later
from macros.changes.compare import Change, changes_between
from macros.changes.sentences import sentence, where
from macros.changes.tree import tree_of
from macros.consistency.discrepancy import Discrepancy
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset
from macros.pages import generated_pages
from macros.rendered import rendered_pages

HELD_WHERE = re.compile(r'#L\d+| data-claim="[^"]*"')


@dataclass(frozen=True)
class Said:
    """One change, said: where it is, the sentence, and the change itself."""

    where: str
    says: str
    change: Change


@dataclass(frozen=True)
class ChangeReport:
    """Everything a pull request changes. Addresses are those of the site."""

    facts: tuple[Said, ...]
    findings: tuple[str, ...]
    suspect: tuple[str, ...]
    new_discrepancies: tuple[str, ...]
    gone_discrepancies: tuple[str, ...]
    pages_changed: tuple[str, ...]
    pages_added: tuple[str, ...]
    pages_removed: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing a reader could notice changed."""
        return not any((self.facts, self.findings, self.suspect, self.new_discrepancies, self.gone_discrepancies))


def change_report(before: Dataset, after: Dataset, docs: Path, as_of: date) -> ChangeReport:
    """What changed from one data set to the other; both are laid out with the same page files, as of one day."""
    facts = tuple(
        Said(_where(item, before, after), sentence(item, before, after), item) for item in changes_between(tree_of(before), tree_of(after))
    )
    old_pages, new_pages = _pages(before, docs, as_of), _pages(after, docs, as_of)
    old_cases, new_cases = _cases(before), _cases(after)
    return ChangeReport(
        facts=facts,
        findings=tuple(_findings(before, after)),
        suspect=tuple(_suspect(before, after)),
        new_discrepancies=tuple(new_cases[key] for key in new_cases if key not in old_cases),
        gone_discrepancies=tuple(old_cases[key] for key in old_cases if key not in new_cases),
        pages_changed=tuple(sorted(address for address, text in new_pages.items() if old_pages.get(address, text) != text)),
        pages_added=tuple(sorted(set(new_pages) - set(old_pages))),
        pages_removed=tuple(sorted(set(old_pages) - set(new_pages))),
    )


def _where(change: Change, before: Dataset, after: Dataset) -> str:
    return where(change, before if change.kind == "removed" else after)


def _pages(dataset: Dataset, docs: Path, as_of: date) -> dict[str, str]:
    """Every page's words. Where in which file a fact is held moves with every edit and is no change to a reader."""
    pages, _ = generated_pages(dataset, docs)
    return {address: HELD_WHERE.sub("", page.markdown) for address, page in rendered_pages(dataset, docs, pages, as_of).items()}


def _by_key(dataset: Dataset) -> dict[tuple[str, str, str], Finding]:
    return {
        (finding.partnership, finding.basis, str(finding.requirement.id)): finding
        for partnership in dataset.partnerships
        for finding in (*findings_in_force(dataset, partnership), *findings_later(dataset, partnership))
    }


def _findings(before: Dataset, after: Dataset) -> Iterator[str]:
    old, new = _by_key(before), _by_key(after)
    for key, finding in new.items():
        earlier = old.get(key)
        words = f"{_area(after, key[0])}: “{finding.requirement.summary}”"
        later = ", measured against a later edition" if key[1] == "later-edition" else ""
        if earlier is None:
            yield f"{words} is new, and {finding.status}{later}."
        elif earlier.status != finding.status:
            yield f"{words} moves from {earlier.status} to {finding.status}{later}."
    for key, finding in old.items():
        if key not in new:
            yield f"{_area(before, key[0])}: “{finding.requirement.summary}” is no longer asked (it was {finding.status})."


def _suspect(before: Dataset, after: Dataset) -> Iterator[str]:
    old = _by_key(before)
    for key, finding in _by_key(after).items():
        if finding.suspect and not (key in old and old[key].suspect):
            yield f"{_area(after, key[0])}: the judgement on “{finding.requirement.summary}” waits to be confirmed."


def _area(dataset: Dataset, partnership_id: str) -> str:
    return dataset.partnerships[partnership_id].area


def _cases(dataset: Dataset) -> dict[tuple[str, ...], str]:
    return {_key(item): f"{item.subject.name}: {item.explanation}" for item in discrepancies_in(dataset)}


def _key(item: Discrepancy) -> tuple[str, ...]:
    return (item.rule, item.subject.id, item.subject.name, item.explanation, *(value.value for value in item.values))

"""What a change to the data does to the site: facts, findings, discrepancies, judgements and pages.

In: two loaded data folders and the page files. Out: a `ChangeReport`. Must not know: git, or how a report is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from macros.changes.compare import Change, changes_between
from macros.changes.consequences import (
    Consequence,
    discrepancies_side_by_side,
    findings_that_move,
    judgements_to_confirm,
)
from macros.changes.sentences import sentence, where
from macros.changes.tree import tree_of
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
    changed_discrepancies: tuple[str, ...]
    pages_changed: tuple[str, ...]
    pages_added: tuple[str, ...]
    pages_removed: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing a reader could notice changed."""
        return not any(
            (self.facts, self.findings, self.suspect, self.new_discrepancies, self.gone_discrepancies, self.changed_discrepancies)
        )


def change_report(before: Dataset, after: Dataset, docs: Path, as_of: date) -> ChangeReport:
    """What changed from one data set to the other; both are laid out with the same page files, as of one day."""
    facts = tuple(
        Said(_where(item, before, after), sentence(item, before, after), item) for item in changes_between(tree_of(before), tree_of(after))
    )
    discrepancies = discrepancies_side_by_side(before, after)
    old_pages, new_pages = _pages(before, docs, as_of), _pages(after, docs, as_of)
    return ChangeReport(
        facts=facts,
        findings=_said(findings_that_move(before, after)),
        suspect=_said(judgements_to_confirm(before, after)),
        new_discrepancies=_said(now for then, now in discrepancies if now and not then),
        gone_discrepancies=_said(then for then, now in discrepancies if then and not now),
        changed_discrepancies=_said(now for then, now in discrepancies if then and now and then.says != now.says),
        pages_changed=tuple(sorted(address for address, text in new_pages.items() if old_pages.get(address, text) != text)),
        pages_added=tuple(sorted(set(new_pages) - set(old_pages))),
        pages_removed=tuple(sorted(set(old_pages) - set(new_pages))),
    )


def _said(consequences: Iterable[Consequence]) -> tuple[str, ...]:
    return tuple(item.says for item in consequences)


def _where(change: Change, before: Dataset, after: Dataset) -> str:
    return where(change, before if change.kind == "removed" else after)


def _pages(dataset: Dataset, docs: Path, as_of: date) -> dict[str, bytes]:
    """A fingerprint of every page's words: the words themselves would fill the memory with many partnerships.

    Where in which file a fact is held moves with every edit and is no change to a reader.
    """
    pages, _ = generated_pages(dataset, docs)
    return {
        page.address: sha256(HELD_WHERE.sub("", page.markdown).encode()).digest() for page in rendered_pages(dataset, docs, pages, as_of)
    }

"""What changed between two versions of the data, as far as a reader of the pages would see it.

In: two data sets. Out: `ToldChange` records, and how many changes were left unsaid. Must not know: git, pages or feeds.

It says what `masa diff` says, less what only the program reads: how a requirement is measured, in which line a thing
stands, in which order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.changes.compare import Change, changes_between
from macros.changes.consequences import discrepancies_that_appear, findings_that_move
from macros.changes.sentences import chain_of, sentence, where
from macros.changes.tree import Node, tree_of
from macros.dataset.dataset import Dataset
from macros.dataset.history import ToldChange
from macros.model.requirements import Test

# What readers come for, in the order in which they are told of it. What is not here is for the program or for editors.
KINDS = (
    *("partnership", "publication", "document", "organisation", "change of a body", "group", "post", "shared list", "category"),
    *("instrument", "helpline", "text line", "contact", "task", "document or tool", "term", "as at"),
)
# What the program reads and no page shows.
NOT_SHOWN_FIELDS = {
    *("lines", "id", "order", "catalogue_ref", "answered_in", "tier", "counted_with", "facts", "field", "search_words", "seen"),
    *("checked_on", "chart", "adds_up", "also_called", "see_also", "everybody_knows", "only_elsewhere", "unexplained"),
}
NOT_SHOWN_KINDS = {"test", "checked", "locator", "checks", "assessed", "in_documents"}


def told_changes(before: Dataset, after: Dataset) -> tuple[tuple[ToldChange, ...], int]:
    """What a reader would see changed, the arrangements first; and how many changes no page shows."""
    changes = changes_between(tree_of(before), tree_of(after))
    facts = [told for change in changes for told in _told(change, before, after)]
    facts.sort(key=lambda item: KINDS.index(item.of[0]))
    return (*facts, *_consequences(before, after)), len(changes) - len(facts)


def _told(change: Change, before: Dataset, after: Dataset) -> Iterator[ToldChange]:
    shown = _as_shown(change)
    if shown is None:
        return
    dataset = before if change.kind == "removed" else after
    top, *below = chain_of(change.node)
    part = next((node.ident for node in below if node.kind in ("topic", "section")), below[0].kind if below else "")
    whose = _partnerships(top, dataset)
    yield ToldChange("fact", where(change, dataset), (top.kind, top.ident, part), whose, sentence(shown, before, after))


def _as_shown(change: Change) -> Change | None:
    """The change without what no page shows; None where nothing is left."""
    chain = chain_of(change.node)
    if change.kind == "reordered" or chain[0].kind not in KINDS or any(node.kind in NOT_SHOWN_KINDS for node in chain):
        return None
    if any(isinstance(node.record, Test) for node in chain):
        return None
    if change.kind != "changed":
        return change
    leaves = tuple(leaf for leaf in change.leaves if leaf.name not in NOT_SHOWN_FIELDS)
    return replace(change, leaves=leaves) if leaves else None


def _partnerships(top: Node, dataset: Dataset) -> tuple[str, ...]:
    if top.kind == "partnership":
        return (top.ident,)
    record = top.record
    if top.kind == "publication":
        record = dataset.documents[dataset.publications[top.ident].form.document]
    named = (*getattr(record, "areas", ()), getattr(record, "partnership", None))
    return tuple(str(item) for item in named if item in dataset.partnerships)


def _consequences(before: Dataset, after: Dataset) -> Iterator[ToldChange]:
    for item in findings_that_move(before, after):
        yield ToldChange("finding", "What documents evidence", ("findings", "", ""), item.partnerships, item.says)
    for item in discrepancies_that_appear(before, after):
        yield ToldChange("new discrepancy", "Differences found", ("discrepancies", "", ""), item.partnerships, item.says)
    for item in discrepancies_that_appear(after, before):
        yield ToldChange("gone discrepancy", "Differences that are no more", ("discrepancies", "", ""), item.partnerships, item.says)

"""What changed between two versions of the data: values, records added and removed, renamed, moved, put in another order.

In: two trees. Out: `Change` records. Must not know: how a change is said.

Every value that differs is in exactly one change: that is the law the tests hold this module to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.changes.tree import Node, likeness

Kind = Literal["changed", "added", "removed", "renamed", "moved", "reordered"]
# Below this, two records that share no id are two records, not one under a new id.
ALIKE = 0.6


@dataclass(frozen=True)
class Leaf:
    """One value that differs. `before` or `after` is None where there was or is none."""

    path: tuple[str, ...]
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """One change, with every value it accounts for. `before` and `after` are the record in the two versions."""

    kind: Kind
    before: Node | None
    after: Node | None
    leaves: tuple[Leaf, ...]

    @property
    def node(self) -> Node:
        """The record as it is now, or as it was."""
        node = self.after or self.before
        assert node
        return node


def changes_between(before: Node, after: Node) -> list[Change]:
    """Every change, in the order of the data."""
    found = list(_compare(before, after))
    return _with_references(_with_moves(found))


def _compare(before: Node, after: Node) -> Iterator[Change]:
    own = tuple(
        Leaf(after.path, name, before.values.get(name), after.values.get(name))
        for name in dict.fromkeys([*before.values, *after.values])
        if before.values.get(name) != after.values.get(name) and not (name == "id" and before.ident != after.ident)
    )
    if own:
        yield Change("changed", before, after, own)
    yield from _reordered(before, after)
    gone = [node for key, node in before.children.items() if key not in after.children]
    new = [node for key, node in after.children.items() if key not in before.children]
    renamed = _pairs(gone, new)
    for key, node in after.children.items():
        if key in before.children:
            yield from _compare(before.children[key], node)
        elif id(node) in renamed:
            old = renamed[id(node)]
            if old.values.get("id") != node.values.get("id"):
                yield Change("renamed", old, node, (Leaf(node.path, "id", old.values.get("id"), node.values.get("id")),))
            yield from _compare(old, node)
        else:
            yield Change("added", None, node, tuple(Leaf(holder.path, name, None, holder.values[name]) for holder, name in node.leaves()))
    taken = {id(node) for node in renamed.values()}
    for node in gone:
        if id(node) not in taken:
            yield Change("removed", node, None, tuple(Leaf(holder.path, name, holder.values[name], None) for holder, name in node.leaves()))


def _reordered(before: Node, after: Node) -> Iterator[Change]:
    for kind in dict.fromkeys(kind for kind, _ in after.children):
        there = [key for key in before.children if key[0] == kind and key in after.children]
        now = [key for key in after.children if key[0] == kind and key in before.children]
        if there != now and after.record is not None:
            yield Change("reordered", before.children[now[0]], after.children[now[0]], ())


def _pairs(gone: list[Node], new: list[Node]) -> dict[int, Node]:
    """For each new record that is an old one under a new identity: the old one, by the id() of the new."""
    candidates = sorted(
        (
            (-likeness(old, fresh), place, other_place, old, fresh)
            for place, old in enumerate(gone)
            for other_place, fresh in enumerate(new)
            if old.kind == fresh.kind and type(old.record) is type(fresh.record)
        ),
        key=lambda item: item[:3],
    )
    found: dict[int, Node] = {}
    taken: set[int] = set()
    for score, _, _, old, fresh in candidates:
        if -score >= ALIKE and id(old) not in taken and id(fresh) not in found:
            found[id(fresh)] = old
            taken.add(id(old))
    return found


def _with_moves(changes: list[Change]) -> list[Change]:
    """A record gone in one place and new in another with the same content was moved, not lost."""
    removed = [item for item in changes if item.kind == "removed" and item.before]
    result: list[Change] = []
    moved: set[int] = set()
    for change in changes:
        origin = next((item for item in removed if id(item) not in moved and _same_content(item, change)), None)
        if origin:
            moved.add(id(origin))
            # The values of both places are accounted for, once each.
            result.append(Change("moved", origin.before, change.after, (*origin.leaves, *change.leaves)))
        else:
            result.append(change)
    return [item for item in result if id(item) not in moved]


def _same_content(removed: Change, added: Change) -> bool:
    if added.kind != "added" or removed.before is None or added.after is None:
        return False
    return type(removed.before.record) is type(added.after.record) and likeness(removed.before, added.after) == 1.0


def _with_references(changes: list[Change]) -> list[Change]:
    """Where an id was renamed, the references that follow it belong to the renaming."""
    renamed = {
        (item.before.ident, item.after.ident): index
        for index, item in enumerate(changes)
        if item.kind == "renamed" and item.before and item.after
    }
    extra: dict[int, list[Leaf]] = {}
    result: list[Change] = []
    for change in changes:
        follows = [leaf for leaf in change.leaves if change.kind == "changed" and _renaming(leaf, renamed) is not None]
        for leaf in follows:
            index = _renaming(leaf, renamed)
            assert index is not None
            extra.setdefault(index, []).append(leaf)
        rest = tuple(leaf for leaf in change.leaves if leaf not in follows)
        result.append(Change(change.kind, change.before, change.after, rest) if follows else change)
    with_extra = [
        Change(item.kind, item.before, item.after, (*item.leaves, *extra[index])) if index in extra else item
        for index, item in enumerate(result)
    ]
    return [item for item in with_extra if item.leaves or item.kind != "changed"]


def _renaming(leaf: Leaf, renamed: dict[tuple[str, str], int]) -> int | None:
    """The renaming that explains a value: the same value, or list of values, with the old id replaced by the new."""
    if leaf.before is None or leaf.after is None:
        return None
    for (old, new), index in renamed.items():
        if leaf.name not in ("says", "as_written", "note") and leaf.after == "; ".join(
            new if piece == old else piece for piece in leaf.before.split("; ")
        ):
            return index
    return None

"""A change said in a reader's words.

In: a `Change` and the two data sets. Out: where it is (“Luton: Funding”) and one sentence. Must not know: Markdown.
"""

from __future__ import annotations

from decimal import Decimal

from macros.changes.compare import Change, Leaf
from macros.changes.names import FIELDS, KINDS, NAMES, PLURAL
from macros.changes.tree import Node
from macros.dataset.dataset import Dataset
from macros.model.registers import Post
from macros.model.topics import Contribution, Funding, StatedTotal
from macros.words import pounds, signed_share

MONEY = ("pounds", "amount_as_written")
LONGEST = 160
LEAD = 40  # how much of what is the same stands before a difference


def where(change: Change, dataset: Dataset) -> str:
    """Where in the site a reader meets it: `Luton: Funding`, `Organisations`, `Law and guidance: Working Together 2023`."""
    chain = chain_of(change.node)
    top = chain[0]
    if top.kind == "partnership":
        area = dataset.partnerships[top.ident].area if top.ident in dataset.partnerships else top.ident
        topic = next((node for node in chain if node.kind == "topic"), None)
        return f"{area}: {_topic_title(dataset, topic.ident)}" if topic else area
    if top.kind == "publication":
        title = dataset.publications[top.ident].form.title if top.ident in dataset.publications else top.ident
        section = next((node for node in chain if node.kind == "section"), None)
        return f"{title}: {_name(section)}" if section else title
    body = dataset.organisations.get(top.record.organisation or "") if isinstance(top.record, Post) else None
    return f"{top.kind[:1].upper()}{top.kind[1:]}: {_name(top)}{f', {body.name}' if body else ''}"


def sentence(change: Change, before: Dataset, after: Dataset) -> str:
    """What changed, in one sentence that mentions every value of the change or the record they make up."""
    if change.kind == "changed":
        special = _money(change, before, after)
        return special or _values(change)
    line = _line_of_funding(change, before, after)
    if line:
        return line
    what = _label(change.node)
    match change.kind:
        case "added":
            return f"Added: {what}."
        case "removed":
            return f"Taken away: {what}."
        case "renamed":
            first, *references = change.leaves
            follow = f" {len(references)} references to it follow." if references else ""
            return f"The id “{first.before}” is now “{first.after}”: {what}.{follow}"
        case "moved":
            return f"Moved here from another place, unchanged: {what}."
    return f"The same entries are in another order, beginning at {what}."


def _money(change: Change, before: Dataset, after: Dataset) -> str:
    """`Bedfordshire Police now contributes £26,000 (was £24,400, +6.6%); total £266,200 (+0.6%)`."""
    old, new = (node.record if node else None for node in (change.before, change.after))
    changed = {leaf.name for leaf in change.leaves}
    if "pounds" not in changed or not changed <= {*MONEY, "stated_share", "lines", "note"}:
        return ""
    rest = tuple(leaf for leaf in change.leaves if leaf.name not in MONEY)
    more = f"; {_leaves(rest)}." if rest else "."
    if isinstance(old, Contribution) and isinstance(new, Contribution):
        name = after.organisations[new.payer].name
        figures = f"{name} now contributes {pounds(new.pounds)} (was {pounds(old.pounds)}, {signed_share(old.pounds, new.pounds)})"
        first, second = _total(change.before), _total(change.after)
        return f"{figures}; total {pounds(second)} ({signed_share(first, second)}){more}"
    if isinstance(old, StatedTotal) and isinstance(new, StatedTotal):
        return f"The stated total is now {pounds(new.pounds)} (was {pounds(old.pounds)}, {signed_share(old.pounds, new.pounds)}){more}"
    return ""


def _line_of_funding(change: Change, before: Dataset, after: Dataset) -> str:
    """`Added: Bedfordshire Fire and Rescue Service contributes £5,000; total £269,600 (+1.9%).` for a whole line of funding."""
    record = change.node.record
    if change.kind not in ("added", "removed") or not isinstance(record, Contribution):
        return ""
    area = chain_of(change.node)[0].ident
    first, second = _total_of(before, area), _total_of(after, area)
    new = change.kind == "added"
    name = (after if new else before).organisations[record.payer].name
    said = f"Added: {name} contributes" if new else f"Taken away: {name}, which contributed"
    share = f" ({signed_share(first, second)})" if first else ""
    return f"{said} {pounds(record.pounds)}; total {pounds(second)}{share}."


def _total_of(dataset: Dataset, area: str) -> Decimal:
    """All lines of an area's funding added together."""
    topic = dataset.partnerships[area].topics.get("funding") if area in dataset.partnerships else None
    return sum((line.pounds for line in topic.contributions), Decimal(0)) if isinstance(topic, Funding) else Decimal(0)


def _total(node: Node | None) -> Decimal:
    while node and not isinstance(node.record, Funding):
        node = node.parent
    lines = node.record.contributions if node and isinstance(node.record, Funding) else ()
    return sum((line.pounds for line in lines), Decimal(0))


def _values(change: Change) -> str:
    node = change.node
    what = "" if _is_page(node) else f"{_kind(node) if _names_itself(change) else _label(node)}: "
    return f"{what}{_leaves(change.leaves)}."


def _leaves(leaves: tuple[Leaf, ...]) -> str:
    return "; ".join(_leaf(leaf) for leaf in leaves)


def _leaf(leaf: Leaf) -> str:
    label = FIELDS.get(leaf.name, leaf.name.replace("_", " "))
    verb = "are" if leaf.name in PLURAL else "is"
    if leaf.before is None:
        return f"{label} {verb} now given: “{_short(leaf.after)}”"
    if leaf.after is None:
        return f"{label} {verb} no longer given (was “{_short(leaf.before)}”)"
    before, after = _where_they_differ(leaf.before, leaf.after)
    return f"{label} {verb} now “{_short(after)}” (was “{_short(before)}”)"


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Two long texts from shortly before their first difference on: cut at the end, they could read the same."""
    same = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), min(len(before), len(after))
    )
    start = before.rfind(" ", 0, max(same - LEAD, 0))
    if start <= 0 or same < LONGEST - LEAD:
        return before, after
    return f"…{before[start + 1 :]}", f"…{after[start + 1 :]}"


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _label(node: Node) -> str:
    """A record by what it is and what it says: `statement “The chair changes every year.”`."""
    if node.ident.partition(" (")[0] == type(node.record).__name__:  # it has no name of its own
        return f"{_kind(node)} of {_label(node.parent)}" if node.parent and node.parent.kind else _kind(node)
    return f"{_kind(node)} “{_short(_name(node))}”"


def _kind(node: Node) -> str:
    return KINDS.get(node.kind, node.kind.replace("_", " "))


def _names_itself(change: Change) -> bool:
    """Whether one of the values that changed is the one the record would be named by: said twice, it tells nothing."""
    named_by = next((name for name in NAMES if change.node.values.get(name)), "")
    return any(leaf.name == named_by and leaf.after is not None for leaf in change.leaves)


def _name(node: Node | None) -> str:
    if node is None:
        return ""
    for name in NAMES:
        if node.values.get(name):
            return node.values[name]
    return node.ident


def _is_page(node: Node) -> bool:
    return node.kind in ("topic", "section", "partnership", "publication", "site")


def chain_of(node: Node) -> list[Node]:
    """The records a record is in, from the top down, with itself at the end."""
    chain: list[Node] = []
    here: Node | None = node
    while here is not None and here.kind:
        chain.insert(0, here)
        here = here.parent
    return chain


def _topic_title(dataset: Dataset, topic_id: str) -> str:
    return next((title.title for page in dataset.pages for title in page.topics if title.id == topic_id), topic_id)

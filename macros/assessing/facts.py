"""Find what a path names in one partnership's arrangement.

In: a partnership and a path such as `funding.total` or `reporting.cost-breakdown`. Out: the facts that stand there.
Must not know: what is asked of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Partnership
from macros.model.claims import Sourced, Statement
from macros.model.record import Record, records_in
from macros.model.topics import State, Topic

# Pieces that were not published with the text: what they hold is unknown, so silence elsewhere proves nothing.
UNSEEN = ("appendix", "flowchart", "chart", "document")


# Paths that begin so lead to partnership.yml: its name and area, which every arrangement has.
PARTNERSHIP = "partnership"


@dataclass(frozen=True)
class Fact:
    """A fact that answers: its path, its words, and the claim that carries its source."""

    path: str
    value: str
    claim: Sourced


def split(path: str) -> tuple[str, str]:
    """A path as (topic, the rest)."""
    topic, _, rest = path.partition(".")
    return topic, rest


def field_value(partnership: Partnership, path: str) -> object:
    """What stands in a typed field; an empty tuple or None when nothing does."""
    topic, name = split(path)
    holder = partnership.form if topic == PARTNERSHIP else partnership.topic(topic)
    return getattr(holder, name, None)


def statements_at(partnership: Partnership, path: str) -> list[Statement]:
    """The statements and list items of a topic that have the id the path ends with."""
    topic_id, wanted = split(path)
    topic = partnership.topic(topic_id)
    found = [item for item in topic.statements if item.id == wanted]
    for use in topic.lists:
        found += [item for item in use.items if item.id == wanted]
    return found


def facts_at(partnership: Partnership, path: str) -> tuple[Fact, ...]:
    """What stands at a path of either kind: the statements with that id, or else the claims in that field."""
    statements = tuple(Fact(path, item.says, item) for item in statements_at(partnership, path))
    return statements or facts_in(path, field_value(partnership, path))


def facts_in(path: str, value: object) -> tuple[Fact, ...]:
    """The claims in a value, each as a fact."""
    claims = [record for record in records_in(value) if isinstance(record, Sourced)]
    return tuple(Fact(path, words_of(claim), claim) for claim in claims)


def words_of(claim: Record) -> str:
    """The words by which a claim is shown: our sentence, or else the document's words."""
    for name in ("says", "name", "payer_as_written", "as_written", "amount_as_written"):
        value = claim.__dict__.get(name)  # a missing attribute of a model is slow to miss
        if value:
            return " ".join(value) if isinstance(value, tuple) else str(value)
    return ""


def cannot_tell(topic: Topic) -> bool:
    """Whether what is not found in a topic may stand in a part nobody has recorded or that was not published."""
    if topic.state in (State.NOT_RECORDED, State.REFERS_ELSEWHERE):
        return True
    return any(piece.kind in UNSEEN for piece in topic.missing)

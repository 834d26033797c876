"""What is said of something, and by which documents: those that say the same stand together.

In: claims. Out: `Stated` records. Must not know: what the claims are about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.claims import Sourced
from macros.views.addresses import Addresses
from macros.views.blocks import Rich, Where


@dataclass(frozen=True)
class Stated:
    """One thing that is said, with every place that says it."""

    says: Rich
    note: str
    where: tuple[Where, ...]


def stated(addresses: Addresses, claims: Iterable[tuple[Rich, Sourced]]) -> tuple[Stated, ...]:
    """What claims say, in their order; `claims` are our words for each and the claim itself."""
    together: dict[tuple[Rich, str], list[Where]] = {}
    for says, claim in claims:
        together.setdefault((says, getattr(claim, "note", None) or ""), []).append(addresses.where(claim))
    return tuple(Stated(says, note, tuple(where)) for (says, note), where in together.items())

"""What became of the data, step by step, as plain words that pages and feeds can show.

In: nothing. Out: `History`, `Step` and `ToldChange` records. Must not know: git, or how two versions are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# Whether there is a history to tell, and if not, why.
Held = Literal["held", "no history", "part of the history", "not asked for"]
Sort = Literal["fact", "finding", "new discrepancy", "gone discrepancy"]
# “first” has nothing before it. “another shape” cannot be read by today's program; “after another shape” can, but nothing
# that we looked at before it can.
Outcome = Literal["compared", "first", "another shape", "after another shape"]


@dataclass(frozen=True)
class ToldChange:
    """One change in a sentence.

    `of` are the kind, id and part of the record it is in, to find its page: (“partnership”, “luton”, “funding”).
    `partnerships` are the ids of those it is about; none for what belongs to no single area.
    """

    sort: Sort
    place: str
    of: tuple[str, str, str]
    partnerships: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class Step:
    """One change of the data as it was published. `unsaid` is how many of its changes no page shows."""

    id: str
    at: datetime
    release: str
    outcome: Outcome
    changes: tuple[ToldChange, ...] = ()
    unsaid: int = 0

    @property
    def silent(self) -> bool:
        """Whether it was compared and nothing a reader would see had changed."""
        return self.outcome == "compared" and not self.changes


@dataclass(frozen=True)
class History:
    """The steps, the newest first. `older` says whether there are more than were compared."""

    held: Held
    steps: tuple[Step, ...] = ()
    older: bool = False

    def steps_of(self, partnership_id: str) -> Iterator[Step]:
        """The steps with only what is about one partnership; all of each where the id is empty. Silent ones are left out."""
        for step in self.steps:
            own = tuple(item for item in step.changes if not partnership_id or partnership_id in item.partnerships)
            shown = Step(step.id, step.at, step.release, step.outcome, own, step.unsaid)
            if not shown.silent:
                yield shown


NOT_ASKED = History("not asked for")

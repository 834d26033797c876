"""Which body stood in another's place on a day, followed through mergers and successions, backwards or forwards.

In: the changes of bodies, a body and a day. Out: the bodies it can have been, and the steps that lead there.
Must not know: what part a body plays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.as_at.spans import Come, span_of
from macros.model.registers import OrganisationChange

# A plan is not a change yet, and a service that moves leaves its body where it was.
ONE_BODY_FOR_ANOTHER = ("merger", "renaming", "replacement", "ending")


@dataclass(frozen=True)
class Step:
    """One change on the way: its id, and whether it had come by the day."""

    change: str
    come: Come


@dataclass(frozen=True)
class Followed:
    """The bodies that can have stood there on the day. More than one means that we cannot tell which; none, that it had ended."""

    bodies: tuple[str, ...]
    steps: tuple[Step, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether it is known which body it was."""
        return len(self.bodies) == 1 and all(step.come != Come.PERHAPS for step in self.steps)


def come_by(change: OrganisationChange, day: date) -> Come:
    """Whether a change had come by the day; of one without a date, and of a mere plan, that cannot be told."""
    if change.on is None:
        return Come.PERHAPS
    come = span_of(change.on).by(day)
    return Come.PERHAPS if come is Come.BY_THEN and change.kind == "planned merger" else come


def body_on(changes: Iterable[OrganisationChange], body: str, day: date) -> Followed:
    """Which body stood in the place of `body` on `day`. Where several became one, going back gives all of them."""
    counted = [change for change in changes if change.kind in ONE_BODY_FOR_ANOTHER]
    back = _walk(counted, body, day, backwards=True)
    forth = _walk(counted, body, day, backwards=False)
    if not back.steps or not forth.steps:
        return back if back.steps else forth
    # Something on both sides: the body itself stands only where neither side has taken it away.
    stayed = body in back.bodies and body in forth.bodies
    bodies = dict.fromkeys(item for item in (*back.bodies, *forth.bodies) if item != body or stayed)
    return Followed(tuple(bodies), (*back.steps, *forth.steps))


def _walk(changes: list[OrganisationChange], body: str, day: date, *, backwards: bool) -> Followed:
    bodies: dict[str, None] = {}
    steps: dict[Step, None] = {}
    seen: set[str] = set()
    to_visit = [body]
    while to_visit:
        here = to_visit.pop(0)
        if here in seen:
            continue
        seen.add(here)
        gone = False
        for change in changes:
            if here not in (change.after if backwards else change.before):
                continue
            come = come_by(change, day)
            if come == (Come.BY_THEN if backwards else Come.NOT_YET):
                continue
            steps.setdefault(Step(change.id, come))
            gone = gone or come is not Come.PERHAPS
            to_visit += change.before if backwards else change.after
        if not gone:
            bodies.setdefault(here)
    return Followed(tuple(bodies), tuple(steps))

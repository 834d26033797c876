"""How things stood on a day, all together.

In: a data set and a day. Out: an `AsAt` record of ids and plain values. Must not know: how it is shown, or what day it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.as_at.bodies import Step, come_by
from macros.as_at.documents import DocumentOnDay, documents_on, groups_named_on
from macros.as_at.holders import ClaimedHolder, claimed_on
from macros.as_at.law import InForce, era_on, guidance_on, rules_on
from macros.as_at.roles import Exists, Partner, RoleOnDay, partners_exist, partners_on, roles_on
from macros.dataset.dataset import Dataset, Partnership


@dataclass(frozen=True)
class AreaAsAt:
    """One partnership on a day."""

    partnership: str
    partners: tuple[Partner, ...]
    documents: tuple[DocumentOnDay, ...]
    roles: tuple[RoleOnDay, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class AsAt:
    """How things stood on a day. `era` and `partners_exist` are None before the first time we know of.

    `changes` are the mergers and successions of all bodies; `people` are those named in posts beside the roles.
    """

    day: date
    era: str | None
    partners_exist: Exists | None
    guidance: tuple[InForce, ...]
    rules: tuple[InForce, ...]
    areas: tuple[AreaAsAt, ...]
    people: tuple[ClaimedHolder, ...]
    changes: tuple[Step, ...]


def as_at(dataset: Dataset, day: date) -> AsAt:
    """How things stood on the day, by what we hold."""
    era = era_on(dataset, day)
    areas = tuple(_area(dataset, item, day) for item in dataset.partnerships.values())
    in_roles = {seat.post for area in areas for role in area.roles for seat in role.seats}
    return AsAt(
        day=day,
        era=era.id if era else None,
        partners_exist=partners_exist(dataset, day),
        guidance=guidance_on(dataset, day),
        rules=rules_on(dataset, day),
        areas=areas,
        people=tuple(held for post in dataset.posts if post not in in_roles for held in claimed_on(dataset, post, day)),
        changes=tuple(Step(change.id, come_by(change, day)) for change in dataset.changes),
    )


def _area(dataset: Dataset, partnership: Partnership, day: date) -> AreaAsAt:
    documents = documents_on(dataset, partnership.id, day)
    return AreaAsAt(
        partnership=partnership.id,
        partners=partners_on(dataset, partnership, day),
        documents=documents,
        roles=roles_on(dataset, partnership, day),
        groups=groups_named_on(dataset, documents),
    )

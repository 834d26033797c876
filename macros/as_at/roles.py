"""Who held each role the law or guidance speaks of on a day, in one partnership: each claimed holder, or an unknown that says so.

In: a data set, a partnership and a day. Out: `RoleOnDay` records, never empty. Must not know: how they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.as_at.bodies import Followed, body_on
from macros.as_at.documents import Dated, dated_by
from macros.as_at.holders import ClaimedHolder, claimed_on
from macros.as_at.law import Holds, era_on, guidance_on
from macros.as_at.spans import Come
from macros.dataset.dataset import Dataset, Partnership
from macros.model.as_at import StatutoryRole
from macros.model.topics import DelegatedSafeguardingPartners, LeadSafeguardingPartners, PartnerPosts, SafeguardingPartners


class Ground(StrEnum):
    """On what a claim about a day rests."""

    DOCUMENT = "named by a document of that day or before"
    PERHAPS = "named by a document of which the day is not known"
    FOLLOWED = "named by a document; by what we know of the bodies, another took its place"
    INFERENCE = "by what we know of the bodies; no document of ours of that day"
    NONE = "not known"


class Exists(StrEnum):
    """Whether there was such a role on the day."""

    YES = "a role of that day"
    PERHAPS = "not known whether a role of that day"
    NO = "not a role of that day"


@dataclass(frozen=True)
class Partner:
    """A safeguarding partner on a day: the body a document names, followed to the day. No `named`: not known at all."""

    named: str | None
    followed: Followed
    ground: Ground
    document: str | None = None


@dataclass(frozen=True)
class Seat:
    """One post of a role, and who is claimed to hold it. `post` is None where no document of the day names one.

    `body` is the body whose post it is, by the document that names the post.
    """

    post: str | None
    body: str | None = None
    holders: tuple[ClaimedHolder, ...] = ()
    body_has_changed: bool = False


@dataclass(frozen=True)
class RoleOnDay:
    """A role on a day in one partnership. Where there was none, it has no seats; anywhere else it has one at least."""

    role: str
    exists: Exists
    seats: tuple[Seat, ...]


def partners_exist(dataset: Dataset, day: date) -> Exists | None:
    """Whether there were safeguarding partners on the day; None before the first time we know of."""
    era = era_on(dataset, day)
    return {"boards": Exists.NO, "boards or partners": Exists.PERHAPS, "partners": Exists.YES}[era.kind] if era else None


def partners_on(dataset: Dataset, partnership: Partnership, day: date) -> tuple[Partner, ...]:
    """The safeguarding partners on the day; one unknown where there is no ground; none where there were no such partners."""
    exists = partners_exist(dataset, day)
    if exists is Exists.NO:
        return ()
    topic = partnership.topic("safeguarding-partners")
    claims = topic.partners if isinstance(topic, SafeguardingPartners) else ()
    if exists is not Exists.YES or not claims:
        return (Partner(None, Followed(()), Ground.NONE),)
    found = []
    for claim in claims:
        followed = body_on(dataset.changes, claim.organisation, day)
        dated = dated_by(dataset, dataset.documents[claim.document], day)
        ground = {Dated.BY_THEN: Ground.DOCUMENT, None: Ground.INFERENCE}.get(dated, Ground.PERHAPS)
        if ground is not Ground.INFERENCE and followed.bodies != (claim.organisation,):
            ground = Ground.FOLLOWED
        found.append(Partner(claim.organisation, followed, ground if followed.bodies else Ground.NONE, claim.document))
    return tuple(found)


def roles_on(dataset: Dataset, partnership: Partnership, day: date) -> tuple[RoleOnDay, ...]:
    """Every role on the day: each seat with its claimed holders, or empty, which says that it is not known."""
    roles = dataset.as_at.roles if dataset.as_at else ()
    return tuple(_role(dataset, partnership, role, day) for role in roles)


def _role(dataset: Dataset, partnership: Partnership, role: StatutoryRole, day: date) -> RoleOnDay:
    exists = _exists(dataset, role, day)
    if exists is Exists.NO:
        return RoleOnDay(role.id, exists, ())
    seats = _seats_of_partners(dataset, partnership, role, day) if role.topic else _seats(dataset, partnership, role, day)
    return RoleOnDay(role.id, exists, seats or (Seat(None),))


def _exists(dataset: Dataset, role: StatutoryRole, day: date) -> Exists:
    if role.asked_by:
        return _asked_by(dataset, role.asked_by, day)
    partners = partners_exist(dataset, day)
    if role.under == "boards" and partners in (Exists.YES, Exists.NO):
        return Exists.NO if partners is Exists.YES else Exists.YES
    return partners or Exists.PERHAPS


def _asked_by(dataset: Dataset, edition: str, day: date) -> Exists:
    """No such role before the edition; not known once another has taken its place, for we may not have that one's text."""
    held = {item.instrument: item.holds for item in guidance_on(dataset, day)}
    if held.get(edition) is Holds.YES:
        return Exists.YES
    replaced = dataset.instruments[edition].replaced_on
    return Exists.PERHAPS if edition in held or (replaced and replaced.first_day <= day) else Exists.NO


def _seats(dataset: Dataset, partnership: Partnership, role: StatutoryRole, day: date) -> tuple[Seat, ...]:
    """The posts of the role that are this partnership's own, by the body or the group they belong to."""
    own = [dataset.posts[post] for post in role.posts]
    return tuple(
        Seat(post.id, post.organisation, claimed_on(dataset, post.id, day))
        for post in own
        if post.organisation == partnership.form.organisation or (post.group and partnership.id in dataset.groups[post.group].areas)
    )


def _seats_of_partners(dataset: Dataset, partnership: Partnership, role: StatutoryRole, day: date) -> tuple[Seat, ...]:
    topic = partnership.topic(str(role.topic))
    listed: tuple[PartnerPosts, ...] = ()
    if isinstance(topic, LeadSafeguardingPartners):
        listed = topic.leads
    elif isinstance(topic, DelegatedSafeguardingPartners):
        listed = topic.delegates
    return tuple(
        _seat_of_partner(dataset, item.organisation, post.post, day)
        for item in listed
        for post in item.posts
        if _can_be_of(dataset, post.document, day)
    ) or tuple(Seat(None, body) for partner in partners_on(dataset, partnership, day) for body in partner.followed.bodies)


def _can_be_of(dataset: Dataset, document: str, day: date) -> bool:
    return dated_by(dataset, dataset.documents[document], day) is not None


def _seat_of_partner(dataset: Dataset, body: str, post: str, day: date) -> Seat:
    followed = body_on(dataset.changes, body, day)
    changed = any(step.come is not Come.NOT_YET for step in followed.steps) and followed.bodies != (body,)
    return Seat(post, body, claimed_on(dataset, post, day), changed)

"""What a body does in the arrangements: every part a document gives it, with the place.

In: a data set and a body's id. Out: `Role`s, in the order in which a reader would ask. Must not know: HTML.
A body acts itself or through a post that belongs to it. What no document says is not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.dataset.dataset import Dataset, Partnership
from macros.model import topics as form
from macros.model.claims import Sourced
from macros.model.registers import ChairedBy, Group, Member
from macros.views.addresses import Addresses
from macros.views.blocks import Link, Rich
from macros.views.holders import signatures_of
from macros.views.seats import board_link
from macros.views.stated import Stated, stated
from macros.words import day_in_words, pounds

Told = tuple[str, Rich, Sourced]  # the part, what is said of it, and the claim


@dataclass(frozen=True)
class Role:
    """One part a body has, and where each document gives it."""

    label: str
    stated: tuple[Stated, ...]


def roles_of(dataset: Dataset, organisation_id: str) -> tuple[Role, ...]:
    """Every part of a body, by kind."""
    asked = _Asked(dataset, organisation_id)
    told: dict[str, list[tuple[Rich, Sourced]]] = {}
    for label, says, claim in (*asked.in_arrangements(), *asked.in_groups(), *asked.in_documents()):
        told.setdefault(label, []).append((says, claim))
    return tuple(Role(label, stated(Addresses(dataset), claims)) for label, claims in told.items())


@dataclass(frozen=True)
class _Asked:
    """One body, looked for in everything."""

    dataset: Dataset
    body: str

    def in_arrangements(self) -> Iterator[Told]:
        every = list(self.dataset.partnerships.values())
        for partnership in every:
            if partnership.form.organisation == self.body:
                yield "Is the partnership of", (Link(partnership.area, f"{partnership.id}/"),), partnership.form.name
        for look in (
            self._partner,
            self._leads,
            self._delegates,
            self._chairs,
            self._governance,
            self._agency,
            self._pays,
            self._child_death,
        ):
            for partnership in every:
                yield from look(partnership)

    def _partner(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("safeguarding-partners")
        for claim in topic.partners if isinstance(topic, form.SafeguardingPartners) else ():
            if claim.organisation == self.body:
                written = _written(claim.as_written)
                yield "Safeguarding partner of", (self._place(partnership, "safeguarding-partners"), f", as {written}"), claim

    def _leads(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("lead-safeguarding-partners")
        if isinstance(topic, form.LeadSafeguardingPartners):
            yield from self._posts("Lead safeguarding partner, through a post", topic.leads, partnership, "lead-safeguarding-partners")

    def _delegates(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("delegated-safeguarding-partners")
        if isinstance(topic, form.DelegatedSafeguardingPartners):
            label = "Delegated safeguarding partner, through a post"
            yield from self._posts(label, topic.delegates, partnership, "delegated-safeguarding-partners")

    def _posts(self, label: str, partners: Sequence[form.PartnerPosts], partnership: Partnership, topic_id: str) -> Iterator[Told]:
        for partner in partners:
            for claim in partner.posts if partner.organisation == self.body else ():
                yield label, (self._place(partnership, topic_id), f": {_written(claim.as_written)}"), claim

    def _chairs(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("chairing")
        chair = topic.chair if isinstance(topic, form.Chairing) else None
        if chair and chair.post and self.dataset.posts[chair.post].organisation == self.body:
            yield "Chairs the arrangements, through a post", (self._place(partnership, "chairing"), f": {chair.says.rstrip('.')}"), chair

    def _governance(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("governance")
        for claim in topic.bodies if isinstance(topic, form.Governance) else ():
            if claim.organisation == self.body:
                group = Addresses(self.dataset).group(claim.group)
                yield "Governs the arrangements through its own body", (group, ", for ", self._place(partnership, "governance")), claim

    def _agency(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("relevant-agencies")
        for entry in topic.entries if isinstance(topic, form.RelevantAgencies) else ():
            for part in entry.stands_for:
                if self.body in (part.organisation, part.departments_of, part.through):
                    how = "" if part.organisation == self.body else ", through it" if part.through == self.body else ", its departments"
                    says = (self._place(partnership, "relevant-agencies"), f": the entry {_written(entry.as_written)}{how}")
                    yield "Relevant agency of", says, entry

    def _pays(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("funding")
        if not isinstance(topic, form.Funding):
            return
        for item in topic.contributions:
            if item.payer == self.body:
                says = (self._place(partnership, "funding"), f": {_amount(item, topic.unit)}")
                yield "Pays towards the arrangements of", says, item

    def _child_death(self, partnership: Partnership) -> Iterator[Told]:
        topic = partnership.topic("child-death-review")
        for claim in topic.review_partners if isinstance(topic, form.ChildDeathReview) else ():
            if claim.organisation == self.body:
                yield "Child death review partner of", (self._place(partnership, "child-death-review"),), claim

    def in_groups(self) -> Iterator[Told]:
        groups = _groups_by_body(self.dataset).get(self.body, {}).values()
        for group in groups:
            link = Addresses(self.dataset).group(group.id)
            for chair in group.chair:
                if self._acts_in(chair):
                    yield "Chairs or leads, itself or through a post", (link, f": {chair.says.rstrip('.')}"), chair
        for group in groups:
            link = Addresses(self.dataset).group(group.id)
            for member in group.members:
                if self._acts_in(member):
                    yield "Member of groups, itself or through a post", (link, f": {member.says.rstrip('.')}"), member
        for group in groups:
            for claim in group.reports_to:
                if claim.organisation == self.body:
                    yield "Is reported to by", (Addresses(self.dataset).group(group.id), f": {claim.says.rstrip('.')}"), claim

    def _acts_in(self, claim: ChairedBy | Member) -> bool:
        return self.body in _acting(self.dataset, claim)

    def in_documents(self) -> Iterator[Told]:
        addresses = Addresses(self.dataset)
        for publication in self.dataset.publications.values():
            for section in publication.form.sections:
                for part in publication.sections[section].parts:
                    for seat in part.seats:
                        if seat.organisation == self.body:
                            said = f": its {seat.post}, as {seat.role} (in "
                            place = addresses.part(publication, section, part)
                            yield "Sits on boards of the past, through a post", (board_link(addresses, seat), said, place, ")"), seat
        for partnership in self.dataset.partnerships.values():
            for item in signatures_of(partnership):
                if item.organisation == self.body:
                    day = f", {day_in_words(item.on)}" if item.on else ", no date given"
                    says = (self._place(partnership, "signatures"), f": {item.name}, {item.title_as_written}{day}")
                    yield "Named in the signature block of", says, item
        for partnership in self.dataset.partnerships.values():
            topic = partnership.topic("reporting")
            for recipient in topic.recipients if isinstance(topic, form.Reporting) else ():
                if recipient.organisation == self.body:
                    yield "Is sent the yearly report of", (self._place(partnership, "reporting"),), recipient

    def _place(self, partnership: Partnership, topic_id: str) -> Link:
        """The part of the area's page that shows a topic, or the area's first page where none does."""
        page = next((page.id for page in self.dataset.pages for title in page.topics if title.id == topic_id), None)
        return Link(partnership.area, f"{partnership.id}/{page}/#{topic_id}" if page else f"{partnership.id}/")


@lru_cache(maxsize=2)
def _groups_by_body(dataset: Dataset) -> dict[str, dict[str, Group]]:
    """The groups that name each body, or a post of it, by their ids, in the order of the data."""
    found: dict[str, dict[str, Group]] = {}
    for group in dataset.groups.values():
        claims: list[ChairedBy | Member] = [*group.chair, *group.members]
        acting = [body for claim in claims for body in _acting(dataset, claim)]
        for body in (*acting, *(claim.organisation for claim in group.reports_to)):
            if body:
                found.setdefault(body, {})[group.id] = group
    return found


def _acting(dataset: Dataset, claim: ChairedBy | Member) -> tuple[str | None, ...]:
    """The body a claim names, and that of the post it names."""
    return claim.organisation, dataset.posts[claim.post].organisation if claim.post else None


def _amount(item: form.Contribution, unit: str | None) -> str:
    """`£24,400, published as “£24.4” in thousands of pounds, with a stated share of 9%`."""
    amount = pounds(item.pounds)
    published = "as published" if item.amount_as_written == amount else f"published as “{item.amount_as_written}”"
    of_thousands = f" in {unit}" if unit and unit != "pounds" else ""
    share = f", with a stated share of {item.stated_share}" if item.stated_share else ""
    return f"{amount}, {published}{of_thousands}{share}"


def _written(words: Sequence[str]) -> str:
    """Words as a document has them, in one pair of quotation marks."""
    return f"“{' '.join(words)}”"

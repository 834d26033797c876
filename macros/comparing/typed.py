"""The fields special to a kind of topic as readings, by resolved values: bodies, posts, counts, answers, amounts.

In: a typed topic. Out: readings. Must not know: statements and lists, or how readings are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from macros.comparing import agencies
from macros.comparing.counterparts import Counterparts
from macros.comparing.records import Reading
from macros.comparing.sentences import said
from macros.model import topics as form
from macros.model.claims import Answer, Claim, CountClaim, OrganisationClaim, Said

Readings = Iterator[Reading]


@singledispatch
def fields(topic: form.Topic, own: Counterparts) -> Readings:
    """The readings of a topic's own fields; none for a topic of statements and lists only."""
    yield from ()


def _one(item: Said | None) -> tuple[Said, ...]:
    return (item,) if item else ()


def _answer(key: str, label: str, item: Answer | None) -> Readings:
    if item:
        yield Reading(key, label, item.answer, (f"{'Yes' if item.answer else 'No'}. {item.says}",), item, silence=key)


def _count(key: str, label: str, item: CountClaim | None, unit: str | None = None) -> Readings:
    if item:
        yield Reading(key, label, (item.count, unit), (item.says,), item, silence=key)


def _words(key: str, label: str, item: Claim | None, own: Counterparts) -> Readings:
    if item:
        words = tuple(own.words(text) for text in item.as_written)
        yield Reading(key, label, tuple(text.casefold() for text in words), (f"“{' '.join(item.as_written)}”",), item, silence=key)


def _bodies(listing: str, part: str, claims: tuple[OrganisationClaim, ...], own: Counterparts) -> Readings:
    for claim in claims:
        body = own.organisation(claim.organisation)
        says = (own.dataset.organisations[claim.organisation].name,)
        yield Reading(f"{listing}/{body}", own.name_of(claim.organisation), body, says, claim, part=part, listing=listing)


def _posts(listing: str, part: str, partners: tuple[form.PartnerPosts, ...], own: Counterparts) -> Readings:
    for partner in partners:
        body = own.organisation(partner.organisation)
        value = frozenset(own.post(claim.post) for claim in partner.posts)
        says = tuple(claim.as_written[0] for claim in partner.posts)
        yield Reading(f"{listing}/{body}", own.name_of(partner.organisation), value, says, partner.posts[0], part=part, listing=listing)


def _post(key: str, label: str, item: Said | None, own: Counterparts) -> Readings:
    if item and item.post:
        yield Reading(key, label, own.post(item.post), (own.dataset.posts[item.post].title,), item)


@fields.register
def _(topic: form.SafeguardingPartners, own: Counterparts) -> Readings:
    yield from _bodies("partners", "The partners", topic.partners, own)


@fields.register
def _(topic: form.LeadSafeguardingPartners, own: Counterparts) -> Readings:
    yield from _posts("leads", "Who leads for each partner", topic.leads, own)


@fields.register
def _(topic: form.DelegatedSafeguardingPartners, own: Counterparts) -> Readings:
    yield from _posts("delegates", "Who acts for each lead", topic.delegates, own)


@fields.register
def _(topic: form.Signatures, own: Counterparts) -> Readings:
    for item in topic.signatories:
        body = own.organisation(item.organisation)
        part = "The post that signs for each partner"
        says = (item.title_as_written,)
        yield Reading(
            f"signatures/{body}", own.name_of(item.organisation), own.post(item.post), says, item, part=part, listing="signatures"
        )
    dated = [item for item in topic.signatories if item.on]
    if dated:
        days = tuple(dict.fromkeys(str(item.on_as_written or item.on) for item in dated))
        yield Reading("dates", "The dates of the signatures", frozenset(item.on for item in dated), days, dated[0], silence="dates")


@fields.register
def _(topic: form.Governance, own: Counterparts) -> Readings:
    for item in topic.bodies:
        body = own.organisation(item.organisation)
        says = (own.dataset.groups[item.group].name,)
        part = "The body in which governance sits"
        yield Reading(
            f"bodies/{body}", own.name_of(item.organisation), item.group, says, item, part=part, listing="bodies", silence="bodies"
        )


@fields.register
def _(topic: form.Chairing, own: Counterparts) -> Readings:
    yield from _post("chair-post", "Which post chairs", topic.chair, own)
    yield from said("chair", "Who chairs, in our words", _one(topic.chair), own)
    yield from said("term", "For how long", _one(topic.term), own)
    yield from _answer("separate-from-scrutiny", "Is the chair apart from independent scrutiny?", topic.separate_from_scrutiny)


@fields.register
def _(topic: form.IndependentScrutiny, own: Counterparts) -> Readings:
    yield from _post("scrutineer-post", "Which post scrutinises", topic.scrutineer, own)
    yield from said("scrutineer", "Who scrutinises, in our words", _one(topic.scrutineer), own)
    yield from said("appointment", "Who appoints the scrutineer", _one(topic.appointed_by), own)
    for item in topic.chairs:
        name = own.dataset.groups[item.group].name
        part = "Groups that the scrutineer chairs, or may chair"
        yield Reading(f"chairs/{item.group}", name, item.group, (item.says,), item, part=part, listing="chairs")


@fields.register
def _(topic: form.RelevantAgencies, own: Counterparts) -> Readings:
    yield from agencies.scope(topic, own)
    yield from agencies.agencies(topic, own)
    yield from agencies.sorts_of_setting(topic, own)
    yield from agencies.lay_members(topic, own)
    yield from _count("reviewed", "How many times a year the list is reviewed", topic.reviewed)


@fields.register
def _(topic: form.Education, own: Counterparts) -> Readings:
    yield from said("on-the-board", "Education on the board", topic.on_the_board, own)
    yield from said("on-other-groups", "Education on other groups", topic.on_other_groups, own)


@fields.register
def _(topic: form.Thresholds, own: Counterparts) -> Readings:
    yield from _words("title", "The title of the threshold document", topic.title, own)
    if topic.link:
        yield Reading("link", "The link in the document", topic.link, (topic.link,), topic.link_as_written, silence="link")
    yield from _count("levels", "How many levels of need", topic.levels)


@fields.register
def _(topic: form.ProfessionalGuidance, own: Counterparts) -> Readings:
    yield from _words("title", "The title of the procedures", topic.title, own)
    if topic.link:
        yield Reading("link", "The link in the document", topic.link, (topic.link,), topic.link_as_written, silence="link")


@fields.register
def _(topic: form.ChildDeathReview, own: Counterparts) -> Readings:
    # One panel serves several areas: a list can name the councils of all of them, so here a council is only itself.
    for claim in topic.review_partners:
        name = own.dataset.organisations[claim.organisation].name
        part = "Child death review partners"
        yield Reading(
            f"review-partners/{claim.organisation}", name, claim.organisation, (name,), claim, part=part, listing="review-partners"
        )


@fields.register
def _(topic: form.Funding, own: Counterparts) -> Readings:
    yield from _answer("business-unit", "Do the figures cover the business unit?", topic.covers_business_unit)
    yield from _answer("training-unit", "Do the figures cover the training unit?", topic.covers_training_unit)
    yield from said("period", "Which period the figures are for", _one(topic.period), own)
    if topic.unit:
        yield Reading("unit", "The unit of the published figures", topic.unit, (topic.unit.capitalize(),))
    if topic.updated:
        yield Reading("updated", "As at when", topic.updated.when, (f"“{topic.updated.as_written[0]}”",), topic.updated)
    if topic.total:
        says = (_pounds_as_published(topic.total.amount_as_written, topic.unit),)
        yield Reading("total", "Total the document states", topic.total.pounds, says, topic.total)
    for line in topic.contributions:
        body = own.organisation(line.payer)
        says = (_pounds_as_published(line.amount_as_written, topic.unit),)
        yield Reading(f"payers/{body}", own.name_of(line.payer), line.pounds, says, line, part="Who pays, as published", listing="payers")


def _pounds_as_published(written: str, unit: str | None) -> str:
    return f"{written} thousand" if unit == "thousands of pounds" else str(written)


@fields.register
def _(topic: form.Reporting, own: Counterparts) -> Readings:
    yield from _words("name-of-report", "What the report is called", topic.called, own)
    yield from _count("every-months", "Every how many months", topic.every_months)
    if topic.deadline:
        yield Reading("deadline", "By when", topic.deadline.on, (topic.deadline.says,), topic.deadline, silence="deadline")
    yield from said("published-on", "Where the report is published", topic.published_on, own)
    yield from _bodies("recipients", "Who is sent a copy", topic.recipients, own)
    yield from _count("days-to-send", "How soon a copy is sent", topic.days_to_send, topic.days_are)


@fields.register
def _(topic: form.StatutoryBasis, own: Counterparts) -> Readings:
    cited: dict[str, list[form.Citation]] = {}
    for item in topic.citations:
        cited.setdefault(item.instrument, []).append(item)
    for instrument, items in cited.items():
        value = frozenset((item.kind, item.value) for item in items)
        says = tuple(
            dict.fromkeys("The whole" if item.kind == "whole" else f"{item.kind.capitalize()} {item.value or ''}" for item in items)
        )
        title = own.dataset.instruments[instrument].title
        yield Reading(f"cited/{instrument}", title, value, says, items[0], part="Law and guidance cited", listing="cited")

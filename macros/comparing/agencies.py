"""Relevant agencies as sets of bodies and kinds of body that can be compared.

In: the published list. Out: readings of its agencies, and what was set aside.
Must not know: other topics. The lists differ in scope: some name the three safeguarding partners, some only those beside
them. So partners, departments of the council, roles and lay members are set aside before anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.comparing.counterparts import Counterparts
from macros.comparing.records import Reading, SetAside
from macros.model.topics import RelevantAgencies, RelevantAgencyEntry, SafeguardingPartners, StandsFor

LISTING = "agencies"
PART = "Agencies on the list"


def agencies(topic: RelevantAgencies, own: Counterparts) -> Iterator[Reading]:
    """One reading an agency; a body named twice is one agency."""
    partners = safeguarding_partners(own)
    readings: dict[str, Reading] = {}
    for entry in topic.entries:
        for part in agencies_in(entry, partners):
            reading = _agency(entry, part, own)
            earlier = readings.setdefault(reading.key, reading)
            readings[reading.key] = replace(earlier, says=tuple(dict.fromkeys((*earlier.says, *reading.says))))
    yield from readings.values()


def agencies_in(entry: RelevantAgencyEntry, partners: frozenset[str]) -> Iterator[StandsFor]:
    """The bodies and kinds of body an entry adds to the list. A kind beside bodies only says what these are."""
    bodies = [part for part in entry.stands_for if part.organisation]
    for part in entry.stands_for:
        if (part.organisation and part.organisation not in partners) or (part.category and not bodies):
            yield part


def safeguarding_partners(own: Counterparts) -> frozenset[str]:
    """The three safeguarding partners, and the council in any case."""
    topic = own.partnership.topic("safeguarding-partners")
    named = {str(claim.organisation) for claim in topic.partners} if isinstance(topic, SafeguardingPartners) else set()
    return frozenset({*named, str(own.partnership.form.council)})


def set_aside(topic: RelevantAgencies, own: Counterparts) -> SetAside:
    """The entries, or kinds in them, that are left out: partners, departments of the council, roles, lay members."""
    partners = safeguarding_partners(own)
    left_out = [" ".join(entry.as_written) for entry in topic.entries if not list(agencies_in(entry, partners))]
    return SetAside(own.partnership.id, tuple(left_out))


def _agency(entry: RelevantAgencyEntry, part: StandsFor, own: Counterparts) -> Reading:
    body = own.dataset.organisations[part.organisation] if part.organisation else None
    return Reading(
        key=f"{LISTING}/{part.organisation or part.category}",
        label=body.name if body else own.dataset.categories[str(part.category)].name,
        value=(part.organisation, part.category, part.through),
        says=(f"“{' '.join(entry.as_written)}”",),
        claim=entry,
        part=PART,
        listing=LISTING,
        # A document can be noted to list no body of a kind, such as “youth-justice”.
        silence=body.kind.casefold().replace(" ", "-") if body else str(part.category),
    )


def sorts_of_setting(topic: RelevantAgencies, own: Counterparts) -> Iterator[Reading]:
    """The sorts an entry names within a kind of agency, such as early years within education."""
    for entry in topic.entries:
        for part in entry.stands_for:
            for sort in part.includes if part.category else ():
                kind = own.dataset.categories[str(part.category)].name
                yield Reading(
                    key=f"{part.category}/{sort}",
                    label=own.dataset.categories[sort].name,
                    value=sort,
                    says=(f"“{' '.join(entry.as_written)}”",),
                    claim=entry,
                    part=f"{kind}: which sorts the entry names",
                    listing=f"sorts of {part.category}",
                    silence=str(sort),
                )


def lay_members(topic: RelevantAgencies, own: Counterparts) -> Iterator[Reading]:
    """How many lay members the list names. They are people, not an agency."""
    for entry in topic.entries:
        for part in entry.stands_for:
            if part.lay_members and part.number is not None:
                says = (f"“{' '.join(entry.as_written)}”",)
                yield Reading("lay-members-number", "How many lay members", part.number, says, entry, silence="lay-members-number")


SCOPES = {
    "includes the safeguarding partners": "The list includes the three safeguarding partners.",
    "in addition to the safeguarding partners": "The list is in addition to the three safeguarding partners.",
}


def scope(topic: RelevantAgencies, own: Counterparts) -> Iterator[Reading]:
    """Whether the list includes the safeguarding partners."""
    if topic.list_scope:
        says = SCOPES[topic.list_scope]
        yield Reading("list-scope", "What the list covers", topic.list_scope, (says,), topic.scope_as_written, shared_words=says)

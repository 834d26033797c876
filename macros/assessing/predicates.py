"""The small vocabulary of tests. Each predicate answers met, not met, or cannot be told, with the facts that answer.

In: a partnership, the data set and one predicate. Out: an `Outcome`.
Must not know: which requirement asks. The words an editor writes are documented in `macros.model.requirements`.

Presence predicates can only lose by losing facts. Predicates of agreement or absence (`different`, `none_of`,
`signed_by_the_leads`) cannot be told when one side is missing: an absent operand proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from macros.assessing.editions import document_of, edition_of
from macros.assessing.facts import PARTNERSHIP, Fact, cannot_tell, facts_in, field_value, split, statements_at, words_of
from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import Answer, CountClaim, Sourced
from macros.model.record import records_in
from macros.model.requirements import Predicate
from macros.model.topics import (
    Funding,
    LeadSafeguardingPartners,
    PartnerPosts,
    RelevantAgencies,
    RelevantAgencyEntry,
    SafeguardingPartners,
    Signatures,
    State,
    StatutoryBasis,
)


@dataclass(frozen=True)
class Outcome:
    """`met` is True, False, or None where it cannot be told. `missing` says what was not found."""

    met: bool | None
    facts: tuple[Fact, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class Asked:
    """What a predicate is asked about."""

    dataset: Dataset
    partnership: Partnership
    predicate: Predicate

    def not_found(self, *topics: str) -> Outcome:
        """Not met, or cannot be told where a part is unrecorded or unpublished."""
        unknown = any(cannot_tell(self.partnership.topic(topic)) for topic in topics if topic != PARTNERSHIP)
        return Outcome(None if unknown else False, (), self.predicate.missing)

    def bodies(self, path: str) -> list[tuple[str, Fact]]:
        """The bodies named in a field, with the facts that name them."""
        value = field_value(self.partnership, path)
        records = list(records_in(value))
        found = [
            (body, Fact(path, words_of(claim), claim)) for claim in records if isinstance(claim, Sourced) for body in _bodies_of(claim)
        ]
        # A partner's posts carry the sources; the body stands above them.
        return found + [
            (str(item.organisation), fact) for item in records if isinstance(item, PartnerPosts) for fact in facts_in(path, item)
        ]


def _bodies_of(claim: Sourced) -> list[str]:
    parts = claim.stands_for if isinstance(claim, RelevantAgencyEntry) else (claim,)
    names = ("organisation", "payer", "departments_of")
    return [str(body) for part in parts for body in (part.__dict__.get(name) for name in names) if body]


def outcome_of(dataset: Dataset, partnership: Partnership, predicate: Predicate) -> Outcome:
    """Carry out one predicate."""
    return PREDICATES[predicate.kind](Asked(dataset, partnership, predicate))


def _states(asked: Asked) -> Outcome:
    topic_id = asked.predicate.states or ""
    topic = asked.partnership.topic(topic_id)
    if topic.state is State.STATED:
        return Outcome(True, tuple(Fact(topic_id, words_of(claim), claim) for claim in islice(topic.claims(), 3)))
    return asked.not_found(topic_id)


def _says(asked: Asked) -> Outcome:
    paths = asked.predicate.says or ()
    facts = tuple(Fact(path, item.says, item) for path in paths for item in statements_at(asked.partnership, path))
    return Outcome(True, facts) if facts else asked.not_found(*(split(path)[0] for path in paths))


def _gives(asked: Asked) -> Outcome:
    path = asked.predicate.gives or ""
    facts = facts_in(path, field_value(asked.partnership, path))
    return Outcome(True, facts) if facts else asked.not_found(split(path)[0])


def _one_of_each(asked: Asked) -> Outcome:
    wanted = asked.predicate.one_of_each
    assert wanted
    bodies = asked.bodies(wanted.field)
    fitting = [(asked.dataset.organisations[body].kind, fact) for body, fact in bodies]
    fitting = [(kind, fact) for kind, fact in fitting if kind in wanted.kinds]
    if {kind for kind, _ in fitting} == set(wanted.kinds):
        return Outcome(True, tuple(fact for _, fact in fitting))
    return asked.not_found(split(wanted.field)[0])


def _none_of(asked: Asked) -> Outcome:
    wanted = asked.predicate.none_of
    assert wanted
    topic_id, name = split(wanted.field)
    bodies = asked.bodies(wanted.field)
    facts = tuple(fact for _, fact in bodies)
    if any(asked.dataset.organisations[body].kind in wanted.kinds for body, _ in bodies):
        return Outcome(False, facts, asked.predicate.missing)
    complete = name in asked.partnership.topic(topic_id).complete
    return Outcome(True, facts) if bodies and complete else Outcome(None, facts, asked.predicate.missing)


def _posts_like(asked: Asked) -> Outcome:
    wanted = asked.predicate.posts_like
    assert wanted
    partners = [item for item in records_in(field_value(asked.partnership, wanted.field)) if isinstance(item, PartnerPosts)]
    facts = facts_in(wanted.field, partners)
    fits = partners and all(_one_title_fits(asked, partner, wanted.words) for partner in partners)
    return Outcome(True, facts) if fits else asked.not_found(split(wanted.field)[0])


def _one_title_fits(asked: Asked, partner: PartnerPosts, words: Iterable[str]) -> bool:
    titles = [f"{' '.join(claim.as_written)} {asked.dataset.posts[claim.post].title}".lower() for claim in partner.posts]
    # An assistant or deputy is not the holder of the post.
    return any(re.search(rf"(?<!assistant )(?<!deputy )\b{re.escape(word.lower())}", title) for title in titles for word in words)


def _answers_yes(asked: Asked) -> Outcome:
    path = asked.predicate.answers_yes or ""
    answer = field_value(asked.partnership, path)
    if not isinstance(answer, Answer):
        return asked.not_found(split(path)[0])
    facts = facts_in(path, answer)
    return Outcome(True, facts) if answer.answer else Outcome(False, facts, asked.predicate.missing)


def _different(asked: Asked) -> Outcome:
    wanted = asked.predicate.different
    assert wanted
    (one, own), (other, others) = _posts_in(asked, wanted.one), _posts_in(asked, wanted.other)
    facts = (*own, *others)
    if not one or not other:
        return Outcome(None, facts, asked.predicate.missing)
    return Outcome(True, facts) if not one & other else Outcome(False, facts, asked.predicate.missing)


def _posts_in(asked: Asked, path: str) -> tuple[set[str], tuple[Fact, ...]]:
    value = field_value(asked.partnership, path)
    return {str(record.__dict__["post"]) for record in records_in(value) if record.__dict__.get("post")}, facts_in(path, value)


def _among(asked: Asked) -> Outcome:
    wanted = asked.predicate.among
    assert wanted
    (one, own), (several, others) = _posts_in(asked, wanted.one), _posts_in(asked, wanted.several)
    if not one or not several:
        return Outcome(None, (*own, *others), asked.predicate.missing)
    return Outcome(True, own) if one & several else Outcome(False, own, asked.predicate.missing)


def _names_all(asked: Asked) -> Outcome:
    wanted = asked.predicate.names_all
    assert wanted
    bodies = asked.bodies(wanted.field)
    named = {body for body, _ in bodies}
    if all(body in named for body in wanted.organisations):
        return Outcome(True, tuple(fact for body, fact in bodies if body in wanted.organisations))
    return asked.not_found(split(wanted.field)[0])


def _at_least(asked: Asked) -> Outcome:
    wanted = asked.predicate.at_least
    assert wanted
    value = field_value(asked.partnership, wanted.field)
    if isinstance(value, tuple) and len(value) >= wanted.count:
        return Outcome(True, facts_in(wanted.field, value))
    return asked.not_found(split(wanted.field)[0])


def _number_at_most(asked: Asked) -> Outcome:
    wanted = asked.predicate.number_at_most
    assert wanted
    value = field_value(asked.partnership, wanted.field)
    if not isinstance(value, CountClaim):
        return asked.not_found(split(wanted.field)[0])
    facts = facts_in(wanted.field, value)
    return Outcome(True, facts) if value.count <= wanted.number else Outcome(False, facts, asked.predicate.missing)


def _includes(asked: Asked) -> Outcome:
    wanted = asked.predicate.includes
    assert wanted
    topic = asked.partnership.topic("relevant-agencies")
    entries = topic.entries if isinstance(topic, RelevantAgencies) else ()
    fitting = [entry for entry in entries if any(part.category == wanted.category for part in entry.stands_for)]
    sorts = {str(sort) for entry in fitting for part in entry.stands_for if part.category == wanted.category for sort in part.includes}
    if fitting and all(sort in sorts for sort in wanted.sorts):
        return Outcome(True, facts_in("relevant-agencies.entries", tuple(fitting)))
    return asked.not_found("relevant-agencies")


def _a_line_for_each_partner(asked: Asked) -> Outcome:
    partners, funding = asked.partnership.topic("safeguarding-partners"), asked.partnership.topic("funding")
    bodies = [claim.organisation for claim in partners.partners] if isinstance(partners, SafeguardingPartners) else []
    lines = funding.contributions if isinstance(funding, Funding) else ()
    if not bodies:
        return Outcome(None, (), asked.predicate.missing)
    if all(any(line.payer == body for line in lines) for body in bodies):
        return Outcome(True, facts_in("funding.contributions", tuple(line for line in lines if line.payer in bodies)))
    return asked.not_found("funding")


def _signed_by_the_leads(asked: Asked) -> Outcome:
    leads, signatures = asked.partnership.topic("lead-safeguarding-partners"), asked.partnership.topic("signatures")
    posts = {claim.post for lead in leads.leads for claim in lead.posts} if isinstance(leads, LeadSafeguardingPartners) else set()
    blocks = signatures.signatories if isinstance(signatures, Signatures) else ()
    facts = facts_in("signatures.signatories", blocks)
    if not posts or not blocks:
        return Outcome(None, facts, asked.predicate.missing)
    named = {block.post for block in blocks}
    return Outcome(True, facts) if posts <= named else Outcome(False, facts, asked.predicate.missing)


def _cites_its_edition(asked: Asked) -> Outcome:
    topic = asked.partnership.topic("statutory-basis")
    edition = edition_of(document_of(asked.dataset, asked.partnership))
    citations = topic.citations if isinstance(topic, StatutoryBasis) else ()
    own = tuple(item for item in citations if item.instrument == edition)
    return Outcome(True, facts_in("statutory-basis.citations", own)) if own else asked.not_found("statutory-basis")


def _for_a_person(asked: Asked) -> Outcome:
    return Outcome(None, (), asked.predicate.missing)


PREDICATES: dict[str, Callable[[Asked], Outcome]] = {
    "states": _states,
    "says": _says,
    "gives": _gives,
    "one_of_each": _one_of_each,
    "none_of": _none_of,
    "posts_like": _posts_like,
    "answers_yes": _answers_yes,
    "different": _different,
    "among": _among,
    "names_all": _names_all,
    "at_least": _at_least,
    "number_at_most": _number_at_most,
    "includes": _includes,
    "a_line_for_each_partner": _a_line_for_each_partner,
    "signed_by_the_leads": _signed_by_the_leads,
    "cites_its_edition": _cites_its_edition,
    "for_a_person": _for_a_person,
}

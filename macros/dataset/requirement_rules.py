"""Rules for requirements, judgements and editions: a test names what there is, an edition does not replace itself.

In: a data set. Out: problems. Must not know: what a test comes to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from macros.dataset.dataset import Dataset, Partnership
from macros.model.record import Record
from macros.model.registers import PartnershipForm
from macros.model.requirements import Judgement, Predicate, Requirement
from macros.model.topics import TOPIC_FORMS
from macros.problems import Problem, did_you_mean, problem

A_SLIP = 0.85  # how much alike two ids are where one is a slip of the hand for the other


def tests_that_lead_nowhere(requirements: Iterable[Requirement], known: Mapping[str, set[str]]) -> Iterator[Problem]:
    """A test names what there is, given the ids of the statements that arrangements have by topic.

    The law is the same for every site, and no document need say all that its tests look for: a statement that no
    arrangement has is wrong only where it is all but the id of one that some arrangement has.
    """
    for requirement in requirements:
        yield from _paths_that_lead_nowhere(requirement, known)


def facts_that_are_not_there(partnerships: Iterable[Partnership]) -> Iterator[Problem]:
    """A judgement rests on what its own arrangement has."""
    for partnership in partnerships:
        for judgement in partnership.judgements:
            yield from _facts_that_are_not_there(partnership, judgement)


def _paths_that_lead_nowhere(requirement: Requirement, known: Mapping[str, set[str]]) -> Iterator[Problem]:
    for index, topic in enumerate(requirement.answered_in):
        if not _fields_of(topic):
            advice = did_you_mean(topic, TOPIC_FORMS)
            yield problem(
                "test-path-unknown", requirement.place("answered_in", index), f"there is no topic “{topic}”", read=topic, write=advice
            )
    for predicate in (*requirement.test.all, *requirement.test.any) if requirement.test else ():
        for record, name, path in _paths_of(predicate):
            topic, _, rest = path.partition(".")
            fields, ids, place = _fields_of(topic), known.get(topic, set()), record.place(name)
            if not fields:
                advice = did_you_mean(topic, TOPIC_FORMS)
                yield problem("test-path-unknown", place, f"there is no topic “{topic}”", read=path, write=advice)
            elif predicate.kind == "says" and rest not in ids and get_close_matches(rest, ids, cutoff=A_SLIP):
                what = f"no arrangement has a statement “{rest}” under “{topic}”"
                advice = did_you_mean(rest, ids).rstrip("?")
                write = f"{advice}; or, if this id was changed in a partnership's {topic}.yml, the old one there"
                yield problem("test-path-unknown", place, what, read=path, write=write)
            elif predicate.kind not in ("says", "states") and rest not in fields:
                what = f"the topic “{topic}” has no part “{rest}”"
                yield problem("test-path-unknown", place, what, read=path, write=did_you_mean(rest, fields))


def _fields_of(topic: str) -> set[str]:
    form = PartnershipForm if topic == "partnership" else TOPIC_FORMS.get(topic)
    return set(form.model_fields) - {"position"} if form else set()


def _paths_of(predicate: Predicate) -> Iterator[tuple[Record, str, str]]:
    """Every path a predicate names: (the record it is written in, the name of the field, the path)."""
    for name in ("states", "gives", "answers_yes"):
        if getattr(predicate, name):
            yield predicate, name, getattr(predicate, name)
    for path in predicate.says or ():
        yield predicate, "says", path
    for name in ("one_of_each", "none_of", "posts_like", "names_all", "at_least", "number_at_most"):
        if getattr(predicate, name):
            yield getattr(predicate, name), "field", getattr(predicate, name).field
    if predicate.different:
        yield predicate.different, "one", predicate.different.one
        yield predicate.different, "other", predicate.different.other
    if predicate.among:
        yield predicate.among, "one", predicate.among.one
        yield predicate.among, "several", predicate.among.several


def _facts_that_are_not_there(partnership: Partnership, judgement: Judgement) -> Iterator[Problem]:
    for index, path in enumerate(judgement.facts):
        topic_id, _, rest = path.partition(".")
        topic = partnership.topics.get(topic_id)
        ids = {item.id for item in topic.statements} | {item.id for use in topic.lists for item in use.items} if topic else set()
        if topic is None and topic_id in TOPIC_FORMS:
            what = f"this partnership has no {topic_id}.yml, and a judgement rests on it"
            yield problem("test-path-unknown", judgement.place("facts", index), what, read=path, write="that file again, or no such fact")
        elif rest not in ids | _fields_of(topic_id):
            what = f"this partnership has no fact “{path}”"
            yield problem("test-path-unknown", judgement.place("facts", index), what, read=path, write=did_you_mean(rest, ids))


def editions_that_replace_themselves(dataset: Dataset) -> Iterator[Problem]:
    """Following what replaced an edition must never lead back to it."""
    told: set[str] = set()
    for start, instrument in dataset.instruments.items():
        here, seen = instrument, {start}
        while here.replaced_by and here.replaced_by in dataset.instruments:
            if here.replaced_by in seen | told:
                if not seen & told and here.replaced_by in seen:
                    what = f"if each “replaced_by” is followed, “{start}” comes after itself"
                    yield problem("edition-replaces-itself", instrument.place("replaced_by"), what, write="the edition that came after it")
                told |= seen  # the others on the way have the same cause
                break
            seen.add(here.replaced_by)
            here = dataset.instruments[here.replaced_by]
    for form in dataset.edition_maps:
        if form.before == form.after:
            yield problem(
                "edition-replaces-itself",
                form.place("after"),
                "the map leads from an edition to itself",
                write="the edition that came after it",
            )


def requirements_judged_twice(dataset: Dataset) -> Iterator[Problem]:
    """A requirement is judged once."""
    for partnership in dataset.partnerships.values():
        yield from _judged_twice(partnership.judgements)
    for publication in dataset.publications.values():
        yield from _judged_twice(publication.judgements)


def judgements_that_are_not_needed(dataset: Dataset) -> Iterator[Problem]:
    """A person judges only where a test does not decide; “not applicable” may be said of any requirement.

    In a report a test sees only that a matter is spoken of; whether that is the whole of what is asked, a person says.
    """
    for partnership in dataset.partnerships.values():
        for judgement in partnership.judgements:
            requirement = dataset.requirements.get(judgement.requirement)
            if requirement and requirement.test and judgement.status != "not applicable":
                what = f"“{judgement.requirement}” has a test, so it is not a matter of judgement"
                yield problem("judgement-not-needed", judgement.place("requirement"), what, write="no judgement, or no test")


def _judged_twice(judgements: Iterable[Judgement]) -> Iterator[Problem]:
    seen: set[str] = set()
    for judgement in judgements:
        if judgement.requirement in seen:
            what = f"“{judgement.requirement}” is judged twice"
            yield problem("duplicate-id", judgement.place("requirement"), what, write="one judgement")
        seen.add(judgement.requirement)

"""Rules that hold across files: references resolve, ids are unique, documents belong where they are cited.

In: a data set. Out: problems.
Must not know: how the files were read, or what the law asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.dataset.dataset import Dataset
from macros.dataset.glossary_rules import problems_in_the_glossary
from macros.dataset.outlines import Outlines
from macros.dataset.people import digits_of
from macros.dataset.publication_rules import (
    problems_in_publications,
    refused_numbers_in_the_data,
    steps_without_a_source_for_each_area,
)
from macros.dataset.reference_rules import lost_references, references_that_point_nowhere
from macros.dataset.requirement_rules import (
    editions_that_replace_themselves,
    facts_that_are_not_there,
    judgements_that_are_not_needed,
    requirements_judged_twice,
    tests_that_lead_nowhere,
)
from macros.dataset.shared import differences_that_differ_from_nothing
from macros.model.claims import Silence, Statement, StatementList
from macros.model.record import Record, records_in
from macros.model.registers import Group, OrganisationChange
from macros.model.topics import TOPIC_FORMS, Topic
from macros.model.values import Month
from macros.problems import WHY, Problem, did_you_mean, nearest, problem


def problems_in(dataset: Dataset, outlines: Outlines) -> Iterator[Problem]:
    """Every problem in a data set that is sound file by file, given each part of it in outline.

    What rests on references that stand for nothing is not looked at, so that one slip does not bring a crowd of errors.
    """
    lost = lost_references(dataset, dataset.records()) if outlines.name_something_unknown() else []
    gone = {item.kind for item in lost}
    yield from references_that_point_nowhere(lost)
    yield from problems_of_a_part(dataset)
    yield from documents_of_another_partnership(dataset, outlines.cite_others(dataset.owners()))
    if outlines.follow_in_a_circle():
        yield from circles_of_successors(dataset)
    if outlines.judge(_with_a_test(dataset)):
        yield from judgements_that_are_not_needed(dataset)
    if outlines.hold_a_number_of(_refused(dataset)):
        yield from refused_numbers_in_the_data(dataset)
    if not gone & {"document", "partnership"}:
        yield from steps_without_a_source_for_each_area(dataset.tasks.values(), dataset.owners(), dataset.partnerships)
    if not gone & {"shared list", "partnership"}:
        yield from facts_that_are_not_there(dataset.partnerships.values())
        yield from tests_that_lead_nowhere(dataset.requirements.values(), outlines.statements())


def problems_of_a_part(part: Dataset) -> Iterator[Problem]:
    """Those that stand in one part and that no other part can bring or take away.

    A part is what is shared, or one partnership with the shared lists it uses; all parts together are one as well.
    """
    records = part.records()
    yield from differences_that_differ_from_nothing(records, part.shared_lists)
    yield from ids_used_twice_in_a_list(records)
    yield from pages_and_topics_that_do_not_match(part)
    yield from pages_of_errors_there_are_not(part)
    yield from dates_out_of_order(part)
    yield from editions_that_replace_themselves(part)
    yield from requirements_judged_twice(part)
    yield from problems_in_publications(part)
    yield from problems_in_the_glossary(part)


def is_sound_across(shared: Dataset, outlines: Outlines) -> bool:
    """Whether `problems_in` would find nothing beside the problems of the parts themselves."""
    return not (
        outlines.name_something_unknown()
        or outlines.use_an_id_twice()
        or outlines.cite_others(outlines.owners())
        or outlines.follow_in_a_circle()
        or outlines.judge(_with_a_test(shared))
        or outlines.hold_a_number_of(_refused(shared))
        or any(steps_without_a_source_for_each_area(shared.tasks.values(), outlines.owners(), outlines.partnerships))
        or any(tests_that_lead_nowhere(shared.requirements.values(), outlines.statements()))
    )


def _with_a_test(shared: Dataset) -> set[str]:
    return {str(item.id) for item in shared.requirements.values() if item.test}


def _refused(shared: Dataset) -> set[str]:
    return {digits_of(item.number) for item in shared.refused_numbers}


def ids_used_twice_in_a_list(records: list[Record]) -> Iterator[Problem]:
    """Within one list an id is used once, so that the same id in two areas means the same matter."""
    for record in records:
        for items in _lists_with_ids(record):
            seen: set[str] = set()
            for item in items:
                if item.id in seen:
                    yield problem(
                        "duplicate-id",
                        item.place("id"),
                        f"the id “{item.id}” is used twice in this list",
                        write="a new id for one of the two",
                    )
                seen.add(item.id)


def _lists_with_ids(record: Record) -> list[tuple[Statement | Silence | StatementList, ...]]:
    if isinstance(record, Topic):
        return [record.statements, record.silent_on, record.lists, *(item.items for item in record.lists)]
    return [record.remit, record.themes] if isinstance(record, Group) else []


def dates_out_of_order(dataset: Dataset) -> Iterator[Problem]:
    """Nothing ends before it begins: names, and editions of guidance."""
    spans: list[tuple[Record, str, Month | None, str, Month | None]] = [
        (item, "published", item.published, "replaced_on", item.replaced_on) for item in dataset.instruments.values()
    ]
    spans += [(name, "begins", name.begins, "ends", name.ends) for body in dataset.organisations.values() for name in body.earlier_names]
    for record, first, begins, second, ends in spans:
        if begins and ends and ends.first_day < begins.first_day and not begins.startswith(ends):
            what = f"“{second}” ({ends}) is before “{first}” ({begins})"
            yield problem("date-order", record.place(second), what, read=ends, write="the two dates in their order")


def documents_of_another_partnership(dataset: Dataset, among: Collection[str]) -> Iterator[Problem]:
    """A partnership's page shows what its own documents say, never a neighbour's."""
    for partnership in (item for item in dataset.partnerships.values() if item.id in among):
        for record in records_in([partnership.form, *partnership.topics.values()]):
            document = str(getattr(record, "document", ""))
            if document in dataset.documents and record.is_written("document"):
                owner = dataset.documents[document].partnership
                if owner != partnership.id:
                    what = f"“{document}” is a document of {owner}, not of {partnership.id}"
                    yield problem("document-of-another", record.place("document"), what, write="a document of its own")


def pages_and_topics_that_do_not_match(dataset: Dataset) -> Iterator[Problem]:
    """Every topic has a home on exactly one page, and a page names only topics there are."""
    homes: dict[str, int] = {}
    for page in dataset.pages:
        for topic in page.topics:
            homes[topic.id] = homes.get(topic.id, 0) + 1
            if topic.id not in TOPIC_FORMS:
                yield problem(
                    "unknown-reference", topic.place("id"), f"there is no topic “{topic.id}”", write=did_you_mean(topic.id, TOPIC_FORMS)
                )
            elif homes[topic.id] > 1:
                yield problem("duplicate-id", topic.place("id"), f"the topic “{topic.id}” is on two pages", write="it on one of them")
    meant = {name for topic in homes if topic not in TOPIC_FORMS for name in nearest(topic, TOPIC_FORMS, limit=1)}
    for topic_id in TOPIC_FORMS:
        if topic_id not in homes and topic_id not in meant and dataset.pages:
            yield problem(
                "missing-key",
                dataset.pages[0].place(),
                f"the topic “{topic_id}” is on no page",
                write=f"id: {topic_id}, under the page it belongs on",
            )


def pages_of_errors_there_are_not(dataset: Dataset) -> Iterator[Problem]:
    """A page explains an error that the check can print. That each has one is for the project's own tests to see."""
    for page in dataset.errors.values():
        if page.id not in WHY:
            yield problem(
                "unknown-reference", page.place("id"), f"there is no error “{page.id}”", read=page.id, write=did_you_mean(page.id, WHY)
            )


def circles_of_successors(dataset: Dataset) -> Iterator[Problem]:
    """Following a body's successors must never lead back to it."""
    after: dict[str, list[tuple[str, OrganisationChange]]] = {}
    for change in dataset.changes:
        for before in change.before:
            after.setdefault(before, []).extend((next_one, change) for next_one in change.after)
    told: set[str] = set()
    for start in after:
        to_visit, seen = [start], set[str]()
        while to_visit:
            for next_one, change in after.get(to_visit.pop(), []):
                if next_one == start and start not in told:
                    told |= {start, *seen}  # the others on the way have the same cause
                    what = f"if each change is followed, “{start}” comes before itself"
                    yield problem(
                        "lineage-circle", change.place(), what, write="the older body under “before”, and the newer under “after”"
                    )
                elif next_one not in seen:
                    seen.add(next_one)
                    to_visit.append(next_one)

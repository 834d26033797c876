"""Rules for documents held section by section, and for procedures and numbers.

In: a data set. Out: problems. Must not know: how the files were read, or pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.dataset.dataset import Dataset, areas_with_tasks
from macros.dataset.people import digits_of
from macros.model.procedures import RefusedNumber, Step, Task
from macros.model.record import records_in, walk
from macros.problems import Place, Problem, did_you_mean, nearest, problem


def problems_in_publications(dataset: Dataset) -> Iterator[Problem]:
    """Every problem in reports and protocols."""
    yield from sections_and_files_that_do_not_match(dataset)
    yield from claims_from_another_document(dataset)


def sections_and_files_that_do_not_match(dataset: Dataset) -> Iterator[Problem]:
    """Every section a publication lists is a file beside it, and every such file is listed."""
    for publication in dataset.publications.values():
        listed = [str(name) for name in publication.form.sections]
        lost = [name for name in listed if name not in publication.sections]
        for index, name in enumerate(listed):
            if name not in publication.sections:
                what = f"there is no file {name}.yml in this folder"
                place = publication.form.place("sections", index)
                yield problem("unknown-reference", place, what, write=did_you_mean(name, publication.sections))
        for name, section in publication.sections.items():
            if name not in listed and not nearest(name, lost, limit=1):  # otherwise it is told of where it is listed
                what = f"“{name}” is not listed in publication.yml"
                place = Place(section.place().file)
                yield problem("unknown-file", place, what, write=f"{name}, under “sections” in publication.yml")


def claims_from_another_document(dataset: Dataset) -> Iterator[Problem]:
    """A report's pages show what the report says, and a protocol's what the protocol says."""
    for publication in dataset.publications.values():
        held = [*publication.sections.values(), *([publication.reporting] if publication.reporting else [])]
        for record in records_in(held):
            document = getattr(record, "document", None)
            if document and record.is_written("document") and document != publication.form.document:
                what = f"“{document}” is not the document this folder holds"
                yield problem("document-of-another", record.place("document"), what, write=str(publication.form.document))


def steps_without_a_source_for_each_area(
    tasks: Collection[Task], owners: Mapping[str, str], partnerships: Collection[str]
) -> Iterator[Problem]:
    """A step shown for an area rests on that area's document, or on something seen outside the documents."""
    areas = areas_with_tasks(tasks, owners, partnerships)
    for step in (step for task in tasks for step in task.steps):
        missing = _areas_without_a_source(step, owners, areas)
        if missing:
            what = f"nothing says where this step is known from for {', '.join(missing)}"
            yield problem("step-without-source", step.place(), what, write="the words of that area's document; or “areas” without it")


def _areas_without_a_source(step: Step, owners: Mapping[str, str], areas: Iterable[str]) -> list[str]:
    if step.outside or step.helplines or not step.published:
        return []
    sources = {owners[claim.document] for claim in step.published if claim.document in owners}
    return [area for area in step.areas or areas if area not in sources]


def refused_numbers_in_the_data(dataset: Dataset) -> Iterator[Problem]:
    """A number known to be dead, wrong or unchecked must not come back by another file."""
    refused = {digits_of(item.number): item for item in dataset.refused_numbers}
    for record, name, value in walk([item for item in dataset.records() if not isinstance(item, RefusedNumber)]):
        for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            if isinstance(text, str):
                yield from _refused_in(record.place(name), text, refused)


def _refused_in(place: Place, text: str, refused: dict[str, RefusedNumber]) -> Iterator[Problem]:
    for written in re.findall(r"\+?\d[\d ()-]{6,}\d", text):
        item = refused.get(digits_of(written))
        if item:
            what = f"the number {written} must not be shown: {item.why}"
            yield problem("number-refused", place, what, read=written, write="the page where the number can be found, or nothing")

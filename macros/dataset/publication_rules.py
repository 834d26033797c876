"""Rules for documents held section by section, and for procedures and numbers.

In: a data set. Out: problems. Must not know: how the files were read, or pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.dataset.dataset import Dataset
from macros.dataset.mentions import AllMentions
from macros.model.procedures import RefusedNumber, Step, Task
from macros.model.record import records_in, walk
from macros.problems import Place, Problem, did_you_mean, nearest, problem

# All that could be a number to ring, and some that could not. It begins with a digit, which is five times as fast.
NUMBERS = re.compile(r"[0-9][0-9 ()-]{6,}[0-9]")


def problems_in_publications(dataset: Dataset, mentions: AllMentions) -> Iterator[Problem]:
    """Every problem in reports, protocols and numbers."""
    yield from sections_and_files_that_do_not_match(dataset)
    yield from claims_from_another_document(dataset)
    yield from refused_numbers_in_the_data(dataset, mentions)


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


def steps_without_a_source_for_each_area(dataset: Dataset) -> Iterator[Problem]:
    """A step shown for an area rests on that area's document, or on something seen outside the documents."""
    for task in dataset.tasks.values():
        for step in task.steps:
            missing = _areas_without_a_source(dataset, task, step)
            if missing:
                what = f"nothing says where this step is known from for {', '.join(missing)}"
                yield problem("step-without-source", step.place(), what, write="the words of that area's document; or “areas” without it")


def _areas_without_a_source(dataset: Dataset, task: Task, step: Step) -> list[str]:
    if step.outside or step.helplines or not step.published:
        return []
    owners = {str(dataset.documents[claim.document].partnership) for claim in step.published if claim.document in dataset.documents}
    return [area for area in step.areas or dataset.areas_with_tasks() if area not in owners]


def refused_numbers_in_the_data(dataset: Dataset, mentions: AllMentions) -> Iterator[Problem]:
    """A number known to be dead, wrong or unchecked must not come back by another file."""
    refused = {_digits(item.number): item for item in dataset.refused_numbers}
    if not refused or not any(_digits(number) in refused for text in mentions.texts() for number in NUMBERS.findall(text)):
        return
    for record, name, value in walk([item for item in dataset.records() if not isinstance(item, RefusedNumber)]):
        for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            if isinstance(text, str):
                yield from _refused_in(record.place(name), text, refused)


def _refused_in(place: Place, text: str, refused: dict[str, RefusedNumber]) -> Iterator[Problem]:
    for written in re.findall(r"\+?\d[\d ()-]{6,}\d", text):
        item = refused.get(_digits(written))
        if item:
            what = f"the number {written} must not be shown: {item.why}"
            yield problem("number-refused", place, what, read=written, write="the page where the number can be found, or nothing")


def _digits(written: str) -> str:
    digits = re.sub(r"\D", "", written)
    return "0" + digits[2:] if digits.startswith("44") and len(digits) > 10 else digits

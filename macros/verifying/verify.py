"""Check every claim against the source texts: the words are where it says, and the value follows from them.

In: a data set and a folder of source texts. Out: `Verified`: problems, and how many things were compared.
Must not know: pages. Knowledge marked as outside the documents is exempt, and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.dataset.dataset import Dataset
from macros.model import claims, registers, topics
from macros.model.claims import Outside, Sourced, Written
from macros.model.figures import Row
from macros.model.record import Record, records_in
from macros.model.values import Lines
from macros.problems import Place, Problem, problem
from macros.verifying.source_text import SourceText
from macros.verifying.values import count_follows, date_follows, day_follows, pounds_in


@dataclass(frozen=True)
class Verified:
    """The outcome: what did not match, and what was compared. `outside` counts records exempt as outside knowledge."""

    problems: tuple[Problem, ...]
    words: int
    values: int
    outside: int
    documents: tuple[str, ...]


def verify(dataset: Dataset, folder: Path) -> Verified:
    """Compare every claim in `dataset` with the texts in `folder`, named `<document id>.txt`."""
    texts, problems = _texts(dataset, folder)
    words = values = outside = 0
    for record in records_in(dataset.records()):
        outside += isinstance(record, Outside)
        for found, label in _compare(record, dataset, texts):
            words += label == "words"
            values += label == "value"
            if found:
                problems.append(found)
    return Verified(tuple(sorted(set(problems))), words, values, outside, tuple(sorted(texts)))


def _texts(dataset: Dataset, folder: Path) -> tuple[dict[str, SourceText], list[Problem]]:
    texts: dict[str, SourceText] = {}
    problems: list[Problem] = []
    for document in dataset.documents.values():
        path = folder / f"{document.id}.txt"
        try:
            texts[document.id] = SourceText.read(path)
        except (OSError, UnicodeDecodeError):
            what = f"there is no readable text “{path.name}” in the folder of sources"
            problems.append(problem("source-text-missing", document.place("id"), what, write="the id of the text file, or add the text"))
    return texts, problems


def _compare(record: Record, dataset: Dataset, texts: dict[str, SourceText]) -> Iterator[tuple[Problem | None, str]]:
    """What was compared for one record: (a problem or None, “words” or “value”)."""
    document, lines = getattr(record, "document", None), getattr(record, "lines", None)
    if document is None or lines is None or document not in texts:
        return
    text = texts[document]
    if any(last > text.length for _, last in lines.ranges()):
        what = f"“{document}” has {text.length} lines"
        yield problem("lines-outside-document", record.place("lines"), what, read=lines, write="lines that the document has"), "words"
        return
    for name in type(record).model_fields:
        for index, written in _written_in(getattr(record, name)):
            place = record.place(name, *index)
            if name == "heading":
                yield _heading_problem(text, written, lines, record), "words"
            elif isinstance(record, registers.NameInDocument):
                yield _each_range_problem(text, written, lines, place), "words"
            else:
                yield _words_problem(text, written, lines, place), "words"
    if isinstance(record, Row):
        yield _row_problem(text, record), "value"
    yield from _values(record, dataset)


def _row_problem(text: SourceText, row: Row) -> Problem | None:
    """The figures of a row stand on its lines in the order of the columns, so that none can slip into another year."""
    if any(text.has_in_order(row.values, first, last) for first, last in row.lines.ranges()):
        return None
    what = f"the figures of “{row.id}” do not stand on line {row.lines} of {text.name} in this order"
    return problem("words-not-found", row.place("values"), what, read=", ".join(row.values), write="the figures in the document's order")


def _written_in(value: object) -> Iterator[tuple[tuple[int, ...], Written]]:
    if isinstance(value, Written):
        yield (), value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Written):
                yield (index,), item


def _words_problem(text: SourceText, written: Written, lines: Lines, place: Place) -> Problem | None:
    if any(text.has(written, first, last) for first, last in lines.ranges()):
        return None
    elsewhere = [number for number in range(1, text.length + 1) if text.has(written, number, number)]
    advice = (
        f"they stand on line {', '.join(map(str, elsewhere[:6]))} of that document"
        if elsewhere
        else "the words exactly as the document has them"
    )
    return problem("words-not-found", place, f"“{written}” is not on line {lines} of {text.name}", read=written, write=advice)


def _each_range_problem(text: SourceText, written: Written, lines: Lines, place: Place) -> Problem | None:
    for first, last in lines.ranges():
        if not text.has(written, first, last):
            return _words_problem(text, written, Lines(f"{first}" if first == last else f"{first}-{last}"), place)
    return None


def _heading_problem(text: SourceText, heading: Written, lines: Lines, record: Record) -> Problem | None:
    last = max(end for _, end in lines.ranges())
    if text.has(heading, 1, last):
        return None
    what = f"the heading “{heading}” does not stand at or before line {last} of {text.name}"
    return problem("heading-not-found", record.place("heading"), what, read=heading, write="the heading exactly as the document has it")


def _values(record: Record, dataset: Dataset) -> Iterator[tuple[Problem | None, str]]:
    """Each value we made of words, with whether it follows from them."""
    for name, follows, words in _derived(record, dataset):
        found = None
        if not follows:
            what = f"{getattr(record, name)} does not follow from “{words}”"
            found = problem("value-does-not-follow", record.place(name), what, read=words, write="the value that the words give")
        yield found, "value"


def _derived(record: Record, dataset: Dataset) -> Iterator[tuple[str, bool, str]]:
    if isinstance(record, claims.CountClaim):
        yield "count", count_follows(record.count, record.as_written), " … ".join(record.as_written)
    if isinstance(record, registers.MeetsHowOften) and record.a_year is not None:
        yield "a_year", count_follows(record.a_year, record.as_written), " … ".join(record.as_written)
    if isinstance(record, claims.DayClaim):
        yield "on", day_follows(record.on, record.as_written), " … ".join(record.as_written)
    if isinstance(record, claims.MonthClaim):
        yield "when", date_follows(record.when, record.as_written), " … ".join(record.as_written)
    if isinstance(record, registers.DocumentDate) and record.when and record.as_written:
        yield "when", date_follows(record.when, record.as_written), " … ".join(record.as_written)
    if isinstance(record, topics.Signature) and record.on:
        yield "on", day_follows(record.on, [record.on_as_written or ""]), record.on_as_written or "nothing"
    if isinstance(record, topics.Contribution | topics.StatedTotal):
        yield "pounds", pounds_in(record.amount_as_written, _unit_around(record, dataset)) == record.pounds, record.amount_as_written
    if isinstance(record, topics.RelevantAgencyEntry):
        for part in record.stands_for:
            if part.number is not None:
                follows = count_follows(part.number, record.as_written)
                yield "stands_for", follows, f"{part.number}: " + " … ".join(record.as_written)


def _unit_around(record: Sourced, dataset: Dataset) -> str:
    for partnership in dataset.partnerships.values():
        funding = partnership.topics.get("funding")
        if isinstance(funding, topics.Funding) and any(inner is record for inner in records_in(funding)):
            return funding.unit or "pounds"
    return "pounds"

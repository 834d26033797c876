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
from macros.model.claims import Outside
from macros.model.figures import Row
from macros.model.record import Record, records_in
from macros.problems import Problem, problem
from macros.verifying.source_text import SourceText
from macros.verifying.values import count_follows, date_follows, day_follows, pounds_in
from macros.verifying.words import Compared, Headings, common_shifts, compare_words, line_in_words, told_together

UNITS = ("pounds", "thousands of pounds")
Amount = topics.Contribution | topics.StatedTotal


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
    records = list(records_in(dataset.records()))
    found = [compared for record in records if (compared := _words(record, texts))]
    shifts = common_shifts(found)
    problems += told_together(found, shifts)
    headings, amounts = Headings(shifts), _amounts(dataset)
    words, values = sum(item.looked_for for item in found), 0
    for item in found:
        heading = getattr(item.record, "heading", None)
        if heading is not None:
            words += 1
            problems += headings.compare(item.record, item.text, heading, item.lines)
        # Words that are not there prove nothing of the value made of them.
        for wrong in _values(item, amounts) if not item.problems else ():
            values += 1
            problems += [wrong] if wrong else []
    outside = sum(isinstance(record, Outside) for record in records)
    return Verified(tuple(sorted(set(problems))), words, values, outside, tuple(sorted(texts)))


def _words(record: Record, texts: dict[str, SourceText]) -> Compared | None:
    document, lines = getattr(record, "document", None), getattr(record, "lines", None)
    return compare_words(record, texts[document], lines) if document in texts and lines is not None else None


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


def _values(compared: Compared, amounts: dict[int, tuple[str, Problem | None]]) -> Iterator[Problem | None]:
    """Each value we made of words: None where it follows from them, otherwise what is wrong."""
    record = compared.record
    if isinstance(record, Row):
        yield _row_out_of_order(record, compared.text)
    for name, follows, words in _derived(record):
        yield None if follows else _does_not_follow(record, name, str(getattr(record, name)), words)
    if isinstance(record, Amount):
        unit, wrong_unit = amounts.get(id(record), (UNITS[0], None))
        follows = pounds_in(record.amount_as_written, unit) == record.pounds
        yield None if follows else wrong_unit or _does_not_follow(record, "pounds", str(record.pounds), record.amount_as_written)


def _row_out_of_order(row: Row, text: SourceText) -> Problem | None:
    """The figures of a row stand on its lines in the order of the columns, so that none can slip into another year."""
    if any(text.has_in_order(row.values, first, last) for first, last in row.lines.ranges()):
        return None
    what = f"the figures of “{row.id}” do not stand in this order on {line_in_words(row.lines)} of “{text.name}”"
    return problem(
        "words-not-found", row.place("values"), what, read=", ".join(row.values), write="the figures in the order of the document"
    )


def _does_not_follow(record: Record, name: str, value: str, words: str) -> Problem:
    what = f"{value} does not follow from “{words}”"
    return problem("value-does-not-follow", record.place(name), what, read=words, write="the value that the words give")


def _derived(record: Record) -> Iterator[tuple[str, bool, str]]:
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
    if isinstance(record, topics.RelevantAgencyEntry):
        for part in record.stands_for:
            if part.number is not None:
                yield "stands_for", count_follows(part.number, record.as_written), " … ".join(record.as_written)


def _amounts(dataset: Dataset) -> dict[int, tuple[str, Problem | None]]:
    """For each amount the unit around it, and the one problem of all amounts where it is the unit that is wrong."""
    found: dict[int, tuple[str, Problem | None]] = {}
    for partnership in dataset.partnerships.values():
        funding = partnership.topics.get("funding")
        if isinstance(funding, topics.Funding):
            amounts = [item for item in records_in(funding) if isinstance(item, Amount)]
            unit = funding.unit or UNITS[0]
            found |= {id(item): (unit, _wrong_unit(funding, unit, amounts)) for item in amounts}
    return found


def _wrong_unit(funding: topics.Funding, unit: str, amounts: list[topics.Contribution | topics.StatedTotal]) -> Problem | None:
    other = UNITS[1 - UNITS.index(unit)]
    if len(amounts) < 2 or any(pounds_in(item.amount_as_written, other) != item.pounds for item in amounts):
        return None
    what = f"no amount in pounds follows from the words with the unit “{unit}”"
    return problem("value-does-not-follow", funding.place("unit"), what, read=unit, write=other)

"""Are the words of a claim where it says? If not, which one thing is wrong: the words, the lines, the heading or the document.

In: records and the texts they cite. Out: problems, one for each root cause. Must not know: values, or pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.model.claims import Written
from macros.model.record import Record
from macros.model.registers import NameInDocument
from macros.model.values import Lines
from macros.problems import Place, Problem, problem
from macros.verifying.source_text import SourceText
from macros.words import counted

LIKELY = 5  # numbers of lines that are tried, those that put most claims right by themselves
MANY = 4  # claims that miss by as much: more than anybody miscounts by chance
MARKS = "“”‘’'\""


@dataclass(frozen=True)
class Compared:
    """What came of one record: how many words were looked for, what is wrong, and by how many lines it misses."""

    record: Record
    text: SourceText
    lines: Lines
    looked_for: int
    problems: tuple[Problem, ...] = ()
    misses_by: int = 0


def compare_words(record: Record, text: SourceText, lines: Lines) -> Compared:
    """Every word of a record but its heading, looked for on the lines it gives."""
    written = list(_written_in(record))
    compared = Compared(record, text, lines, len(written))
    if any(last > text.length for _, last in lines.ranges()):
        what = f"“{text.name}” has {counted(text.length, 'line')}"
        wrong = problem("lines-outside-document", record.place("lines"), what, read=lines, write="lines that it has")
        return replace(compared, problems=(wrong,))
    missing = [(place, words) for place, words in written if not _stands(record, text, words, lines)]
    if not missing:
        return compared
    shift = _shift(record, text, [words for _, words in missing], lines) if len(missing) == len(written) else 0
    if shift:
        return replace(compared, problems=(_on_other_lines(record, text, missing[0][1], lines, shift),), misses_by=shift)
    return replace(compared, problems=tuple(_not_there(record, text, words, lines, place) for place, words in missing))


def _written_in(record: Record) -> Iterator[tuple[Place, Written]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for inner, words in [((), value)] if isinstance(value, Written) else _items(value):
            if name != "heading":
                yield record.place(name, *inner), words


def _items(value: object) -> list[tuple[tuple[int, ...], Written]]:
    return [((index,), item) for index, item in enumerate(value) if isinstance(item, Written)] if isinstance(value, tuple) else []


def _stands(record: Record, text: SourceText, words: Written, lines: Lines) -> bool:
    """A name must stand on each of the ranges given; anything else on one of them."""
    every = all if isinstance(record, NameInDocument) else any
    return every(text.has(words, first, last) for first, last in lines.ranges())


def _shift(record: Record, text: SourceText, missing: Sequence[Written], lines: Lines) -> int:
    """By how few lines all of them stand further down, or up, than the record says; 0 where there is no such number."""
    places = [line for words in missing[:1] for line in _found(text, words)]
    away = {line - end for line in places for ends in lines.ranges() for end in ends}
    return next((by for by in sorted(away, key=lambda by: (abs(by), by)) if by and _all_stand(record, text, missing, lines, by)), 0)


def _all_stand(record: Record, text: SourceText, words: Iterable[Written], lines: Lines, by: int) -> bool:
    moved = _moved(lines, by)
    return moved is not None and all(_stands(record, text, item, moved) for item in words)


def _moved(lines: Lines, by: int) -> Lines | None:
    """The same lines so many further down; None where they would begin before the first."""
    ranges = [(first + by, last + by) for first, last in lines.ranges()]
    return Lines(", ".join(_range(*pair) for pair in ranges)) if ranges[0][0] > 0 else None


def _range(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"


def _found(text: SourceText, words: Written) -> list[int]:
    return [number for number in range(1, text.length + 1) if text.has(words, number, number)]


def _on_other_lines(record: Record, text: SourceText, words: Written, lines: Lines, shift: int) -> Problem:
    what = f"“{words}” is not on {line_in_words(lines)} of “{text.name}”, but it is elsewhere"
    return problem("words-not-found", record.place("lines"), what, read=lines, write=f"lines: {_moved(lines, shift)}")


def _not_there(record: Record, text: SourceText, words: Written, lines: Lines, place: Place) -> Problem:
    ranges = lines.ranges()
    if isinstance(record, NameInDocument):  # the first range that does not have it
        ranges = [(first, last) for first, last in ranges if not text.has(words, first, last)][:1]
        lines = Lines(_range(*ranges[0]))
    bare = words.strip(MARKS)
    advice = "the words just as the document has them"
    if bare != words and any(text.has(bare, first, last) for first, last in ranges):
        advice = f"the words without the marks around them: {bare}"
    elif elsewhere := _found(text, words)[:6]:
        advice = f"the line where they stand, {', '.join(map(str, elsewhere))}; or the words of this line"
    return problem("words-not-found", place, f"“{words}” is not on {line_in_words(lines)} of “{text.name}”", read=words, write=advice)


def line_in_words(lines: Lines) -> str:
    """`line 4`, or `lines 4-6`."""
    return f"line {lines}" if lines.isdigit() else f"lines {lines}"


def common_shifts(found: Iterable[Compared]) -> dict[str, int]:
    """For each document the number of lines by which many claims miss, if there is one: its text must have changed."""
    wrong: dict[str, list[Compared]] = {}
    for item in found:
        if item.problems:
            wrong.setdefault(item.text.name, []).append(item)
    shifts = {}
    for document, items in wrong.items():
        likely = [by for by, _ in Counter(item.misses_by for item in items if item.misses_by).most_common(LIKELY)]
        mended, by = max(((sum(_put_right(item, by) for item in items), by) for by in likely), default=(0, 0))
        if mended >= MANY:
            shifts[document] = by
    return shifts


def _put_right(item: Compared, by: int) -> bool:
    return _all_stand(item.record, item.text, [words for _, words in _written_in(item.record)], item.lines, by)


def told_together(found: Sequence[Compared], shifts: Mapping[str, int]) -> Iterator[Problem]:
    """The problems of all records. What a common shift would put right has one cause, and one wording."""
    for item in found:
        by = shifts.get(item.text.name, 0)
        if item.problems and by and _put_right(item, by):
            away = f"{counted(abs(by), 'line')} further {'down' if by > 0 else 'up'}"
            what = f"the words of many claims stand {away} in “{item.text.name}”"
            write = f"each line number {'plus' if by > 0 else 'less'} {abs(by)}; or the text as it was before"
            yield problem("words-not-found", item.record.place("lines"), what, read=item.lines, write=write)
        else:
            yield from item.problems


class Headings:
    """Headings looked for. One that is not in a document is told of where it is written, not for each claim below it."""

    def __init__(self, shifts: Mapping[str, int]) -> None:
        self._shifts = shifts
        self._lost: set[tuple[str, str, str]] = set()

    def compare(self, record: Record, text: SourceText, heading: Written, lines: Lines) -> Iterator[Problem]:
        """A heading must stand at or before the last line of what stands under it."""
        last = max(end for _, end in lines.ranges())
        place = _where_written(record)
        key = (place.file, text.name, str(heading))
        if key in self._lost or text.has(heading, 1, last + max(0, self._shifts.get(text.name, 0))):
            return
        self._lost.add(key)
        where = f"at or before line {last} of" if text.has(heading, 1, text.length) else "in"
        bare = heading.strip(MARKS)
        known = bare if bare != heading and text.has(bare, 1, last) else ""
        advice = f"the heading without the marks around it: {known}" if known else "the heading just as the document has it"
        yield problem("heading-not-found", place, f"the heading “{heading}” is not {where} “{text.name}”", read=heading, write=advice)


def _where_written(record: Record) -> Place:
    """The heading of the record itself, or of the nearest thing around it that has one."""
    path, places = (record.position.path, record.position.file.places) if record.position else ((), {})
    while path and (*path, "heading") not in places:
        path = path[:-1]
    return record.position.file.place_of((*path, "heading")) if record.position else record.place("heading")

"""Repair what can be repaired without asking anybody: line ends, spaces, the order of keys, amounts and dates.

In: the bytes of a data file and its form. Out: the mended text, and what was mended. Must not know: who asked.
Nothing is changed that could mean two things: `05/06/2024` stays an error, `27/06/2024` does not. What a file says is
the same before and after, apart from the values named; a file for which that cannot be shown is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from macros.dataset.explain import explain
from macros.dataset.positions import values_for_the_model
from macros.dataset.what_belongs import record_at
from macros.model.form_order import form_order
from macros.model.record import Record
from macros.problems import Problem
from macros.reading.strict_yaml import ParsedFile, Path, read_yaml
from macros.words import counted

SCHEMA_COMMENT = "# yaml-language-server:"
DAYS = ("%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d")
MONTHS = ("%B %Y", "%b %Y")


@dataclass(frozen=True)
class Mended:
    """The text after mending, and one sentence for each thing that was mended."""

    text: str
    did: tuple[str, ...]


def mended(name: str, content: bytes, form: type[Record], first_line: str = "") -> Mended | None:
    """The file as it should be written, or None where it cannot be read at all.

    `first_line` is the comment that stands first, by which an editor finds the schema.
    """
    try:
        before = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    text, did = _saying_the_same(name, before, _tidy(before))
    if first_line and text.split("\n", 1)[0] != first_line:
        kept = [line for line in text.split("\n") if not line.startswith(SCHEMA_COMMENT)]
        put_first = "\n".join([first_line, *kept]), [*did, "the line for editors put first"]
        text, did = _saying_the_same(name, text, put_first, did)
    text, values = _with_plain_values(name, text, form)
    text, order = _in_form_order(name, text, form)
    return Mended(text, (*did, *values, *order))


def _saying_the_same(name: str, before: str, mended: tuple[str, list[str]], did: Sequence[str] = ()) -> tuple[str, list[str]]:
    """What was mended, if the file can be read and says the same after it; otherwise the text as it was.

    Spaces at the end of a line, and lines without text, can belong to a longer text that is written over several lines.
    """
    if mended[0] == before:
        return mended
    first, second = (read_yaml(name, text.encode())[0] for text in (before, mended[0]))
    same = first is not None and second is not None and first.value == second.value
    return mended if same else (before, list(did))


def _tidy(text: str) -> tuple[str, list[str]]:
    did = []
    if text.startswith("\ufeff"):  # some editors put this mark first; nobody sees it
        text = text[1:]
        did.append("a mark that nobody can see taken away from the start")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        did.append("line ends made alike")
    lines = [line.rstrip() for line in text.replace("\u00a0", " ").split("\n")]
    tidy = "\n".join(lines).rstrip("\n") + "\n" if text.strip() else text
    if tidy != text:
        did.append("spaces at the ends of lines taken away")
    return tidy, did


def _with_plain_values(name: str, text: str, form: type[Record]) -> tuple[str, list[str]]:
    did: list[str] = []
    for found in _problems(name, text, form):
        value = plain_value(found.id, found.read)
        if value is None:
            continue
        lines = text.split("\n")
        line = lines[found.place.line - 1]
        start = found.place.column - 1
        match = re.match(rf"""(["']?){re.escape(found.read)}\1""", line[start:])
        if not match:
            continue
        lines[found.place.line - 1] = line[:start] + value + line[start + match.end() :]
        text = "\n".join(lines)
        did.append(f"“{found.read}” written as {value} (line {found.place.line})")
        # Places move with every repair, so the file is read again after each.
        text, more = _with_plain_values(name, text, form)
        return text, [*did, *more]
    return text, did


def _problems(name: str, text: str, form: type[Record]) -> list[Problem]:
    parsed, problems = read_yaml(name, text.encode())
    if parsed is None or not isinstance(parsed.value, dict):
        return problems
    try:
        form.model_validate(values_for_the_model(parsed))
    except ValidationError as error:
        return explain(error, form, parsed)
    return []


def plain_value(problem_id: str, written: str) -> str | None:
    """An amount, number, answer or date as the forms write it, or None where it could mean two things."""
    written = " ".join(written.split())
    if problem_id in ("money-not-a-number", "number-not-a-number"):
        match = re.fullmatch(r"£? ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?", written, re.ASCII)
        whole = match and match[1].replace(",", "")
        return f"{whole}{match[2] or ''}" if match and not (problem_id.startswith("number") and match[2]) else None
    if problem_id == "yes-or-no":
        return {"y": "yes", "n": "no", "true": "yes", "false": "no"}.get(written.lower())
    if problem_id == "date-not-a-date":
        return _plain_date(written)
    return None


def _plain_date(written: str) -> str | None:
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", written).replace(",", "")
    for forms, shape in ((DAYS, "%Y-%m-%d"), (MONTHS, "%Y-%m")):
        for pattern in forms:
            try:
                return datetime.strptime(text, pattern).strftime(shape)
            except ValueError:
                continue
    match = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text, re.ASCII)
    if match and (int(match[1]) > 12 or match[1].zfill(2) == match[2].zfill(2)):  # otherwise day and month could be swapped
        try:
            return datetime(int(match[3]), int(match[2]), int(match[1])).date().isoformat()
        except ValueError:
            return None
    return None


def _in_form_order(name: str, text: str, form: type[Record]) -> tuple[str, list[str]]:
    parsed, _ = read_yaml(name, text.encode())
    if parsed is None or not isinstance(parsed.value, dict):
        return text, []
    # From the last to the first, so that the places of those still to do stay as they were read.
    paths = sorted(_out_of_order(parsed, form), key=lambda path: _first_line(parsed, path), reverse=True)
    in_order, places = text, 0
    for path in paths:
        done = _sorted_at(parsed, path, in_order, form)
        places += bool(done)
        in_order = done or in_order
    again, _ = read_yaml(name, in_order.encode())
    if again is None or again.value != parsed.value or not places:
        return text, []
    return in_order, [f"keys put in the order of the form ({counted(places, 'place')})"]


def _out_of_order(parsed: ParsedFile, form: type[Record]) -> list[Path]:
    found = []
    for path in dict.fromkeys([(), *parsed.places]):
        value = _at(parsed, path)
        if isinstance(value, dict):
            wanted = _wanted(list(value), form, path)
            if wanted and wanted != list(value):
                found.append(path)
    return found


def _first_line(parsed: ParsedFile, path: Path) -> tuple[int, int]:
    """Where a block begins; of two that begin on one line the inner one comes later."""
    return parsed.place_of_name((*path, next(iter(_at(parsed, path))))).line, len(path)


def _wanted(keys: list[str], form: type[Record], path: Path) -> list[str]:
    record = record_at(form, path)
    order = form_order(record) if record else ()
    return sorted(keys, key=order.index) if set(keys) <= set(order) else []


def _at(parsed: ParsedFile, path: Path) -> Any:
    value = parsed.value
    for step in path:
        value = value[step]
    return value


def _sorted_at(parsed: ParsedFile, path: Path, text: str, form: type[Record]) -> str:
    """The text with the keys of one block of keys in form order, or nothing where it is not written as a block."""
    keys = list(_at(parsed, path))
    places = [parsed.place_of_name((*path, key)) for key in keys]
    column = places[0].column - 1
    starts = [place.line - 1 for place in places]
    if any(place.column - 1 != column for place in places) or len(set(starts)) != len(starts):
        return ""
    lines = text.split("\n")
    ends = [*starts[1:], _end_of_block(lines, starts[-1], column)]
    dashed = lines[starts[0]][:column].strip() == "-"
    if dashed:
        lines[starts[0]] = lines[starts[0]].replace("-", " ", 1)
    elif lines[starts[0]][:column].strip():
        return ""
    chunks = dict(zip(keys, _chunks(lines, starts, ends), strict=True))
    wanted = [line for key in _wanted(keys, form, path) for line in chunks[key]]
    if dashed:
        wanted[0] = wanted[0][: column - 2] + "- " + wanted[0][column:]
    first = starts[0]
    return "\n".join([*lines[:first], *wanted, *lines[ends[-1] :]])


def _chunks(lines: list[str], starts: list[int], ends: list[int]) -> list[list[str]]:
    """The lines of each key; full-line comments just above a key go with it."""
    tops = [starts[0]]
    for start in starts[1:]:
        top = start
        while top - 1 > tops[-1] and lines[top - 1].lstrip().startswith("#"):
            top -= 1
        tops.append(top)
    return [lines[top:end] for top, end in zip(tops, [*tops[1:], ends[-1]], strict=True)]


def _end_of_block(lines: list[str], last: int, column: int) -> int:
    """The line after the last one of the key that begins on line `last`."""
    end = last + 1
    for number in range(last + 1, len(lines)):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if indent < column or (indent == column and not line.lstrip().startswith("- ")):
            break
        end = number + 1
    return end

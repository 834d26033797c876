"""Say in plain words what the model refused, and where.

In: pydantic's validation error and the file it came from. Out: `Problem` records, one for each root cause.
Must not know: other files.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.dataset.forms import files_with
from macros.dataset.positions import INHERITED
from macros.dataset.what_belongs import after_the_name, names_of, needed_by, record_at, record_in
from macros.model.form_order import form_order
from macros.model.record import POSITION_KEY, Record
from macros.problems import WHY, Place, Problem, did_you_mean, nearest, problem
from macros.reading.characters import MOST_TOLD
from macros.reading.places_in_lines import line_at, shortened
from macros.reading.strict_yaml import ParsedFile, Path
from macros.words import listed

CURLY = re.compile("[“‘](.*)[”’]")
LONGEST_READ = 80  # characters
MOST_WORDS = 40  # of which one must be written: all are named, since the right one can be far down the alphabet
NEAR = 1  # line: so far down an eye falls on its own


def explain(error: ValidationError, form: type[Record], parsed: ParsedFile) -> list[Problem]:
    """Every problem in one file, in the order of the file."""
    return sorted(set(_Refused(error.errors(include_url=False)[:MOST_TOLD], form, parsed).problems()))


class _Refused:
    """Everything the model refused in one file, told apart by what caused it."""

    def __init__(self, details: list[ErrorDetails], form: type[Record], parsed: ParsedFile) -> None:
        self.form, self.parsed, self.details = form, parsed, details
        self.unknown: list[Path] = [item["loc"] for item in details if item["type"] == "extra_forbidden"]
        self.missing: list[Path] = [item["loc"] for item in details if item["type"] == "missing"]
        self.said: set[Path] = set()  # what needs no word of its own, because its cause is told elsewhere

    def problems(self) -> Iterator[Problem]:
        yield from self._items_of_another_list()
        yield from self._without_colon_or_cut_by_a_comma()
        yield from self._unknown_names()
        yield from self._missing_names()
        for item in self.details:
            path: Path = item["loc"]
            if item["type"] in ("extra_forbidden", "missing") or path in self.said or self._told_elsewhere(item):
                continue
            yield self._refused_value(item, path)

    def _told_elsewhere(self, item: ErrorDetails) -> bool:
        path: Path = item["loc"]
        if item["type"] == "too_short":  # short only because an item in it was refused
            return any(other["loc"][: len(path)] == path and len(other["loc"]) > len(path) for other in self.details)
        return bool(path) and path[-1] in INHERITED and path not in self.parsed.places  # told where it is written

    def _items_of_another_list(self) -> Iterator[Problem]:
        """Items that are none of this list's and would all be of another list's: the line that names it is not there."""
        items = dict.fromkeys(path[:-1] for path in self.unknown if len(path) > 2 and isinstance(path[-2], int))
        found: dict[tuple[Path, str], Path] = {}
        for item in items:
            names, form = set(_mapping_at(self.parsed, item)), record_at(self.form, item[:-2])
            others = [name for name in names_of(form) if name != item[-2]]
            fits = [name for name in others if form and _is_a_list_of(form, name, names)]
            if len(fits) == 1 and not any(path in self.parsed.bare for path in self.unknown if path[:-1] == item):
                found.setdefault((item[:-1], fits[0]), item)
                self.said |= {path for path in (*self.unknown, *self.missing) if path[:-1] == item}
        for (inside, name), item in found.items():
            what, write = f"from here on the items of “{inside[-1]}” are like those of “{name}”", f"a line “{name}:” above this one"
            yield problem("unknown-key", self.parsed.place_of(item), what, write=write)

    # --- between braces -----------------------------------------------------------------------------------------------

    def _without_colon_or_cut_by_a_comma(self) -> Iterator[Problem]:
        """A name between braces with no colon after it: the colon was forgotten, or a comma cut a value in two."""
        for path in [path for path in self.unknown if path in self.parsed.bare]:
            before, known = self._before(path), names_of(record_at(self.form, path[:-1]))
            name = re.match(r"([\w-]+)(:?)", str(path[-1]))
            self.said.add(path)
            if name and (name[1] in known or before is None):
                self.said.add((*path[:-1], name[1]))
                what = f"there is no space after the colon of “{name[1]}”" if name[2] else f"there is no colon after “{name[1]}”"
                write = f"{name[1]}: with a space after the colon"
                yield problem("colon-missing", self.parsed.place_of_name(path), what, read=str(path[-1]), write=write)
            elif before is not None and before not in self.parsed.bare:
                self.said.add(before)
                yield self._cut_by_a_comma(path, before)

    def _before(self, path: Path) -> Path | None:
        names = list(_mapping_at(self.parsed, path[:-1]))
        position = names.index(path[-1]) if path[-1] in names else 0
        return (*path[:-1], names[position - 1]) if position else None

    def _cut_by_a_comma(self, path: Path, before: Path) -> Problem:
        first, last = self.parsed.place_of(before), self.parsed.place_of_name(path)
        line = self.parsed.lines[first.line - 1]
        whole = line[first.column - 1 : last.column - 1 + len(str(path[-1]))] if first.line == last.line else ""
        field = (record_at(self.form, path[:-1]) or Record).model_fields.get(str(before[-1]))
        if field and field.annotation is Decimal and re.fullmatch(r"[£\d,. ]+", whole):
            what = f"“{whole}” is not an amount in pounds as this form writes it"
            write = f"digits, and no comma or pound sign: {re.sub('[£, ]', '', whole)}"
            return problem("money-not-a-number", first, what, read=whole, write=write)
        curly = CURLY.fullmatch(whole)
        write = f"straight marks, not curly ones: '{curly[1]}'" if curly else "the whole value in quotes, or each name on a line of its own"
        return problem("comma-in-braces", last, f"the comma before “{path[-1]}” ends the value", read=whole, write=write)

    # --- names --------------------------------------------------------------------------------------------------------

    def _unknown_names(self) -> Iterator[Problem]:
        for path in [path for path in self.unknown if path not in self.said]:
            meant = self._missing_name_meant_by(path)
            advice = did_you_mean(str(path[-1]), names_of(record_at(self.form, path[:-1])))
            elsewhere = files_with(str(path[-1])) if len(path) == 1 and advice.startswith("one of") else []
            if elsewhere:
                advice = f"it in {' or '.join(elsewhere)}, whose form has this name; or {advice}"
            if meant:
                self.said.add((*path[:-1], meant))
                advice = f"did you mean “{meant}”, which is missing here?"
            what = f"“{path[-1]}” is not a name this form has here"
            yield problem("unknown-key", self.parsed.place_of_name(path), what, read=str(path[-1]), write=advice)

    def _missing_name_meant_by(self, path: Path) -> str | None:
        """The missing name that an unknown one must stand for: one like it, or the only one that is missing."""
        gone = [str(other[-1]) for other in self.missing if other[:-1] == path[:-1] and other not in self.said]
        alike = nearest(str(path[-1]), names_of(record_at(self.form, path[:-1])), limit=1)
        if alike == ["document"] and any(other[-1] == "document" for other in self.missing):
            return "document"  # missing here, or in what takes it from here
        gone = [name for name in gone if name not in INHERITED]
        if alike and alike[0] in gone:
            return alike[0]
        strangers = [other for other in self.unknown if other[:-1] == path[:-1]]
        return gone[0] if len(gone) == 1 and len(strangers) == 1 else None

    def _missing_names(self) -> Iterator[Problem]:
        """What is missing, once for each record; a document that all claims of a file would take from its top, once."""
        gone: dict[Path, list[str]] = {}
        for path in self.missing:
            if path not in self.said:
                gone.setdefault(path[:-1], []).append(str(path[-1]))
        whole = {path[:-1] for path in self.missing if path[-1] == "lines"}  # records without lines
        told = {path[:-1] for path in self.said if path[-1] == "document"}  # a name that must mean it is told of
        from_the_top = "document" in self.form.model_fields and ("document",) not in self.parsed.places
        for path, names in gone.items():
            # Without lines nothing is taken from what encloses a claim, so a missing document is the same slip.
            taken = path in whole or (from_the_top and path) or any(path[: len(around)] == around for around in told)
            named = [name for name in names if name != "document"] if taken else names
            if named:
                yield self._missing(path, named)
        if from_the_top and not told and any("document" in names and path not in whole for path, names in gone.items() if path):
            yield self._missing((), ["document"])

    def _missing(self, path: Path, names: list[str]) -> Problem:
        record = record_at(self.form, path)
        what = f"{listed([f'“{name}”' for name in names])} {'is' if len(names) == 1 else 'are'} missing"
        write = "; ".join(after_the_name(record, name) for name in names)
        begins = self.parsed.place_of(path)
        read = shortened(line_at(self.parsed.lines, begins.line))  # by it a reader knows which record is meant
        return problem("missing-key", self._where_it_belongs(path, record, names[0]), what, read=read, write=write)

    def _where_it_belongs(self, path: Path, record: type[Record] | None, name: str) -> Place:
        """The record; or in a long one, where nobody would look at its first line, the name below which the missing one belongs."""
        whole, order = self.parsed.place_of(path), form_order(record) if record else ()
        written = [other for other in _mapping_at(self.parsed, path) if other in order]
        after = [other for other in written if name in order and order.index(other) > order.index(name)]
        if not written:
            return whole
        beside = self.parsed.place_of_name((*path, after[0] if after else written[-1]))
        return beside if beside.line > whole.line + NEAR else whole

    # --- values -------------------------------------------------------------------------------------------------------

    def _refused_value(self, item: ErrorDetails, path: Path) -> Problem:
        kind, context = item["type"], item.get("ctx", {})
        place = self.parsed.place_of((*path, *context.get("at", ())))  # a record can say which of its parts is wrong
        whole = kind in WHY and record_at(self.form, path) is not None  # the record as a whole was refused, not how it is written
        read, about = "" if whole else _as_read(item.get("input")), _called(path)
        curly = CURLY.fullmatch(read)
        if kind in ("literal_error", "enum"):
            words = re.findall(r"'([^']+)'", str(context.get("expected", "")))
            write = f"{curly[1]}, without the curly marks" if curly else did_you_mean(read, words, at_most=MOST_WORDS)
            return problem("not-one-of", place, f"“{read}” is not a word this form knows here", read=read, write=write)
        if kind == "empty-value" and self._hidden_by_a_hash(path):
            return problem("empty-value", place, "what stands after “#” is not read", write="the value in quotes, if the “#” belongs to it")
        if kind == "empty-value" and (path := self._as_written(path)) and isinstance(path[-1], str):
            return self._empty(place, path)
        if kind == "missing-key" and "name" in context:
            place = self._where_it_belongs(path, record_at(self.form, path), context["name"])
        if kind in WHY:
            write = f"{curly[1]}, without the curly marks" if curly and item["input"] == read else str(context.get("write", ""))
            return problem(kind, place, item["msg"], read=read, write=write)
        if kind in ("tuple_type", "list_type"):
            write = "each item on a line of its own, with a dash and a space in front"
            return problem("not-a-list", place, f"{about} is a list, and one value stands here", read=read, write=write)
        if kind in ("model_type", "dict_type", "model_attributes_type"):
            names = needed_by(record_at(self.form, path))
            what, write = f"{about} has several parts, and one value stands here", f"a name and a value for each of {', '.join(names)}"
            return problem("not-a-group-of-keys", place, what, read=read, write=write if names else "")
        if kind == "too_short":
            least = int(context.get("min_length", 1))
            return problem("too-few", place, f"{about} has too few items", write=f"at least {least}, each with a dash in front")
        return problem("form-does-not-fit", place, f"{about} does not fit the form", read=read or item["msg"])

    def _as_written(self, path: Path) -> Path:
        """The path without the steps that nobody wrote: a single text stands where several could."""
        return next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self.parsed.places), ())

    def _empty(self, place: Place, path: Path) -> Problem:
        record, name = record_at(self.form, path[:-1]), str(path[-1])
        or_nothing = "" if name in needed_by(record) else "; or nothing, not even the name"
        return problem("empty-value", place, f"nothing is written after “{name}”", write=after_the_name(record, name) + or_nothing)

    def _hidden_by_a_hash(self, path: Path) -> bool:
        place = self.parsed.place_of(path)
        return self.parsed.lines[place.line - 1][place.column - 1 :].lstrip().startswith("#")


def _is_a_list_of(form: type[Record], name: str, names: set[str]) -> bool:
    """Whether a field is a list of which an item with just these names could be one."""
    inner = record_in(form.model_fields[name].annotation)
    return (
        typing.get_origin(form.model_fields[name].annotation) is tuple and names <= set(names_of(inner)) and set(needed_by(inner)) <= names
    )


def _called(path: Path) -> str:
    """What a value is called: its name, or for an item the list it is in."""
    if path and isinstance(path[-1], int):
        name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        return f"each item of “{name}”"
    return f"“{path[-1]}”" if path else "the form"


def _mapping_at(parsed: ParsedFile, path: Path) -> dict[str, Any]:
    value = parsed.value
    for step in path:
        value = value[step]
    return value if isinstance(value, dict) else {}


def _as_read(value: Any) -> str:
    if isinstance(value, dict):
        value = {key: inner for key, inner in value.items() if key != POSITION_KEY}
        return "the names " + ", ".join(map(str, value)) if value else "nothing"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = str(value) if value is not None else ""
    return text if len(text) <= LONGEST_READ else text[: LONGEST_READ - 3] + "..."

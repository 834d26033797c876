"""Read one YAML file so that nothing is guessed and everything keeps its position.

In: the bytes of a file. Out: a `ParsedFile` (text, lists and mappings, each with its place) or problems.
Must not know: what the values mean. Every scalar is the text that was written: `No`, `17:30`, `1.10` and
`03003008585` survive as they stand; the model gives types later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from macros.problems import Place, Problem, problem
from macros.reading import places_in_lines
from macros.reading.characters import MOST_TOLD, PASTED_SPACES, hidden_by_an_escape, not_utf8, slips_in_characters
from macros.reading.plain_words import slip_in

LARGEST_FILE = 1024 * 1024  # bytes
DEEPEST_NESTING = 20  # levels
DIRECTIVE = re.compile(r"(?m)^%(?:YAML|TAG)\b.*$")

Path = tuple[str | int, ...]
QUOTES = ("'", '"')
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class ParsedFile:
    """A file's values and where each stands. `places` maps a path to (place of its name, place of its value)."""

    name: str
    value: Any
    places: Mapping[Path, tuple[Place, Place]] = field(default_factory=dict)
    lines: tuple[str, ...] = field(default=(), repr=False)
    bare: frozenset[Path] = frozenset()  # names between braces with no colon after them

    def place_of(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest thing that holds it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places[path][1] if path in self.places else Place(self.name)

    def place_of_name(self, path: Path) -> Place:
        """Where the name (the word before the colon) at `path` stands."""
        return self.places[path][0] if path in self.places else self.place_of(path)


def read_yaml(name: str, data: bytes) -> tuple[ParsedFile | None, list[Problem]]:
    """Read the bytes of the file called `name`.

    Returns the parsed file, or None with every problem that could be found in one reading.
    """
    if len(data) > LARGEST_FILE:
        what = f"the file has more than {LARGEST_FILE:,} bytes"
        return None, [problem("file-too-large", Place(name), what, write="split it, or remove what does not belong")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [not_utf8(name, data, error)]
    text = PASTED_SPACES.sub(" ", text.removeprefix("\ufeff"))
    lines = tuple(re.split("\r\n|\r|\n", text))
    found = slips_in_characters(name, text, lines) or _directives(name, lines)
    if found:
        return None, found
    builder = _Builder(name, lines)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            builder.take(event)
            if len(builder.problems) >= MOST_TOLD:
                break
    except yaml.MarkedYAMLError as error:
        unreadable = _unreadable(name, lines, error, builder.last)
        # What was odd in the last piece before nothing more can be read has the same cause.
        reached = (
            unreadable.place.line
            if builder.last is None
            else min(places_in_lines.spot_of(builder.last.start_mark).line, unreadable.place.line)
        )
        builder.problems = [item for item in builder.problems if item.place.line < reached] + [unreadable]
    except yaml.YAMLError as error:
        builder.problems.append(problem("not-yaml", Place(name), str(error)))
    except _TooDeep as deep:
        builder.problems.append(deep.problem)
    if builder.problems:
        return None, sorted({item.place: item for item in reversed(builder.problems)}.values())  # one for each place
    if builder.is_empty:
        return None, [problem("empty-file", Place(name), "the file has nothing in it", write="fill in the form or remove the file")]
    return ParsedFile(name, builder.root, builder.places, lines, frozenset(builder.bare)), []


def _directives(name: str, lines: tuple[str, ...]) -> list[Problem]:
    """Lines that would change how the file is read; the parser takes minutes over many of them."""
    first = next((number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")), 0)
    if not DIRECTIVE.match(places_in_lines.line_at(lines, first)):
        return []
    what = f"a %{places_in_lines.first_word(places_in_lines.line_at(lines, first))} line"
    return [problem("tag", Place(name, first), what, write="remove the line")]


def _unreadable(name: str, lines: tuple[str, ...], error: yaml.MarkedYAMLError, before: Event | None) -> Problem:
    slip = slip_in(lines, error, before)
    read = places_in_lines.line_at(lines, slip.spot.line).strip()
    return problem(slip.id, Place(name, *slip.spot), slip.what, read=places_in_lines.shortened(read), write=slip.write)


class _TooDeep(Exception):
    def __init__(self, found: Problem) -> None:
        super().__init__(found.what)
        self.problem = found


class _Open:
    """A mapping or list that has begun and not yet ended."""

    def __init__(self, path: Path, value: dict[str, Any] | list[Any], *, in_braces: bool) -> None:
        self.path = path
        self.value = value
        self.in_braces = in_braces
        self.key: str | None = None
        self.key_place: Place | None = None
        self.seen: dict[str, Place] = {}
        self.again: dict[str, Place] = {}  # names given a second time


class _Builder:
    """Builds plain values from the parser's events and refuses what would need guessing."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines
        self.last: Event | None = None
        self.bare: set[Path] = set()
        self.root: Any = None
        self.is_empty = True
        self.places: dict[Path, tuple[Place, Place]] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Event) -> None:
        self.last = event
        if isinstance(event, DocumentStartEvent):
            self._start_document(event)
        elif self._documents > 1:
            return
        elif isinstance(event, ScalarEvent):  # by far the most common
            if event.anchor or event.tag:
                self._refuse_anchor_and_tag(event)
            if not event.style:
                self._refuse_swallowed_dash(event)
            elif event.style == '"':
                self._refuse_hidden_characters(event)
            self._take_scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._refuse_anchor_and_tag(event)
            self._start(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._refuse_names_given_twice(self._open.pop())
        elif isinstance(event, AliasEvent):
            self._refuse_alias(event)
            self._put("", self._place(event))

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)

    def _start_document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents == 2:
            self.problems.append(
                problem(
                    "several-documents",
                    self._place(event),
                    "a second part begins here (a line of three dashes)",
                    write="one form in one file: remove the dashes, or move the rest to a file of its own",
                )
            )

    def _refuse_alias(self, event: AliasEvent) -> None:
        self.problems.append(
            problem(
                "anchor-or-alias",
                self._place(event),
                f"“*{event.anchor}” stands for text elsewhere in the file",
                write=f'the text itself; or, if it begins with a star, the text in quotes: "*{event.anchor}"',
            )
        )

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor:
            self.problems.append(
                problem(
                    "anchor-or-alias",
                    self._place(event),
                    f"“&{event.anchor}” gives this value a label",
                    write=f"the value without “&{event.anchor}”, or all of it in quotes",
                )
            )
        if event.tag:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            what = f"“{written}” in front of this value says of what kind it is"
            self.problems.append(problem("tag", self._place(event), what, write="the value alone, or in quotes"))

    def _refuse_swallowed_dash(self, event: Any) -> None:
        """A list set in too far would become a part of the text above it, and nobody would see."""
        if event.end_mark.line == event.start_mark.line or (self._open and self._open[-1].in_braces):
            return
        for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
            spot = places_in_lines.start_of(self.lines, number)
            if places_in_lines.line_at(self.lines, number).lstrip().startswith("- "):
                what = "this line begins with a dash, and belongs to the text above it"
                write = "fewer spaces in front if it is an item of a list; otherwise the whole text in quotes"
                self.problems.append(problem("list-dash", Place(self.name, *spot), what, write=write))
                return

    def _refuse_hidden_characters(self, event: ScalarEvent) -> None:
        hidden = hidden_by_an_escape(event.value, self._place(event))
        if hidden:
            self.problems.append(hidden)

    def _take_scalar(self, event: ScalarEvent) -> None:
        place = self._place(event)
        holder = self._open[-1] if self._open else None
        if holder is not None and isinstance(holder.value, dict) and holder.key is None:
            self._take_key(holder, event, place)
        else:
            self._put(event.value, place)

    def _take_key(self, holder: _Open, event: ScalarEvent, place: Place) -> None:
        key = event.value
        if key == "<<" and event.style not in QUOTES:
            self.problems.append(problem("merge-key", place, "“<<” copies lines from elsewhere", write="each name and value in full"))
        elif holder.in_braces and self._has_no_colon(event):
            self.bare.add((*holder.path, key))
        elif key in holder.seen:
            holder.again.setdefault(key, place)
        elif not key.strip():
            self.problems.append(problem("key-not-text", place, "there is no name before the colon", write="a name before the colon"))
        holder.seen.setdefault(key, place)
        holder.key, holder.key_place = key, place

    def _refuse_names_given_twice(self, group: _Open) -> None:
        """Several names given twice in one group have one cause: a new item begins, and its dash is not there."""
        if len(group.again) == 1:
            key, place = next(iter(group.again.items()))
            what = f"“{key}” is given twice (first on line {group.seen[key].line})"
            write = "it once, with what is right; or both values as a list, where the form has one"
            self.problems.append(problem("duplicate-key", place, what, write=write))
        elif group.again:
            first, *others = group.again
            what = f"“{first}” is given twice, and so {'is' if len(others) == 1 else 'are'} {', '.join(f'“{name}”' for name in others)}"
            write = "a dash in front of the first name, if a new item begins here; otherwise each name once"
            self.problems.append(problem("duplicate-key", min(group.again.values()), what, write=write))

    def _has_no_colon(self, event: Any) -> bool:
        rest = places_in_lines.line_at(self.lines, event.end_mark.line + 1)[event.end_mark.column :]
        return not rest.lstrip().startswith(":")

    def _start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        place = self._place(event)
        if len(self._open) >= DEEPEST_NESTING:
            what = f"this is more than {DEEPEST_NESTING} levels deep"
            raise _TooDeep(problem("nested-too-deep", place, what, write="check the spaces at the start of the lines above"))
        value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        holder = self._open[-1] if self._open else None
        if holder is not None and isinstance(holder.value, dict) and holder.key is None:
            self.problems.append(
                problem("key-not-text", place, "a list or group stands where a name belongs", write="a plain word before the colon")
            )
            holder.key, holder.key_place = f"?{len(holder.seen)}", place
        path = self._put(value, place)
        self._open.append(_Open(path, value, in_braces=bool(event.flow_style)))

    def _put(self, value: Any, place: Place) -> Path:
        if not self._open:
            self.root, self.is_empty = value, value == ""
            self.places[()] = (place, place)
            return ()
        holder = self._open[-1]
        if isinstance(holder.value, list):
            path: Path = (*holder.path, len(holder.value))
            holder.value.append(value)
            self.places[path] = (place, place)
            return path
        key, key_place = holder.key or "", holder.key_place or place
        holder.key = holder.key_place = None
        path = (*holder.path, key)
        if key not in holder.value:  # the first of two is kept; the second has been refused already
            holder.value[key] = value
            self.places[path] = (key_place, place)
        return path


def paths_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every path in plain values, with what stands there, in order."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths_of(inner, (*path, index))

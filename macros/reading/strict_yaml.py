"""Read one YAML file so that nothing is guessed and everything keeps its position.

In: the bytes of a file. Out: a `ParsedFile` (text, lists and mappings, each with its place) or problems.
Must not know: what the values mean. Every scalar is the text that was written: `No`, `17:30`, `1.10` and
`03003008585` survive as they stand; the model gives types later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from macros.reading.plain_words import in_plain_words

LARGEST_FILE = 1024 * 1024  # bytes
DEEPEST_NESTING = 20  # levels
EXAMPLES_SHOWN = 3  # of one repeated slip in one file

Path = tuple[str | int, ...]
QUOTES = ("'", '"')
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Characters that nobody sees: controls, zero-width marks and those that turn the direction of text.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


@dataclass(frozen=True)
class ParsedFile:
    """A file's values and where each stands. `places` maps a path to (place of its name, place of its value)."""

    name: str
    value: Any
    places: dict[Path, tuple[Place, Place]] = field(default_factory=dict)

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
        what = f"the file has {len(data):,} bytes; at most {LARGEST_FILE:,} are read"
        return None, [problem("file-too-large", Place(name), what, write="split it, or remove what does not belong")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(name, data, error)]
    text = text.removeprefix("\ufeff")
    found = [*_tabs(name, text), *_invisible_characters(name, text)]
    if found:
        return None, found
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_not_yaml(name, error))
    except yaml.YAMLError as error:
        builder.problems.append(problem("not-yaml", Place(name), str(error)))
    except _TooDeep as deep:
        builder.problems.append(deep.problem)
    if builder.problems:
        return None, builder.problems
    if builder.is_empty:
        return None, [problem("empty-file", Place(name), "the file has nothing in it", write="fill in the form or remove the file")]
    return ParsedFile(name, builder.root, builder.places), []


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    return problem(
        "not-utf-8",
        Place(name, line, column),
        "the file is not saved as UTF-8",
        read=f"the byte {data[error.start]:#04x}, which is not a character in UTF-8",
        write="save the file again and choose “UTF-8” as its encoding",
    )


def _tabs(name: str, text: str) -> list[Problem]:
    if "\t" not in text:
        return []
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if "\t" in line]
    more = len(lines) - EXAMPLES_SHOWN
    found = []
    for index, (number, line) in enumerate(lines[:EXAMPLES_SHOWN]):
        rest = f" (and on {more} more lines)" if more > 0 and index == EXAMPLES_SHOWN - 1 else ""
        place = Place(name, number, line.index("\t") + 1)
        found.append(problem("tab-character", place, f"there is a tab on this line{rest}", write="spaces instead of the tab"))
    return found


def _invisible_characters(name: str, text: str) -> list[Problem]:
    found = []
    if INVISIBLE.search(text):
        for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
            match = INVISIBLE.search(line)
            if match:
                found.append(
                    problem(
                        "odd-character",
                        Place(name, number, match.start() + 1),
                        "there is an invisible character on this line",
                        read=f"character U+{ord(match.group()):04X}",
                        write="the line again, typed rather than pasted",
                    )
                )
    return found[:EXAMPLES_SHOWN]


def _not_yaml(name: str, error: yaml.MarkedYAMLError) -> Problem:
    # For a quote that is never closed the parser reports the end of the file; where it began is what helps.
    mark = error.problem_mark or error.context_mark
    if error.context_mark and error.context and "quoted scalar" in error.context:
        mark = error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    what, write = in_plain_words(error.problem or "", error.context or "")
    return problem("not-yaml", place, what, write=write)


class _TooDeep(Exception):
    def __init__(self, found: Problem) -> None:
        super().__init__(found.what)
        self.problem = found


class _Open:
    """A mapping or list that has begun and not yet ended."""

    def __init__(self, path: Path, value: dict[str, Any] | list[Any]) -> None:
        self.path = path
        self.value = value
        self.key: str | None = None
        self.key_place: Place | None = None
        self.seen: dict[str, Place] = {}


class _Builder:
    """Builds plain values from the parser's events and refuses what would need guessing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Any = None
        self.is_empty = True
        self.places: dict[Path, tuple[Place, Place]] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self._start_document(event)
        elif self._documents > 1:
            return
        elif isinstance(event, ScalarEvent):  # by far the most common
            if event.anchor or event.tag:
                self._refuse_anchor_and_tag(event)
            self._take_scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._refuse_anchor_and_tag(event)
            self._start(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()
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
        if event.tags:
            self.problems.append(problem("tag", self._place(event), "a %TAG line", write="remove the line"))

    def _refuse_alias(self, event: AliasEvent) -> None:
        self.problems.append(
            problem(
                "anchor-or-alias",
                self._place(event),
                f"“*{event.anchor}” points at text elsewhere in the file",
                write=f'the text itself, or put the value in quotes if it really begins with a star: "*{event.anchor}"',
            )
        )

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor:
            self.problems.append(
                problem(
                    "anchor-or-alias",
                    self._place(event),
                    f"“&{event.anchor}” gives this value a label",
                    write=f"the value without “&{event.anchor}”, or in quotes if it really begins with an ampersand",
                )
            )
        if event.tag:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            what = f"“{written}” in front of this value gives it a type"
            self.problems.append(problem("tag", self._place(event), what, write="the value alone, or in quotes"))

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
            self.problems.append(problem("merge-key", place, "“<<” copies keys from elsewhere", write="each key in full"))
        elif key in holder.seen:
            first = holder.seen[key]
            self.problems.append(
                problem(
                    "duplicate-key",
                    place,
                    f"“{key}” is given twice (first on line {first.line})",
                    write="it once; join the two or remove one",
                )
            )
        elif not key.strip():
            self.problems.append(problem("key-not-text", place, "there is no name before the colon", write="a name before the colon"))
        holder.seen.setdefault(key, place)
        holder.key, holder.key_place = key, place

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
        self._open.append(_Open(path, value))

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

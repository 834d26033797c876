"""Say which slip of the hand made a file unreadable, in words for a person who fills in forms.

In: the lines of the file, the parser's complaint, and what the parser had read just before it.
Out: one `Slip`: an id, where it was made (which is often not where the parser gave up), and what to write.
Must not know: files, or what a form is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml
from yaml.events import AliasEvent, Event, MappingEndEvent, ScalarEvent, SequenceEndEvent

from macros.reading import places_in_lines as where
from macros.reading.places_in_lines import Spot

QUOTES = ("'", '"')
CURLY = "“”‘’"
CLOSES = {"{": "}", "[": "]"}


@dataclass(frozen=True)
class Slip:
    """What went wrong, where (line and column from 1), and what to write instead."""

    id: str
    spot: Spot
    what: str
    write: str


@dataclass(frozen=True)
class Halt:
    """The point at which the parser gave up: its words, the spot, the spot of what it was in, and the event before."""

    lines: Sequence[str]
    says: str
    spot: Spot
    inside: Spot | None
    before: Event | None

    @property
    def line(self) -> str:
        """The line on which it gave up."""
        return where.line_at(self.lines, self.spot.line)

    @property
    def ahead(self) -> str:
        """What stands from there to the end of the line."""
        return self.line[self.spot.column - 1 :]

    @property
    def begins_its_line(self) -> bool:
        """Whether nothing but spaces stands before it."""
        return not self.line[: self.spot.column - 1].strip()

    @property
    def text_before(self) -> tuple[ScalarEvent, Spot, Spot] | None:
        """The piece of text read just before, with its first spot and the spot after its last character."""
        if isinstance(self.before, ScalarEvent):
            return self.before, where.spot_of(self.before.start_mark), where.spot_of(self.before.end_mark)
        return None


def slip_in(lines: Sequence[str], error: yaml.MarkedYAMLError, before: Event | None) -> Slip:
    """The slip behind a complaint of the parser."""
    inside = where.spot_of(error.context_mark) if error.context_mark else None
    spot = where.spot_of(error.problem_mark) if error.problem_mark else inside or Spot(1, 1)
    halt = Halt(lines, f"{error.problem or ''} {error.context or ''}", spot, inside, before)
    for reading in READINGS:
        found = reading(halt)
        if found:
            return found
    return Slip("not-yaml", spot, "this line cannot be read as a part of the form", "the line as in the other files of this folder")


def _quote_left_open(halt: Halt) -> Slip | None:
    what = "a quotation mark is opened here, and not closed on this line"
    write = "the closing mark at the end of the text; if this is an apostrophe, the whole text between double marks"
    if "quoted scalar" in halt.says and "end of stream" in halt.says and halt.inside:
        return Slip("quote-left-open", halt.inside, what, write)
    if halt.text_before:
        text, first, last = halt.text_before
        if text.style in QUOTES and first.line < last.line == halt.spot.line:
            return Slip("quote-left-open", first, what, write)
    return None


def _quote_inside_quotes(halt: Halt) -> Slip | None:
    if not halt.text_before:
        return None
    text, first, last = halt.text_before
    if text.style not in QUOTES or not first.line == last.line == halt.spot.line or "expected" not in halt.says:
        return None
    if re.match(r"[\w-]+: |['\"]", halt.ahead):
        return None  # the next part of a group or list: a comma is missing
    what = f"the quotation marks close before “{where.shortened(halt.ahead)}”"
    return Slip("quote-inside-quotes", halt.spot, what, "one pair of marks around the whole text, of a kind the text itself does not have")


def _brackets(halt: Halt) -> Slip | None:
    id_ = "brackets-do-not-match"
    if isinstance(halt.before, MappingEndEvent | SequenceEndEvent) and halt.ahead[:1] in ("}", "]"):
        return Slip(id_, halt.spot, f"there is one “{halt.ahead[0]}” too many", "the line without it")
    if "node content" in halt.says and halt.ahead[:1] in ("}", "]"):
        return Slip(id_, halt.spot, f"nothing was opened that this “{halt.ahead[0]}” closes", "the line without it, or the value in quotes")
    closed = re.search(r"([}\]])\s*[^\s,}\]#]", halt.line[: halt.spot.column])
    if closed and "expected ',' or" not in halt.says and (not halt.text_before or halt.text_before[1].column > closed.start()):
        what = f"“{closed[1]}” closes here, and more follows on the line"
        return Slip(id_, Spot(halt.spot.line, closed.start() + 1), what, f"“{closed[1]}” at the end; or what follows on a line of its own")
    if "expected ',' or" not in halt.says or halt.inside is None:
        return None
    opening = where.line_at(halt.lines, halt.inside.line)[halt.inside.column - 1 :][:1]
    closing = CLOSES.get(opening, "}")
    if halt.ahead[:1] in ("}", "]"):
        return Slip(id_, halt.spot, f"“{opening}” is closed here by “{halt.ahead[0]}”", f"“{closing}” instead")
    goes_on = where.indent(halt.line) > where.indent(where.line_at(halt.lines, halt.inside.line))
    if halt.spot.line > halt.inside.line and not (goes_on and halt.line.strip()):
        return Slip(id_, halt.inside, f"“{opening}” is opened here and never closed", f"“{closing}” at the end")
    if halt.ahead.startswith(":") and halt.text_before and " " not in halt.text_before[0].value:
        return _colon_in_value(halt)
    spot = _word_before(halt)
    word = where.first_word(halt.line[spot.column - 1 :])
    return Slip("comma-missing", spot, f"there is no comma in front of “{word}”", "a comma and a space before it")


def _word_before(halt: Halt) -> Spot:
    """Where the name that the parser ran into begins."""
    name = re.search(r"[\w-]*$", halt.line[: halt.spot.column - 1])
    return Spot(halt.spot.line, name.start() + 1) if name else halt.spot


def _second_colon(halt: Halt) -> Slip | None:
    if "mapping values are not allowed" not in halt.says or not halt.text_before:
        return None
    _, first, last = halt.text_before
    if first.line < last.line:
        return _run_into_the_next_line(halt, first)
    line = halt.line
    name = re.match(r"\s*(?:- )?([\w-]+)\s*[{\[]", line)
    if name:
        return _colon_missing(Spot(halt.spot.line, name.start(1) + 1), name[1])
    if ": " in line[: halt.spot.column - 1]:
        return _colon_in_value(halt)
    return None


def _run_into_the_next_line(halt: Halt, first: Spot) -> Slip:
    """A text that goes on in the next line, and there is a colon: one of the two lines is not as it should be."""
    upper = where.line_at(halt.lines, first.line)
    dash = re.match(r"\s*(-)[^\s-]", upper)
    if dash:
        return _dash_without_space(Spot(first.line, dash.start(1) + 1))
    if ": " not in upper[: first.column - 1]:
        return _colon_missing(first, where.first_word(upper[first.column - 1 :]))
    spot = where.start_of(halt.lines, halt.spot.line)
    around = {where.indent_of_names(where.line_at(halt.lines, number)) for number in (first.line - 1, halt.spot.line + 1)}
    if around == {where.indent(halt.line)}:  # all but the upper one stand in line
        return _out_of_line(where.start_of(halt.lines, first.line), where.indent(halt.line))
    return _out_of_line(spot, where.indent_of_names(upper))


def _colon_in_value(halt: Halt) -> Slip:
    write = 'the whole value in quotes, as in: title: "Effective Support: a guide"'
    before = halt.line[: halt.spot.column - 1]
    if any(mark in before for mark in CURLY):
        write = "straight quotation marks (\" or ') around the value; curly ones do not hold a text together"
    return Slip("colon-in-value", halt.spot, "there is a second colon on this line, inside the value", write)


def _colon_missing(spot: Spot, name: str, *, space: bool = False) -> Slip:
    what = f"there is no space after the colon of “{name}”" if space else f"there is no colon after “{name}”"
    return Slip(
        "colon-missing", spot, what, f"{name}: with a space after the colon; or, if this is more of the text above, spaces in front"
    )


def _line_without_a_colon(halt: Halt) -> Slip | None:
    if "could not find expected ':'" not in halt.says or halt.inside is None:
        return None
    spot = where.start_of(halt.lines, halt.inside.line)
    line = where.line_at(halt.lines, spot.line).strip()
    if re.match(r"-[^\s-]", line):
        return _dash_without_space(spot)
    line = line.removeprefix("- ")
    stuck = re.match(r"([\w-]+):\S", line)
    return _colon_missing(spot, stuck[1] if stuck else where.first_word(line), space=bool(stuck))


def _dash_without_space(spot: Spot) -> Slip:
    return Slip("list-dash", spot, "there is no space after the dash", "a dash, a space, and then the item")


def _list_on_the_line_of_its_name(halt: Halt) -> Slip | None:
    if "block sequence entries are not allowed" not in halt.says:
        return None
    return Slip(
        "list-dash", halt.spot, "a list begins on the line of its name", "each item on a line of its own below, with a dash in front"
    )


def _out_of_step(halt: Halt) -> Slip | None:
    in_a_list, in_a_group = "expected '-' indicator" in halt.says, "expected key" in halt.says
    if not (in_a_list or in_a_group) or halt.inside is None or not halt.begins_its_line:
        return None
    if re.match(r"-[^\s-]", halt.ahead):
        return _dash_without_space(halt.spot)
    if halt.ahead.startswith("- "):
        first = _first_item_without_dash(halt)
        if first:
            what = "this line begins the first item of a list and has no dash"
            return Slip("list-dash", first, what, "a dash and a space in front, as the items below have")
        dashes = where.dashes_above(halt.lines, halt.spot.line)
        what = f"this dash has {where.spaces(halt.spot.column - 1)} in front"
        return Slip(
            "list-dash", halt.spot, what, f"{where.spaces(dashes)} in front, as the dashes above" if dashes is not None else "no dash"
        )
    if in_a_list and (halt.ahead.startswith("{") or halt.spot.column == halt.inside.column):
        what = "this line stands in the list above and has no dash"
        return Slip("list-dash", halt.spot, what, "a dash and a space in front; or, if it is not an item, fewer spaces")
    return _out_of_line(halt.spot, halt.inside.column + 1 if in_a_list else halt.inside.column - 1)


def _first_item_without_dash(halt: Halt) -> Spot | None:
    """The line below the name of a list, where only the later items have a dash."""
    column = where.indent(halt.line) + 2
    for number in range(halt.spot.line - 1, 0, -1):
        line = where.line_at(halt.lines, number)
        if _says_something(line) and where.indent(line) < column:
            below = range(number + 1, halt.spot.line)
            first = where.start_of(halt.lines, next((other for other in below if _says_something(halt.lines[other - 1])), number + 1))
            begins_a_list = line.rstrip().endswith(":") and first.column == column + 1 and first.line < halt.spot.line
            return first if begins_a_list and not where.line_at(halt.lines, first.line).lstrip().startswith("-") else None
    return None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _first_line_set_in(halt: Halt) -> Slip | None:
    """The first line of the form has spaces in front, so that the next one seems to belong to nothing."""
    first = next((number for number, line in enumerate(halt.lines, 1) if line.strip() and not line.lstrip().startswith("#")), 0)
    if "<document start>" not in halt.says or where.indent(where.line_at(halt.lines, first)) <= where.indent(halt.line):
        return None
    return _out_of_line(where.start_of(halt.lines, first), where.indent(halt.line))


def _out_of_line(spot: Spot, wanted: int) -> Slip:
    what = f"this line begins with {where.spaces(spot.column - 1)}, which fits no line above"
    part = "; or, if it is a part of the line above, nothing after the colon there" if wanted < spot.column - 1 else ""
    return Slip("indentation", spot, what, f"{where.spaces(wanted)} at the start, if it belongs with the line above{part}")


def _sign_with_a_meaning(halt: Halt) -> Slip | None:
    spot = halt.inside if halt.inside and halt.inside.line == halt.spot.line else halt.spot
    if isinstance(halt.before, AliasEvent) and "expected key" in halt.says:
        spot = where.spot_of(halt.before.start_mark)
    elif "escape character" in halt.says:
        return Slip("sign-needs-quotes", spot, "between double marks, “\\” does not stand for itself", "the text between single marks")
    elif not re.search(
        r"cannot start any token|an anchor|an alias|a directive|a block scalar|mapping keys are not|node content", halt.says
    ):
        return None
    sign = where.line_at(halt.lines, spot.line)[spot.column - 1 :][:1]
    what = f"a value cannot begin with “{sign}”" if sign else "a value is missing here"
    return Slip("sign-needs-quotes", spot, what, "the value in quotes")


READINGS: tuple[Callable[[Halt], Slip | None], ...] = (
    _quote_left_open,
    _quote_inside_quotes,
    _brackets,
    _second_colon,
    _line_without_a_colon,
    _list_on_the_line_of_its_name,
    _out_of_step,
    _first_line_set_in,
    _sign_with_a_meaning,
)

"""The slips people make when they edit these files, made by chance and each time the same.

In: the data files, and a seed. Out: `Edit` records: a file, its text after the slip, and the lines that were touched.
Must not know: what the checks say of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

NAME = re.compile(r"^(\s*(?:- )?)([a-z_]+):( .*)?$")
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
ID = re.compile(r"(\b(?:id|payer|organisation|document|group|post|requirement): )([a-z0-9]+(?:-[a-z0-9]+)+)")
QUOTED = re.compile(r"""(?<=[ \[])(["'])([^"']{3,})\1""")
ONE_OF = re.compile(r"(\b(?:state|kind|status|level|tier|confidence|subject|unit|role|relation|chart): )([a-z][a-z -]*[a-z])")
TEXT = re.compile(r"(\b(?:says|summary|title|about|why|note|means|name): )([A-Z][^'\"{}]{12,})")


@dataclass(frozen=True)
class Edit:
    """One slip: its kind, the file, what the file says after it, and the first and last line it touched, as they then stand."""

    number: int
    kind: str
    file: str
    text: str
    first: int
    last: int
    was: str

    def __str__(self) -> str:
        now = self.text.split("\n")[self.first - 1 : self.first] or [""]
        return f"{self.number} {self.kind}, {self.file}:{self.first}: {self.was.strip()[:110]!r} -> {now[0].strip()[:110]!r}"


@dataclass(frozen=True)
class Touched:
    """The lines of a file after a slip, and which of them it touched, counted from 0."""

    lines: list[str]
    first: int
    last: int


Slip = Callable[[list[str], int, random.Random], Touched | None]


def edits(files: Mapping[str, str], seed: int, count: int) -> Iterator[Edit]:
    """`count` edits of the files, each of one file as it was; every kind of slip comes equally often.

    Each has a chance of its own, so that a change to one file leaves the edits of the others as they were.
    """
    names, kinds = sorted(files), sorted(SLIPS)
    made = attempt = 0
    while made < count:
        chance, attempt = random.Random(f"{seed} {made} {attempt}"), attempt + 1
        kind, file = kinds[made % len(kinds)], chance.choice(names)
        lines = files[file].split("\n")
        at = chance.choice([number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")])
        touched = SLIPS[kind](list(lines), at, chance)
        if touched and touched.lines != lines:
            text = "\n".join(touched.lines)
            yield Edit(made, kind, file, text, touched.first + 1, touched.last + 1, lines[at])
            made, attempt = made + 1, 0


def _line(change: Callable[[str, random.Random], str | None]) -> Slip:
    """A slip within one line."""

    def slip(lines: list[str], at: int, chance: random.Random) -> Touched | None:
        changed = change(lines[at], chance)
        if changed is None:
            return None
        lines[at] = changed
        return Touched(lines, at, at + changed.count("\n"))

    return slip


def _replaced(pattern: re.Pattern[str], by: Callable[[re.Match[str], random.Random], str]) -> Slip:
    """A slip in the first piece of a line that looks like this."""
    return _line(lambda line, chance: pattern.sub(lambda match: by(match, chance), line, count=1) if pattern.search(line) else None)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(3):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _transposed(line: str, chance: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"(?=(\d)(?!\1)\d)", line)]
    if not places:
        return None
    at = chance.choice(places)
    return line[:at] + line[at + 1] + line[at] + line[at + 2 :]


def _delete(lines: list[str], at: int, chance: random.Random) -> Touched:
    del lines[at]
    # Nothing is left of it: the lines on both sides are where it was.
    return Touched(lines, max(at - 1, 0), min(at, len(lines) - 1))


def _delete_item(lines: list[str], at: int, chance: random.Random) -> Touched | None:
    return _delete(lines, at, chance) if lines[at].lstrip().startswith("- ") else None


def _swap(lines: list[str], at: int, chance: random.Random) -> Touched | None:
    if at + 1 >= len(lines) or not lines[at + 1].strip():
        return None
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return Touched(lines, at, at + 1)


def _twice(lines: list[str], at: int, chance: random.Random) -> Touched:
    lines.insert(at, lines[at])
    return Touched(lines, at, at + 1)


def _joined(lines: list[str], at: int, chance: random.Random) -> Touched | None:
    if at + 1 >= len(lines) or not lines[at + 1].strip():
        return None
    lines[at : at + 2] = [f"{lines[at]} {lines[at + 1].strip()}"]
    return Touched(lines, at, at)


def _item_pasted(lines: list[str], at: int, chance: random.Random) -> Touched | None:
    if not lines[at].lstrip().startswith("- "):
        return None
    end = at + 1
    while end < len(lines) and lines[end].strip() and _margin(lines[end]) > _margin(lines[at]):
        end += 1
    lines[end:end] = lines[at:end]
    return Touched(lines, at, end + end - at - 1)


def _merge_left_over(lines: list[str], at: int, chance: random.Random) -> Touched:
    lines[at : at + 1] = ["<<<<<<< HEAD", lines[at], "=======", f"{lines[at]} too", ">>>>>>> chair"]
    return Touched(lines, at, at + 4)


def _cut_off(lines: list[str], at: int, chance: random.Random) -> Touched | None:
    return Touched([*lines[:at], lines[at][: len(lines[at]) // 2]], at, at) if at else None


def _british(match: re.Match[str], _: random.Random) -> str:
    return f"{match[3]}/{match[2]}/{match[1]}"


def _in_words(match: re.Match[str], _: random.Random) -> str:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return f"{day.day} {day:%B %Y}"


def _without_a_word(match: re.Match[str], chance: random.Random) -> str:
    words = match[2].split(" ")
    del words[chance.randrange(len(words))]
    return match[1] + " ".join(words)


def _colon_gone(line: str, _: random.Random) -> str | None:
    match = NAME.match(line)
    return f"{match[1]}{match[2]}{match[3] or ''}" if match else None


def _one_mark_gone(which: int) -> Callable[[re.Match[str], random.Random], str]:
    return lambda match, _: (match[2] + match[1]) if which == 0 else (match[1] + match[2])


SLIPS: Mapping[str, Slip] = {
    "a space too many": _line(lambda line, _: f" {line}"),
    "a space too few": _line(lambda line, _: line[1:] if line.startswith(" ") else None),
    "no spaces in front": _line(lambda line, _: line.lstrip() if line.startswith(" ") else None),
    "two spaces too many": _line(lambda line, _: f"  {line}"),
    "a tab in front": _line(lambda line, _: "\t" + line.lstrip()),
    "a tab after the colon": _line(lambda line, _: line.replace(": ", ":\t", 1) if ": " in line else None),
    "no opening mark": _replaced(QUOTED, _one_mark_gone(0)),
    "no closing mark": _replaced(QUOTED, _one_mark_gone(1)),
    "curly marks": _replaced(QUOTED, lambda match, _: f"“{match[2]}”"),
    "an apostrophe between marks": _replaced(re.compile(r"(?<=[ \[])'([^']{6,})'"), lambda match, _: f"'{match[1][:3]}'{match[1][3:]}'"),
    "a colon in the text": _replaced(TEXT, lambda match, _: f"{match[1]}{match[2].replace(' ', ': ', 1)}"),
    "a hash before the text": _replaced(TEXT, lambda match, _: f"{match[1]}#{match[2]}"),
    "a line twice": _twice,
    "a line gone": _delete,
    "an item gone": _delete_item,
    "two lines the other way round": _swap,
    "two lines in one": _joined,
    "an item pasted twice": _item_pasted,
    "the rest of the file gone": _cut_off,
    "a line made a comment": _line(lambda line, _: f"{' ' * _margin(line)}# {line.lstrip()}"),
    "an id mistyped": _replaced(ID, lambda match, chance: match[1] + _mistyped(match[2], chance)),
    "an id with capitals": _replaced(ID, lambda match, _: match[1] + match[2].title()),
    "an id with spaces": _replaced(ID, lambda match, _: match[1] + match[2].replace("-", " ")),
    "digits the wrong way round": _line(_transposed),
    "the letter O for a nought": _replaced(re.compile(r"(?<=[: -])(\d*)0(\d*)(?=$|[ ,}])"), lambda match, _: f"{match[1]}O{match[2]}"),
    "the day first": _replaced(DAY, _british),
    "the date in words": _replaced(DAY, _in_words),
    "a pound sign and a comma": _replaced(re.compile(r"(\bpounds: )(\d+)"), lambda match, _: f"{match[1]}£{int(match[2]):,}"),
    "a name misspelt": _replaced(re.compile(r"(?<=[ {])([a-z_]{4,})(?=: )"), lambda match, chance: _mistyped(match[1], chance)),
    "a name with a capital": _replaced(re.compile(r"(?<=[ {])([a-z_]{2,})(?=: )"), lambda match, _: match[1].title()),
    "no colon": _line(_colon_gone),
    "no space after the colon": _line(lambda line, _: line.replace(": ", ":", 1) if NAME.match(line) and ": " in line else None),
    "no space after the dash": _line(lambda line, _: line.replace("- ", "-", 1) if line.lstrip().startswith("- ") else None),
    "no dash": _line(lambda line, _: line.replace("- ", "  ", 1) if line.lstrip().startswith("- ") else None),
    "a brace gone": _line(lambda line, _: line.rstrip("}") if line.endswith("}") else None),
    "a comma gone": _line(lambda line, _: line.replace(", ", " ", 1) if "{" in line and ", " in line else None),
    "nothing after the colon": _replaced(re.compile(r"^(\s*(?:- )?[a-z_]+:) .+$"), lambda match, _: match[1]),
    "a word that is none of the list": _replaced(ONE_OF, lambda match, _: f"{match[1]}ongoing"),
    "a word of the list with a capital": _replaced(ONE_OF, lambda match, _: f"{match[1]}{match[2].capitalize()}"),
    "a word left out": _replaced(TEXT, _without_a_word),
    "a space from Word": _line(lambda line, _: line.replace(": ", ":\u00a0", 1) if ": " in line else None),
    "a character of no width": _replaced(TEXT, lambda match, _: f"{match[1]}\u200b{match[2]}"),
    "a line end of Windows": _line(lambda line, _: f"{line}\r"),
    "a merge not finished": _merge_left_over,
}

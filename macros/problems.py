"""What can be wrong with the data, and how that is said to the person who can mend it.

In: an id from the catalogue, a place, and the words of the case.
Out: `Problem` records, and the report printed from them.
Must not know: how files are read, what the model is, where the report goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import NamedTuple

LONGEST = 1000  # characters of anything a report says
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
EXAMPLES = 3  # of what is wrong in the same way in many places
EACH_ITS_OWN = ("empty-value",)  # two empty places are two things to fill in, and not one slip made twice


class Place(NamedTuple):
    """A point in a file, counted from 1, as editors and browsers count. Tens of thousands are made in one reading."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{shown(str(PurePosixPath(self.file)))}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: what, what was read, why it matters, what to write."""

    place: Place
    id: str
    what: str
    read: str = field(default="", compare=False)
    why: str = field(default="", compare=False)
    write: str = field(default="", compare=False)

    def __str__(self) -> str:
        lines = [f"{self.place}: [{self.id}] {self.what}"]
        for label, text in (("Read", self.read), ("Why", self.why), ("Write", self.write)):
            if text:
                lines.append(f"    {label}: {text}")
        return "\n".join(lines)


# Why each kind of problem matters. The ids are public: they are printed, searched for and linked to.
WHY: dict[str, str] = {
    # reading a file
    "not-utf-8": "Names and pound signs would come out wrong on the page.",
    "file-too-large": "A file this size is a mistake; forms here are a few pages long.",
    "file-unreadable": "The facts in this file would be missing from the site.",
    "not-yaml": "Until this is mended, nothing after it in the file can be read.",
    "merge-conflict": "Two people changed the same lines, and nobody has said which words to keep.",
    "colon-missing": "Without it, a name and its value run into one.",
    "colon-in-value": "A colon and a space end a name, so the rest of the line makes no sense.",
    "comma-missing": "Commas tell where one part ends and the next begins.",
    "quote-left-open": "All that follows would be read as one long text.",
    "quote-inside-quotes": "The rest of the text would be lost.",
    "brackets-do-not-match": "Nobody can tell where the list or group ends.",
    "list-dash": "Without it, nobody can tell where an item begins.",
    "indentation": "With other spaces in front, a line belongs to something else.",
    "sign-needs-quotes": "This sign has a meaning of its own in such a file.",
    "tab-character": "A tab looks like spaces but is not read like them, so facts can move to the wrong place.",
    "odd-character": "It cannot be seen on the screen and would be published.",
    "duplicate-key": "Only one of the two could be kept, and nobody would see which.",
    "anchor-or-alias": "Each fact is written out in full, so that a reader of the file sees it where it stands.",
    "tag": "Every value is plain text; what kind of value it is comes from the form.",
    "merge-key": "Each fact is written out in full, so that a reader of the file sees it where it stands.",
    "several-documents": "Only the first part would be read and the rest lost.",
    "nested-too-deep": "No form here has so many levels, so the spaces in front of a line must be wrong.",
    "not-a-form": "A form is a list of names, each followed by a colon and its value.",
    "key-not-text": "The name before a colon must be a plain word.",
    "empty-file": "An empty file does not even say that somebody looked.",
    "no-files": "There would be nothing to publish.",
    # the model
    "unknown-key": "What is written there would not appear anywhere.",
    "comma-in-braces": "What stands after the comma would be lost.",
    "missing-key": "The page cannot be made without it.",
    "empty-value": "A reader would see a blank.",
    "not-one-of": "The pages only know these words.",
    "not-text": "The page has room for one text here.",
    "not-a-list": "The page shows the items of a list one by one.",
    "not-a-group-of-keys": "Each part has a place of its own on the page.",
    "money-not-a-number": "A wrong amount would be added up and published.",
    "date-not-a-date": "Which law applied, and what came first, is worked out from dates.",
    "date-cannot-be": "Which law applied, and what came first, is worked out from dates.",
    "number-not-a-number": "Figures are compared and counted.",
    "lines-not-lines": "The line numbers say where in the source text to find the words.",
    "link-not-allowed": "A reader will press it.",
    "id-not-an-id": "The id is a part of the address of a web page.",
    "yes-or-no": "The pages only know yes and no.",
    "too-few": "The page cannot be made without it.",
    "form-does-not-fit": "What is written would not make sense on the page.",
    "says-nothing": "Stated means that the document says something; the page would show nothing.",
    "says-too-much": "A page cannot show both that a document is silent and what it says.",
    "row-does-not-fit": "Figures would stand in the wrong column.",
    "step-without-source": "Readers act on it, so they must see where it comes from.",
    "number-refused": "Somebody in need would ring it.",
    # the whole data set
    "unknown-file": "What is written there would not appear anywhere.",
    "unknown-reference": "The page would point at nothing.",
    "duplicate-id": "Two records would share one web address, and each fact must be held once.",
    "shared-item-unknown": "A difference must name what it differs from.",
    "document-of-another": "A partnership's page must show what its own document says.",
    "lineage-circle": "No body can come before itself.",
    "date-order": "One of the two dates must be wrong.",
    "test-path-unknown": "The test could never find a thing, and would say so of every document.",
    "edition-replaces-itself": "Which edition came later could not be told.",
    "judgement-not-needed": "Two answers to one question could differ.",
    "short-form-unclear": "A reader could take one meaning for the other.",
    "release-incomplete": "Readers must know who publishes this and how to reach them.",
    # verifying against the source texts
    "source-text-missing": "The words cannot be checked without the text.",
    "lines-outside-document": "Nobody could find the words again.",
    "words-not-found": "The page would attribute words to a document that does not have them there.",
    "heading-not-found": "A reader is told to look under this heading.",
    "value-does-not-follow": "The figure on the page would not be the figure in the document.",
}


def problem(problem_id: str, place: Place, what: str, *, read: str = "", write: str = "") -> Problem:
    """Make a `Problem` of a kind the catalogue knows.

    Raises:
        KeyError: the id is not in the catalogue (a mistake in this code, not in the data).
    """
    return Problem(place=place, id=problem_id, what=shown(what), read=shown(read), why=WHY[problem_id], write=shown(write))


def shown(text: str) -> str:
    """Text as a report can show it: of a very long one the beginning, and what nobody can see by its number.

    A report is printed on screens and in other people's tools; nothing in the data may move a cursor or colour a line there.
    """
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
    return UNSEEN.sub(lambda match: "[tab]" if match[0] == "\t" else f"U+{ord(match[0]):04X}", text)


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The candidates most like `word`, best first; an empty list when none is close."""
    known = sorted(set(candidates))
    close = get_close_matches(word, known, n=limit, cutoff=0.6)
    if not close:
        close = [name for name in known if word and (word in name or name in word)][:limit]
    return close


def did_you_mean(word: str, candidates: Iterable[str], *, at_most: int = 12) -> str:
    """Advice on what to write instead of `word`: the nearest names, or all when they are few."""
    known = sorted(set(candidates))
    close = nearest(word, known)
    if close:
        return "did you mean " + " or ".join(f"“{name}”" for name in close) + "?"
    if not known:
        return "there is nothing of this kind in the data yet"
    if len(known) <= at_most:
        return "one of: " + ", ".join(known)
    return f"one of the {len(known)} known ones, such as: " + ", ".join(known[:at_most])


def report(problems: Iterable[Problem], *, every_place: bool = False) -> str:
    """The whole report, in file order, each root cause once, with a closing count.

    What is wrong in the same way in many places is one entry, with at most `EXAMPLES` of them or with every place.
    """
    causes = by_cause(problems)
    if not causes:
        return ""
    files = {item.place.file for cause in causes for item in cause}
    places = {item.place for cause in causes for item in cause}
    where = (
        f"{counted(len(places), 'place')} of {counted(len(files), 'file')}" if len(places) > len(causes) else counted(len(files), "file")
    )
    entries = [_entry(cause, len(cause) if every_place else EXAMPLES) for cause in causes]
    tail = [f"{counted(len(causes), 'problem')} in {where}. Nothing was published."]
    tail.append(f"To read more about an error: masa explain {causes[0][0].id}")
    if not every_place and any(len(cause) > EXAMPLES for cause in causes):
        tail.append("To see every place: masa check --all")
    return "\n\n".join([*entries, "\n".join(tail)])


def by_cause(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems in file order, those of one root cause together: what is said of them is the same."""
    causes: dict[tuple[str, str, str, str], list[Problem]] = {}
    for item in sorted(set(problems)):
        alone = str(item.place) if item.id in EACH_ITS_OWN else ""
        causes.setdefault((item.id, item.what, item.write, alone), []).append(item)
    return list(causes.values())


def _entry(cause: list[Problem], examples: int) -> str:
    others = [str(item.place) for item in cause[1:examples]]
    if not others:
        return str(cause[0])
    more = len(cause) - examples
    rest = f" and {counted(more, 'more place')}" if more > 0 else ""
    return f"{cause[0]}\n    Also: {', '.join(others)}{rest}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 group`, `3 groups`."""
    return f"{number} {one if number == 1 else many or one + 's'}"

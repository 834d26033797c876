"""Writes into `data/accessibility.yml` what the tests of today found, for the accessibility statement (`make accessibility`).

In: the tests. Out: one entry for each group below, with the day, what was looked at and what came of it; entries by people
stay as they are. Must not know: how a test looks.

Run it before each publication, and read what it wrote: the statement says what was found, good or bad.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from macros.adapters.settings import PROJECT, as_of
from macros.words import counted, day_in_words
from tests.site.test_beyond_axe import PAGES
from tests.site.test_in_the_browser import KINDS, MORE_KINDS

DATA = PROJECT / "data" / "accessibility.yml"


@dataclass(frozen=True)
class Group:
    """Tests whose result is told as one: the words for what was looked at, and how pytest finds them."""

    id: str
    looked_at: str
    files: tuple[str, ...]
    named: str


def groups() -> tuple[Group, ...]:
    """Every group. How many pages are looked at is counted where the tests take it from."""
    kinds = counted(len(KINDS) + len(MORE_KINDS), "page")
    return (
        Group(
            "axe",
            f"{kinds} of different kinds and the results of a search, in Chromium with axe-core. The screens were 320 and 1280 pixels wide, in light, dark and forced colours.",
            ("tests/site/test_in_the_browser.py", "tests/site/test_search.py"),
            "axe and not any_page",
        ),
        Group(
            "keyboard-walk",
            f"{counted(len(KINDS), 'page')} of different kinds in Chromium, with the Tab key alone, up to 60 stops forwards and 40 backwards on each. The screens were 320, 375 and 1280 pixels wide.",
            ("tests/site/test_exit.py", "tests/site/test_in_the_browser.py"),
            "keyboard_is_in_sight or tab_key",
        ),
        Group(
            "zoom-and-focus",
            f"{counted(len(PAGES), 'page')} of different kinds in Chromium, with text twice as large, at four times the size, and at each stop of the keyboard. We looked for words cut off, sideways scrolling, stops that are not marked, and parts that move.",
            ("tests/site/test_beyond_axe.py",),
            "test",
        ),
        Group(
            "built-pages",
            "The text of every page. We looked for headings in order, tables with titles and headers, pictures with words, links that say where they lead, and controls with names.",
            ("tests/site/test_web_hygiene.py",),
            "every_page_keeps_to_it",
        ),
        Group(
            "valid-html",
            "The code of every page, with the Nu checker.",
            ("tests/site/test_html_validity.py",),
            "any_page",
        ),
    )


def result_of(group: Group) -> str:
    """What came of a group's tests, in a sentence that is right whatever it is."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            os.environ.get("WORKERS", "2"),
            "-k",
            group.named,
            f"--junitxml={report}",
            *group.files,
        ]
        subprocess.run(command, cwd=PROJECT, check=False, stdout=sys.stderr)
        suite = next(ElementTree.parse(report).getroot().iter("testsuite"))
    return in_words(group, suite)


def in_words(group: Group, suite: ElementTree.Element) -> str:
    """What a report of the tests comes to. Ends the program where any test of the group did not run: nobody can tell then."""
    run, left_out = int(suite.get("tests", "0")), int(suite.get("skipped", "0"))
    if run == 0 or left_out:
        sys.exit(f"{counted(left_out, 'test') if left_out else 'No test'} of “{group.id}” {'did not run' if left_out else 'was run'}.")
    faults = [case.get("name", "") for case in suite.iter("testcase") if case.find("failure") is not None or case.find("error") is not None]
    if not faults:
        return f"{counted(run, 'test')} found no fault. A program of this kind finds only a part of what can be wrong."
    names = sorted({re.sub(r"\[.*", "", name).removeprefix("test_").replace("_", " ") for name in faults})
    return f"{len(faults)} of {counted(run, 'test')} found a fault: {', '.join(names)}."


def entry(group: Group, result: str) -> str:
    """The lines of one entry."""
    return f'  - id: {group.id}\n    on: {as_of().isoformat()}\n    by: a program\n    looked_at: "{group.looked_at}"\n    result: "{result}"\n'


def with_entries(text: str, entries: dict[str, str]) -> str:
    """The file with these entries in place of those by a program, before those by people."""
    head, rest = text.split("tests:\n", 1)
    end = re.search(r"^\S", rest, re.MULTILINE)
    held, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    by_people = [part for part in re.split(r"(?m)^(?=  - id: )", held) if part and "\n    by: a program\n" not in part]
    return f"{head}tests:\n{''.join(entries.values())}{''.join(by_people)}{tail}"


def main() -> None:
    """Run the tests and write the entries."""
    entries = {group.id: entry(group, result_of(group)) for group in groups()}
    DATA.write_text(with_entries(DATA.read_text(encoding="utf-8"), entries), encoding="utf-8")
    print(f"data/accessibility.yml says what was found on {day_in_words(as_of())}. Read it, and change “reviewed”.")


if __name__ == "__main__":
    main()

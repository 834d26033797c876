"""`masa check`: every problem in the data, in one run; with `--fix`, what can be repaired without asking is repaired."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from macros.adapters import settings
from macros.adapters.checking import checked
from macros.dataset.in_short import InShort
from macros.problems import EXAMPLES, Problem, by_cause, counted, report


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("check", help="check all the data; every problem in one run")
    command.add_argument("--fix", action="store_true", help="first repair spaces, line ends, the order of keys, and amounts and dates")
    command.add_argument("--format", choices=("text", "github"), default="text", help="github: annotations for a pull request's files")
    command.add_argument("--all", action="store_true", help="name every place of what is wrong in many places")
    command.add_argument("--release", action="store_true", help="also what must be filled in before the site is published")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Print what is wrong: 0 where the data is sound, 1 otherwise."""
    folder: Path = chosen.data or settings.data_folder()
    if chosen.fix:
        from macros.adapters.repairing import repair

        repair(folder)
    sound, found = checked(folder)
    problems = [*found, *(sound.before_release if sound and chosen.release else ())]
    if problems:
        print(
            _annotations(problems) if chosen.format == "github" else report(problems, every_place=chosen.all),
            file=sys.stdout if chosen.format == "github" else sys.stderr,
        )
        return 1
    assert sound
    print(_said_of(sound))
    return 0


def _said_of(sound: InShort) -> str:
    held = [
        counted(sound.partnerships, "partnership"),
        counted(sound.publications, "report or protocol", "reports and protocols"),
        counted(sound.organisations, "organisation"),
        counted(sound.groups, "group"),
    ]
    unrecorded = [f"{area}: {counted(left, 'topic')} not recorded yet." for area, left in sound.unrecorded]
    return "\n".join([f"The data is sound: {', '.join(held)}.", *unrecorded])


def _annotations(problems: Iterable[Problem]) -> str:
    """Workflow commands: GitHub shows each beside its line in the pull request, and a cause in many places at the first few."""
    return "\n".join(
        f"::error file={_escaped(item.place.file, in_property=True)},line={item.place.line},col={item.place.column},"
        f"title={_escaped(item.id, in_property=True)}::{_escaped(_message(item))}"
        for cause in by_cause(problems)
        for item in cause[:EXAMPLES]
    )


def _message(item: Problem) -> str:
    parts = [item.what + ".", f"Why it matters: {item.why}" if item.why else "", f"Write: {item.write}" if item.write else ""]
    return " ".join(part for part in parts if part)


def _escaped(text: str, *, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text

"""`masa check`: every problem in the data, in one run; with `--fix`, what can be repaired without asking is repaired."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from macros.adapters import settings
from macros.adapters.reading import read_data
from macros.adapters.writing import ChangedMeanwhile, written_whole
from macros.dataset.dataset import Dataset
from macros.dataset.files import DataFile, files_in
from macros.dataset.forms import schema_line
from macros.dataset.load import content_of
from macros.dataset.mending import Mended, mended
from macros.dataset.release import problems_before_release
from macros.problems import EXAMPLES, Problem, by_cause, report
from macros.reading.strict_yaml import LARGEST_FILE
from macros.words import counted


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
        _fix(folder)
    loaded = read_data(folder)
    problems = [*loaded.problems]
    if loaded.dataset and chosen.release:
        problems += problems_before_release(loaded.dataset)
    if problems:
        print(
            _annotations(problems) if chosen.format == "github" else report(problems, every_place=chosen.all),
            file=sys.stdout if chosen.format == "github" else sys.stderr,
        )
        return 1
    assert loaded.dataset
    print(_sound(loaded.dataset))
    return 0


def _sound(dataset: Dataset) -> str:
    held = [
        counted(len(dataset.partnerships), "partnership"),
        counted(len(dataset.publications), "report or protocol", "reports and protocols"),
        counted(len(dataset.organisations), "organisation"),
        counted(len(dataset.groups), "group"),
    ]
    unrecorded = [
        f"{partnership.area}: {counted(left, 'topic')} not recorded yet."
        for partnership in dataset.partnerships.values()
        if (left := sum(partnership.topic(title.id).state.value == "not recorded" for page in dataset.pages for title in page.topics))
    ]
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


def _fix(folder: Path) -> None:
    for file in files_in(folder)[0]:
        content, _ = content_of(file)
        if content is None or len(content) > LARGEST_FILE:
            continue
        result = mended(file.name, content, file.form, schema_line(file.inside))
        if result and result.text.encode() != content:
            _put_in_place(file, result, content)


def _put_in_place(file: DataFile, result: Mended, instead_of: bytes) -> None:
    try:
        written_whole(file.path, result.text, instead_of)
        print(f"{file.name}: {'; '.join(dict.fromkeys(result.did))}.")
    except ChangedMeanwhile:
        print(f"{file.name} was changed while it was being repaired, so it was left alone. To repair it: masa check --fix", file=sys.stderr)

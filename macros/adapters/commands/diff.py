"""`masa diff BASE [HEAD]`: what a change to the data does, in a reader's words."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path

from macros.adapters import settings
from macros.adapters.reading import read_data
from macros.adapters.revisions import UnknownRevision, data_at
from macros.changes.printed import as_json, as_markdown, broken_as_markdown
from macros.changes.report import change_report
from macros.dataset.load import Loaded
from macros.problems import report


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("diff", help="what changed between two versions of the data, and what that does to the site")
    command.add_argument("base", help="the earlier version: a revision git knows, or a data folder")
    command.add_argument("head", nargs="?", help="the later version (default: the files as they are now)")
    command.add_argument("--format", choices=("markdown", "json"), default="markdown")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Print the report: 0, or 1 where one side is broken, or 2 where a revision is not known."""
    data: Path = chosen.data or settings.data_folder()
    with ExitStack() as stack:
        try:
            base = stack.enter_context(data_at(chosen.base, data))
            head = stack.enter_context(data_at(chosen.head, data)) if chosen.head else data
        except UnknownRevision as unknown:
            print(unknown, file=sys.stderr)
            return 2
        before, after = read_data(base), read_data(head)
    if before.dataset is None or after.dataset is None:
        return _say_broken(before, after, chosen.format)
    result = change_report(before.dataset, after.dataset, settings.PROJECT / "docs", settings.as_of())
    print(json.dumps(as_json(result), ensure_ascii=False, indent=1) if chosen.format == "json" else as_markdown(result))
    return 0


def _say_broken(before: Loaded, after: Loaded, form: str) -> int:
    sides = [("Before the change", before), ("After the change", after)]
    broken = [(name, report(side.problems)) for name, side in sides if side.dataset is None]
    if form == "json":
        print(
            json.dumps({"broken": [{"side": name, "problems": text.splitlines()} for name, text in broken]}, ensure_ascii=False, indent=1)
        )
    else:
        print(broken_as_markdown(broken))
    return 1

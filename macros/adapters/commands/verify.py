"""`masa verify`: every claim compared with the source texts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.adapters import settings
from macros.adapters.reading import read_data
from macros.problems import report
from macros.verifying.verify import verify


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("verify", help="compare every claim with the source texts")
    command.add_argument("--sources", type=Path, default=None, help="the folder of source texts")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Print what does not follow from the texts: 0 where all does, 1 otherwise, 2 where there are no texts."""
    loaded = read_data(chosen.data or settings.data_folder())
    if loaded.dataset is None:
        print(report(loaded.problems), file=sys.stderr)
        return 1
    folder = chosen.sources or settings.sources_folder()
    if not folder.is_dir():
        print(f"Nothing was verified: the folder of source texts, {folder}, is not there. Give it with --sources.", file=sys.stderr)
        return 2
    outcome = verify(loaded.dataset, folder)
    if outcome.problems:
        print(report(outcome.problems), file=sys.stderr)
        return 1
    print(
        f"Verified against {len(outcome.documents)} source texts: {outcome.words} words and headings, "
        f"{outcome.values} values. {outcome.outside} records of outside knowledge are exempt."
    )
    return 0

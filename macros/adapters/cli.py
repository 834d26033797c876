"""The command `masa`.

In: arguments. Out: words on the screen and an exit code: 0 sound, 1 problems, 2 a command that cannot be carried out.
Must not know: how anything is checked.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.adapters import settings
from macros.adapters.commands import as_at, check, diff, explain, export, links, new, pages
from macros.dataset.load import load
from macros.dataset.schemas import write_schemas
from macros.problems import report
from macros.verifying.verify import verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(prog="masa", description="Published safeguarding arrangements as data.")
    commands = parser.add_subparsers(dest="command", required=True)
    verifying = commands.add_parser("verify", help="compare every claim with the source texts")
    verifying.add_argument("--sources", type=Path, default=None, help="the folder of source texts")
    verifying.set_defaults(run=_verify)
    schemas = commands.add_parser("schemas", help="write the JSON Schemas of the forms into data/schema/")
    schemas.set_defaults(run=_schemas)
    others = [module.add_to(commands) for module in (as_at, check, diff, explain, export, links, new, pages)]
    for command in (verifying, schemas, *others):
        command.add_argument("--data", type=Path, default=None, help="the data folder (default: data/)")
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # whoever read the words has seen enough, as with “| head”
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _verify(chosen: argparse.Namespace) -> int:
    loaded = load(chosen.data or settings.data_folder())
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


def _schemas(chosen: argparse.Namespace) -> int:
    names = write_schemas((chosen.data or settings.data_folder()) / "schema")
    print(f"Wrote {len(names)} schemas.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

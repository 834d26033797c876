"""The command `masa`.

In: arguments. Out: words on the screen and an exit code: 0 sound, 1 problems, 2 a command that cannot be carried out.
Must not know: how anything is checked.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from macros.adapters import settings
from macros.adapters.build import CannotBuild
from macros.adapters.commands import as_at, check, diff, explain, export, links, new, pages
from macros.adapters.faults import in_a_sentence
from macros.adapters.reading import read_data
from macros.adapters.writing import write_files
from macros.dataset.schemas import schemas
from macros.problems import report
from macros.verifying.verify import verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(prog="masa", description="Published safeguarding arrangements as data.")
    commands = parser.add_subparsers(dest="command", required=True)
    verifying = commands.add_parser("verify", help="compare every claim with the source texts")
    verifying.add_argument("--sources", type=Path, default=None, help="the folder of source texts")
    verifying.set_defaults(run=_verify)
    forms = commands.add_parser("schemas", help="write the JSON Schemas of the forms into data/schema/")
    forms.set_defaults(run=_schemas)
    others = [module.add_to(commands) for module in (as_at, check, diff, explain, export, links, new, pages)]
    for command in (verifying, forms, *others):
        command.add_argument("--data", type=Path, default=None, help="the data folder (default: data/)")
    chosen = parser.parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()  # what was printed may be going into a file, on a disk that is full
        return code
    except BrokenPipeError:  # whoever read the words has seen enough, as with “| head”
        _say_no_more()
        return 0
    except OSError as error:
        print(f"{in_a_sentence(error)} No file was left half-written.", file=sys.stderr)
        if error.filename is None:
            _say_no_more()
        return 2
    except (settings.WrongSetting, CannotBuild) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. No file was left half-written.", file=sys.stderr)
        return 130


def _say_no_more() -> None:
    """What is still to be printed goes nowhere, so that Python does not try once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _verify(chosen: argparse.Namespace) -> int:
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


def _schemas(chosen: argparse.Namespace) -> int:
    folder = (chosen.data or settings.data_folder()) / "schema"
    wanted = schemas()
    write_files(folder, wanted)
    for old in folder.glob("*.schema.json"):
        if old.name not in wanted:
            old.unlink()
    print(f"Wrote {len(wanted)} schemas.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

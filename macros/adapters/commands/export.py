"""`masa export DIR`: the data set as files for machines, as under `/api/v1/` of the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.adapters import settings
from macros.adapters.reading import read_data
from macros.adapters.writing import write_files
from macros.exporting.files import each_file
from macros.problems import report


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("export", help="write the data set as files for machines")
    command.add_argument("folder", type=Path, help="where to write them")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Write the files: 0, or 1 where the data is broken."""
    loaded = read_data(chosen.data or settings.data_folder())
    if loaded.dataset is None:
        print(report(loaded.problems), file=sys.stderr)
        return 1
    written = 0
    for address, text in each_file(loaded.dataset, settings.as_of()):
        write_files(chosen.folder, {address: text})
        written += 1
    print(f"Wrote {written} files into {chosen.folder}.")
    return 0

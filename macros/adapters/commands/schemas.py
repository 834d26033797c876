"""`masa schemas`: the JSON Schemas of the forms, for the editors that read them."""

from __future__ import annotations

import argparse

from macros.adapters import settings
from macros.adapters.writing import write_files
from macros.dataset.schemas import schemas


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("schemas", help="write the JSON Schemas of the forms into data/schema/")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Write them, and take away those of forms there are no longer."""
    folder = (chosen.data or settings.data_folder()) / "schema"
    wanted = schemas()
    write_files(folder, wanted)
    for old in folder.glob("*.schema.json"):
        if old.name not in wanted:
            old.unlink()
    print(f"Wrote {len(wanted)} schemas.")
    return 0

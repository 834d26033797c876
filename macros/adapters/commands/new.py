"""`masa new ID`: a folder of forms for a new partnership."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from macros.adapters import settings
from macros.adapters.reading import read_data
from macros.adapters.writing import write_files
from macros.dataset.scaffold import LONGEST_ID, new_partnership
from macros.model.values import SLUG


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("new", help="make the forms for a new partnership")
    command.add_argument("id", help="its id, which becomes its address: small letters, digits and hyphens")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Write the forms: 0, or 2 where the id cannot be used."""
    data: Path = chosen.data or settings.data_folder()
    refused = _why_not(chosen.id, data)
    if refused:
        print(f"{refused} Nothing was written.", file=sys.stderr)
        return 2
    dataset = read_data(data).dataset
    order = 1 + max((item.form.order for item in dataset.partnerships.values()), default=0) if dataset else 1
    files = new_partnership(chosen.id, order, dataset.organisations if dataset else ())
    _write_folder(data / "partnerships" / chosen.id, files)
    print(f"Wrote {len(files)} forms into {data.name}/partnerships/{chosen.id}/. To see what is left to fill in: masa check")
    return 0


def _write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """All forms or none: with half of them, the same command could not be run again."""
    beside = folder.with_name(f".{folder.name}.new")  # a name that no form is looked for in
    shutil.rmtree(beside, ignore_errors=True)  # of a run that was stopped
    try:
        beside.mkdir(parents=True)
        write_files(beside, files)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _why_not(partnership_id: str, data: Path) -> str:
    """Why there can be no new partnership of this id, in a sentence; nothing where there can."""
    if not SLUG.fullmatch(partnership_id):
        return f"“{partnership_id}” cannot be an id. Write small letters, digits and hyphens, for example: milton-keynes."
    if len(partnership_id) > LONGEST_ID:
        return f"“{partnership_id}” is too long for an id. Write at most {LONGEST_ID} letters, digits and hyphens."
    if (data / "partnerships" / partnership_id).exists():
        return f"There is already a folder {data.name}/partnerships/{partnership_id}/."
    if partnership_id in {path.stem for path in (settings.PROJECT / "docs").iterdir()}:
        return f"“{partnership_id}” is already the address of another page. Write another id."
    return ""

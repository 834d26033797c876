"""`masa new ID`: a folder of forms for a new partnership."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.adapters import settings
from macros.adapters.writing import written_whole
from macros.dataset.load import load
from macros.dataset.scaffold import new_partnership
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
    folder = data / "partnerships" / chosen.id
    if not SLUG.fullmatch(chosen.id):
        print(f"“{chosen.id}” cannot be an id. Write small letters, digits and hyphens, for example: milton-keynes", file=sys.stderr)
        return 2
    if folder.exists():
        print(f"There is already a folder {data.name}/partnerships/{chosen.id}/. Nothing was written.", file=sys.stderr)
        return 2
    loaded = load(data)
    order = 1 + max((item.form.order for item in loaded.dataset.partnerships.values()), default=0) if loaded.dataset else 1
    folder.mkdir(parents=True)
    files = new_partnership(chosen.id, order)
    for name, text in files.items():
        written_whole(folder / name, text)
    print(f"Wrote {len(files)} forms into {data.name}/partnerships/{chosen.id}/. To see what is left to fill in: masa check")
    return 0

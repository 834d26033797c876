"""`masa links SITE`: every link of a built site that leads to no page, file or anchor of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.builtsite.links import broken_links
from macros.words import counted


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("links", help="check every internal link of a built site")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Print every broken link: 0 where there is none, 1 otherwise, 2 where there is no site."""
    if not (chosen.site / "index.html").is_file():
        print(f"There is no built site in {chosen.site}. Build it with: make site", file=sys.stderr)
        return 2
    broken = broken_links(chosen.site)
    for line in broken:
        print(line, file=sys.stderr)
    print(f"{counted(len(broken), 'link')} of the built site lead nowhere." if broken else "Every internal link leads somewhere.")
    return 1 if broken else 0

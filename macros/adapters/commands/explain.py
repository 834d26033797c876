"""`masa explain ID`: what an error of the check means, and how to put it right. Works where the data is broken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from macros.adapters import settings
from macros.dataset.load import error_pages
from macros.problems import WHY, did_you_mean
from macros.views.error_pages import ErrorView, error_view


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("explain", help="what an error means, by the id in square brackets")
    command.add_argument("id", nargs="?", help="the id of the error (default: list all of them)")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Print the words of the error's page: 0, or 2 where there is no such error."""
    pages = error_pages(chosen.data or settings.data_folder()) or error_pages(settings.PROJECT / "data")
    if chosen.id is None:
        print("\n".join(f"{error}: {pages[error].title if error in pages else why}" for error, why in WHY.items()))
        return 0
    wanted = chosen.id.strip("[]")
    if wanted not in WHY:
        print(f"There is no error “{wanted}”: {did_you_mean(wanted, WHY)}", file=sys.stderr)
        return 2
    print("\n".join(_words(error_view(pages[wanted]))) if wanted in pages else WHY[wanted])
    return 0


def _words(error: ErrorView) -> Iterator[str]:
    yield from (f"[{error.id}] {error.title}", "", error.means, f"Why it matters: {error.why}", "")
    yield from ("Common causes:", *(f"  - {cause}" for cause in error.causes), "")
    yield from ("How to fix it:", f"  {error.fix}", *_example("Wrong", error.wrong), *_example("Right", error.right), "")
    yield from ("When it is fine:", f"  {error.fine_when}")


def _example(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from (f"  {title}:", *(f"    {line}" for line in lines))

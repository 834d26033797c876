"""`masa as-at DATE`: who the partners were on a day, under which guidance, and which arrangements were published."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from macros.adapters import settings
from macros.adapters.reading import read_data
from macros.as_at.day import as_at
from macros.dataset.dataset import Dataset
from macros.problems import report
from macros.views.as_at import AreaView, AsAtView, day_view
from macros.views.as_at_lines import Line
from macros.views.blocks import HowSure, Link, Rich


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("as-at", help="how things stood on a day: partners, guidance and arrangements")
    command.add_argument("day", metavar="DATE", help="the day: year-month-day, for example 2022-06-30")
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Print how things stood: 0, or 1 where the data is broken, or 2 where there is no such day."""
    try:
        day = date.fromisoformat(chosen.day)
    except ValueError:
        print(f"“{chosen.day}” is not a day. Write the year, the month and the day, with hyphens: 2022-06-30", file=sys.stderr)
        return 2
    loaded = read_data(chosen.data or settings.data_folder())
    if loaded.dataset is None:
        print(report(loaded.problems), file=sys.stderr)
        return 1
    if chosen.format == "json":
        print(json.dumps(_as_json(loaded.dataset, day), ensure_ascii=False, indent=1, default=str))
    else:
        print("\n".join(_as_text(day_view(loaded.dataset, day))))
    return 0


def _as_json(dataset: Dataset, day: date) -> dict[str, Any]:
    """The answer by ids, with the changes of bodies it rests on in full."""
    return {**asdict(as_at(dataset, day)), "changes_in_full": [change.model_dump(mode="json") for change in dataset.changes]}


def _as_text(view: AsAtView) -> Iterator[str]:
    yield f"As at {view.day}"
    yield f"Last change: {view.changed.day.text if view.changed else 'none that we know of'}. Next: {_next(view)}."
    yield from _part("Guidance in force", view.guidance)
    yield f"\nHow the work was arranged in law\n  {view.era}. {view.era_says}"
    for area in view.areas:
        yield from _area(area)
    yield from _part("Others whom documents name in posts", view.people)
    yield from _part("Bodies that changed", view.bodies)
    yield from _part("Other law and guides", view.rules)


def _next(view: AsAtView) -> str:
    return view.following.text if view.following else "none that we know of"


def _area(area: AreaView) -> Iterator[str]:
    yield from _part(f"{area.name}: safeguarding partners", area.partners)
    yield from _part(f"{area.name}: arrangements published", area.arrangements)
    yield from _part(f"{area.name}: other documents", area.others)
    for role in area.roles:
        yield from _part(f"{area.name}: {role.title[:1].lower()}{role.title[1:]}", role.lines, role.says)
    yield f"\n{area.name}: boards and groups"
    for document, groups in area.groups:
        yield f"  - {len(groups)} named in {document.text}"
    if not area.groups:
        yield "  - [Not known] No document that can be of this day names any."


def _part(title: str, lines: Iterable[Line], says: str = "") -> Iterator[str]:
    shown = list(lines)
    if not shown and not says:
        return
    yield f"\n{title}"
    if says:
        yield f"  {says}"
    for line in shown:
        yield f"  - [{line.tag[1]}] {_words(line.says)}"
        yield from (f"      {_words(note)}" for note in line.notes)
        for step in line.steps:
            yield f"      {step.says} {_sure(step.sure)}"


def _words(pieces: Rich) -> str:
    return "".join(piece.text if isinstance(piece, Link) else piece for piece in pieces)


def _sure(known: tuple[HowSure, ...]) -> str:
    return f"{known[0].says} {'Source' if len(known) == 1 else 'Sources'}: {'; '.join(item.source for item in known)}." if known else ""

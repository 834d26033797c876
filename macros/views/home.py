"""The home page: what to do when worried, the areas to choose, and what people come for most.

In: a data set. Out: `HomeView`. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.registers import Helpline
from macros.views.blocks import Link


@dataclass(frozen=True)
class AreaView:
    """An area to choose: its arrangements, what to do there, and the council it is the area of."""

    arrangements: Link
    what_to_do: Link
    council: str


@dataclass(frozen=True)
class HomeView:
    """The parts of the home page."""

    helplines: tuple[Helpline, ...]
    worried: Link | None
    areas: tuple[AreaView, ...]
    tasks: tuple[Link, ...]


def home_view(dataset: Dataset) -> HomeView:
    """The home page, from data."""
    first = next(iter(dataset.tasks.values()), None)
    chosen = dataset.site.tasks_on_the_home_page if dataset.site else ()
    return HomeView(
        helplines=dataset.helplines,
        worried=Link("How to report it to the council", f"procedures/#{first.id}") if first else None,
        areas=tuple(
            AreaView(
                Link(item.area, f"{item.id}/"),
                Link(f"What to do in {item.area}", f"procedures/?area={item.id}"),
                dataset.organisations[item.form.council].name,
            )
            for item in dataset.partnerships.values()
        ),
        tasks=tuple(Link(dataset.tasks[task].title, f"procedures/#{task}") for task in chosen),
    )

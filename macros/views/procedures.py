"""What to do, task by task: what is the same in all areas once, and only what differs side by side.

In: a data set. Out: `ProceduresView`. Must not know: HTML, or how a reader's area is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.procedures import Resource, Step, Task
from macros.model.registers import Helpline
from macros.views.addresses import Addresses
from macros.views.blocks import HowSure, Link, Where
from macros.views.contacts import ContactView, contact_view
from macros.views.since import how_sure
from macros.words import all_areas, day_in_words, listed

# Where every resource has its entry, with where it is named and what we know of it.
RESOURCES_PAGE = "procedures/documents/"


@dataclass(frozen=True)
class ResourceView:
    """A procedure, guide or tool. Without a confirmed page `link` leads to its entry on this site."""

    id: str
    title: str
    kind: str
    about: str
    area_ids: str
    areas: str
    also_called: tuple[str, ...]
    link: Link
    leads_to: str
    no_link_because: str
    replaced_by: str
    named: tuple[Where, ...]
    outside: tuple[tuple[str, HowSure], ...]
    checked: str
    note: str
    change: Link


@dataclass(frozen=True)
class StepView:
    """One thing to do, with what to use for it and where it is known from."""

    says: str
    resources: tuple[ResourceView, ...]
    contacts: tuple[ContactView, ...]
    helplines: tuple[Helpline, ...]
    groups: tuple[Link, ...]
    where: tuple[Where, ...]
    outside: tuple[tuple[str, HowSure], ...]


@dataclass(frozen=True)
class AreaSteps:
    """What one area adds. Without steps nothing more is published for it."""

    area: str
    name: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class TaskView:
    """A task. `shared` holds in all areas; `differs` is empty where the areas agree."""

    id: str
    title: str
    about: str
    reader: str
    first: Helpline | None
    shared: tuple[StepView, ...]
    differs: tuple[AreaSteps, ...]
    agreement: str
    silences: tuple[str, ...]
    search_words: tuple[str, ...]
    checked: str
    change: Link


@dataclass(frozen=True)
class PlaceView:
    """A town or village, the ids of the areas it can be in, and those areas in words."""

    name: str
    areas: tuple[str, ...]
    in_words: str
    also: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class ProceduresView:
    """The page: tasks under their sections, areas to choose, and places to find an area by."""

    sections: tuple[tuple[str, tuple[TaskView, ...]], ...]
    areas: tuple[tuple[str, str], ...]
    places: tuple[PlaceView, ...]


def procedures_view(dataset: Dataset) -> ProceduresView:
    """Every task, in the order of the data, under its section."""
    sections: dict[str, list[TaskView]] = {}
    for task in dataset.tasks.values():
        sections.setdefault(task.section, []).append(_task(dataset, task))
    return ProceduresView(
        sections=tuple((name, tuple(tasks)) for name, tasks in sections.items()),
        areas=tuple((area, dataset.partnerships[area].area) for area in dataset.areas_with_tasks()),
        places=_places(dataset),
    )


def resources_by_kind(dataset: Dataset) -> tuple[tuple[str, tuple[ResourceView, ...]], ...]:
    """Every procedure, guide, form and tool, by kind and then by title."""
    kinds: dict[str, list[ResourceView]] = {}
    for resource in sorted(dataset.resources.values(), key=lambda item: item.title.casefold()):
        kinds.setdefault(resource.kind, []).append(resource_view(dataset, resource))
    return tuple((kind[:1].upper() + kind[1:], tuple(kinds[kind])) for kind in sorted(kinds))


def _task(dataset: Dataset, task: Task) -> TaskView:
    every = dataset.areas_with_tasks()
    shared = [step for step in task.steps if not step.areas or set(step.areas) == set(every)]
    own = [step for step in task.steps if step not in shared]
    differs = tuple(
        AreaSteps(area, dataset.partnerships[area].area, tuple(_step(dataset, step) for step in own if area in step.areas))
        for area in every
    )
    return TaskView(
        id=task.id,
        title=task.title,
        about=task.about,
        reader=task.reader,
        first=next((line for line in dataset.helplines if line.id == task.first), None),
        shared=tuple(_step(dataset, step) for step in shared),
        differs=differs if own else (),
        agreement=_agreement(bool(shared), bool(own), [dataset.partnerships[area].area for area in every]),
        silences=tuple(item.says for item in task.silent_on),
        search_words=task.search_words,
        checked=day_in_words(task.checked.on),
        change=Addresses(dataset).change(task),
    )


def _agreement(shared: bool, own: bool, areas: list[str]) -> str:
    if not own:
        return f"The same in {listed(areas)}."
    return f"In {all_areas(len(areas))}" if shared else ""


def _step(dataset: Dataset, step: Step) -> StepView:
    addresses = Addresses(dataset)
    return StepView(
        says=step.says,
        resources=tuple(resource_view(dataset, dataset.resources[item]) for item in step.resources),
        contacts=tuple(contact_view(dataset, dataset.contacts[item]) for item in step.contacts),
        helplines=tuple(line for line in dataset.helplines if line.id in step.helplines),
        groups=tuple(addresses.group(item) for item in step.groups),
        where=tuple(addresses.where(claim) for claim in step.published),
        outside=tuple((item.says, how_sure(item)) for item in step.outside),
    )


def resource_view(dataset: Dataset, resource: Resource) -> ResourceView:
    """One procedure, guide, form or tool."""
    addresses = Addresses(dataset)
    return ResourceView(
        id=resource.id,
        title=resource.title,
        kind=resource.kind,
        about=resource.about,
        area_ids=" ".join(resource.areas),
        areas=listed([dataset.partnerships[area].area for area in resource.areas]),
        also_called=resource.also_called,
        link=Link(resource.title, resource.link or f"{RESOURCES_PAGE}#{resource.id}"),
        leads_to=resource.link_leads_to or "",
        no_link_because=resource.no_link_because or "",
        replaced_by=dataset.resources[resource.replaced_by].title if resource.replaced_by else "",
        named=tuple(addresses.where(name) for name in resource.named),
        outside=tuple((item.says, how_sure(item)) for item in resource.outside),
        checked=day_in_words(resource.checked_on),
        note=resource.note or "",
        change=addresses.change(resource),
    )


def _places(dataset: Dataset) -> tuple[PlaceView, ...]:
    return tuple(
        PlaceView(
            item.name,
            tuple(map(str, item.areas)),
            _either(dataset.partnerships[area].area for area in item.areas),
            item.also,
            item.note or "",
        )
        for item in sorted(dataset.places, key=lambda place: place.name.casefold())
    )


def _either(names: Iterable[str]) -> str:
    return " or ".join(names)

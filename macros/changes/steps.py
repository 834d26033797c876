"""The history of the data as steps: each version compared with the last one before it that today's program can read.

In: the versions, and a way to load one. Out: `Step` records. Must not know: git, pages, or where results are kept.

A version that cannot be read is told as such; the next that can be read is compared with the last before it, so that
nothing is lost between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from macros.changes.for_readers import told_changes
from macros.changes.withheld import Shown
from macros.dataset.dataset import Dataset
from macros.dataset.history import Outcome, Step, ToldChange
from macros.dataset.people import names_of_people

Loader = Callable[["Version"], Dataset | None]


@dataclass(frozen=True)
class Version:
    """The data as it was published once. `tree` is the same for the same content; `oldest` has nothing before it."""

    id: str
    tree: str
    at: datetime
    release: str
    oldest: bool = False


@dataclass(frozen=True)
class Compared:
    """What comparing two contents gave. It depends on nothing else, so it can be kept. `names` are the people both name."""

    outcome: Outcome
    changes: tuple[ToldChange, ...] = ()
    unsaid: int = 0
    names: tuple[str, ...] = ()


Kept = Callable[[str, Callable[[], Compared]], Compared]


def steps_between(versions: Iterable[Version], load: Loader, kept: Kept, shown: Shown) -> tuple[Step, ...]:
    """The steps from the first version, which is only compared with, to the last; the newest first.

    `versions` are the oldest first. `kept` gives the result for a pair of contents, or works it out.
    """
    base: Version | None = None
    found: list[Step] = []
    for number, version in enumerate(versions):
        compared = kept(f"{base.tree if base else 'nothing'}-{version.tree}", _comparing(base, version, load))
        if number or version.oldest:
            found.append(_step(version, compared, shown))
        base = base if compared.outcome == "another shape" else version
    return tuple(reversed(found))


def _comparing(base: Version | None, version: Version, load: Loader) -> Callable[[], Compared]:
    def compare() -> Compared:
        after = load(version)
        if after is None:
            return Compared("another shape")
        before = load(base) if base else None
        if before is None:
            return Compared("after another shape")
        changes, unsaid = told_changes(before, after)
        return Compared("compared", changes, unsaid, tuple(sorted(names_of_people(before) | names_of_people(after))))

    return compare


def _step(version: Version, compared: Compared, shown: Shown) -> Step:
    changes = tuple(shown.told(change, compared.names) for change in compared.changes)
    readable_first = version.oldest and compared.outcome == "after another shape"
    return Step(version.id, version.at, version.release, "first" if readable_first else compared.outcome, changes, compared.unsaid)


def as_plain(compared: Compared) -> Mapping[str, object]:
    """A result as plain values, to be kept as JSON."""
    changes = [[item.sort, item.place, list(item.of), list(item.partnerships), item.says] for item in compared.changes]
    return {"outcome": compared.outcome, "changes": changes, "unsaid": compared.unsaid, "names": list(compared.names)}


def from_plain(kept: Mapping[str, object]) -> Compared:
    """A result from plain values.

    Raises:
        KeyError, TypeError, ValueError: these are no result.
    """
    changes: list[tuple[str, str, list[str], list[str], str]] = kept["changes"]  # type: ignore[assignment]
    told = tuple(
        ToldChange(sort, place, (of[0], of[1], of[2]), tuple(partnerships), says)  # type: ignore[arg-type]
        for sort, place, of, partnerships, says in changes
    )
    return Compared(kept["outcome"], told, kept["unsaid"], tuple(kept["names"]))  # type: ignore[arg-type]

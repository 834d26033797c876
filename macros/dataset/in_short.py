"""What sound data holds, in numbers, and what it still lacks: all that a check says of it.

In: outlines, and what is shared. Out: `InShort`, which can be kept. Must not know: words for a screen.
It imports nothing of the model when it is run: who only looks up what was kept needs none of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from macros.dataset.kept import Kept, mark
from macros.dataset.snapshot import Snapshot
from macros.problems import Place, Problem

if TYPE_CHECKING:
    from macros.dataset.dataset import Dataset
    from macros.dataset.outlines import Outlines


@dataclass(frozen=True)
class InShort:
    """Sound data in short. `unrecorded` are the areas with topics nobody has recorded, and how many; in the areas' order.

    `before_release` is what must be filled in before the site is published.
    """

    partnerships: int
    publications: int
    organisations: int
    groups: int
    unrecorded: tuple[tuple[str, int], ...]
    before_release: tuple[Problem, ...]

    @classmethod
    def of(cls, shared: Dataset, outlines: Outlines, before_release: Iterable[Problem]) -> InShort:
        """Sound data in short, given what of it is shared, and each part in outline."""
        topics = [title.id for page in shared.pages for title in page.topics]
        parts = sorted(outlines.partnerships.items(), key=lambda item: (item[1].order, item[0]))
        left = [(part.area, sum(topic not in part.recorded for topic in topics)) for _, part in parts]
        return cls(
            partnerships=len(outlines.partnerships),
            publications=len(shared.publications),
            organisations=sum(len(part.describes["organisation"]) for part in outlines.every),
            groups=sum(len(part.describes["group"]) for part in outlines.every),
            unrecorded=tuple((area, count) for area, count in left if count),
            before_release=tuple(before_release),
        )

    def written(self) -> bytes:
        """This as bytes, to be kept."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def read(cls, written: bytes) -> InShort | None:
        """What was written as these bytes; None where these are other bytes."""
        try:
            held = json.loads(written)
            held["unrecorded"] = tuple((area, count) for area, count in held["unrecorded"])
            held["before_release"] = tuple(Problem(**{**item, "place": Place(*item["place"])}) for item in held["before_release"])
            return cls(**held)
        except (ValueError, KeyError, TypeError):
            return None


def mark_of_all(snapshot: Snapshot, program: bytes) -> bytes:
    """The mark under which these files, when they are sound, are kept in short."""
    return mark(program, b"all files", snapshot.mark)


def found_sound(snapshot: Snapshot, kept: Kept) -> InShort | None:
    """These very files in short, if this very program has found them sound before."""
    row = kept.of(mark_of_all(snapshot, kept.program))
    return InShort.read(row[0]) if row else None

"""How long things take: `make bench`. Prints a table; never a test, for a shared machine tells lies about time.

In: the real data, and copies of it. Out: medians in milliseconds. Must not know: what is fast enough.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from macros.adapters import settings
from macros.assessing.findings import findings_in_force, findings_later
from macros.consistency.rules import discrepancies_in
from macros.dataset.load import load
from macros.exporting.files import api_files
from macros.verifying.verify import verify
from tests.published_ids import ANY_DAY
from tests.site.building import built

REPEATS = 5


def median_of(action: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median time of an action in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def with_partnerships(folder: Path, count: int) -> Path:
    """The real data with `count` partnerships: Luton's folder again and again, each with a document of its own."""
    data = Path(shutil.copytree(settings.PROJECT / "data", folder / f"data-{count}"))
    luton = data / "partnerships" / "luton"
    sources = (data / "sources.yml").read_text(encoding="utf-8")
    for number in range(4, count + 1):
        name = f"area-{number}"
        shutil.copytree(luton, luton.parent / name, ignore=shutil.ignore_patterns("groups.yml", "judgements.yml"))
        for path in (luton.parent / name).glob("*.yml"):
            path.write_text(path.read_text(encoding="utf-8").replace("luton-masa-2024-07", f"{name}-masa"), encoding="utf-8")
        sources += (
            f"  - {{id: {name}-masa, title: A, short_title: A, kind: arrangements, partnership: {name}, date: {{stated: no}}, "
            "status: latest held, assessed: {edition: working-together-2023, reason: R, confidence: high}}\n"
        )
    (data / "sources.yml").write_text(sources, encoding="utf-8")
    _only_for_three(data / "pan-bedfordshire" / "tasks.yml")
    return data


def _only_for_three(path: Path) -> None:
    """Steps that rest on the words of the three areas' own documents are for these areas only."""
    form = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for step in (step for task in form["tasks"] for step in task["steps"] if "published" in step):
        step.setdefault("areas", ["bedford-borough", "central-bedfordshire", "luton"])
    path.write_text(yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=1000), encoding="utf-8")


def assessing_and_exporting(data: Path) -> tuple[float, float, float]:
    """The times to assess every partnership of a data folder, to find all discrepancies, and then to make all files for machines.

    In milliseconds. A build has assessed and compared everything for its pages before it makes the files.
    """
    dataset = load(data).dataset
    assert dataset is not None
    gc.freeze()  # as a build does

    def assess() -> None:
        for partnership in dataset.partnerships:
            findings_in_force(dataset, partnership)
            findings_later(dataset, partnership)

    return (
        median_of(assess, 1),
        median_of(lambda: discrepancies_in(dataset), 1),
        median_of(lambda: api_files(dataset, ANY_DAY), 1),
    )


def main() -> None:
    """Measure and print."""
    rows: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        real = settings.PROJECT / "data"
        rows.append(("masa check, 3 partnerships", median_of(lambda: load(real))))
        dataset = load(real).dataset
        if dataset and settings.sources_folder().is_dir():
            rows.append(("masa verify, 3 partnerships", median_of(lambda: verify(dataset, settings.sources_folder()))))
        for count in (15, 150):
            data = with_partnerships(folder, count)
            rows.append((f"masa check, {count} partnerships", median_of(lambda data=data: load(data), 3)))  # type: ignore[misc]
            labels = ("assess", "discrepancies", "export")
            times = assessing_and_exporting(data)
            rows += [(f"{label}, {count} partnerships", time) for label, time in zip(labels, times, strict=True)]
        rows.append(("strict build, 3 partnerships", median_of(lambda: built(real, folder / "site", search=True), 3)))
    for label, milliseconds in rows:
        print(f"{label:32} {milliseconds:10.0f} ms")


if __name__ == "__main__":
    main()

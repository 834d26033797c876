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

from macros.adapters import settings
from macros.assessing.findings import findings_in_force, findings_later
from macros.dataset.load import load
from macros.verifying.verify import verify
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
    return data


def assessing(data: Path) -> float:
    """The time to assess every partnership of a data folder against everything, in milliseconds."""
    dataset = load(data).dataset
    assert dataset is not None
    gc.freeze()  # as a build does
    start = time.perf_counter()
    for partnership in dataset.partnerships:
        findings_in_force(dataset, partnership)
        findings_later(dataset, partnership)
    return (time.perf_counter() - start) * 1000


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
            rows.append((f"assess, {count} partnerships", assessing(data)))
        rows.append(("strict build, 3 partnerships", median_of(lambda: built(real, folder / "site"), 3)))
    for label, milliseconds in rows:
        print(f"{label:32} {milliseconds:10.0f} ms")


if __name__ == "__main__":
    main()

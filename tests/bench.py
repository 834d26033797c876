"""How long things take: `make bench`. Prints a table; never a test, for a shared machine tells lies about time.

In: the numbers of partnerships to measure at (3, 15, 50 and 150 where none is named). Out: seconds of processor time,
memory, and page weights. Must not know: what is fast enough.

Each measure runs in a process of its own; its processor time counts, which others on the machine disturb least. PDFs are
left out: they are kept by their content and made by themselves. So is the history: the data made here has none.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.adapters import search_index, settings
from macros.adapters.reading import read_data
from macros.assessing.findings import findings_in_force, findings_later
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset
from macros.exporting.files import api_files
from tests.bench_rivals import RIVALS, Missing, other_words_of_zensical, plain_markdown
from tests.many_partnerships import many_partnerships
from tests.published_ids import ANY_DAY

SIZES = (3, 15, 50, 150)
EDITED = Path("partnerships", "luton", "values.yml")
SHOWN_AT = "luton/governance/"
AREA = "luton"
WEIGHED = Path("luton", "funding", "index.html")
ENVIRONMENT = {"MASA_SEARCH": "no", "MASA_PDF": "no", "MASA_CHANGES": "no", "MASA_AS_OF": ANY_DAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"}


class Failed(Exception):
    """A command ended badly; the message says with what, and its last words."""


@dataclass(frozen=True)
class Measured:
    """What one process took: seconds of processor and of the clock, and the most memory in MiB."""

    processor: float
    clock: float
    memory: float


def run(*command: str | Path, cwd: Path = settings.PROJECT, more: Mapping[str, str] | None = None) -> Measured:
    """Run a command, and what it and its children took.

    Raises:
        Failed: it ended badly.
    """
    start = time.perf_counter()
    environment = {**os.environ, **ENVIRONMENT, **(more or {})}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([str(part) for part in command], cwd=cwd, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said.read()[-2000:].strip()}")
    return Measured(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def masa(*arguments: str | Path, **more: str) -> Measured:
    """Run a command of `masa`."""
    return run(sys.executable, "-m", "macros.adapters.cli", *arguments, more=more)


def build(data: Path, site: Path, **more: str) -> Measured:
    """Run the strict build."""
    return run(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site, more={"MASA_DATA": str(data), **more})


def one(name: str, data: Path, site: Path) -> None:
    """One measure by itself, less what it takes to read the data; prints seconds. It runs in a process of its own."""
    dataset = read_data(data).dataset
    assert dataset is not None
    start = time.process_time() + sum(os.times()[2:4])
    ACTIONS[name](dataset, site)
    print(time.process_time() + sum(os.times()[2:4]) - start)


def _assess(dataset: Dataset, site: Path) -> None:
    for partnership in dataset.partnerships:
        findings_in_force(dataset, partnership)
        findings_later(dataset, partnership)


ACTIONS: Mapping[str, Callable[[Dataset, Path], object]] = {
    "assess": _assess,
    "discrepancies": lambda dataset, site: discrepancies_in(dataset),
    "export": lambda dataset, site: api_files(dataset, ANY_DAY),
    "search index": lambda dataset, site: search_index.write_search(site, dataset),
}


def apart(name: str, data: Path, site: Path) -> float:
    """Seconds of processor time of one of `ACTIONS`."""
    command = [sys.executable, "-m", "tests.bench", "--one", name, str(data), str(site)]
    done = subprocess.run(command, cwd=settings.PROJECT, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def edit_seen(data: Path, **more: str) -> float:
    """Seconds of processor time from an edit of one file until `make serve` shows it, the looking for changes included."""
    command = [sys.executable, "-m", "tests.bench", "--edit", str(data)]
    environment = {**os.environ, **ENVIRONMENT, "MASA_DATA": str(data), **more}
    done = subprocess.run(command, cwd=settings.PROJECT, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def _edits(data: Path) -> None:
    """Serve the data in this process, edit it and look, three times; prints the middle one."""
    from macros.adapters.preview import main as serve

    with socket.create_server(("localhost", 0)) as free:
        host = "localhost:{1}".format(*free.getsockname())
    threading.Thread(target=serve, args=[["--dev-addr", host]], daemon=True).start()
    before = (data / EDITED).read_text(encoding="utf-8")
    _shown(host, "<h1")
    found = []
    for words in ("The first note.", "The second note.", "The third note."):
        start = time.process_time() + sum(os.times()[2:4])
        (data / EDITED).write_text(f"{before}note: {words}\n", encoding="utf-8")
        _shown(host, words)
        found.append(time.process_time() + sum(os.times()[2:4]) - start)
    (data / EDITED).write_text(before, encoding="utf-8")
    print(statistics.median(found))


def _shown(host: str, words: str) -> None:
    end = time.monotonic() + 300
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://{host}/{SHOWN_AT}", timeout=300) as page:
                if words in page.read().decode():
                    return
        except urllib.error.URLError:  # not yet there, or a page that says what is wrong
            pass
        time.sleep(0.1)
    raise SystemExit(f"{words} did not show at {SHOWN_AT}")


def edited(data: Path, folder: Path) -> Path:
    """A copy of the data with one file changed."""
    copy = Path(shutil.copytree(data, folder / "edited" / data.name))
    path = copy / EDITED
    path.write_text(path.read_text(encoding="utf-8") + "note: Somebody has just written this.\n", encoding="utf-8")
    return copy


def measures(count: int, folder: Path) -> Iterator[tuple[str, float | str]]:
    """Every measure with so many partnerships, one after the other."""
    data, site = many_partnerships(folder, count), folder / f"site-{count}"
    yield "check, nothing kept", masa("check", "--data", data, MASA_KEEP="no").processor
    masa("check", "--data", data)
    yield "check, nothing changed", masa("check", "--data", data).processor
    change = edited(data, folder)
    yield "check, one file changed", masa("check", "--data", change).processor
    yield "diff, one file changed", masa("diff", data, change).processor
    cold = build(data, site, MASA_KEEP="no")
    pages = sum(1 for _ in site.rglob("index.html"))
    yield "build, nothing kept", cold.processor
    yield "by the clock", cold.clock
    yield "memory, MiB", cold.memory
    yield "pages", pages
    yield "each page, ms", 1000 * cold.processor / pages
    yield "edit seen under make serve", edit_seen(data)
    yield f"edit seen with AREA={AREA}", edit_seen(data, MASA_AREA=AREA)
    alone = {name: apart(name, data, site) for name in ACTIONS}
    yield from alone.items()
    yield "weight of Luton's funding page, KB", (site / WEIGHED).stat().st_size / 1000
    # Stock Material makes its search index in its build, so ours counts too.
    ours = cold.processor + alone["search index"]
    source = plain_markdown(site, folder / f"markdown-{count}")
    for name, rival in RIVALS.items():
        try:
            command, cwd = rival(source, settings.build_folder() / "bench")
            theirs = run(*command, cwd=cwd).processor
            yield name, theirs
            yield f"ours with search ÷ {name.split(',')[0]}", ours / theirs
        except (Missing, Failed) as why:  # one of them has a limit on what its search can hold
            print(why, file=sys.stderr)
            yield name, f"– ({str(why).splitlines()[-1]})"


def main(arguments: Sequence[str]) -> None:
    """Measure and print: each measure as it comes, then the table."""
    if arguments[:1] == ["--edit"]:
        _edits(Path(arguments[1]))
        return
    if arguments[:1] == ["--one"]:
        one(arguments[1], Path(arguments[2]), Path(arguments[3]))
        return
    sizes = tuple(map(int, arguments)) or SIZES
    rows: dict[str, dict[int, float | str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for count in sizes:
            for name, value in measures(count, Path(scratch)):
                print(f"{count} partnerships: {name}: {_in_figures(value)}", file=sys.stderr, flush=True)
                rows.setdefault(name, {})[count] = value
        different = _pages_zensical_changes(Path(scratch))
    print(f"{'seconds of processor time, partnerships:':42}{''.join(f'{count:>12}' for count in sizes)}")
    for name, cells in rows.items():
        print(f"{name:42}{''.join(_in_figures(cells.get(count, '')).rjust(12) for count in sizes)}")
    print("Pages of `masa pages` to which Zensical gives other words:", *(different or ["none"]), sep="\n  ")


def _in_figures(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.2f}"


def _pages_zensical_changes(scratch: Path) -> list[str]:
    masa("pages", scratch / "pages")
    try:
        return other_words_of_zensical(scratch / "pages", settings.build_folder() / "bench")
    except Missing as why:
        return [f"not known ({why})"]


if __name__ == "__main__":
    main(sys.argv[1:])

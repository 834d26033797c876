"""An example of each error: the small data set with some files changed, broken in one way, and mended again.

In: a folder of changed files. Out: what the checks say of the data set with them. Must not know: what they should say.

`tests/errors/<id>/broken/` and `mended/` hold the files that differ from `tests/small_data.py`, below `data/` and
`sources/`. Beside these may stand `left-out.txt` (what is not there: a file, or a folder), `padded.txt` (a file and how
many bytes it has) and `release.txt` (that the check before a release is run as well).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from macros.dataset.load import load
from macros.dataset.release import problems_before_release
from macros.problems import Problem, report
from macros.verifying.verify import verify
from tests.small_data import SOURCE_TEXT, write

HERE = Path(__file__).parent
SEVERAL = "several-at-once"  # examples with many errors, each a folder below this one


@dataclass(frozen=True)
class Outcome:
    """What the checks found, and the report they print."""

    problems: tuple[Problem, ...]
    report: str


def ids_with_an_example() -> list[str]:
    """The ids that have a folder here."""
    return sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name not in (SEVERAL, "__pycache__"))


def several_at_once() -> list[str]:
    """The names of the examples with many errors."""
    return sorted(path.name for path in (HERE / SEVERAL).iterdir())


def outcome_of(changed: Path, scratch: Path) -> Outcome:
    """What the checks say of the small data set with the files of `changed` in it."""
    data = write(scratch)
    (scratch / "sources").mkdir()
    (scratch / "sources" / "anytown-masa.txt").write_text(SOURCE_TEXT, encoding="utf-8")
    for name in _lines(changed / "left-out.txt"):
        _take_out(scratch / name)
    for path in sorted(changed.rglob("*")):
        if path.is_file() and path.parent != changed:
            _lay_over(path, scratch, scratch / path.relative_to(changed))
    for line in _lines(changed / "padded.txt"):
        name, size = line.split()
        (scratch / name).write_bytes((scratch / name).read_bytes().ljust(int(size), b"#"))
    problems = _problems(data, scratch / "sources", before_release=(changed / "release.txt").exists())
    return Outcome(problems, report(problems))


def _problems(data: Path, sources: Path, *, before_release: bool) -> tuple[Problem, ...]:
    loaded = load(data)
    if loaded.dataset is None:
        return loaded.problems
    return tuple(problems_before_release(loaded.dataset)) if before_release else verify(loaded.dataset, sources).problems


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []


def _take_out(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
        path.mkdir()
    else:
        path.unlink()


def _lay_over(path: Path, scratch: Path, target: Path) -> None:
    for parent in target.parents:
        if parent.is_relative_to(scratch) and parent.is_file():
            parent.unlink()  # a folder with the name of a form
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)

"""The history of the data for one build: which versions git holds, what changed between them, and what was worked out before.

In: the data folder and what the site shows now. Out: a `History`. Must not know: how two versions are compared, or pages.

A step is a change of the data on the main line of the history, so a merged pull request is one step. Its release is the
first tag at or after it on that line; where the line has no tag, each month (of the commit's day, in UTC) is a release.
Only the newest steps are compared, as many as `MASA_CHANGES` says; none without git or with a part of the history only.

Results are kept in `.build/changes/`, by the content of the two versions and of the program: the same pages come out with
or without them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import macros
from macros.adapters.git import git_says
from macros.adapters.reading import read_data
from macros.adapters.revisions import UnknownRevision, data_at
from macros.adapters.writing import written_whole
from macros.changes.steps import Compared, Version, as_plain, from_plain, steps_between
from macros.changes.withheld import Shown
from macros.dataset.dataset import Dataset
from macros.dataset.history import NOT_ASKED, Held, History
from macros.dataset.kept import program
from macros.dataset.people import names_of_people, numbers_shown
from macros.garbage import all_of_it_stays
from macros.words import MONTHS

NOT_IN_A_RELEASE = "Not yet in a release"
# The rooms of this package that a result depends on; pages and feeds only show it.
ROOMS = ("garbage", "problems", "reading", "model", "words", "dataset", "comparing", "assessing", "consistency", "changes")


def history_of(data: Path, now: Dataset, most: int, keep_in: Path) -> History:
    """What changed in the data, at most so many steps back."""
    if not most:
        return NOT_ASKED
    held = _held(data)
    if held != "held":
        return History(held)
    versions = _versions(data, most + 1)
    if not versions:
        return History("no history")
    shown = Shown(names_of_people(now), numbers_shown(now))
    with all_of_it_stays():
        steps = steps_between(reversed(versions), _Loader(data), _Kept(keep_in), shown)
    return History("held", steps, older=len(versions) > most and not versions[-1].oldest)


def _held(data: Path) -> Held:
    return {"true": "part of the history", "false": "held"}.get(
        git_says(data, "rev-parse", "--is-shallow-repository").strip(), "no history"
    )  # type: ignore[return-value]


def _versions(data: Path, most: int) -> list[Version]:
    """The newest first; the oldest of all is marked."""
    lines = git_says(data, "log", "--first-parent", f"--max-count={most + 1}", "--format=%H %ct", "--", ".").splitlines()
    releases = _releases(data)
    found = []
    for number, line in enumerate(lines[:most]):
        commit, seconds = line.split()
        at = datetime.fromtimestamp(int(seconds), UTC)
        tree = git_says(data, "rev-parse", "--verify", "--quiet", f"{commit}:./").strip()
        if tree:  # the folder may have been taken away for a while
            release = releases(commit, at)
            found.append(Version(commit, tree, at, release, oldest=len(lines) <= most and number == len(lines) - 1))
    return found


def _releases(data: Path) -> Callable[[str, datetime], str]:
    """What gives the release of a step."""
    tags: dict[str, str] = {}
    listed = git_says(data, "for-each-ref", "--sort=refname", "--format=%(objectname) %(*objectname) %(refname:short)", "refs/tags")
    for line in listed.splitlines():
        direct, peeled, name = line.split(" ", 2)
        tags[peeled or direct] = name
    line_of_history = git_says(data, "log", "--first-parent", "--format=%H").split() if tags else []
    if not any(commit in tags for commit in line_of_history):
        return lambda _, at: f"{MONTHS[at.month - 1]} {at.year}"
    of_commit: dict[str, str] = {}
    release = NOT_IN_A_RELEASE
    for commit in line_of_history:
        release = f"Release {tags[commit]}" if commit in tags else release
        of_commit[commit] = release
    return lambda commit, _: of_commit[commit]


class _Loader:
    """Loads versions, and holds on to the last two: each is compared with the one before."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.loaded: dict[str, Dataset | None] = {}

    def __call__(self, version: Version) -> Dataset | None:
        if version.tree not in self.loaded:
            last = list(self.loaded)[-1:]
            self.loaded = {tree: self.loaded[tree] for tree in last}
            self.loaded[version.tree] = self._load(version)
        return self.loaded[version.tree]

    def _load(self, version: Version) -> Dataset | None:
        try:
            with data_at(version.id, self.data) as folder:
                return read_data(folder).dataset
        except (UnknownRevision, OSError):
            return None


class _Kept:
    """Results by the content of the two versions, kept beside the build. What cannot be kept is worked out again."""

    def __init__(self, folder: Path) -> None:
        # Empty where the source was changed after this process began: nothing is kept then.
        self.program = program(Path(macros.__file__).parent, macros.IMPORTED_AT, ROOMS).hex()[:16]
        self.folder = folder / self.program
        if self.program and not self.folder.is_dir():
            for older in folder.glob("*/"):  # made by another version of the program
                shutil.rmtree(older, ignore_errors=True)

    def __call__(self, pair: str, compare: Callable[[], Compared]) -> Compared:
        if not self.program:
            return compare()
        path = self.folder / f"{pair}.json"
        with suppress(OSError, ValueError, KeyError, TypeError):
            return from_plain(json.loads(path.read_text(encoding="utf-8")))
        compared = compare()
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            written_whole(path, json.dumps(as_plain(compared), ensure_ascii=False))
        return compared

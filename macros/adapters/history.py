"""When each line of the data last changed, from git.

In: the data folder. Out: for each file the day of every line, or nothing where there is no whole history to ask.
Must not know: what the lines say.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from macros.adapters.git import git_says


def days_of_lines(data: Path) -> Mapping[str, tuple[date, ...]]:
    """The day on which each line was last changed, by file (`data/site.yml`), lines from the first on.

    Empty where git is not there, the folder is not under it, or the copy is shallow: a day would then be a guess.
    Files not yet committed are left out.
    """
    if git_says(data, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    changed = set(git_says(data, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".").split("\0"))
    files = [name for name in git_says(data, "ls-files", "-z", "--", ".").split("\0") if name.endswith(".yml") and name not in changed]
    newest = git_says(data, "rev-parse", "HEAD").strip()
    with ThreadPoolExecutor(max_workers=4) as workers:
        days = workers.map(lambda name: _days(data, name, newest), files)
        return {f"{data.name}/{name}": found for name, found in zip(files, days, strict=True) if found}


@lru_cache(maxsize=20_000)  # files; the preview asks again after every edit, and git takes longer to answer than all the rest
def _days(data: Path, name: str, newest: str) -> tuple[date, ...]:
    """The days of a file, as it was in the newest commit."""
    found: dict[str, date] = {}
    lines: list[str] = []
    commit = ""
    for line in git_says(data, "blame", "--porcelain", newest, "--", name).splitlines():
        if line.startswith("\t"):
            lines.append(commit)
        elif line.startswith("committer-time "):
            found[commit] = datetime.fromtimestamp(int(line.split()[1]), UTC).date()
        elif len(line.split(" ", 1)[0]) in (40, 64):
            commit = line.split(" ", 1)[0]
    return tuple(found[item] for item in lines)

"""A small history of the data in git, for tests.

In: the files of each version. Out: a data folder with that history. Must not know: what is made of it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests import small_data

NOBODY = {
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "E"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "e@example.org"),
    **dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull),
}
MORE_MONEY = small_data.bent(
    "partnerships/anytown/funding.yml", "pounds: 1000, amount_as_written: '£1,000'", "pounds: 1100, amount_as_written: '£1,100'"
)
ANOTHER_SHAPE = {"site.yml": "name: Site\nabout: About\nof_another_day: yes\n"}
NEW_NAME = small_data.bent("organisations.yml", "name: Anyshire Police", "name: Anyshire Constabulary")
# The first version, a change of funding, one that today's program cannot read, and a new name.
VERSIONS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("2024-01-10", {}),
    ("2024-02-11", MORE_MONEY),
    ("2024-02-12", {**MORE_MONEY, **ANOTHER_SHAPE}),
    ("2024-03-13", {**MORE_MONEY, **NEW_NAME}),
)


def git(folder: Path, *arguments: str, day: str = "2024-01-10") -> str:
    """Run git as nobody in particular, on a day."""
    when = f"{day}T12:00:00+00:00"
    environment = {**os.environ, **NOBODY, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment, text=True).stdout


def data_with_history(folder: Path, versions: tuple[tuple[str, Mapping[str, str]], ...] = VERSIONS) -> Path:
    """The data folder of a repository with a commit for each version."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for day, changes in versions:
        small_data.write(folder, changes)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "change", day=day)
    return folder / "data"

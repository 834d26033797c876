"""When a fact last changed comes from whole history or is said to be unknown; it is never guessed."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.history import days_of_lines


def git(folder: Path, *arguments: str, day: str = "2024-01-02") -> None:
    when = f"{day}T12:00:00+00:00"
    names = {"GIT_AUTHOR_NAME": "E", "GIT_AUTHOR_EMAIL": "e@example.org", "GIT_COMMITTER_NAME": "E", "GIT_COMMITTER_EMAIL": "e@example.org"}
    environment = {**os.environ, **names, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: the second changes one line of two."""
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for text, day in (("state: stated\nnote: First.\n", "2024-01-02"), ("state: stated\nnote: Second.\n", "2025-03-04")):
        (folder / "data" / "funding.yml").write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "change", day=day)
    return folder


def test_each_line_has_the_day_of_its_own_last_change(repository: Path) -> None:
    assert days_of_lines(repository / "data") == {"data/funding.yml": (date(2024, 1, 2), date(2025, 3, 4))}


def test_a_file_with_changes_not_yet_committed_has_no_day(repository: Path) -> None:
    (repository / "data" / "funding.yml").write_text("state: stated\nnote: Third.\n", encoding="utf-8")
    assert days_of_lines(repository / "data") == {}


def test_a_shallow_clone_says_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    assert days_of_lines(tmp_path / "shallow" / "data") == {}


def test_a_copy_without_history_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert days_of_lines(tmp_path / "data") == {}
    assert days_of_lines(tmp_path / "nowhere") == {}

"""Two builds of one commit give the same bytes, however the machines differ."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.machines import NO_NETWORK, OTHER_ORDER, apart, can_stand_apart, content_of, copy_of_the_project, read_first
from tests.site.building import AS_OF

# What git writes into a commit: the same in every run.
SOMEBODY = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Somebody"), ("EMAIL", "somebody@example.org"), ("DATE", "2026-11-20T12:00:00Z"))
}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **SOMEBODY}, capture_output=True, check=True)


@pytest.fixture(scope="module")
def commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a history of two commits, the second a small change of the data."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("here"))
    site = folder / "data" / "site.yml"
    now = site.read_text(encoding="utf-8")
    site.write_text(f"# An older comment.\n{now}", encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "data", "docs", "macros", "mkdocs.yml")
    git(folder, "commit", "-q", "-m", "First")
    site.write_text(now, encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "Second")
    return folder


def site_built(project: Path, to: Path, *prefix: str, **settings: str) -> dict[str, bytes]:
    """Every file of the site, with its search and its PDFs."""
    to.parent.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MASA_", "LC_", "LANG", "PYTHON"))}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "MASA_CHANGES": "1", "TMPDIR": str(to.parent), **settings}
    command = [*prefix, sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(to)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr
    return content_of(to)


@pytest.mark.slow
def test_two_builds_of_one_commit_give_the_same_bytes_on_machines_that_differ_in_everything(commit: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "quite another place"
    git(tmp_path, "clone", "-q", str(commit), str(elsewhere))
    offline = apart("--net") if can_stand_apart("--net") else []
    here = site_built(
        commit,
        tmp_path / "a" / "site",
        *offline,
        PYTHONPATH=read_first(tmp_path / "first", NO_NETWORK, OTHER_ORDER),
        PYTHONHASHSEED="1",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONUTF8="0",  # Python would make up for such a locale
        PYTHONCOERCECLOCALE="0",
        MASA_AS_OF=AS_OF,
    )
    there = site_built(
        elsewhere,
        tmp_path / "b" / "deep" / "public",
        PYTHONHASHSEED="random",
        TZ="America/Los_Angeles",
        LC_ALL="C.UTF-8",
        SOURCE_DATE_EPOCH="1795305600",  # midnight of the same day
    )
    assert {name.split(".")[-1] for name in here} >= {"html", "json", "csv", "pf_index", "pdf", "ics", "xml", "gz"}
    assert here.keys() ^ there.keys() == set()
    assert [name for name in here if here[name] != there[name]] == []


def test_the_machines_differ_as_they_are_said_to(tmp_path: Path) -> None:
    for name in "abcdefgh":
        (tmp_path / name).touch()
    said = (
        "import locale, os, socket\nfrom pathlib import Path\nprint(sorted(os.listdir('.')) == os.listdir('.'),"
        " [p.name for p in Path('.').iterdir()] == [e.name for e in os.scandir('.')], 'UTF' in locale.getpreferredencoding())\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9))\nexcept OSError as error:\n    print(error)\n"
    )
    strange = {**os.environ, "PYTHONPATH": read_first(tmp_path / "first", NO_NETWORK, OTHER_ORDER)}
    strange |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-c", said], cwd=tmp_path, env=strange, capture_output=True, text=True, check=True)
    assert done.stdout == "False True False\na build asks nothing of the network\n"

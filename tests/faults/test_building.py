"""A build that fails, is killed, has no room or is not alone leaves the good site as it was, and says so in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from macros.adapters import pdf
from macros.adapters.faults import in_a_sentence
from macros.adapters.search_index import is_whole
from macros.adapters.settings import PROJECT
from macros.adapters.whole_site import main, put_back, swapped
from tests.faults.machines import content_of, copy_of_the_project, make, on_a_small_disk, path_without_git
from tests.site.building import AS_OF

GOOD = {"index.html": b"the good site", "luton/index.html": b"a good page"}
NEW = {"index.html": b"the new site"}
# Builds that a process of its own begins and never ends.
NEVER_ENDS = """
import sys, time
from pathlib import Path
from macros.adapters.whole_site import main

def build(to):
    to.mkdir(parents=True, exist_ok=True)
    (to / "index.html").write_text("half a pa")
    print("begun", flush=True)
    time.sleep(600)

main(build, Path(sys.argv[1]))
"""


def a_project(folder: Path) -> Path:
    write(folder / "site", GOOD)
    return folder


def write(folder: Path, files: dict[str, bytes]) -> bool:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return True


def test_a_good_build_takes_the_place_of_the_old_site_and_leaves_nothing_lying_about(tmp_path: Path) -> None:
    assert main(lambda to: write(to, NEW), a_project(tmp_path)) == 0
    assert content_of(tmp_path / "site") == NEW
    assert [path.name for path in (tmp_path / ".build").iterdir()] == ["site.lock"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(lambda to: not write(to, NEW), a_project(tmp_path)) == 1
    assert content_of(tmp_path / "site") == GOOD
    assert capsys.readouterr().err == "Nothing was published; site/ is as it was.\n"


@pytest.mark.parametrize(
    ("trouble", "code", "said"),
    [
        (OSError(28, "No space left on device"), 1, "The disk is full: a file could not be written. Make room on it, then run this again."),
        (OSError(30, "Read-only file system", "/srv/x"), 1, "/srv/x stands on a disk that can only be read. Let it be written to"),
        (UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "x"), 1, "A file in docs/ is not text in UTF-8; the line above names it."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
    ids=["full disk", "read-only", "not UTF-8", "stopped"],
)
def test_trouble_in_the_middle_of_a_build_is_a_sentence(
    trouble: BaseException, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(to: Path) -> bool:
        write(to, NEW)
        raise trouble

    assert main(build, a_project(tmp_path)) == code
    assert content_of(tmp_path / "site") == GOOD
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert told.endswith("site/ is as it was.\n")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill so")
def test_of_two_builds_at_once_the_second_does_nothing_and_a_killed_one_stands_in_nobodys_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = a_project(tmp_path)
    with subprocess.Popen([sys.executable, "-c", NEVER_ENDS, str(project)], cwd=PROJECT, stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline() == b"begun\n"
        assert main(lambda to: write(to, NEW), project) == 1
        assert (
            capsys.readouterr().err == "Another build is running, so this one did nothing. Wait until it has ended, then run this again.\n"
        )
        first.kill()
    assert content_of(project / "site") == GOOD
    assert main(lambda to: write(to, NEW), project) == 0
    assert content_of(project / "site") == NEW


def test_a_swap_that_was_stopped_between_its_two_steps_is_undone_by_the_next_build(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    (project / ".build").mkdir()
    (project / "site").rename(project / ".build" / "replaced")
    put_back(project / "site", project / ".build")
    assert content_of(project / "site") == GOOD


def test_a_new_site_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    with pytest.raises(OSError, match="No such file"):
        swapped(project / "site", project / ".build")  # there is no new site
    assert content_of(project / "site") == GOOD


def test_where_nothing_can_be_written_beside_the_site_nothing_is_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = a_project(tmp_path)
    (project / ".build").write_text("a file", encoding="utf-8")
    assert main(lambda to: write(to, NEW), project) == 1
    assert "is a file where a folder belongs" in capsys.readouterr().err
    assert content_of(project / "site") == GOOD


def index_of_three_pages(folder: Path) -> Path:
    for name in ("one", "two", "three"):
        write(folder / "pages" / name, {"index.html": f"<html lang=en><main><h1>{name}</h1> A page of words about {name}.</main>".encode()})
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(folder / "pages"), "--output-path", str(folder / "index")]
    subprocess.run(command, check=True)
    return folder / "index"


def test_an_index_of_the_search_that_lacks_a_part_or_half_of_one_is_noticed(tmp_path: Path) -> None:
    # On a disk that is full Pagefind 1.5.2 ended with success and left such parts behind.
    index = index_of_three_pages(tmp_path)
    assert is_whole(index)
    for pattern in ("*.pf_meta", "index/*.pf_index", "fragment/*.pf_fragment", "pagefind.js"):
        part = next(index.glob(pattern))
        whole = part.read_bytes()
        for content in (b"", whole[: len(whole) // 2]) if pattern != "pagefind.js" else (b"",):
            part.write_bytes(content)
            assert not is_whole(index), pattern
        part.unlink()
        assert not is_whole(index), pattern
        part.write_bytes(whole)
    assert is_whole(index)


def killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill so")
def test_laying_out_a_pdf_that_the_system_kills_is_a_matter_of_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "laid_out", killed)
    with pytest.raises(OSError, match="memory") as raised:
        pdf._all_laid_out([("<p>", "", tmp_path / "a.pdf", tmp_path, date(2026, 11, 22))])
    assert in_a_sentence(raised.value).startswith("There was too little memory for laying out the PDFs.")


# `make` itself.


def run_make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def makefile(tmp_path: Path) -> Path:
    """A project that nobody has set up yet."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy2(PROJECT / name, tmp_path / name)
    return tmp_path


def a_python(path: Path, says: str, answers: int) -> str:
    path.write_text(f'#!/bin/sh\ntest "$1" = --version && echo "{says}" && exit 0\nexit {answers}\n', encoding="utf-8")
    path.chmod(0o755)
    return f"PYTHON={path}"


def test_a_python_that_is_too_old_is_named_with_what_to_do(makefile: Path) -> None:
    done = run_make(makefile, "site", a_python(makefile / "python3.10", "Python 3.10.14", 1))
    assert done.returncode != 0
    assert "Python 3.11 or later is needed;" in done.stderr
    assert "is Python 3.10.14. Name another one: make PYTHON=python3.12 venv" in done.stderr
    assert not (makefile / ".venv").exists()


def test_where_there_is_no_python_make_says_what_to_install(makefile: Path) -> None:
    done = run_make(makefile, "site", "PYTHON=python-of-nobody")
    assert done.returncode != 0
    assert "There is no python-of-nobody here. Install Python 3.11 or later" in done.stderr


def test_an_environment_whose_python_has_gone_is_named_with_what_to_do(makefile: Path) -> None:
    (makefile / ".venv" / "bin").mkdir(parents=True)
    (makefile / ".venv" / "bin" / "python").symlink_to(makefile / "gone")
    (makefile / ".venv" / ".set-up").touch()
    done = run_make(makefile, "site")
    assert done.returncode != 0
    assert "The Python that .venv/ was set up with is gone or too old. Set it up again: rm -rf .venv && make venv" in done.stderr


# The real build.


@pytest.mark.slow
def test_a_real_build_without_git_on_a_full_disk_or_killed_leaves_the_good_site(tmp_path: Path) -> None:
    project = a_project(copy_of_the_project(tmp_path / "project"))
    quick = {"MASA_AS_OF": AS_OF, "MASA_SEARCH": "no", "MASA_PDF": "no", "PATH": path_without_git(tmp_path / "tools")}
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **quick}

    with subprocess.Popen(make("site"), cwd=project, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as killed:
        for _ in range(3000):
            if (project / ".build" / "site" / "luton").exists():  # the pages are being written
                break
            time.sleep(0.05)
        os.killpg(killed.pid, signal.SIGSTOP)  # the rest takes less time than the second needs to begin
        second = subprocess.run(make("site"), cwd=project, env=environment, capture_output=True, text=True, check=False)
        os.killpg(killed.pid, signal.SIGKILL)
    assert second.returncode != 0
    assert "Another build is running, so this one did nothing." in second.stderr
    assert (project / ".build" / "site").is_dir()  # it was in the middle
    assert content_of(project / "site") == GOOD

    shutil.rmtree(project / ".build" / "site")
    full = on_a_small_disk(project / ".build", "8m", *make("site"))
    done = subprocess.run(full, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "The disk is full: a file could not be written. Make room on it, then run this again. Nothing was published" in done.stderr
    assert "Traceback" not in done.stderr
    assert content_of(project / "site") == GOOD

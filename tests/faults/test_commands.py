"""When the machine refuses, a command says so in a sentence, and every file is as it was or whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from macros.adapters import settings
from macros.adapters.build import the_build
from macros.adapters.cli import main
from macros.adapters.faults import SENTENCES, in_a_sentence
from macros.adapters.history import days_of_lines
from macros.adapters.past import history_of
from macros.adapters.writing import ChangedMeanwhile, written_whole
from macros.dataset.load import load
from tests import small_data
from tests.faults.machines import content_of, no_room_after, on_a_read_only_disk, on_a_small_disk, path_without_git

FUNDING = "partnerships/anytown/funding.yml"
MASA = (sys.executable, "-m", "macros.adapters.cli")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before is not asked: these machines are not to touch what the project keeps."""
    monkeypatch.setenv("MASA_KEEP", "no")


def untidy(tmp_path: Path) -> Path:
    """Data with one file that `masa check --fix` would repair."""
    data = small_data.write(tmp_path)
    main(["check", "--fix", "--data", str(data)])
    text = (data / FUNDING).read_text(encoding="utf-8")
    (data / FUNDING).write_text(text.replace("unit: pounds", "unit: pounds   "), encoding="utf-8")
    return data


def one_sentence(said: str) -> bool:
    return "Traceback" not in said and said.count("\n") == 1


# Writing.


def test_repairing_on_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = untidy(tmp_path)
    before = content_of(data)
    capsys.readouterr()
    with no_room_after(100):
        assert main(["check", "--fix", "--data", str(data)]) == 2
    said = capsys.readouterr().err
    assert f"{data / FUNDING} could not be written: it is larger than files may be here." in said
    assert "No file was left half-written." in said
    assert one_sentence(said)
    assert content_of(data) == before
    assert main(["check", "--fix", "--data", str(data)]) == 0


def test_a_disk_that_is_really_full_is_told_from_other_troubles(tmp_path: Path) -> None:
    data = untidy(tmp_path)
    before = content_of(data)
    filled = 'cat /dev/zero > "$0/filled" 2>/dev/null; "$@"; code=$?; rm "$0/filled"; cp "$0"/' + FUNDING + ' "$0.was/after"; exit $code'
    command = on_a_small_disk(data, "200k", "sh", "-c", filled, str(data), *MASA, "check", "--fix", "--data", str(data))
    done = subprocess.run(command, cwd=settings.PROJECT, env={**os.environ, "MASA_KEEP": "no"}, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert f"The disk is full: {data / FUNDING} could not be written. Make room on it, then run this again." in done.stderr
    assert one_sentence(done.stderr)
    assert Path(f"{data}.was", "after").read_bytes() == before[FUNDING]


def test_repairing_never_writes_over_what_somebody_saved_meanwhile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = untidy(tmp_path)
    saved = (data / FUNDING).read_text(encoding="utf-8") + "# A line of somebody else.\n"

    def saved_just_now(*_: object) -> None:
        (data / FUNDING).write_text(saved, encoding="utf-8")

    monkeypatch.setattr("shutil.copymode", saved_just_now)  # between the writing beside and the swap
    assert main(["check", "--fix", "--data", str(data)]) == 0
    assert "was changed while it was being repaired, so it was left alone" in capsys.readouterr().err
    assert (data / FUNDING).read_text(encoding="utf-8") == saved


def test_a_file_keeps_its_rights_and_two_who_write_it_keep_out_of_each_others_way(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o664)
    (tmp_path / ".a.yml.1.new").write_text("another command is at it", encoding="utf-8")
    written_whole(path, "new", b"old")
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o664
    assert (tmp_path / ".a.yml.1.new").read_text(encoding="utf-8") == "another command is at it"
    with pytest.raises(ChangedMeanwhile):
        written_whole(path, "newer", b"old")
    assert {item.name for item in tmp_path.iterdir()} == {"a.yml", ".a.yml.1.new"}


def test_a_new_partnership_is_a_whole_folder_or_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = small_data.write(tmp_path)
    before = content_of(data)
    with no_room_after(600):  # the first forms are shorter
        assert main(["new", "milltown", "--data", str(data)]) == 2
    assert one_sentence(capsys.readouterr().err)
    assert content_of(data) == before
    assert main(["new", "milltown", "--data", str(data)]) == 0


def test_what_a_new_partnership_left_behind_when_it_was_killed_is_no_problem(tmp_path: Path) -> None:
    data = small_data.write(tmp_path)
    left = data / "partnerships" / ".milltown.new"
    left.mkdir()
    (left / "values.yml").write_text("half a for", encoding="utf-8")
    assert load(data).problems == ()
    assert main(["new", "milltown", "--data", str(data)]) == 0
    assert not left.exists()


def test_an_export_on_a_full_disk_leaves_every_file_old_or_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, to = small_data.write(tmp_path), tmp_path / "out"
    assert main(["export", str(to), "--data", str(data)]) == 0
    whole = content_of(to)
    for name in whole:
        (to / name).write_text("old", encoding="utf-8")
    capsys.readouterr()
    with no_room_after(2000):
        assert main(["export", str(to), "--data", str(data)]) == 2
    assert one_sentence(capsys.readouterr().err)
    now = content_of(to)
    assert now.keys() == whole.keys()
    assert {name for name in now if now[name] == b"old"}
    assert [name for name in now if now[name] not in (b"old", whole[name])] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill so")
def test_a_command_that_is_killed_leaves_every_file_old_or_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old words\n" * 1000, encoding="utf-8")
    again = (
        "import sys\nfrom pathlib import Path\nfrom macros.adapters.writing import written_whole\nprint('begun', flush=True)\n"
        "while True:\n    written_whole(Path(sys.argv[1]), 'new words\\n' * 100_000)\n"
    )
    for wait in (0.0, 0.013, 0.05):
        with subprocess.Popen([sys.executable, "-c", again, str(path)], cwd=settings.PROJECT, stdout=subprocess.PIPE) as running:
            assert running.stdout
            running.stdout.readline()
            time.sleep(wait)
            running.kill()
        assert path.read_text(encoding="utf-8") in ("old words\n" * 1000, "new words\n" * 100_000)


def test_a_command_that_is_stopped_from_the_keyboard_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    data = untidy(tmp_path)
    before = content_of(data)
    capsys.readouterr()
    monkeypatch.setattr("os.fsync", stopped)
    assert main(["check", "--fix", "--data", str(data)]) == 130
    assert capsys.readouterr().err == "Stopped. No file was left half-written.\n"
    assert content_of(data) == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["export", str(tmp_path / "taken"), "--data", str(small_data.write(tmp_path))]) == 2
    said = capsys.readouterr().err
    assert "is a file where a folder belongs" in said
    assert one_sentence(said)


def test_a_disk_that_can_only_be_read_is_named(tmp_path: Path) -> None:
    data, to = small_data.write(tmp_path), tmp_path / "out"
    to.mkdir()
    command = on_a_read_only_disk(to, *MASA, "export", str(to), "--data", str(data))
    done = subprocess.run(command, cwd=settings.PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "stands on a disk that can only be read. Let it be written to, or name another folder." in done.stderr
    assert one_sentence(done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_report_sent_to_a_full_disk_ends_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = small_data.write(tmp_path)
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert main(["check", "--data", str(data)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("The disk is full: ")
    assert one_sentence(said)


# Reading.


def test_a_folder_that_cannot_be_opened_is_a_problem_and_never_a_partnership_the_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = small_data.write(tmp_path)
    scandir = os.scandir

    def refused(path: Any = ".") -> Any:
        if str(path).endswith("anytown"):  # what root would be let into all the same
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refused)
    assert [f"{item.place.file} {item.id}" for item in load(data).problems][:1] == ["data/partnerships/anytown file-unreadable"]


def test_a_link_in_place_of_a_partnership_is_a_problem_and_never_a_partnership_the_less(tmp_path: Path) -> None:
    data = small_data.write(tmp_path)
    (data / "partnerships" / "anytown").rename(tmp_path / "elsewhere")
    (data / "partnerships" / "anytown").symlink_to(tmp_path / "elsewhere")
    assert [item.what for item in load(data).problems] == ["this is a link to a folder elsewhere"]


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = small_data.write(tmp_path)
    open_path = Path.open

    def refused(self: Path, *arguments: Any, **more: Any) -> Any:
        if self.name == "funding.yml":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return open_path(self, *arguments, **more)

    monkeypatch.setattr(Path, "open", refused)
    assert [f"{item.place.file} {item.id}" for item in load(data).problems] == ["data/partnerships/anytown/funding.yml file-unreadable"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "docs/register/group.md is not there. Put it back"),
        (lambda path: path.write_bytes(b"caf\xe9"), "docs/register/group.md could not be read or written: it is not text in UTF-8"),
        (lambda path: (path.unlink(), path.mkdir()), "docs/register/group.md is a file where a folder belongs, or a folder where"),
    ],
    ids=["missing", "not UTF-8", "a folder"],
)
def test_a_page_file_that_cannot_be_read_is_named(
    spoil: Any, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    (docs / "register").mkdir(parents=True)
    (docs / "partnership").mkdir()
    (docs / "partnership" / "everything.md").write_text("# {{ area }}\n", encoding="utf-8")
    for file in (settings.PROJECT / "docs" / "register").glob("*.md"):
        (docs / "register" / file.name).write_text("# {{ name }}\n", encoding="utf-8")
    data = small_data.write(tmp_path)
    monkeypatch.setattr(settings, "PROJECT", tmp_path)
    assert main(["pages", str(tmp_path / "out"), "--data", str(data)]) == 0
    spoil(docs / "register" / "group.md")
    the_build.cache_clear()
    capsys.readouterr()
    assert main(["pages", str(tmp_path / "out"), "--data", str(data)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert one_sentence(told)


def test_without_git_nothing_is_guessed_and_an_earlier_version_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = small_data.write(tmp_path)
    dataset = load(data).dataset
    assert dataset
    monkeypatch.setenv("PATH", path_without_git(tmp_path / "tools"))
    assert days_of_lines(data) == {}
    assert history_of(data, dataset, 6, tmp_path / "kept").held == "no history"
    assert main(["diff", "main", "--data", str(data)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("git is not installed here")
    assert one_sentence(said)
    assert main(["check", "--data", str(data)]) == 0


@pytest.mark.parametrize(
    ("name", "value", "write"),
    [
        ("MASA_AS_OF", "yesterday", "MASA_AS_OF=2026-11-22"),
        ("MASA_CHANGES", "many", "MASA_CHANGES=6"),
        ("SOURCE_DATE_EPOCH", "today", "digits"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_with_what_to_write(
    name: str, value: str, write: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MASA_AS_OF", raising=False)
    monkeypatch.setenv(name, value)
    assert main(["pages", str(tmp_path / "out"), "--data", str(small_data.write(tmp_path))]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{name}={value} is ")
    assert write in said
    assert one_sentence(said)


def test_the_day_can_be_given_as_other_tools_give_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MASA_AS_OF", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert settings.as_of().isoformat() == "2026-11-22"
    monkeypatch.setenv("MASA_AS_OF", "2024-02-29")
    assert settings.as_of().isoformat() == "2024-02-29"


def test_every_sentence_names_the_file_and_says_what_to_do() -> None:
    for number in (*SENTENCES, errno.EILSEQ):
        said = in_a_sentence(OSError(number, os.strerror(number), str(settings.PROJECT / "data" / "site.yml")))
        assert "data/site.yml" in said
        assert str(settings.PROJECT) not in said
        assert said.endswith(".")
        assert said.count(". ") == 1

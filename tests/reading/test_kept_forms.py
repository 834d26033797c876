"""What was read before may save time, and never change what is read."""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from macros.dataset import kept
from macros.dataset.files import DataFile
from macros.dataset.kept import program
from macros.dataset.kept_forms import KeptForms
from macros.dataset.load import Loaded, load
from macros.model.record import Record, records_in
from tests.small_data import FILES, bent, write

FUNDING = "partnerships/anytown/funding.yml"


@pytest.fixture(autouse=True)
def _a_program_that_nobody_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "program", lambda package, imported_at: b"this program")


def read(folder: Path, changes: Mapping[str, str | None] | None = None) -> tuple[Loaded, list[str]]:
    """The data as read with the kept forms of `folder`, and the files that had to be read anew."""
    data, anew = write(folder, changes), list[str]()

    class Watched(KeptForms):
        def _found(self, key: bytes, file: DataFile) -> Record | None:
            found = super()._found(key, file)
            anew.extend([] if found else [str(file.inside)])
            return found

    with Watched(folder / "forms.sqlite") as forms:
        return load(data, forms.read), anew


def row(folder: Path, column: str, value: bytes) -> None:
    """Write over a column of every row."""
    with closing(sqlite3.connect(folder / "forms.sqlite")) as database, database:
        database.execute(f"UPDATE forms SET {column} = ?", (value,))


def test_the_second_reading_takes_every_form_from_what_was_kept(tmp_path: Path) -> None:
    first, anew = read(tmp_path)
    assert len(anew) == len(FILES)
    second, anew = read(tmp_path)
    assert anew == []
    assert first.dataset
    assert second.dataset
    assert [item.model_dump() for item in second.dataset.records()] == [item.model_dump() for item in first.dataset.records()]


def test_a_kept_form_knows_where_everything_stands_as_a_form_just_read_does(tmp_path: Path) -> None:
    for _ in range(2):
        again, _anew = read(tmp_path)
    plain = load(tmp_path / "data")
    assert again.dataset
    assert plain.dataset
    for one, other in zip(records_in(again.dataset.records()), records_in(plain.dataset.records()), strict=True):
        assert one.place() == other.place()
        for name in type(other).model_fields:
            assert (one.place(name), one.is_written(name)) == (other.place(name), other.is_written(name))


def test_a_changed_file_is_read_anew_and_no_other(tmp_path: Path) -> None:
    read(tmp_path)
    changed, anew = read(tmp_path, bent(FUNDING, "pounds: 1000,", "pounds: 2000,"))
    assert anew == [FUNDING]
    assert changed.dataset
    assert [str(line.pounds) for line in changed.dataset.partnerships["anytown"].topics["funding"].contributions] == ["2000", "500.50"]  # type: ignore[attr-defined]


def test_a_file_with_the_words_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    read(tmp_path)
    _, anew = read(tmp_path, {"partnerships/anytown/voice.yml": FILES["partnerships/anytown/values.yml"]})
    assert anew == ["partnerships/anytown/voice.yml"]


def test_a_file_with_a_problem_is_never_kept(tmp_path: Path) -> None:
    for _ in range(2):
        loaded, anew = read(tmp_path, bent(FUNDING, "pounds: 1000,", "pounds: lots,"))
        assert [item.id for item in loaded.problems] == ["money-not-a-number"]
        assert FUNDING in anew


def test_a_problem_between_sound_files_is_told_with_its_place(tmp_path: Path) -> None:
    change = bent(FUNDING, "payer: anytown-council,", "payer: anytown-counsil,")
    told = [str(item) for item in load(write(tmp_path, change)).problems]
    assert told
    for _ in range(2):
        assert [str(item) for item in read(tmp_path, change)[0].problems] == told


def test_another_program_reads_everything_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path)
    monkeypatch.setattr(kept, "program", lambda package, imported_at: b"the next version")
    _, anew = read(tmp_path)
    assert len(anew) == len(FILES)


@pytest.mark.parametrize("column", ["record", "places", "digest"])
def test_a_damaged_row_counts_as_not_kept_and_is_written_again(tmp_path: Path, column: str) -> None:
    read(tmp_path)
    row(tmp_path, column, b"\x80\x05 something else")
    loaded, anew = read(tmp_path)
    assert loaded.dataset
    assert len(anew) == len(FILES)
    assert read(tmp_path)[1] == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_database_stops_nobody_and_is_made_anew(tmp_path: Path, content: bytes) -> None:
    read(tmp_path)
    (tmp_path / "forms.sqlite").write_bytes(content)
    loaded, _ = read(tmp_path)
    assert loaded.dataset
    read(tmp_path)
    assert read(tmp_path)[1] == []
    assert read(tmp_path, bent(FUNDING, "pounds: 1000,", "pounds: 2000,"))[1] == [FUNDING]


def test_a_database_that_another_process_writes_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path)
    monkeypatch.setattr(kept, "WAIT", 0.01)
    with closing(sqlite3.connect(tmp_path / "forms.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        loaded, _ = read(tmp_path, bent(FUNDING, "pounds: 1000,", "pounds: 2000,"))
    assert loaded.dataset
    assert read(tmp_path)[1] == []


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    with KeptForms(tmp_path / "a-file" / "forms.sqlite") as forms:
        assert load(write(tmp_path), forms.read).dataset


class _Planted:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("planted",)


def test_a_planted_row_can_call_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kept, "_digest", lambda *parts: b"as if the digests were right")
    row(tmp_path, "digest", b"as if the digests were right")
    row(tmp_path, "record", pickle.dumps(_Planted()))
    row(tmp_path, "places", pickle.dumps(_Planted()))
    loaded, anew = read(tmp_path)
    assert loaded.dataset
    assert len(anew) == len(FILES)
    assert not (tmp_path / "planted").exists()


def test_the_mark_of_the_program_changes_with_its_source_and_only_with_the_rooms_that_read(tmp_path: Path) -> None:
    for name in ("reading/yaml.py", "views/page.py", "problems.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one = 1")
    later = time.time_ns() + 10 * kept.CLOCK
    first = program(tmp_path, later)
    (tmp_path / "views/page.py").write_text("two = 2")
    assert program(tmp_path, later) == first
    for name in ("reading/yaml.py", "problems.py"):
        before = program(tmp_path, later)
        (tmp_path / name).write_text("two = 2")
        assert program(tmp_path, later) not in (before, b"")


def test_a_program_whose_source_was_changed_while_it_ran_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "problems.py").write_text("one = 1")
    assert program(tmp_path, time.time_ns()) == b""
    monkeypatch.setattr(kept, "program", lambda package, imported_at: b"")
    for _ in range(2):
        assert read(tmp_path)[1] == []  # it is not even asked
    assert not (tmp_path / "forms.sqlite").exists()

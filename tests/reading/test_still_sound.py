"""A check that asks what earlier checks found says what a check that reads everything says, whatever was changed between them."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from macros.adapters import reading, settings
from macros.adapters.checking import checked
from macros.adapters.cli import main
from macros.adapters.reading import read_data
from macros.adapters.settings import PROJECT
from macros.dataset import kept
from macros.dataset.dataset import Dataset
from macros.dataset.files import DataFile, files_in
from macros.dataset.in_short import InShort, found_sound
from macros.dataset.kept import Kept
from macros.dataset.kept_forms import KeptForms
from macros.dataset.load import Loaded, ReadForm, form_in, load, read_form
from macros.dataset.one_area import one_area
from macros.dataset.snapshot import snapshot_of
from macros.dataset.still_sound import Parts
from macros.problems import Problem
from tests.errors.examples import HERE, ids_with_an_example, outcome_of
from tests.hostile.edits import Edit, edits
from tests.small_data import FILES, bent, write

SEED = 20261123
FUNDING = "partnerships/anytown/funding.yml"
OTHER_TOWN = {
    "partnerships/othertown/partnership.yml": FILES["partnerships/anytown/partnership.yml"]
    .replace("anytown-masa", "othertown-masa")
    .replace("name: Anytown,", "name: Othertown,")
    .replace("order: 1", "order: 2"),
    "partnerships/othertown/sources.yml": FILES["sources.yml"].replace("anytown", "othertown"),
}


@pytest.fixture(autouse=True)
def _nothing_kept_yet_by_a_program_that_nobody_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "program", lambda package, imported_at: b"this program")
    monkeypatch.setattr(settings, "build_folder", lambda: tmp_path / "build")


def known(data: Path) -> InShort | None:
    """What is kept of exactly these files."""
    snapshot = snapshot_of(data)
    assert snapshot
    with Kept(settings.kept_data()) as database:
        return found_sound(snapshot, database)


def told(found: tuple[InShort | None, Any]) -> tuple[InShort | None, list[tuple[object, ...]]]:
    """All that an answer says, each problem word for word."""
    return found[0], [_all_of(item) for item in found[1]]


def _all_of(item: Problem) -> tuple[object, ...]:
    return item.place, item.id, item.what, item.read, item.why, item.write


def told_by(loaded: Loaded) -> tuple[InShort | None, list[tuple[object, ...]]]:
    """The same of data that was read whole."""
    return told((loaded.in_short, loaded.problems))


@pytest.fixture
def never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound data is told to be sound without reading all of it."""
    monkeypatch.setattr(reading, "load", lambda *_: pytest.fail("read whole"))


class RealData:
    """A copy of the real data, and what a full reading says of it after an edit. Only the edited file is read again."""

    def __init__(self, folder: Path) -> None:
        self.data = Path(shutil.copytree(PROJECT / "data", folder / "data", ignore=shutil.ignore_patterns("schema")))
        self.files = files_in(self.data)[0]
        self.forms = {file.inside: read_form(file) for file in self.files}
        self.texts = {file.inside.as_posix(): file.path.read_text(encoding="utf-8") for file in self.files}

    def read_whole(self, edit: Edit) -> Loaded:
        def read(file: DataFile) -> ReadForm:
            return form_in(file, edit.text.encode()) if file.inside.as_posix() == edit.file else self.forms[file.inside]

        return load(self.data, read)

    def differing(self, count: int, seed: int) -> list[str]:
        """The edits after which the two say different things."""
        checked(self.data)
        found = []
        for edit in edits(self.texts, seed, count):
            path = self.data / edit.file
            path.write_text(edit.text, encoding="utf-8", newline="")
            if told(checked(self.data)) != told_by(self.read_whole(edit)):
                found.append(str(edit))
            path.write_text(self.texts[edit.file], encoding="utf-8", newline="")
        return found


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> RealData:
    return RealData(tmp_path_factory.mktemp("real"))


def test_after_an_edit_of_the_real_data_it_says_what_a_full_reading_says(real: RealData) -> None:
    assert real.differing(8, SEED) == []


@pytest.mark.slow
def test_after_hundreds_of_edits_of_the_real_data_it_says_what_a_full_reading_says(real: RealData) -> None:
    assert real.differing(300, SEED + 1) == []


@pytest.mark.parametrize("error", ids_with_an_example())
def test_it_finds_each_error_that_is_made_in_data_found_sound_before(error: str, tmp_path: Path) -> None:
    outcome_of(HERE / error / "mended", tmp_path / "mended")
    outcome_of(HERE / error / "broken", tmp_path / "broken")
    mended, broken = tmp_path / "mended" / "data", tmp_path / "broken" / "data"
    for data in (mended, broken, mended):
        assert told(checked(data)) == told_by(load(data))


REFUSED = {
    "refused-numbers.yml": "numbers:\n  - {number: 01234 567890, why: dead, says: Old desk., seen: a page of 2015}\n",
    "partnerships/anytown/values.yml": FILES["partnerships/anytown/values.yml"] + "note: Ring +44 1234 567890.\n",
}
STEP = {
    "pan-bedfordshire/tasks.yml": "tasks:\n  - id: worried\n    title: I am worried\n    about: About.\n    section: Worried\n"
    "    reader: everybody\n    checked: {on: 2026-01-02, by: second reader}\n    steps:\n      - {id: ring, says: Ring., "
    "areas: [anytown, othertown], published: [{document: anytown-masa, as_written: Anytown, lines: 1}]}\n",
}
# What is asked across parts, and an error that only it can find where the parts are sound.
ASKED: dict[str, str | dict[str, str]] = {
    "macros.dataset.outlines.Outlines.name_something_unknown": "unknown-reference",
    "macros.dataset.outlines.Outlines.use_an_id_twice": "duplicate-id",
    "macros.dataset.outlines.Outlines.cite_others": "document-of-another",
    "macros.dataset.outlines.Outlines.follow_in_a_circle": "lineage-circle",
    "macros.dataset.outlines.Outlines.judge": "judgement-not-needed",
    "macros.dataset.outlines.Outlines.hold_a_number_of": REFUSED,
    "macros.dataset.rules.steps_without_a_source_for_each_area": OTHER_TOWN | STEP,
    "macros.dataset.rules.tests_that_lead_nowhere": "test-path-unknown",
}


@pytest.mark.parametrize(("question", "error"), ASKED.items(), ids=[name.rpartition(".")[2] for name in ASKED])
def test_without_any_one_of_its_questions_an_error_would_be_missed(
    question: str, error: str | dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if isinstance(error, str):
        outcome_of(HERE / error / "broken", tmp_path)
    else:
        write(tmp_path, error)
    assert len({item.id for item in checked(tmp_path / "data")[1]}) == 1
    monkeypatch.setattr(question, lambda *_: set())
    assert checked(tmp_path / "data")[0] is not None


@pytest.mark.usefixtures("never_whole")
def test_sound_data_is_never_read_whole(tmp_path: Path) -> None:
    first = checked(write(tmp_path, OTHER_TOWN))
    changed = checked(write(tmp_path, OTHER_TOWN | bent(FUNDING, "pounds: 1000,", "pounds: 2000,")))
    assert first == changed
    assert first[0]
    assert first[0].partnerships == 2


def test_only_the_partnership_that_was_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(write(tmp_path, OTHER_TOWN))
    asked: list[str] = []
    read = KeptForms.read

    def watched(self: KeptForms, file: DataFile) -> ReadForm:
        asked.append(str(file.inside))
        return read(self, file)

    monkeypatch.setattr(KeptForms, "read", watched)
    checked(write(tmp_path, OTHER_TOWN | bent(FUNDING, "pounds: 1000,", "pounds: 2000,")))
    assert {name for name in asked if name.startswith("partnerships/")} == {name for name in FILES if name.startswith("partnerships/")}


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("organisations.yml", "{id: anyshire-police,", "{id: anyshire-constabulary,", "unknown-reference"),
        ("sources.yml", "partnership: anytown", "partnership: othertown", "document-of-another"),
        ("pan-bedfordshire/training.yml", "{id: needs,", "{id: need,", "shared-item-unknown"),
        ("partnerships/othertown/sources.yml", "id: othertown-masa", "id: anytown-masa", "duplicate-id"),
    ],
)
def test_what_one_part_breaks_in_another_that_was_not_touched_is_found(file: str, old: str, new: str, error: str, tmp_path: Path) -> None:
    training = FILES["partnerships/anytown/training.yml"].replace("lines: 10-11}", "lines: 10-11, leave_out: [needs]}")
    before = {**FILES, **OTHER_TOWN, "partnerships/anytown/training.yml": training}
    assert checked(write(tmp_path, before))[1] == ()
    assert old in before[file]
    data = write(tmp_path, {**before, file: before[file].replace(old, new)})
    answer = checked(data)
    assert error in {item.id for item in answer[1]}
    assert told(answer) == told_by(load(data))


@pytest.mark.parametrize("name", FILES)
def test_what_was_found_is_not_said_again_when_any_one_file_has_changed_or_gone(name: str, tmp_path: Path) -> None:
    data = write(tmp_path)
    checked(data)
    assert known(data)
    (data / name).write_text(FILES[name] + "# seen\n", encoding="utf-8")
    assert not known(data)
    (data / name).unlink()
    assert not known(data)
    write(tmp_path)
    assert known(data)


def test_what_was_found_is_not_said_of_more_files_of_another_folder_or_by_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path)
    checked(data)
    write(tmp_path, {"partnerships/anytown/voice.yml": FILES["partnerships/anytown/values.yml"]})
    assert not known(data)
    (data / "partnerships/anytown/voice.yml").unlink()
    assert known(data)
    assert not known(data.rename(tmp_path / "other"))  # every place in a report begins with the folder's name
    data = write(tmp_path)
    assert known(data)
    monkeypatch.setattr(kept, "program", lambda package, imported_at: b"the next version")
    assert not known(data)
    monkeypatch.setattr(kept, "program", lambda package, imported_at: b"")  # its source was changed while it ran
    assert not known(data)
    assert checked(data)[0]


def test_a_link_in_place_of_a_file_with_the_same_words_is_still_refused(tmp_path: Path) -> None:
    data = write(tmp_path)
    checked(data)
    (data / FUNDING).rename(tmp_path / "elsewhere.yml")
    (data / FUNDING).symlink_to(tmp_path / "elsewhere.yml")
    assert [item.id for item in checked(data)[1]] == ["file-unreadable"]


def test_a_file_of_the_same_size_and_time_but_other_words_is_another_file(tmp_path: Path) -> None:
    data = write(tmp_path)
    checked(data)
    path = data / FUNDING
    before = path.stat()
    path.write_text(FILES[FUNDING].replace("unit: pounds", "unit: poumds"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [item.id for item in checked(data)[1]] == ["not-one-of"]


OPTIONS = ((), ("--release",), ("--format", "github"), ("--release", "--format", "github"), ("--all",), ("--release", "--all"))


@pytest.mark.parametrize("first", OPTIONS, ids=" ".join)
def test_each_option_has_its_own_answer_whichever_was_asked_first(
    first: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path)

    def said(*options: str) -> tuple[int, str, str]:
        return main(["check", "--data", str(data), *options]), *capsys.readouterr()

    said(*first)
    answers = {options: said(*options) for options in OPTIONS}
    monkeypatch.setenv("MASA_AS_OF", "1999-12-31")  # no check asks for the day
    assert {options: said(*options) for options in OPTIONS} == answers
    monkeypatch.setenv("MASA_KEEP", "no")
    assert {options: said(*options) for options in OPTIONS} == answers
    assert len({code for code, _, _ in answers.values()}) == 2


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_database_changes_no_answer(content: bytes, tmp_path: Path) -> None:
    data = write(tmp_path)
    answer = checked(data)
    settings.kept_data().write_bytes(content)
    assert checked(data) == answer
    assert [item.id for item in checked(write(tmp_path, bent(FUNDING, "unit: pounds", "unit: euros")))[1]] == ["not-one-of"]


@pytest.mark.parametrize("column", ["record", "digest"])
@pytest.mark.parametrize("value", [b"\x80\x05 something else", json.dumps({"partnerships": 99}).encode(), "text", None, 5])
def test_a_row_that_somebody_wrote_over_changes_no_answer(column: str, value: object, tmp_path: Path) -> None:
    data = write(tmp_path)
    answer = checked(data)
    with closing(sqlite3.connect(settings.kept_data())) as database, database:
        database.execute(f"UPDATE forms SET {column} = ?", (value,))
    assert checked(data) == answer
    assert known(data)


@pytest.mark.parametrize("value", [b"\x80\x05 something else", b"[]", b"{}", b'{"unrecorded": 1}', b"\x80\x05K\x01."])
def test_a_row_that_is_whole_and_of_no_shape_we_know_changes_no_answer(
    value: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path)
    answer = checked(data)
    monkeypatch.setattr(kept, "_digest", lambda *parts: b"as if the digests were right")
    with closing(sqlite3.connect(settings.kept_data())) as database, database:
        database.execute("UPDATE forms SET digest = ?, record = ?", (b"as if the digests were right", value))
    assert checked(data) == answer


def test_two_checks_at_once_both_say_what_is_so(tmp_path: Path) -> None:
    data = write(tmp_path)
    snapshot = snapshot_of(data)
    assert snapshot
    with KeptForms(settings.kept_data(), snapshot) as one, KeptForms(settings.kept_data(), snapshot) as other:
        assert Parts(data, snapshot, one).in_short() == Parts(data, snapshot, other).in_short()
    assert checked(data) == (load(data).in_short, ())


def test_a_check_while_another_process_writes_says_what_is_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(tmp_path)
    answer = checked(data)
    monkeypatch.setattr(kept, "WAIT", 0.01)
    with closing(sqlite3.connect(settings.kept_data())) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert checked(data) == answer
        assert checked(write(tmp_path, bent(FUNDING, "unit: pounds", "unit: euros")))[1]
    assert checked(write(tmp_path)) == answer


def test_a_data_set_known_to_be_sound_is_read_as_any_other(real: RealData) -> None:
    first, again, plain = read_data(real.data), read_data(real.data), load(real.data, lambda file: real.forms[file.inside])
    assert _content(first) == _content(again) == _content(plain)


def test_of_one_area_is_read_what_the_whole_data_set_is_cut_down_to(real: RealData, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_data(real.data).dataset
    assert whole
    monkeypatch.setattr(reading, "load", lambda *_: pytest.fail("read whole"))
    area = read_data(real.data, "luton")
    assert _content(area) == _content(Loaded(one_area(whole, "luton"), ()))


def test_an_area_there_is_not_gives_everything(tmp_path: Path) -> None:
    loaded = read_data(write(tmp_path), "nowhere")
    assert loaded.dataset
    assert list(loaded.dataset.partnerships) == ["anytown"]


def _content(loaded: Loaded) -> tuple[list[object], list[str], list[str]]:
    dataset = loaded.dataset
    assert isinstance(dataset, Dataset)
    records = dataset.records()
    return [item.model_dump() for item in records], [str(item.place()) for item in records], list(dataset.partnerships)


def test_what_is_known_is_said_without_the_model(tmp_path: Path) -> None:
    """To import the model takes longer than to read and look up the files of 150 partnerships."""
    data = write(tmp_path)
    checked(data)
    code = (
        "import sys, pathlib; from macros.adapters import settings; from macros.dataset import kept;"
        f"settings.build_folder = lambda: pathlib.Path({str(tmp_path / 'build')!r}); kept.program = lambda *_: b'this program';"
        f"from macros.adapters.cli import main; assert main(['check', '--data', {str(data)!r}]) == 0;"
        "sys.exit('the model was imported' if 'macros.model.record' in sys.modules else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")

"""The command `masa`, as an editor or a build server meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros.adapters.cli import main
from macros.adapters.settings import PROJECT, as_of
from macros.problems import WHY, Place, problem, report
from tests.small_data import SOURCE_TEXT, bent, write

FUNDING = "partnerships/anytown/funding.yml"


def test_check_says_that_sound_data_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(write(tmp_path))]) == 0
    assert "The data is sound: 1 partnership," in capsys.readouterr().out


def test_check_prints_the_whole_report_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slips = bent(FUNDING, "pounds: 1000", "pounds: £1,000")[FUNDING].replace("pounds: 500.50", "pounds: £500.50")
    data = write(tmp_path, {FUNDING: slips, "values.yml": "a: b\n"})
    assert main(["check", "--data", str(data)]) == 1
    assert capsys.readouterr().err == (
        "data/partnerships/anytown/funding.yml:8:73: [money-not-a-number] “£1,000” is not an amount in pounds as this form writes it\n"
        "    Read: £1,000\n"
        "    Why: A wrong amount would be added up and published.\n"
        "    Write: digits, and no comma or pound sign: 1000\n\n"
        "data/partnerships/anytown/funding.yml:9:73: [money-not-a-number] “£500.50” is not an amount in pounds as this form writes it\n"
        "    Read: £500.50\n"
        "    Why: A wrong amount would be added up and published.\n"
        "    Write: digits, and no comma or pound sign: 500.50\n\n"
        "data/values.yml:1:1: [unknown-file] “values.yml” belongs in the folder of a partnership\n"
        "    Read: a: b\n"
        "    Why: What is written there would not appear anywhere.\n"
        "    Write: the file in a folder such as partnerships/luton\n\n"
        "3 problems in 2 files. Nothing was published.\n"
        "To read more about an error: masa explain money-not-a-number\n"
    )


def test_verify_ends_with_1_and_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "anytown-masa.txt").write_text(SOURCE_TEXT, encoding="utf-8")
    data = write(tmp_path, bent(FUNDING, "pounds: 1000", "pounds: 1010"))
    assert main(["verify", "--data", str(data), "--sources", str(tmp_path)]) == 1
    assert "data/partnerships/anytown/funding.yml:8:73: [value-does-not-follow]" in capsys.readouterr().err


def test_verify_without_the_texts_says_that_nothing_was_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(write(tmp_path)), "--sources", str(tmp_path / "nowhere")]) == 2
    assert "Nothing was verified" in capsys.readouterr().err


def test_verify_refuses_data_that_is_not_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(write(tmp_path, bent(FUNDING, "unit: pounds", "unit: euros"))), "--sources", str(tmp_path)]) == 1
    assert "[not-one-of]" in capsys.readouterr().err


def test_schemas_are_written_and_old_ones_removed(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "gone.schema.json").write_text("{}", encoding="utf-8")
    assert main(["schemas", "--data", str(tmp_path)]) == 0
    names = {path.name for path in (tmp_path / "schema").glob("*.json")}
    assert "funding.schema.json" in names
    assert "gone.schema.json" not in names


def test_the_day_can_be_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASA_AS_OF", "2024-02-29")
    assert as_of().isoformat() == "2024-02-29"


def test_a_repeated_problem_is_reported_once_in_the_order_of_the_files() -> None:
    first = problem("empty-value", Place("data/a.yml", 2, 1), "nothing is written")
    second = problem("not-text", Place("data/a.yml", 10, 1), "a list is written")
    text = report([second, first, first])
    assert text.index(":2:1") < text.index(":10:1")
    assert "2 problems in 1 file. Nothing was published." in text


def test_one_cause_in_many_places_is_reported_once_with_three_of_them_unless_all_are_asked_for() -> None:
    places = [Place("data/a.yml", line, 1) for line in range(1, 31)]
    problems = [problem("unknown-reference", place, "there is no organisation “luton-concil”") for place in places]
    text = report(problems)
    assert text.count("[unknown-reference]") == 1
    assert "    Also: data/a.yml:2:1, data/a.yml:3:1 and 27 more places\n" in text
    assert "1 problem in 30 places of 1 file. Nothing was published." in text
    assert text.endswith("To see every place: masa check --all")
    assert "data/a.yml:30:1\n" in report(problems, every_place=True)


def test_an_error_is_explained_also_where_the_data_is_broken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write(tmp_path, bent(FUNDING, "unit: pounds", "untis: pounds"))
    assert main(["explain", "[unknown-key]", "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("[unknown-key] A name that the form does not have\n")
    assert "  Wrong:\n    untis: pounds\n  Right:\n    unit: pounds\n" in said


def test_every_error_can_be_listed_and_an_unknown_one_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert capsys.readouterr().out.count("\n") == len(WHY)
    assert main(["explain", "list-dahs"]) == 2
    assert "did you mean “list-dash”" in capsys.readouterr().err


def test_masa_is_a_command_of_its_own() -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "macros.adapters.cli", "--help"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0
    assert "check" in outcome.stdout

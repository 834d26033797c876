"""`masa new ID`: forms for a new partnership that say what to write, and of which the check says what is left."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from macros.adapters.cli import main
from macros.dataset.forms import form_for, schema_line
from macros.dataset.load import load
from macros.dataset.mending import mended
from macros.dataset.scaffold import LONGEST_ID
from macros.model.topics import TOPIC_FORMS
from macros.problems import Problem
from tests.small_data import FILES, bent, write

ID = "milltown"
# What a person fills in, by the name it stands after. Nothing else is needed for a partnership to be shown.
FILLED_IN = {
    "as_written": "Milltown Partnership",
    "lines": "1",
    "name": "Milltown",
    "title": "Milltown arrangements 2026",
    "short_title": "Milltown arrangements",
}
# What is empty in the new forms, in the order in which the check names it.
LEFT = [
    ("organisations.yml", "name"),
    ("organisations.yml", "name"),
    ("partnership.yml", "as_written"),
    ("partnership.yml", "lines"),
    ("partnership.yml", "name"),
    ("partnership.yml", "as_written"),
    ("partnership.yml", "lines"),
    ("sources.yml", "title"),
    ("sources.yml", "short_title"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small data set with the forms of a new partnership."""
    folder = write(tmp_path)
    assert main(["new", ID, "--data", str(folder)]) == 0
    return folder


def line_of(data: Path, found: Problem) -> str:
    """The line of the file up to the place of a problem."""
    line = (data.parent / found.place.file).read_text(encoding="utf-8").split("\n")[found.place.line - 1]
    return line[: found.place.column - 1]


def empty_places(data: Path) -> list[tuple[str, str]]:
    """The empty values the check finds, as file and name; anything else it finds fails the test."""
    problems = load(data).problems
    assert {item.id for item in problems} <= {"empty-value"}
    assert {PurePosixPath(item.place.file).parent.name for item in problems} <= {ID}
    return [(PurePosixPath(item.place.file).name, line_of(data, item).strip().removesuffix(":")) for item in problems]


def fill_in(data: Path) -> None:
    """Write the value of the table at each empty place."""
    for item in load(data).problems:
        path, name = data.parent / item.place.file, line_of(data, item).strip().removesuffix(":")
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[item.place.line - 1] += f" {FILLED_IN[name]}"
        path.write_text("\n".join(lines), encoding="utf-8")


def test_all_forms_are_written_and_the_command_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    assert main(["new", ID, "--data", str(folder)]) == 0
    written = {path.name for path in (folder / "partnerships" / ID).iterdir()}
    assert written == {"partnership.yml", "organisations.yml", "sources.yml", *(f"{name}.yml" for name in TOPIC_FORMS)}
    assert capsys.readouterr().out == (
        f"Wrote {len(written)} forms into data/partnerships/{ID}/. To see what is left to fill in: masa check\n"
    )


def test_each_form_opens_with_the_line_for_editors_and_a_comment_that_says_what_it_is(data: Path) -> None:
    for path in (data / "partnerships" / ID).iterdir():
        first, second, *_ = path.read_text(encoding="utf-8").split("\n")
        assert first == schema_line(PurePosixPath("partnerships", ID, path.name))
        assert first.startswith("# yaml-language-server: $schema=../../schema/")
        assert second.startswith("# ")
        assert second.endswith("CONTRIBUTING.md says how to fill it in.")


def test_each_form_is_written_as_the_check_would_mend_it(data: Path) -> None:
    for path in (data / "partnerships" / ID).iterdir():
        inside = PurePosixPath(path.relative_to(data).as_posix())
        form = form_for(inside)
        assert form
        result = mended(inside.as_posix(), path.read_bytes(), form, schema_line(inside))
        assert result
        assert result.did == ()


def test_above_every_empty_value_stands_what_to_write(data: Path) -> None:
    for item in load(data).problems:
        lines = (data.parent / item.place.file).read_text(encoding="utf-8").split("\n")
        assert lines[item.place.line - 2].strip() == f"# {item.write}"


def test_the_check_lists_exactly_what_is_left_to_fill_in(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert empty_places(data) == LEFT
    assert main(["check", "--data", str(data)]) == 1
    report = capsys.readouterr().err
    assert report.count("[empty-value]") == len(LEFT)
    assert f"{len(LEFT)} problems in 3 files. Nothing was published." in report
    assert "Also:" not in report


def test_a_value_that_was_taken_out_is_one_more(data: Path) -> None:
    path = data / "partnerships" / ID / "partnership.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"council: {ID}-council", "council:"), encoding="utf-8")
    assert set(empty_places(data)) - set(LEFT) == {("partnership.yml", "council")}


def test_with_exactly_those_filled_in_the_data_is_sound(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill_in(data)
    capsys.readouterr()
    assert main(["check", "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "The data is sound: 2 partnerships," in said
    assert f"Milltown: {len(TOPIC_FORMS)} topics not recorded yet." in said


def test_the_new_partnership_comes_after_the_others(data: Path) -> None:
    fill_in(data)
    dataset = load(data).dataset
    assert dataset
    assert list(dataset.partnerships) == ["anytown", ID]


def test_a_body_that_is_known_already_is_not_described_again(tmp_path: Path) -> None:
    known = bent(
        "organisations.yml",
        "organisations:\n",
        f"organisations:\n  - {{id: {ID}-council, name: Milltown Council, kind: local authority}}\n",
    )
    folder = write(tmp_path, known)
    assert main(["new", ID, "--data", str(folder)]) == 0
    assert f"id: {ID}-council" not in (folder / "partnerships" / ID / "organisations.yml").read_text(encoding="utf-8")
    assert empty_places(folder) == LEFT[1:]


def test_forms_can_be_made_beside_data_that_is_not_sound(tmp_path: Path) -> None:
    folder = write(tmp_path, {"site.yml": FILES["site.yml"] + "odd: yes\n"})
    assert main(["new", ID, "--data", str(folder)]) == 0
    assert {item.id for item in load(folder).problems} == {"unknown-key", "empty-value"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("Milltown", "“Milltown” cannot be an id. Write small letters, digits and hyphens, for example: milton-keynes."),
        ("mill town", "“mill town” cannot be an id. Write small letters, digits and hyphens, for example: milton-keynes."),
        ("../milltown", "“../milltown” cannot be an id. Write small letters, digits and hyphens, for example: milton-keynes."),
        ("", "“” cannot be an id. Write small letters, digits and hyphens, for example: milton-keynes."),
        ("m" * 61, f"“{'m' * 61}” is too long for an id. Write at most 60 letters, digits and hyphens."),
        ("anytown", "There is already a folder data/partnerships/anytown/."),
        ("groups", "“groups” is already the address of another page. Write another id."),
    ],
)
def test_an_id_that_cannot_be_used_is_refused_with_a_sentence(
    wrong: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert main(["new", wrong, "--data", str(folder)]) == 2
    assert capsys.readouterr().err == f"{said} Nothing was written.\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_the_longest_id_that_can_be_used_leads_to_no_id_that_is_too_long(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert main(["new", "m" * LONGEST_ID, "--data", str(folder)]) == 0
    assert {item.id for item in load(folder).problems} == {"empty-value"}

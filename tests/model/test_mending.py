"""`masa check --fix` repairs what is safe, says so, changes nothing else, and has nothing left to do the second time."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.adapters.cli import main
from macros.adapters.settings import PROJECT
from macros.dataset.forms import form_for, schema_line, schema_of
from macros.dataset.mending import Mended, mended, plain_value
from macros.model.topics import Funding
from macros.reading.strict_yaml import read_yaml
from tests import small_data

FUNDING = small_data.FILES["partnerships/anytown/funding.yml"]


def mend(text: str) -> str:
    result = mended("data/partnerships/anytown/funding.yml", text.encode(), Funding)
    assert result is not None
    return result.text


@pytest.mark.parametrize(
    ("problem_id", "written", "plain"),
    [
        ("money-not-a-number", "£24,400", "24400"),
        ("money-not-a-number", "1,602.50", "1602.50"),
        ("money-not-a-number", "£24.4k", None),
        ("money-not-a-number", "24,40", None),
        ("number-not-a-number", "1,000", "1000"),
        ("number-not-a-number", "6.5", None),
        ("date-not-a-date", "27/05/2023", "2023-05-27"),
        ("date-not-a-date", "27th May 2023", "2023-05-27"),
        ("date-not-a-date", "May 2023", "2023-05"),
        ("date-not-a-date", "05/06/2023", None),
        ("date-not-a-date", "05/05/2023", "2023-05-05"),
        ("date-not-a-date", "31/06/2024", None),
        ("yes-or-no", "Y", "yes"),
        ("yes-or-no", "perhaps", None),
    ],
)
def test_a_value_is_repaired_only_where_it_can_mean_one_thing(problem_id: str, written: str, plain: str | None) -> None:
    assert plain_value(problem_id, written) == plain


def test_an_amount_with_its_pound_sign_becomes_digits_and_the_rest_stays() -> None:
    slipped = FUNDING.replace("pounds: 1000,", "pounds: '£1,000',")
    assert slipped != FUNDING
    assert mend(slipped) == mend(FUNDING)


def test_a_mark_that_an_editor_put_first_goes_and_the_file_stays_sound() -> None:
    """It came to stand inside the file when the line for editors was put above it, and broke it."""
    result = mended("data/partnerships/anytown/funding.yml", b"\xef\xbb\xbf" + FUNDING.encode(), Funding, "# the line for editors")
    assert result is not None
    assert "\ufeff" not in result.text
    assert read_yaml("funding.yml", result.text.encode())[0] is not None


def test_line_ends_and_spaces_are_made_alike() -> None:
    assert mend(FUNDING.replace("\n", "  \r\n")) == mend(FUNDING)


def test_keys_are_put_in_form_order_with_their_comments() -> None:
    text = "# Top.\nlines: 3-8\n# Why it is stated.\nstate: heading only\ndocument: anytown-masa\nchecked: {on: 2026-01-02, by: second reader}\n"
    assert mend(text) == (
        "# Top.\n# Why it is stated.\nstate: heading only\ndocument: anytown-masa\nlines: 3-8\nchecked: {on: 2026-01-02, by: second reader}\n"
    )


def test_keys_of_a_list_item_are_put_in_order_with_the_dash_kept() -> None:
    text = "state: stated\nstatements:\n  - says: One.\n    lines: 3\n    as_written: One\n    id: one\n"
    assert mend(text).endswith("statements:\n  - id: one\n    says: One.\n    as_written: One\n    lines: 3\n")


def test_the_line_for_editors_stands_first_and_once() -> None:
    line = schema_line(PurePosixPath("partnerships/anytown/funding.yml"))
    assert line == "# yaml-language-server: $schema=../../schema/funding.schema.json"
    for text in (FUNDING, f"# Top.\n# yaml-language-server: $schema=elsewhere.json\n{FUNDING}"):
        result = mended("f", text.encode(), Funding, line)
        assert result is not None
        assert result.text.startswith(f"{line}\n")
        assert result.text.count("yaml-language-server") == 1
        assert mended("f", result.text.encode(), Funding, line) == Mended(result.text, ())


def test_the_schema_of_every_file_of_the_project_is_there() -> None:
    data = PROJECT / "data"
    for path in data.rglob("*.yml"):
        assert (data / "schema" / schema_of(PurePosixPath(path.relative_to(data).as_posix()))).is_file(), path


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    broken = "state: stated\n  lines: [3\n"
    assert mend(broken) == broken


keys = st.permutations(["state", "document", "heading", "lines", "unit", "note"])
VALUES = {"state": "stated", "document": "anytown-masa", "heading": "Money", "lines": "3-8", "unit": "pounds", "note": "Two\n  lines."}


@given(keys)
def test_any_order_of_keys_is_mended_to_one_and_says_the_same(order: list[str]) -> None:
    text = "".join(f"{key}: {VALUES[key]}\n" for key in order)
    once = mend(text)
    before, after = read_yaml("f", text.encode())[0], read_yaml("f", once.encode())[0]
    assert before is not None
    assert after is not None
    assert before.value == after.value
    assert list(after.value) == ["state", "document", "heading", "lines", "note", "unit"]
    assert mend(once) == once


def test_the_project_s_own_data_needs_no_mending() -> None:
    data = PROJECT / "data"
    for path in data.rglob("*.yml"):
        relative = PurePosixPath(path.relative_to(data).as_posix())
        form = form_for(relative)
        assert form is not None
        result = mended(path.name, path.read_bytes(), form, schema_line(relative))
        assert result is not None
        assert result.did == (), path


def test_the_command_mends_says_what_it_did_and_does_nothing_the_second_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = small_data.write(tmp_path, small_data.bent("partnerships/anytown/funding.yml", "pounds: 1000,", "pounds: '£1,000',"))
    assert main(["check", "--fix", "--data", str(data)]) == 0
    assert (
        "data/partnerships/anytown/funding.yml: the line for editors put first; “£1,000” written as 1000 (line 9)"
        in capsys.readouterr().out
    )
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    assert main(["check", "--fix", "--data", str(data)]) == 0
    assert "written as" not in capsys.readouterr().out
    assert {path: path.read_bytes() for path in data.rglob("*.yml")} == before


def test_github_gets_one_annotation_a_problem_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = small_data.write(tmp_path, small_data.bent("partnerships/anytown/funding.yml", "unit: pounds", "unit: euros, 100%"))
    assert main(["check", "--format", "github", "--data", str(data)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=data/partnerships/anytown/funding.yml,line=6,col=7,title=not-one-of::“euros, 100%25”")


def test_a_release_needs_a_publisher_a_contact_and_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = small_data.write(tmp_path)
    assert main(["check", "--data", str(data)]) == 0
    assert main(["check", "--release", "--data", str(data)]) == 1
    assert capsys.readouterr().err.count("[release-incomplete]") == 3
    filled = (
        "name: Site\nabout: About\npublisher: Us\ncontact: https://example.org/contact\nrepository: {address: https://forge.example/x/y}\n"
    )
    assert main(["check", "--release", "--data", str(small_data.write(tmp_path / "filled", {"site.yml": filled}))]) == 0

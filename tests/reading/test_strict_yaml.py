"""A value must survive exactly as written, and whatever would need guessing is refused at its place.

Stock YAML turns 03003008585 into a number without its first 0, 17:30 into 1050, 1.10 into 1.1 and No into false.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.strict_yaml import DEEPEST_NESTING, LARGEST_FILE, read_yaml


def read(text: str | bytes) -> object:
    parsed, problems = read_yaml("data/x.yml", text.encode() if isinstance(text, str) else text)
    assert problems == []
    assert parsed is not None
    return parsed.value


def refusals(text: str | bytes) -> list[str]:
    parsed, problems = read_yaml("data/x.yml", text.encode() if isinstance(text, str) else text)
    assert parsed is None
    return [f"{item.place.line}:{item.place.column} {item.id}" for item in problems]


@pytest.mark.parametrize(
    "written", ["03003008585", "17:30", "1.10", "No", "yes", "null", "~", "0x1F", "1_000", "2026-09-30", ".5", "010", "=", "1e3"]
)
def test_every_scalar_is_the_text_that_was_written(written: str) -> None:
    assert read(f"a: {written}\nb: [{written}]\n") == {"a": written, "b": [written]}


def test_an_empty_value_is_empty_text_and_not_a_null() -> None:
    assert read("a:\nb: x\n") == {"a": "", "b": "x"}


def test_lists_groups_and_folded_text_are_read() -> None:
    assert read("a:\n  - b: 1\n    c: >\n      two\n      lines\n  - d\n") == {"a": [{"b": "1", "c": "two lines\n"}, "d"]}


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert read("\ufeffa: £5\r\nb: 2\r\n".encode()) == {"a": "£5", "b": "2"}


def test_spaces_of_other_widths_pasted_from_word_are_read_as_spaces() -> None:
    assert read("\u00a0 a\u00a0:\u202fb\u2009c\n") == {"a": "b c"}


def test_one_document_may_begin_with_dashes() -> None:
    assert read("---\na: 1\n") == {"a": "1"}


REFUSED: dict[str, tuple[str | bytes, list[str]]] = {
    "a key given twice": ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
    "a key given twice deep inside": ("a:\n  - {b: 1, b: 2}\n", ["2:12 duplicate-key"]),
    "an anchor": ("a: &x 1\n", ["1:4 anchor-or-alias"]),
    "an anchor and its alias": ("a: &x 1\nb: *x\n", ["1:4 anchor-or-alias", "2:4 anchor-or-alias"]),
    "an anchor on a list": ("a: &x [1]\n", ["1:4 anchor-or-alias"]),
    "a tag": ("a: !!int 1\n", ["1:4 tag"]),
    "a tag of one's own": ("a: !secret x\n", ["1:4 tag"]),
    "a tag that runs code elsewhere": ("a: !!python/object/apply:os.system [ls]\n", ["1:4 tag"]),
    "a bare exclamation mark": ("a: ! x\n", ["1:4 tag"]),
    "a merge key": ("a: {b: 1}\nc:\n  <<: {d: 1}\n", ["3:3 merge-key"]),
    "a tab before a key": ("\ta: 1\n", ["1:1 tab-character"]),
    "a tab inside text": ("a: one\ttwo\n", ["1:7 tab-character"]),
    "a second document": ("a: 1\n---\nb: 2\n", ["2:1 several-documents"]),
    "Windows-1252": (b"name: Fran\xe7ois\n", ["1:11 not-utf-8"]),
    "UTF-16": ("a: 1\n".encode("utf-16"), ["1:1 not-utf-8"]),
    "too large a file": (b"a: " + b"x" * LARGEST_FILE, ["1:1 file-too-large"]),
    "a quote that is never closed": ("a: 'x\nb: 1\nc: 2\n", ["1:4 quote-left-open"]),
    "a colon inside a value": ("a: b: c\n", ["1:5 colon-in-value"]),
    "a line out of step": ("a:\n  - b\n c: d\n", ["3:2 indentation"]),
    "nothing at all": ("", ["1:1 empty-file"]),
    "only a comment": ("# to be filled in\n", ["1:1 empty-file"]),
    "a list as a key": ("? [a, b]\n: c\n", ["1:3 key-not-text"]),
    "no name before the colon": ('"": c\n', ["1:1 key-not-text"]),
    "text that turns direction": ("a: x\u202ey\n", ["1:5 odd-character"]),
    "a character of no width": ("a: x\u200by\n", ["1:5 odd-character"]),
    "a control character": ("a: x\x07y\n", ["1:5 odd-character"]),
    "a line end of another kind": ("a: x\x85y\n", ["1:5 odd-character"]),
    "a list that would become a part of the text above": ("a: b\n - c\nd: e\n", ["2:2 list-dash"]),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_refused_at_line_and_column(case: str) -> None:
    text, expected = REFUSED[case]
    assert refusals(text) == expected


def test_nesting_up_to_the_limit_is_read_and_one_more_is_refused() -> None:
    assert read("[" * DEEPEST_NESTING + "x" + "]" * DEEPEST_NESTING)
    assert refusals("[" * (DEEPEST_NESTING + 1) + "x" + "]" * (DEEPEST_NESTING + 1)) == [f"1:{DEEPEST_NESTING + 1} nested-too-deep"]


def test_a_very_deep_file_is_refused_without_a_crash() -> None:
    assert refusals("[" * 100_000)[-1].endswith("nested-too-deep")


def test_a_file_at_the_size_limit_is_read() -> None:
    assert read(b"a: " + b"x" * (LARGEST_FILE - 3))


def test_all_refusals_of_a_file_come_in_one_reading() -> None:
    assert refusals("a: 1\na: 2\nb: &x 1\nc: *x\nd: !!str e\n<<: {f: 1}\n") == [
        "2:1 duplicate-key",
        "3:4 anchor-or-alias",
        "4:4 anchor-or-alias",
        "5:4 tag",
        "6:1 merge-key",
    ]


def test_a_quoted_merge_sign_is_a_name_like_any_other() -> None:
    assert read('"<<": 1\n') == {"<<": "1"}


def test_positions_point_at_names_and_values() -> None:
    parsed, _ = read_yaml("data/x.yml", b"a:\n  - b: one\n    c: {d: two}\n")
    assert parsed is not None
    assert str(parsed.place_of(("a", 0, "b"))) == "data/x.yml:2:8"
    assert str(parsed.place_of_name(("a", 0, "c", "d"))) == "data/x.yml:3:9"
    assert str(parsed.place_of(("a", 0, "nothing", "here"))) == "data/x.yml:2:5"


@given(st.binary(max_size=300))
def test_no_bytes_at_all_bring_the_reader_down(data: bytes) -> None:
    parsed, problems = read_yaml("data/x.yml", data)
    assert (parsed is None) == bool(problems)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9.:£'-]{1,20}", fullmatch=True), min_size=1))
def test_quoted_text_always_comes_back_as_it_went_in(values: dict[str, str]) -> None:
    written = "".join(f'{key}: "{value}"\n' for key, value in values.items())
    assert read(written) == values

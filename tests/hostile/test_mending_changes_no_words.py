"""`masa check --fix` never changes what a file says, whatever stands in it: also where spaces belong to a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.dataset.mending import mended
from macros.model.topics import Funding
from macros.reading.strict_yaml import read_yaml


def mend(text: str) -> str:
    result = mended("data/partnerships/anytown/funding.yml", text.encode(), Funding, "# yaml-language-server: $schema=x.json")
    assert result is not None
    return result.text


def value(text: str) -> object:
    parsed, _ = read_yaml("x", text.encode())
    return parsed and parsed.value


@pytest.mark.parametrize(
    "text",
    [
        "note: |\n  one  \n  two\n",  # spaces at the end of a line of a text that keeps its lines
        "note: |+\n  one\n\n\n",  # empty lines that the text keeps
        'note: "one\\\n   two "\n',
        "note: |\n  one\n  # yaml-language-server: $schema=y.json\n",
        "note: >-\n  one\u00a0 \n  two\n",
    ],
)
def test_a_text_over_several_lines_says_the_same_after_mending(text: str) -> None:
    assert value(text) is not None
    assert value(mend(text)) == value(text)


def test_a_file_that_cannot_be_read_keeps_every_space() -> None:
    broken = "state: stated \r\n  lines: [3  \n"
    assert mend(broken) == broken


PIECES = st.sampled_from(
    [
        "note: ",
        "unit: pounds",
        "|",
        ">",
        "|+",
        ">-",
        "\n",
        "\n",
        "  one",
        "  two ",
        " ",
        "\u00a0",
        "\r\n",
        "# x",
        "'a",
        "'",
        '"b',
        '"',
        "- c",
        ": ",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_text_at_all_is_changed_by_mending(text: str) -> None:
    before = value(text)
    after = mend(text)
    assert value(after) == before if before is not None else after == text

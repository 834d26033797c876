"""What others may do with the data is never left open, and an official code we are not sure of is not held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_data import FILES, loaded, problems

RIGHTS = "rights:\n  - {id: words, title: Words, covers: The words., holder: Us, attribution: Name us.%s}\nversions:\n  - {version: '1.0', on: 2026-11-22, says: The first.}\n"
LICENCE = ", licence: {id: MIT, title: MIT licence, link: 'https://opensource.org/license/mit'}"
NO_LICENCE = ", no_licence_because: None is stated."


@pytest.mark.parametrize("said", [LICENCE, NO_LICENCE])
def test_a_part_of_the_data_has_a_licence_or_says_why_it_has_none(said: str, tmp_path: Path) -> None:
    dataset = loaded(tmp_path, {"open-data.yml": RIGHTS % said}).dataset
    assert dataset is not None
    assert dataset.open_data is not None
    assert (dataset.open_data.rights[0].licence is None) == (said == NO_LICENCE)


@pytest.mark.parametrize("said", ["", LICENCE + NO_LICENCE])
def test_neither_or_both_is_refused(said: str, tmp_path: Path) -> None:
    assert [item.split()[-1] for item in problems(tmp_path, {"open-data.yml": RIGHTS % said})] == ["missing-key"]


CODE = "    identifiers:\n      - {scheme: GSS, value: E06000000, outside: {says: A code., where: a list, seen: '2026', confidence: %s}}\n"
COUNCIL = "  - {id: anytown-council, name: Anytown Council, kind: local authority}\n"


@pytest.mark.parametrize(("confidence", "found"), [("high", []), ("medium", []), ("low", ["form-does-not-fit"])])
def test_an_official_code_is_held_only_where_we_are_sure_enough(confidence: str, found: list[str], tmp_path: Path) -> None:
    body = "  - id: anytown-council\n    name: Anytown Council\n    kind: local authority\n" + CODE % confidence
    changes = {"organisations.yml": FILES["organisations.yml"].replace(COUNCIL, body)}
    assert [item.split()[-1] for item in problems(tmp_path, changes)] == found

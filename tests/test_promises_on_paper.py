"""What our pages about the site promise is held by a test that is there."""

from __future__ import annotations

import ast
import re

from macros.adapters.settings import PROJECT

SECURITY = PROJECT / "docs" / "about" / "security.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def missing_tests(text: str) -> list[str]:
    """Each test that a text names and that is not there."""
    missing = []
    for file, test in NAMED.findall(text):
        path = PROJECT / file
        held = (
            {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)}
            if path.exists()
            else set()
        )
        if not path.exists() or (test and test not in held):
            missing.append(f"{file}::{test}")
    return missing


def test_every_line_of_the_threat_model_names_a_test_that_is_there() -> None:
    text = SECURITY.read_text(encoding="utf-8")
    assert missing_tests(text) == []
    threats = text.split("## What is not stopped here")[0].split("\n- ")[1:]
    assert len(threats) > 12
    assert [threat for threat in threats if not NAMED.search(threat)] == []


def test_the_page_about_the_generator_names_tests_that_are_there() -> None:
    assert missing_tests((PROJECT / "docs" / "about" / "engine.md").read_text(encoding="utf-8")) == []


def test_a_test_that_is_not_there_is_found() -> None:
    assert missing_tests("`tests/test_promises_on_paper.py::test_of_nothing` `tests/nowhere.py`") == [
        "tests/test_promises_on_paper.py::test_of_nothing",
        "tests/nowhere.py::",
    ]

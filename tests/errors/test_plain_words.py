"""Whoever fills in the forms can read what the check says: a reading age under 12, for every sentence we wrote.

The words of a report that come from the data (between “ and ”) are nobody's choice here and are left out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapters.settings import PROJECT
from macros.dataset.load import error_pages
from macros.problems import WHY, Place, problem, report
from tests.reading_age import reading_age, sentences, syllables, too_hard

AGE = 12
# Calls and names by which a module says what is wrong or what to write.
SAYS = {"problem", "PydanticCustomError", "Slip", "did_you_mean"}
KEYS = {"write", "what", "advice"}
MODULES = [
    path
    for path in sorted((PROJECT / "macros").rglob("*.py"))
    if path.name != "problems.py"
    and any(f"{name}(" in path.read_text(encoding="utf-8") for name in ("problem", "PydanticCustomError", "Slip"))
]


def test_why_each_error_matters_is_said_in_plain_words() -> None:
    assert [hard for why in WHY.values() for hard in too_hard(why, AGE)] == []


def test_the_page_of_each_error_is_in_plain_words() -> None:
    hard = []
    for page in error_pages(PROJECT / "data").values():
        for text in (page.title, page.means, *page.causes, page.fix.says, page.fine_when):
            hard += [f"{page.id}: {sentence}" for sentence in too_hard(text, AGE)]
    assert hard == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_what_a_report_says_of_its_own_is_in_plain_words(module: Path) -> None:
    texts = fixed_words(module.read_text(encoding="utf-8"))
    assert [f"line {line}: {hard}" for line, text in texts for hard in too_hard(text, AGE)] == []


def test_what_stands_around_the_entries_of_a_report_is_in_plain_words() -> None:
    closing = report([problem("empty-value", Place("data/a.yml"), "nothing")]).split("\n\n")[-1]
    assert too_hard(closing.replace("masa explain empty-value", "“it”"), AGE) == []


def test_hard_words_are_seen() -> None:
    hard = "Indentation inconsistencies invalidate subsequent hierarchical configuration elements."
    assert too_hard(hard, AGE) != []
    assert too_hard(f"The line begins too far right. {hard}", AGE) == too_hard(hard, AGE)
    assert [text for _, text in fixed_words(f'problem("x", place, "{hard}", write=f"{{x}} {hard}")') if too_hard(text, AGE)] != []
    assert [text for _, text in fixed_words(f'write = "{hard}" if x else ""') if too_hard(text, AGE)] != []


def test_the_measure_knows_an_easy_sentence_from_a_hard_one() -> None:
    assert [syllables(word) for word in ("the", "document", "organisation", "indentation", "misspelt")] == [1, 3, 5, 4, 2]
    assert list(sentences("One. Two; three? “Four. Five” six")) == ["One", "Two", "three", "it six"]
    # As the formula is published: 0.39 words a sentence, 11.8 syllables a word, less 15.59; and five years.
    assert reading_age("The cat sat on the mat") == pytest.approx(0.39 * 6 + 11.8 - 15.59 + 5)


def fixed_words(code: str) -> Iterator[tuple[int, str]]:
    """The texts by which a module says what is wrong and what to write, with “it” for what comes from the data."""
    for node in ast.walk(ast.parse(code)):
        said: list[ast.expr | None] = []
        if isinstance(node, ast.Call) and _name(node.func) in SAYS:
            said = [*node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, ast.Return) or (
            isinstance(node, ast.Assign) and any(_name(target) in KEYS for target in ast.walk(node.targets[0]))
        ):
            said = [node.value]
        yield from (found for value in said if value for found in _texts(value))


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _texts(node: ast.expr) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.lineno, node.value.translate(str.maketrans("{}", "“”"))
    elif isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "“”" for part in node.values)
        if " " in text:
            yield node.lineno, text.replace("““”", "“").replace("”””", "”").replace("““””", "“”")
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.Tuple):
        yield from (found for part in node.elts for found in _texts(part))
    elif isinstance(node, ast.Dict):
        words = (value for key, value in zip(node.keys, node.values, strict=True) if isinstance(key, ast.Constant) and key.value in KEYS)
        yield from (found for value in words for found in _texts(value))

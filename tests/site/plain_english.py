"""How hard each page is to read, and which words on it a reader would have to translate.

In: the parsed pages of a site. Out: a reading age for a page; words to avoid with what to write; the list of what is
allowed, read and written. Must not know: how a page was made.

`make reading-ages` writes the list anew: each page's figure can then go down, never up.
"""

from __future__ import annotations

import math
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

from macros.adapters.settings import PROJECT
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from tests.reading_age import BEFORE_THE_FIRST_GRADE, sentences, syllables
from tests.site.building import Built, built

TARGET = 12.0
ALLOWED = PROJECT / "tests" / "site" / "reading_ages.yml"
AVOID = PROJECT / "tests" / "site" / "words_to_avoid.yml"
# Lines of a data file are not prose; the pages of errors are read sentence by sentence elsewhere.
NOT_PROSE = ("data/files/", "api/")
PASSAGES = ("p", "li", "td", "dd", "figcaption")
HEAD = """# The pages that are harder to read than the target age of 12, each with the age it may not go above.
# A page that is not named here is read with ease at 12. The list is written by `make reading-ages`; figures only go down.
"""


@dataclass(frozen=True)
class Names:
    """Names of bodies, groups, documents and tools. Nobody chose them for being easy: each counts as one short word."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, dataset: Dataset) -> Names:
        """The names a data set holds."""
        named: set[str] = set()
        for body in dataset.organisations.values():
            named |= {body.name, *(name.name for name in body.earlier_names)}
            named |= {name for seen in body.named for name in seen.as_written}
        for group in dataset.groups.values():
            named |= {group.name} | {name for seen in group.named for name in seen.as_written}
        named |= {item.title for item in dataset.instruments.values()} | {item.short_title for item in dataset.instruments.values()}
        named |= {item.title for item in dataset.documents.values()} | {item.short_title for item in dataset.documents.values()}
        named |= {item.title for item in dataset.resources.values()}
        named |= {post.title for post in dataset.posts.values()}
        longest_first = sorted((re.escape(name) for name in named if " " in name), key=len, reverse=True)
        return cls(re.compile(r"(?<!\w)(?:" + "|".join(longest_first) + r")(?!\w)", re.IGNORECASE))

    def out_of(self, text: str) -> str:
        """A text with a short word for each name."""
        return self.pattern.sub("it", text)


def prose(page: BeautifulSoup) -> Iterator[str]:
    """The passages of a page that are whole sentences, in order."""
    main = page.find(id="main")
    assert isinstance(main, Tag), "the page has no main part"
    for tag in main.find_all(PASSAGES):
        if tag.find(PASSAGES) is None:
            text = " ".join(tag.get_text(" ").split())
            if re.search(r"[.!?]$", text):
                yield text


def reading_age(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of texts taken together, as an age in years; 0 where there is no sentence."""
    words = [found for text in texts for sentence in sentences(text) if len(found := re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", sentence)) > 2]
    if not words:
        return 0.0
    of_all = [word for sentence in words for word in sentence]
    said = sum(syllables(word.replace("’", "'")) for word in of_all)
    return 0.39 * len(of_all) / len(words) + 11.8 * said / len(of_all) - 15.59 + BEFORE_THE_FIRST_GRADE


def age_of(page: BeautifulSoup, names: Names) -> float:
    """The reading age of one page, to a tenth of a year upwards."""
    age = reading_age(names.out_of(text) for text in prose(page))
    return math.ceil(round(age * 10, 6)) / 10


def ages(site: Built, names: Names) -> dict[str, float]:
    """The reading age of every page, by its address; the first page is `/`."""
    return {address or "/": age_of(site.page(address), names) for address in site.addresses if not f"{address}/".startswith(NOT_PROSE)}


def allowed() -> dict[str, float]:
    """The highest age each page may have that is above the target."""
    return {str(page): float(age) for page, age in (yaml.safe_load(ALLOWED.read_text(encoding="utf-8")) or {}).items()}


def too_hard(measured: Mapping[str, float], may: Mapping[str, float]) -> list[str]:
    """A sentence for each page that has become harder, and for each figure of the list that should go down."""
    found = []
    for page, age in measured.items():
        if age > may.get(page, TARGET):
            found.append(
                f"{page} has a reading age of {age}; it may have {may.get(page, TARGET)}. Write shorter sentences and plainer words."
            )
    # Half a year of slack downwards, so that a change of one fact does not ask for a new list.
    for page, age in may.items():
        if measured.get(page, 0.0) <= TARGET or measured[page] < age - 0.5:
            found.append(f"{page} is easier than the list says ({measured.get(page, 0.0)}, not {age}): run `make reading-ages`.")
    return found


@dataclass(frozen=True)
class Avoided:
    """A word to avoid, and what to write."""

    word: str
    write: str

    def in_text(self, text: str) -> bool:
        """Whether a text holds it as a word of its own."""
        return re.search(rf"(?<![\w-]){re.escape(self.word)}(?![\w-])", text, re.IGNORECASE) is not None


def avoided() -> tuple[Avoided, ...]:
    """The list of words to avoid."""
    return tuple(Avoided(str(word), str(write)) for word, write in yaml.safe_load(AVOID.read_text(encoding="utf-8")).items())


def any_of(words: Iterable[Avoided]) -> re.Pattern[str]:
    """Finds a text that holds any of the words; which one it is can be asked of few texts then."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(item.word) for item in words)})(?![\w-])", re.IGNORECASE)


def own_words(page: BeautifulSoup, names: Names) -> Iterator[str]:
    """The sentences of a page that are ours: without words in quotation marks, and without names."""
    for text in prose(page):
        yield names.out_of(re.sub(r"“[^”]*”", "", text))


def main() -> None:
    """Write the list of pages above the target; no figure goes up.

    Raises:
        SystemExit: a page has become harder than the list allows.
    """
    dataset = load(PROJECT / "data").dataset
    if dataset is None:
        sys.exit("The data has problems. Run: make check")
    with tempfile.TemporaryDirectory() as folder:
        measured = ages(built(PROJECT / "data", Path(folder)), Names.of(dataset))
    before = allowed() if ALLOWED.exists() else {}
    harder = [text for text in too_hard(measured, before) if "may have" in text] if before else []
    if harder:
        sys.exit("\n".join(harder))
    lines = [f"{page}: {age}\n" for page, age in sorted(measured.items()) if age > TARGET]
    ALLOWED.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What belongs to the neighbours of a partnership, and where a page of that partnership shows it.

In: a data set, a partnership, and the `main` of one of its pages. Out: leaks, each in a sentence.
Must not know: any name by heart, or which page it looks at.

A name is free if something of the page's own area, or something shared, bears it too; and the longer name counts: in the
name of a shared board, a neighbour's name is the board's. A neighbour's name may also stand in words that are rendered
from a claim (`data-claim`), if the record of that claim is from a document of the page's own partnership and has the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from macros.dataset.dataset import Dataset
from macros.model.claims import Sourced, Written
from macros.model.record import records_in, walk
from macros.model.references import Reference
from tests.site.belongings import Thing, things
from tests.site.numbers import national, numbers_in
from tests.site.passages import Passage, passages, words_of

Words = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A name in a text: where it begins and ends, counted in words, and everything that bears it."""

    start: int
    end: int
    things: tuple[Thing, ...]


class Names:
    """Names to look for. A name is found in its own spelling, all in capitals, or, where its thing says so, in any case."""

    def __init__(self, held: Iterable[Thing]) -> None:
        self._by_first_word: dict[str, dict[Words, list[Thing]]] = defaultdict(lambda: defaultdict(list))
        for thing in held:
            for name in thing.names:
                words = words_of(name)
                self._by_first_word[words[0].casefold()][words].append(thing)

    def found_in(self, words: Words) -> Iterator[Found]:
        """Every name in the words; of those that begin at the same word, the longest."""
        for start, word in enumerate(words):
            names = self._by_first_word.get(word.casefold(), {})
            for name in sorted(names, key=len, reverse=True):
                bearers = tuple(thing for thing in names[name] if _spelt_so(words[start : start + len(name)], name, thing))
                if bearers:
                    yield Found(start, start + len(name), bearers)
                    break


def _spelt_so(words: Words, name: Words, thing: Thing) -> bool:
    if words == name or words == tuple(word.upper() for word in name):
        return True
    return thing.in_any_case and [word.casefold() for word in words] == [word.casefold() for word in name]


def _spans(names: Names, words: Words) -> list[Span]:
    return [(item.start, item.end) for item in names.found_in(words)]


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


class Neighbours:
    """What one partnership's pages may not show, but as the allowed cases of this module."""

    def __init__(self, dataset: Dataset, partnership: str) -> None:
        held = list(things(dataset))
        self._free = Names(thing for thing in held if thing.may_stand_on(partnership))
        self._theirs = Names(thing for thing in held if not thing.may_stand_on(partnership))
        self._their_numbers = {national(number): thing for thing in held if not thing.may_stand_on(partnership) for number in thing.numbers}
        own = {key for key, document in dataset.documents.items() if document.partnership == partnership}
        self._claims: dict[str, list[Sourced]] = defaultdict(list)
        for record in records_in(dataset.records()):
            if isinstance(record, Sourced) and record.document in own:
                self._claims[f"{record.place().file}#L{record.place().line}"].append(record)

    def leaks(self, main: Tag) -> list[str]:
        """Each neighbour's name or number in a page, with the passage it stands in."""
        return [leak for passage in passages(main) if not passage.compares for leak in self._in(passage)]

    def _in(self, passage: Passage) -> Iterator[str]:
        words = words_of(passage.text)
        claims = [claim for place in passage.claims for claim in self._claims.get(place, ())]
        for found in self._not_free(words):
            if not any(self._has(claim, thing) for claim in claims for thing in found.things):
                name, whose = " ".join(words[found.start : found.end]), found.things[0]
                yield f"“{name}” ({whose.kind} {whose.id}) in: {' '.join(words[max(0, found.start - 12) : found.end + 12])}"
        for number in numbers_in(passage.text):
            if number in self._their_numbers:
                yield f"“{number}” (contact {self._their_numbers[number].id}) in: {passage.text}"

    def _not_free(self, words: Words) -> Iterator[Found]:
        """The neighbours' names that are no part of a free name, or of a longer one already given."""
        free = _spans(self._free, words)
        last = 0
        for found in self._theirs.found_in(words):
            if found.end > last and not _inside((found.start, found.end), free):
                last = found.end
                yield found

    def _has(self, claim: Sourced, thing: Thing) -> bool:
        """Whether the record of a claim has the name: in the document's words, or by a reference to the thing."""
        values = [value for _, _, held in walk(claim) for value in (held if isinstance(held, tuple) else (held,))]
        if any(isinstance(value, Reference) and (value.kind, str(value)) == (thing.kind, thing.id) for value in values):
            return True
        return any(self._names_it(words_of(value), thing) for value in values if isinstance(value, Written))

    def _names_it(self, words: Words, thing: Thing) -> bool:
        """Whether words of a document name a thing, other than as part of the name of something shared."""
        theirs = {(item.start, item.end) for item in self._theirs.found_in(words)}
        # A phrase such as “Central Bedfordshire and Luton Partnerships” is a name of each of them, and names them all.
        shared = [span for span in _spans(self._free, words) if span not in theirs]
        return any(not _inside(span, shared) for span in _spans(Names([thing]), words))

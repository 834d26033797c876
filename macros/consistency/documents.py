"""A document against itself: dead ends, empty headings, signatures without a day, days that cannot be, figures given twice.

In: a data set. Out: discrepancies. Must not know: pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from macros.consistency.discrepancy import Discrepancy, Source, Subject, Value, source_of, source_of_date, source_of_topic
from macros.consistency.wording import last_day
from macros.dataset.dataset import Dataset
from macros.model.claims import CountClaim, MissingPiece
from macros.model.record import records_in
from macros.model.registers import MeetsHowOften
from macros.model.topics import Funding, Signature, Signatures, State
from macros.words import day_in_words, listed, month_in_words

NUMBERS = "one two three four five six seven eight nine ten eleven twelve once twice".split()


def dead_end(dataset: Dataset) -> Iterator[Discrepancy]:
    """“The Whistleblowing procedure can be found here”, in two documents, with no link under “here”."""
    for piece in _missing_pieces(dataset):
        written = " … ".join(piece.as_written)
        yield Discrepancy(
            "dead-end",
            Subject("document", str(piece.document), f"“{piece.as_written[0]}”"),
            (
                Value(written, f"“{written}”", source_of(piece)),
                Value(f"no {piece.kind} in the text we hold", piece.says, source_of(piece)),
            ),
            f"The document points at {_a(piece.kind)} that is not in the text we hold.",
        )


def _missing_pieces(dataset: Dataset) -> Iterator[MissingPiece]:
    """What is missing, each gap once: topics and parts of reports know it best, then the register of documents."""
    seen: defaultdict[str, list[MissingPiece]] = defaultdict(list)  # by the document they are missing from
    for pieces in _missing_by_holder(dataset):
        new = [piece for piece in pieces if not _is_covered(piece, seen[piece.document])]
        for piece in new:
            seen[piece.document].append(piece)
        yield from new


def _missing_by_holder(dataset: Dataset) -> Iterator[tuple[MissingPiece, ...]]:
    for partnership in dataset.partnerships.values():
        yield from (topic.missing for topic in partnership.topics.values())
    for publication in dataset.publications.values():
        yield from (part.missing for part in publication.parts())
    yield from (document.missing for document in dataset.documents.values())


def _is_covered(piece: MissingPiece, seen: Sequence[MissingPiece]) -> bool:
    """Whether pieces of the same document, of the same kind or on the very same lines, already stand for every line of this one."""
    same = [other for other in seen if other.kind == piece.kind or other.lines == piece.lines]
    ranges = [limits for other in same for limits in other.lines.ranges()]
    return all(any(low <= line <= high for low, high in ranges) for first, last in piece.lines.ranges() for line in range(first, last + 1))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def empty_heading(dataset: Dataset) -> Iterator[Discrepancy]:
    """Central Bedfordshire's heading “Links to Early Years and Education Settings” has nothing on early years under it."""
    for partnership in dataset.partnerships.values():
        for topic_id, topic in partnership.topics.items():
            source = source_of_topic(topic)
            if topic.state is State.HEADING_ONLY and source:
                title = _topic_title(dataset, topic_id)
                heading = str(topic.heading or title)
                yield Discrepancy(
                    "empty-heading",
                    Subject("document", source.document, title),
                    (
                        Value(heading, f"The heading is “{heading}”.", source),
                        Value("nothing underneath", f"Nothing on “{title}” stands underneath.", source),
                    ),
                    f"The document has the heading “{heading}”, with nothing on “{title}” underneath.",
                )


def _topic_title(dataset: Dataset, topic_id: str) -> str:
    titles = {str(title.id): title.title for page in dataset.pages for title in page.topics}
    return titles.get(topic_id, topic_id.replace("-", " "))


def undated_signature(dataset: Dataset) -> Iterator[Discrepancy]:
    """Bedford Borough's three signature blocks share one “Date:” with nothing after it; Luton's have none."""
    for signatures in _signatures(dataset):
        undated = [item for item in signatures if item.on is None]
        if undated:
            names = listed([item.name for item in undated])
            yield Discrepancy(
                "undated-signature",
                Subject("document", str(undated[0].document), "Signatures"),
                tuple(Value("no date", f"{_signed_by(item)}: no date", source_of(item, item.name)) for item in undated),
                f"The document names {names} as signing it, and does not say on what day.",
            )


def date_that_cannot_be(dataset: Dataset) -> Iterator[Discrepancy]:
    """Central Bedfordshire's document is dated June 2023, and its three signatures are of May 2023.

    That one of the days was a Saturday is no discrepancy.
    """
    for signatures in _signatures(dataset):
        document = dataset.documents[signatures[0].document]
        stated = document.date.when
        early = [item for item in signatures if stated and item.on and item.on < stated.first_day]
        if stated and early:
            yield Discrepancy(
                "date-that-cannot-be",
                Subject("document", str(document.id), "Dates of the signatures"),
                (
                    Value(str(stated), f"{month_in_words(stated)}, the date the document bears", source_of_date(document)),
                    *(
                        Value(
                            str(item.on), f"{day_in_words(item.on)}, {_signed_by(item)}", source_of(item, item.on_as_written or item.name)
                        )
                        for item in early
                        if item.on
                    ),
                ),
                f"The document is dated {month_in_words(stated)}, and the signatures in it bear earlier days."
                if len(early) > 1
                else f"The document is dated {month_in_words(stated)}, and a signature in it bears an earlier day.",
            )
    yield from _updated_after_the_document(dataset)


def _updated_after_the_document(dataset: Dataset) -> Iterator[Discrepancy]:
    """A table that is “updated” later than the day its document bears."""
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("funding")
        updated = topic.updated if isinstance(topic, Funding) else None
        if updated is None:
            continue
        document = dataset.documents[updated.document]
        stated = document.date.when
        if stated and updated.when.first_day > last_day(stated):
            yield Discrepancy(
                "date-that-cannot-be",
                Subject("document", str(document.id), "Date of the funding table"),
                (
                    Value(str(stated), f"{month_in_words(stated)}, the date the document bears", source_of_date(document)),
                    Value(str(updated.when), f"{month_in_words(updated.when)}, the date of its funding table", source_of(updated)),
                ),
                f"The document is dated {month_in_words(stated)}, and a part of it {month_in_words(updated.when)}, which is later.",
            )


def _signatures(dataset: Dataset) -> Iterator[Sequence[Signature]]:
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("signatures")
        if isinstance(topic, Signatures) and topic.signatories:
            yield topic.signatories


def _signed_by(item: Signature) -> str:
    return f"{item.name}, {item.title_as_written}"


def same_figure_two_ways(dataset: Dataset) -> Iterator[Discrepancy]:
    """One document can say in prose that a group meets quarterly, and in its chart that it meets six times a year."""
    told: dict[tuple[str, str], list[tuple[int, str, Source]]] = {}
    names: dict[tuple[str, str], Subject] = {}
    for group in dataset.groups.values():
        for claim in group.meetings:
            if isinstance(claim, MeetsHowOften) and claim.a_year is not None:
                key = (str(claim.document), f"meetings of {group.id}")
                names.setdefault(key, Subject("group", str(group.id), group.name))
                told.setdefault(key, []).append((claim.a_year, claim.says, source_of(claim)))
    for partnership in dataset.partnerships.values():
        for count in records_in(list(partnership.topics.values())):
            if isinstance(count, CountClaim):
                key = (str(count.document), _without_numbers(count.says))
                names.setdefault(key, Subject("document", str(count.document), count.says))
                told.setdefault(key, []).append((count.count, count.says, source_of(count)))
    for key, figures in told.items():
        numbers = list(dict.fromkeys(str(number) for number, _, _ in figures))
        if len(numbers) > 1:
            yield Discrepancy(
                "same-figure-two-ways",
                names[key],
                tuple(Value(str(number), says, source) for number, says, source in figures),
                f"The document gives {listed(numbers)} for the same thing.",
            )


def _without_numbers(says: str) -> str:
    """The words of a sentence without its numbers, by which two sentences on the same thing are known."""
    return " ".join(word for word in re.findall(r"[a-z]+", says.casefold()) if word not in NUMBERS)

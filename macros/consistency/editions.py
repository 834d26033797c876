"""Law and guidance: an edition cited after it was replaced, and a title that is not the instrument's.

In: a data set. Out: discrepancies. Must not know: what the law asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from macros.consistency.discrepancy import Discrepancy, Subject, Value, source_of, source_of_date
from macros.consistency.wording import dated, first_day_of, last_day, words_of
from macros.dataset.dataset import Dataset
from macros.model.claims import Outside
from macros.model.registers import Instrument, PublishedDocument
from macros.model.topics import Citation, StatutoryBasis
from macros.words import listed, month_in_words

# A wording is taken for a whole title if it has this many of the title's words in their order, and this share of them.
WORDS_OF_A_TITLE, SHARE_OF_A_TITLE = 4, 0.6


def replaced_edition_cited(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's document rests a duty on Working Together 2018, and cites the 2023 edition everywhere else.

    “Following Working Together 2018 and 2023” is no discrepancy: it names the newer edition in the same words.
    """
    for citation, others in _citations(dataset):
        document = dataset.documents[citation.document]
        later = _editions_after(dataset, citation.instrument)
        if citation.stale is False or not (citation.stale or _older_than(dataset, document, citation.instrument, later)):
            continue
        if not citation.stale and any(_together(citation, other) and other.instrument in later for other in others):
            continue
        instrument = dataset.instruments[citation.instrument]
        yield Discrepancy(
            "replaced-edition-cited",
            Subject("instrument", str(citation.instrument), instrument.short_title),
            (
                Value(instrument.short_title, f"{instrument.short_title}. Cited for: {citation.about}", source_of(citation)),
                _newer_edition(dataset, document, instrument, [other for other in others if other.instrument in later]),
            ),
            f"The document cites {instrument.short_title}, which was {_replaced(dataset, instrument)}; the document is {dated(document)}.",
        )


def _citations(dataset: Dataset) -> Iterator[tuple[Citation, list[Citation]]]:
    """Each citation, with the others of the same document."""
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("statutory-basis")
        citations = topic.citations if isinstance(topic, StatutoryBasis) else ()
        for citation in citations:
            same = [other for other in citations if other is not citation and other.document == citation.document]
            yield citation, same


def _editions_after(dataset: Dataset, instrument_id: str) -> list[str]:
    """The editions that replaced an instrument, one after the other."""
    found: list[str] = []
    following = dataset.instruments[instrument_id].replaced_by
    while following and following in dataset.instruments and following not in found:
        found.append(str(following))
        following = dataset.instruments[following].replaced_by
    return found


def _older_than(dataset: Dataset, document: PublishedDocument, instrument_id: str, later: list[str]) -> bool:
    """Whether an instrument had been replaced when the document was written, by its date or by the edition it was written to."""
    replaced_on, written = dataset.instruments[instrument_id].replaced_on, first_day_of(document)
    return document.written_to in later or bool(replaced_on and written and last_day(replaced_on) < written)


def _together(citation: Citation, other: Citation) -> bool:
    return citation.lines == other.lines and citation.as_written == other.as_written


def _newer_edition(dataset: Dataset, document: PublishedDocument, instrument: Instrument, newer: list[Citation]) -> Value:
    """The newer edition where the document cites it too; else when the edition was replaced, as we know it."""
    if newer:
        title = dataset.instruments[newer[0].instrument].short_title
        return Value(title, f"{title}. Cited for: {newer[0].about}", source_of(newer[0]))
    known = (instrument.outside,) if instrument.outside else ()
    if instrument.replaced_on:
        return Value(str(instrument.replaced_on), f"{instrument.short_title} was {_replaced(dataset, instrument)}.", outside=known)
    return Value(str(document.written_to), f"The document is {dated(document)}.", source_of_date(document))


def _replaced(dataset: Dataset, instrument: Instrument) -> str:
    following = dataset.instruments.get(instrument.replaced_by) if instrument.replaced_by else None
    by = f" by {following.short_title}" if following else ""
    return f"replaced in {month_in_words(instrument.replaced_on)}{by}" if instrument.replaced_on else f"replaced{by}"


def wrong_instrument_title(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's document writes “Relevant Agencies (England) 2018” for the Relevant Agency (England) Regulations 2018."""
    for citation, _ in _citations(dataset):
        instrument = dataset.instruments[citation.instrument]
        for written in citation.as_written:
            differences = _differences(written, instrument)
            if differences:
                yield Discrepancy(
                    "wrong-instrument-title",
                    Subject("instrument", str(citation.instrument), instrument.short_title),
                    (
                        Value(str(written), f"“{written}”", source_of(citation, written)),
                        Value(instrument.title, f"“{instrument.title}”, its title", outside=_known(instrument)),
                    ),
                    f"The title as the document writes it {listed(differences)}.",
                )


def _known(instrument: Instrument) -> tuple[Outside, ...]:
    return (instrument.outside,) if instrument.outside else ()


def _differences(written: str, instrument: Instrument) -> list[str]:
    """How a wording that looks like the instrument's whole title departs from it; nothing where it is a short name."""
    words, title = words_of(written), words_of(instrument.title)
    if _in_order(words_of(instrument.short_title), words) or _in_order(title, words):
        return []
    match = SequenceMatcher(None, title, words, autojunk=False)
    alike = sum(block.size for block in match.get_matching_blocks())
    if alike < WORDS_OF_A_TITLE or alike < SHARE_OF_A_TITLE * len(title):
        return []
    found = []
    for kind, start, end, other_start, other_end in match.get_opcodes():
        of_title, of_written = _as_spelt(title[start:end], instrument.title), _as_spelt(words[other_start:other_end], written)
        at_the_edge = other_start == 0 or other_end == len(words)
        if kind == "replace":
            found.append(f"has “{of_written}” in place of “{of_title}”")
        elif kind == "delete" and not of_title.isdigit():
            found.append(f"leaves out “{of_title}”")
        elif kind == "insert" and not at_the_edge:
            found.append(f"adds “{of_written}”")
    return found


def _in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether all words of `part` stand in `whole` in their order, others between them or not."""
    rest = iter(whole)
    return bool(part) and all(word in rest for word in part)


def _as_spelt(words: tuple[str, ...], text: str) -> str:
    spelt = {word.casefold().strip("()[],.:;“”‘’"): word.strip("()[],.:;“”‘’") for word in text.split()}
    return " ".join(spelt.get(word, word) for word in words)

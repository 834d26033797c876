"""Money: totals that do not add up, and shares that do not match amounts.

In: a data set. Out: discrepancies. Must not know: pages.
A body that is not listed is never a discrepancy: only what a document states is compared, with what it states.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from macros.consistency.discrepancy import Discrepancy, Subject, Value, source_of, source_of_all
from macros.consistency.rounding import follows, stated_number
from macros.consistency.wording import decimal_text
from macros.dataset.dataset import Dataset
from macros.model.topics import Contribution, Funding
from macros.words import listed, pounds


def total_does_not_add_up(dataset: Dataset) -> Iterator[Discrepancy]:
    """Bedford Borough's four amounts come to £195,343, and its table states a total of £194,399."""
    for topic in _funding(dataset):
        if topic.total is None:
            continue
        stated, computed = topic.total.pounds, _computed_total(topic)
        if abs(computed - stated) <= _rounding_of_the_total(topic):
            continue
        more = "more" if computed > stated else "less"
        amounts = [line.amount_as_written for line in topic.contributions]
        yield Discrepancy(
            "total-does-not-add-up",
            Subject("document", str(topic.total.document), "Total of the funding table"),
            (
                Value(
                    decimal_text(stated), f"{pounds(stated)}, the total it states", source_of(topic.total, topic.total.amount_as_written)
                ),
                Value(
                    decimal_text(computed),
                    f"{pounds(computed)}, its lines added up by us",
                    source_of_all(topic.contributions, amounts),
                ),
            ),
            f"The lines of the table come to {pounds(abs(computed - stated))} {more} than the total the document states.",
        )


def share_does_not_match_amount(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's table gives the council 56% for £140,400 of £264,600, which is 53.06%."""
    for topic in _funding(dataset):
        total = _computed_total(topic)
        for line in topic.contributions if total else ():
            share = line.pounds * 100 / total
            if not line.stated_share or follows(line.stated_share, share) is not False:
                continue
            worked_out = f"{share.quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
            yield Discrepancy(
                "share-does-not-match-amount",
                Subject("organisation", str(line.payer), _payer(line)),
                (
                    Value(str(line.stated_share), f"{line.stated_share}, the share it states", source_of(line, line.stated_share)),
                    Value(
                        worked_out,
                        f"{worked_out}, worked out by us from {pounds(line.pounds)} of {pounds(total)}",
                        source_of(line, line.amount_as_written),
                    ),
                ),
                f"The document gives {_payer(line)} a share of {line.stated_share}; "
                f"its amount is {worked_out} of all the lines added together.",
            )


def same_amount_different_share(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's table gives five bodies the same £24,400: as 8.5% for four of them, and as 9% for the police."""
    for topic in _funding(dataset):
        by_amount: dict[Decimal, list[Contribution]] = {}
        for line in topic.contributions:
            if line.stated_share and stated_number(line.stated_share):
                by_amount.setdefault(line.pounds, []).append(line)
        for amount, lines in by_amount.items():
            by_share: dict[object, list[Contribution]] = {}
            for line in lines:
                share = stated_number(line.stated_share or "")
                by_share.setdefault((share.number, share.sign) if share else None, []).append(line)
            if len(by_share) < 2:
                continue
            given = [f"{group[0].stated_share} for {listed([_payer(line) for line in group])}" for group in by_share.values()]
            yield Discrepancy(
                "same-amount-different-share",
                Subject("document", str(lines[0].document), f"Shares given for {pounds(amount)}"),
                tuple(
                    Value(
                        str(line.stated_share),
                        f"{line.stated_share} for {_payer(line)}",
                        source_of(line, f"{line.stated_share} {line.amount_as_written}"),
                    )
                    for group in by_share.values()
                    for line in group
                ),
                f"The document gives the same amount, {pounds(amount)}, as {listed(given)}.",
            )


def _funding(dataset: Dataset) -> Iterator[Funding]:
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("funding")
        if isinstance(topic, Funding) and topic.contributions:
            yield topic


def _computed_total(topic: Funding) -> Decimal:
    return sum((line.pounds for line in topic.contributions), Decimal(0))


def _payer(line: Contribution) -> str:
    return " ".join(line.payer_as_written)


def _rounding_of_the_total(topic: Funding) -> Decimal:
    """How far rounding alone can move a total given in thousands; amounts in pounds are taken as exact."""
    if topic.unit != "thousands of pounds" or topic.total is None:
        return Decimal(0)
    written = [*(line.amount_as_written for line in topic.contributions), topic.total.amount_as_written]
    stated = [stated_number(amount) for amount in written]
    return sum((1000 * amount.half for amount in stated if amount), Decimal(0))

"""Funding: lines, totals and shares, as stated and as computed, side by side.

In: a funding topic. Out: figures (`FundingFigures`) and the blocks that show them.
Must not know: HTML. Stated figures are never replaced by computed ones, and a body not listed is never £0.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.model.topics import Contribution, Funding
from macros.views.addresses import Addresses, csv_file
from macros.views.blocks import Bar, Block, Cell, Chart, Fact, Facts, Table
from macros.words import pounds, share


@dataclass(frozen=True)
class FundingLine:
    """One contribution: pounds, the share the document states (text), and the share of the computed total."""

    contribution: Contribution
    computed_share: str

    @property
    def payer(self) -> str:
        """The payer as the document writes it."""
        return " ".join(self.contribution.payer_as_written)


@dataclass(frozen=True)
class FundingFigures:
    """The sums of a funding table, in pounds. `difference` is the computed total less the stated one."""

    lines: tuple[FundingLine, ...]
    stated_total: Decimal | None
    computed_total: Decimal
    difference: Decimal | None


def funding_figures(topic: Funding) -> FundingFigures:
    """Add up a funding table; shares are of the computed total."""
    computed = sum((line.pounds for line in topic.contributions), Decimal(0))
    lines = tuple(FundingLine(line, share(line.pounds, computed) if computed else "") for line in topic.contributions)
    stated = topic.total.pounds if topic.total else None
    return FundingFigures(lines, stated, computed, computed - stated if stated is not None else None)


def difference_in_words(figures: FundingFigures) -> str:
    """One sentence on whether the lines add up to the stated total."""
    if figures.difference is None:
        return "The document states no total."
    if figures.difference == 0:
        return "The lines add up to the stated total."
    more = "more" if figures.difference > 0 else "less"
    return (
        f"The lines come to {pounds(abs(figures.difference))} {more} than the total the document states. We show both, and change neither."
    )


def funding_blocks(addresses: Addresses, topic: Funding) -> tuple[Block, ...]:
    """The funding page's blocks: what the figures cover, the chart, the table."""
    if not topic.contributions:
        return ()
    figures = funding_figures(topic)
    return (_totals(figures), _scope(addresses, topic), _chart(figures), _table(addresses, topic, figures))


def _totals(figures: FundingFigures) -> Block:
    stated = pounds(figures.stated_total) if figures.stated_total is not None else "None stated"
    return Facts(
        "In total",
        (
            Fact("Total the document states", ((stated,),)),
            Fact("Total of its lines, added up by us", ((pounds(figures.computed_total),),), note=difference_in_words(figures)),
        ),
    )


def _scope(addresses: Addresses, topic: Funding) -> Block:
    facts = []
    for label, answer in (
        ("Does it cover the business unit?", topic.covers_business_unit),
        ("Does it cover the training unit?", topic.covers_training_unit),
    ):
        if answer is None:
            facts.append(Fact(label, (("The document does not say.",),)))
        else:
            facts.append(
                Fact(label, ((f"{'Yes' if answer.answer else 'No'}. {answer.says}",),), (addresses.where(answer),), answer.note or "")
            )
    period = topic.period
    if period:
        facts.append(Fact("Which period?", ((period.says,),), (addresses.where(period),), period.note or ""))
    else:
        facts.append(Fact("Which period?", (("No period or financial year is stated.",),)))
    if topic.updated:
        words = topic.updated.says or f"The document says “{topic.updated.as_written[0]}”."
        facts.append(Fact("As at when?", ((words,),), (addresses.where(topic.updated),)))
    if topic.unit == "thousands of pounds":
        facts.append(
            Fact(
                "Unit",
                (("The document gives thousands of pounds, to one decimal place. Each amount could be up to £50 more or less.",),),
            )
        )
    return Facts("What the figures cover", tuple(facts))


def _chart(figures: FundingFigures) -> Block:
    longest = max(line.contribution.pounds for line in figures.lines)
    bars = tuple(
        Bar(line.payer, pounds(line.contribution.pounds), int(line.contribution.pounds * 1000 / longest) if longest else 0)
        for line in sorted(figures.lines, key=lambda line: -line.contribution.pounds)
    )
    return Chart("Who pays what", "Bar chart of contributions, largest first. The same numbers are in the table below.", bars)


def _table(addresses: Addresses, topic: Funding, figures: FundingFigures) -> Block:
    has_shares = any(line.contribution.stated_share for line in figures.lines)
    words = ["Who pays", "Amount", *(["Share the document states"] if has_shares else []), "Share of the lines, worked out by us"]
    headings = tuple(Cell((text,), header=True, number=index > 0) for index, text in enumerate(words))
    rows = tuple(_line(addresses, line, has_shares, topic) for line in figures.lines)
    blank = (Cell(("",), number=True),) if has_shares else ()
    stated = pounds(figures.stated_total) if figures.stated_total is not None else "None stated"
    foot = [
        (Cell(("Total the document states",), header=True), Cell((stated,), number=True), *blank, Cell(("",), number=True)),
        (
            Cell(("Total of the lines, added up by us",), header=True),
            Cell((pounds(figures.computed_total),), number=True),
            *blank,
            Cell(("100%",), number=True),
        ),
    ]
    if figures.difference:
        foot.append(
            (Cell(("Difference",), header=True), Cell((pounds(figures.difference),), number=True), *blank, Cell(("",), number=True))
        )
    where = tuple(
        addresses.where(line.contribution, line.contribution.payer_as_written[0], line.contribution.amount_as_written)
        for line in figures.lines
    )
    if topic.total:
        where = (*where, addresses.where(topic.total, topic.total.amount_as_written))
    notes = (
        "A body that is not in this table is not listed by the document. That is not the same as paying nothing.",
        "These figures cannot be compared directly with those of another area: the documents cover different things and different times.",
    )
    return Table(
        "The figures",
        "Contributions in pounds, in the order of the document",
        headings,
        rows,
        tuple(foot),
        where,
        notes,
        download=csv_file("funding", "all areas in one file"),
    )


def _line(addresses: Addresses, line: FundingLine, has_shares: bool, topic: Funding) -> tuple[Cell, ...]:
    contribution = line.contribution
    as_published = f"as published: {contribution.amount_as_written} thousand" if topic.unit == "thousands of pounds" else ""
    quiet = ". ".join(part for part in (as_published, contribution.note or "") if part)
    cells = [
        Cell((addresses.organisation(contribution.payer, line.payer),), header=True, quiet=contribution.note or ""),
        Cell((pounds(contribution.pounds),), number=True, quiet=as_published if quiet else ""),
    ]
    if has_shares:
        cells.append(Cell((contribution.stated_share or "none stated",), number=True))
    cells.append(Cell((line.computed_share,), number=True))
    return tuple(cells)

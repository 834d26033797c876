"""Every rule, in the order in which a reader meets them: its id, its title, and what it means.

In: a data set. Out: the discrepancies all rules find in it. Must not know: pages.
A rule works on anybody's data and corrects nothing. Ids are public: pages and exports are linked by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.consistency import bodies, documents, editions, groups, money, series, worked_out
from macros.consistency.discrepancy import Discrepancy
from macros.consistency.headings import with_headings
from macros.dataset.dataset import Dataset


@dataclass(frozen=True)
class Rule:
    """A rule: a public id, a title and a meaning for readers, and the function that finds its cases.

    The incident that made a rule necessary stands in the docstring of its function.
    """

    id: str
    title: str
    means: str
    find: Callable[[Dataset], Iterator[Discrepancy]]


RULES: tuple[Rule, ...] = (
    Rule(
        "total-does-not-add-up",
        "A total that is not the sum of its lines",
        "The document lists amounts and states a total, and the amounts come to another sum. We cannot tell which figure is meant.",
        money.total_does_not_add_up,
    ),
    Rule(
        "share-does-not-match-amount",
        "A share that does not match its amount",
        "The document gives a share in per cent beside an amount, and the amount is another share of all the lines. "
        "Rounding is allowed for: “9%” may stand for anything from 8.5% to 9.5%, and “<1%” for anything below 1%.",
        money.share_does_not_match_amount,
    ),
    Rule(
        "same-amount-different-share",
        "Two shares for one amount",
        "The document gives several bodies the same amount, and not the same share.",
        money.same_amount_different_share,
    ),
    Rule(
        "same-figure-two-ways",
        "One figure given two ways",
        "The document gives two numbers for the same thing in two places.",
        documents.same_figure_two_ways,
    ),
    Rule(
        "group-reports-to-differs",
        "A group that reports to different bodies",
        "Documents name different bodies to which a group reports. Both can be right if they are of different dates.",
        groups.group_reports_to_differs,
    ),
    Rule(
        "group-meetings-differ",
        "A group that meets more or less often",
        "Documents give different numbers of meetings a year for one group. Both can be right if they are of different dates.",
        groups.group_meetings_differ,
    ),
    Rule(
        "group-chair-differs",
        "A group with different chairs",
        "A group's chair is described in different ways. Both can be right: documents are of different dates, a chair can be "
        "shared, and a post and a name can be one person's. Where no document says so, we do not.",
        groups.group_chair_differs,
    ),
    Rule(
        "group-named-differently",
        "One group, several names",
        "One document uses several names for what we take to be one group. A short form alone does not count.",
        groups.group_named_differently,
    ),
    Rule(
        "organisation-named-differently",
        "One body, several names",
        "One document uses several names for what we take to be one body. A short form alone does not count, and neither do "
        "commas, capitals or “&” for “and”.",
        bodies.organisation_named_differently,
    ),
    Rule(
        "same-body-listed-twice",
        "One body listed twice",
        "A list has two entries that we take to be one body, so that counting the entries counts it twice.",
        bodies.same_body_listed_twice,
    ),
    Rule(
        "body-gone-before-document",
        "A body named after it ended",
        "The document names a body that, by what we know from outside the documents, had ended or changed its name before the "
        "document was written. That is right where the document speaks of the past.",
        bodies.body_gone_before_document,
    ),
    Rule(
        "replaced-edition-cited",
        "An edition cited after it was replaced",
        "The document cites an edition of the law or guidance that a newer one had replaced when the document was written. "
        "Naming both editions together does not count.",
        editions.replaced_edition_cited,
    ),
    Rule(
        "wrong-instrument-title",
        "A title that is not quite the law's own",
        "The document writes what looks like the whole title of a law or of guidance, in other words than the title has. "
        "A short name in common use does not count.",
        editions.wrong_instrument_title,
    ),
    Rule(
        "dead-end",
        "A pointer to something that is not there",
        "The document points at a link, an appendix or a picture that is not in the text we hold. It may have been in the "
        "document as first published.",
        documents.dead_end,
    ),
    Rule(
        "empty-heading",
        "A heading with nothing about its subject underneath",
        "The document has a heading that names a subject, and nothing about that subject stands under it.",
        documents.empty_heading,
    ),
    Rule(
        "undated-signature",
        "Signatures without a date",
        "The document names people as signing it, and gives no day for some or all of them.",
        documents.undated_signature,
    ),
    Rule(
        "date-that-cannot-be",
        "Dates in an order that cannot be",
        "One date in the document comes before or after another in a way that cannot be, as each of them is written. A day at a "
        "weekend does not count.",
        documents.date_that_cannot_be,
    ),
    Rule(
        "series-given-twice",
        "Figures given twice",
        "Figures or dates for the same thing and the same year stand in several places of one document, and are not the same. A "
        "year that stands in only one of them does not count, and neither does rounding.",
        series.series_given_twice,
    ),
    Rule(
        "stated-sum-of-series",
        "A sum of yearly figures that is not their sum",
        "The document gives figures and states their sum, and the figures come to another one. Rounding is allowed for in "
        "per cents. Where one of the figures is not given, nothing is said.",
        worked_out.stated_sum_of_series,
    ),
    Rule(
        "stated-rate-does-not-follow",
        "A rate or share that does not follow",
        "The document states a rate, share, change or sum beside the figures it rests on, and those figures give another one. "
        "Rounding is allowed for, and so is “about”. The figures may be right, and the share of something else.",
        worked_out.stated_rate_does_not_follow,
    ),
)


@lru_cache(maxsize=2)
def discrepancies_in(dataset: Dataset) -> tuple[Discrepancy, ...]:
    """Everything the rules find, in the order of the rules and then of the data."""
    return tuple(with_headings(dataset, (found for rule in RULES for found in rule.find(dataset))))

"""Each rule finds its case, and lets pass what only looks like one. A false alarm would accuse somebody of a slip."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp

import pytest

from macros.consistency.discrepancy import Discrepancy
from macros.consistency.rules import RULES
from macros.dataset.dataset import Dataset
from tests.small_data import FILES, bent, loaded, report, table

Changes = dict[str, str]

RULE = {rule.id: rule for rule in RULES}
FUNDING, SIGNATURES, BASIS = (f"partnerships/anytown/{name}.yml" for name in ("funding", "signatures", "statutory-basis"))
STATED = "state: stated\ndocument: anytown-masa\nlines: 1-12\nchecked: {on: 2026-01-02, by: second reader}\n"
SECOND_DOCUMENT = FILES["sources.yml"] + (
    "  - {id: anytown-report, title: Report, short_title: Anytown report, kind: yearly report, partnership: anytown, "
    "date: {stated: no, inferred: 2025, why_inferred: It names 2025.}, status: latest held}\n"
)
HISTORICAL = SECOND_DOCUMENT.replace("status: latest held}", "status: historical}")


def found(folder: Path, rule: str, changes: Changes | None = None) -> list[Discrepancy]:
    """What one rule finds in the small data with changes."""
    outcome = loaded(Path(mkdtemp(dir=folder)), changes)
    assert outcome.dataset is not None, [str(problem) for problem in outcome.problems]
    return list(RULE[rule].find(outcome.dataset))


def values(items: list[Discrepancy]) -> list[list[str]]:
    return [[value.value for value in item.values] for item in items]


# --- money ---------------------------------------------------------------------------------------------------------


def test_a_total_that_is_not_the_sum_of_its_lines_is_found_with_both_sums(tmp_path: Path) -> None:
    (item,) = found(tmp_path, "total-does-not-add-up")
    assert values([item]) == [["1500", "1500.50"]]
    assert item.explanation == "The lines of the table come to £0.50 more than the total the document states."
    assert [value.source.lines for value in item.values if value.source] == ["6", "4, 5"]


def test_a_total_that_adds_up_is_not_found(tmp_path: Path) -> None:
    assert not found(tmp_path, "total-does-not-add-up", bent(FUNDING, "total: {pounds: 1500,", "total: {pounds: 1500.50,"))


def test_no_total_is_no_discrepancy(tmp_path: Path) -> None:
    assert not found(tmp_path, "total-does-not-add-up", bent(FUNDING, "total: {pounds: 1500, amount_as_written: '£1,500', lines: 6}\n", ""))


def thousands(total: str) -> Changes:
    text = (
        FILES[FUNDING]
        .replace("unit: pounds", "unit: thousands of pounds")
        .replace("£1,000", "£1.0")
        .replace("£500.50", "£0.5")
        .replace("500.50", "500")
    )
    return {FUNDING: text.replace("pounds: 1500, amount_as_written: '£1,500'", f"pounds: {total}000, amount_as_written: '£{total}'")}


@pytest.mark.parametrize(("total", "count"), [("1.6", 0), ("1.7", 1)])
def test_a_total_in_thousands_may_be_off_by_as_much_as_rounding_can_do(total: str, count: int, tmp_path: Path) -> None:
    changes = thousands(total)
    changes[FUNDING] = changes[FUNDING].replace(f"pounds: {total}000", f"pounds: {Decimal(total) * 1000:.0f}")
    assert len(found(tmp_path, "total-does-not-add-up", changes)) == count


def shares(first: str, second: str = "none", amount: str = "1000") -> Changes:
    text = FILES[FUNDING].replace("amount_as_written: '£1,000'", f"amount_as_written: '£1,000', stated_share: '{first}'")
    text = text.replace("amount_as_written: '£500.50'", f"amount_as_written: '£500.50', stated_share: '{second}'")
    return {FUNDING: text.replace("pounds: 1000", f"pounds: {amount}")}


@pytest.mark.parametrize(
    ("written", "amount", "is_found"),
    [
        ("66.6%", "1000", False),  # 66.64%
        ("67%", "1000", False),
        ("about 67 per cent", "1000", False),
        ("66.7%", "1000", True),
        ("66%", "1000", True),
        ("<67%", "1000", False),
        ("<1%", "1000", True),
        ("<1%", "5", False),  # 0.99%
        ("<1%", "5.10", True),  # 1.01%
        ("more than 60%", "1000", False),
        ("more than 70%", "1000", True),
        ("two thirds", "1000", False),  # no number that we could read
    ],
)
def test_a_share_is_held_against_its_amount_to_the_precision_written(written: str, amount: str, is_found: bool, tmp_path: Path) -> None:
    assert bool(found(tmp_path, "share-does-not-match-amount", shares(written, amount=amount))) is is_found


def test_a_share_shows_what_is_stated_and_what_was_worked_out(tmp_path: Path) -> None:
    assert values(found(tmp_path, "share-does-not-match-amount", shares("56%"))) == [["56%", "66.64%"]]


@pytest.mark.parametrize(("first", "second", "count"), [("8.5%", "9%", 1), ("9%", "9%", 0), ("9%", "9.0%", 0), ("9%", "none", 0)])
def test_one_amount_with_two_shares_is_found(first: str, second: str, count: int, tmp_path: Path) -> None:
    changes = shares(first, second, amount="500.50")
    assert len(found(tmp_path, "same-amount-different-share", changes)) == count


def test_different_amounts_may_have_different_shares(tmp_path: Path) -> None:
    assert not found(tmp_path, "same-amount-different-share", shares("66%", "33%"))


# --- groups --------------------------------------------------------------------------------------------------------


def group(*claims: str, sources: str = SECOND_DOCUMENT) -> Changes:
    """A group with the claims, each `field: {..}`, in the order given."""
    fields: dict[str, list[str]] = {"named": ["{document: anytown-masa, as_written: Board, lines: 1}"]}
    for claim in claims:
        name, _, text = claim.partition(": ")
        fields.setdefault(name, []).append(text)
    lists = "".join(f"    {name}:\n" + "".join(f"      - {text}\n" for text in texts) for name, texts in fields.items())
    return {
        "sources.yml": sources,
        "posts.yml": "posts:\n  - {id: chief, title: Chief}\n  - {id: scrutineer, title: Scrutineer}\n  - {id: chair-of-board, title: Chair, group: board}\n",
        "partnerships/anytown/groups.yml": "groups:\n  - id: board\n    name: Board\n    kind: board\n    scope: one area\n    status: standing\n"
        + lists,
    }


def claim(field: str, says: str, lines: str = "2", document: str = "anytown-masa", **more: str) -> str:
    return (
        f"{field}: {{document: {document}, as_written: w, lines: {lines}, says: {says}"
        + "".join(f", {key}: {value}" for key, value in more.items())
        + "}"
    )


REPORTS_HERE = claim("reports_to", "To the council.", organisation="anytown-council")


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (claim("reports_to", "To the police.", document="anytown-report", organisation="anyshire-police"), 1),
        (claim("reports_to", "To the police.", lines="9", organisation="anyshire-police"), 1),
        (claim("reports_to", "To the council as well.", document="anytown-report", organisation="anytown-council"), 0),
        (claim("reports_to", "To the police.", organisation="anyshire-police"), 0),  # in the same sentence: to both
    ],
)
def test_a_group_that_reports_to_different_bodies_is_found(other: str, count: int, tmp_path: Path) -> None:
    assert len(found(tmp_path, "group-reports-to-differs", group(REPORTS_HERE, other))) == count


def test_differences_between_documents_show_both_dates(tmp_path: Path) -> None:
    other = claim("reports_to", "To the police.", document="anytown-report", organisation="anyshire-police")
    (item,) = found(tmp_path, "group-reports-to-differs", group(REPORTS_HERE, other))
    assert "June 2024" in item.explanation
    assert "we believe from 2025" in item.explanation


def test_a_historical_document_describes_the_groups_of_its_own_time(tmp_path: Path) -> None:
    other = claim("meetings", "Six times.", document="anytown-report", a_year="6")
    changes = group(claim("meetings", "Four times.", a_year="4"), other, sources=HISTORICAL)
    assert not found(tmp_path, "group-meetings-differ", changes)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (claim("meetings", "Six times.", document="anytown-report", a_year="6"), 1),
        (claim("meetings", "Quarterly.", document="anytown-report", a_year="4"), 0),
        (claim("meetings", "It cannot be read.", document="anytown-report", unreadable="yes"), 0),
        (claim("meetings", "Regularly.", document="anytown-report"), 0),
    ],
)
def test_different_numbers_of_meetings_are_found_and_a_missing_number_is_not(other: str, count: int, tmp_path: Path) -> None:
    assert len(found(tmp_path, "group-meetings-differ", group(claim("meetings", "Four times.", a_year="4"), other))) == count


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (claim("chair", "The scrutineer.", document="anytown-report", post="scrutineer"), 1),
        (claim("chair", "The chief again.", document="anytown-report", post="chief"), 0),
        (claim("chair", "Its chair.", document="anytown-report", post="chair-of-board", holder="Ann Other"), 0),
        (claim("chair", "Somebody independent.", document="anytown-report"), 0),
        (claim("chair", "Ann Other.", lines="9", holder="Ann Other"), 1),  # one document: a post here, a name there
    ],
)
def test_different_chairs_are_found_and_vaguer_words_are_not(other: str, count: int, tmp_path: Path) -> None:
    assert len(found(tmp_path, "group-chair-differs", group(claim("chair", "The chief.", post="chief"), other))) == count


def name(written: str, lines: str = "5", document: str = "anytown-masa", sort: str = "other wording") -> str:
    return f"named: {{document: {document}, as_written: {written}, lines: {lines}, sort: {sort}}}"


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (name("Strategic Group"), 1),
        (name("Strategic Group", lines="1"), 0),  # on the same line: a name with its long form behind it
        (name("the board"), 0),
        (name("B", sort="short form"), 0),
        (name("Strategic Group", document="anytown-report"), 0),
    ],
)
def test_several_names_for_a_group_in_one_document_are_found(other: str, count: int, tmp_path: Path) -> None:
    assert len(found(tmp_path, "group-named-differently", group(other))) == count


def test_words_that_name_two_groups_at_once_are_a_name_of_neither(tmp_path: Path) -> None:
    changes = group(name("Board and Panel"))
    second = "  - {id: panel, name: Panel, kind: panel, scope: one area, status: standing, named: [{document: anytown-masa, as_written: Board and Panel, lines: 5}]}\n"
    changes["partnerships/anytown/groups.yml"] = changes["partnerships/anytown/groups.yml"] + second
    assert not found(tmp_path, "group-named-differently", changes)


# --- bodies --------------------------------------------------------------------------------------------------------


def police(*names: str) -> Changes:
    listed = ", ".join(names)
    return {"organisations.yml": FILES["organisations.yml"].replace("kind: police}", f"kind: police, named: [{listed}]}}")}


def in_document(written: str, lines: str, sort: str = "full name") -> str:
    return f"{{document: anytown-masa, as_written: '{written}', lines: {lines}, sort: {sort}}}"


@pytest.mark.parametrize(
    ("other", "sort", "count"),
    [
        ("Anyshire Constabulary", "other wording", 1),
        ("Anyshire Police Authority", "old name", 1),
        ("AP", "short form", 0),
        ("anyshire, police", "full name", 0),
    ],
)
def test_several_names_for_a_body_in_one_document_are_found(other: str, sort: str, count: int, tmp_path: Path) -> None:
    changes = police(in_document("Anyshire Police", "5"), in_document(other, "9", sort))
    assert len(found(tmp_path, "organisation-named-differently", changes)) == count


def test_a_name_broken_over_two_rows_of_a_table_is_one_name(tmp_path: Path) -> None:
    changes = police(in_document("Anyshire", "5"), in_document("Police", "6"))
    changes[FUNDING] = FILES[FUNDING].replace("payer_as_written: Anyshire Police", "payer_as_written: [Anyshire, Police]")
    assert not found(tmp_path, "organisation-named-differently", changes)


def agencies(first: str, second: str) -> Changes:
    entries = f"entries:\n  - {{as_written: First, lines: 2, stands_for: [{first}]}}\n  - {{as_written: Second, lines: 3, stands_for: [{second}]}}\n"
    return {"partnerships/anytown/relevant-agencies.yml": STATED + entries}


def test_a_body_listed_twice_is_found_with_both_entries(tmp_path: Path) -> None:
    twice = agencies("{organisation: anyshire-police}", "{organisation: anyshire-police}")
    assert values(found(tmp_path, "same-body-listed-twice", twice)) == [["First", "Second"]]


def test_two_bodies_are_not_one_listed_twice(tmp_path: Path) -> None:
    assert not found(tmp_path, "same-body-listed-twice", agencies("{organisation: anyshire-police}", "{organisation: anyshire-icb}"))
    assert not found(tmp_path, "same-body-listed-twice", agencies("{lay_members: yes}", "{lay_members: yes}"))


def gone(on: str, kind: str = "merger", before: str = "anyshire-police") -> Changes:
    outside = "outside: [{says: It did., where: A page, seen: '2024', confidence: high}]"
    change = f"changes:\n  - {{id: change, kind: {kind}, on: '{on}', before: [{before}], after: [anytown-council], says: It changed., {outside}}}\n"
    return {"organisations.yml": FILES["organisations.yml"] + change}


@pytest.mark.parametrize(
    ("on", "count"),
    [("2023-12", 1), ("2024-05-31", 1), ("2024-06", 0), ("2024", 0), ("2024-07", 0)],
)
def test_a_body_that_had_gone_before_the_document_is_found_only_if_it_certainly_had(on: str, count: int, tmp_path: Path) -> None:
    """The small document names the police as a payer, and is dated June 2024."""
    changes = gone(on)
    changes[FUNDING] = FILES[FUNDING]
    assert len(found(tmp_path, "body-gone-before-document", changes)) == count


def test_a_body_that_only_lost_services_or_may_merge_has_not_gone(tmp_path: Path) -> None:
    assert not found(tmp_path, "body-gone-before-document", gone("2020", kind="transfer of services"))
    assert not found(tmp_path, "body-gone-before-document", gone("2020", kind="planned merger"))


def test_a_body_named_by_the_name_of_the_one_it_came_from_is_found(tmp_path: Path) -> None:
    changes = gone("2020", before="anyshire-icb")
    text = changes["organisations.yml"]
    old = "named: [{document: anytown-masa, as_written: Anyshire Integrated Care Board, lines: 2, sort: old name}]"
    changes["organisations.yml"] = text.replace("kind: local authority}", f"kind: local authority, {old}}}")
    (item,) = found(tmp_path, "body-gone-before-document", changes)
    assert item.values[0].value == "Anyshire Integrated Care Board"
    assert "(how sure we are: high)" in item.explanation


# --- editions ------------------------------------------------------------------------------------------------------

REGULATIONS = "The Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018"


def citing(*citations: str) -> Changes:
    old = "title: Guidance 2018\nshort_title: Guidance 2018\nkind: statutory guidance\nreplaced_on: 2023-12\nreplaced_by: guidance-2023\nstatus: replaced\n"
    return {
        "instruments/guidance-2018.yml": old,
        "instruments/regulations.yml": f"title: {REGULATIONS}\nshort_title: Practice Review Regulations 2018\nkind: regulations\nstatus: in force\n",
        BASIS: STATED + "citations:\n" + "".join(f"  - {{kind: whole, about: Duties., {text}}}\n" for text in citations),
    }


NEW = "instrument: guidance-2023, as_written: Guidance 2023, lines: 3"
OLD = "instrument: guidance-2018, as_written: Guidance 2018, lines: 9"
BOTH = "as_written: Guidance 2018 and 2023, lines: 5"


@pytest.mark.parametrize(
    ("citations", "count"),
    [
        ((NEW, OLD), 1),
        ((NEW, OLD + ", stale: yes"), 1),
        ((NEW, OLD + ", stale: no"), 0),
        ((f"instrument: guidance-2018, {BOTH}", f"instrument: guidance-2023, {BOTH}"), 0),
        ((NEW,), 0),
    ],
)
def test_a_replaced_edition_is_found_unless_it_is_named_together_with_the_newer(
    citations: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    assert len(found(tmp_path, "replaced-edition-cited", citing(*citations))) == count


def test_a_document_older_than_the_new_edition_may_cite_the_old_one(tmp_path: Path) -> None:
    sources = (
        FILES["sources.yml"]
        .replace("when: 2024-06, as_written: June 2024", "when: 2023-06, as_written: June 2023")
        .replace("written_to: guidance-2023", "written_to: guidance-2018")
    )
    assert not found(tmp_path, "replaced-edition-cited", {**citing(OLD), "sources.yml": sources})


def test_the_newer_edition_is_shown_where_the_document_cites_it(tmp_path: Path) -> None:
    (item,) = found(tmp_path, "replaced-edition-cited", citing(NEW, OLD))
    assert [(value.value, value.source.lines if value.source else None) for value in item.values] == [
        ("Guidance 2018", "9"),
        ("Guidance 2023", "3"),
    ]


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("Child Safeguarding Practice Review and Relevant Agencies (England) 2018", 1),
        ("The Child Safeguarding Practice and Relevant Agency (England) Regulations 2018", 1),
        ("the " + REGULATIONS[4:], 0),
        ("Practice Review Regulations 2018", 0),
        ("the Regulations of 2018", 0),
    ],
)
def test_a_title_in_other_words_is_found_and_a_short_name_is_not(written: str, count: int, tmp_path: Path) -> None:
    changes = citing(f"instrument: regulations, as_written: '{written}', lines: 2")
    assert len(found(tmp_path, "wrong-instrument-title", changes)) == count


def test_a_wrong_title_says_which_words_differ(tmp_path: Path) -> None:
    written = "Child Safeguarding Practice Review and Relevant Agencies (England) 2018"
    (item,) = found(tmp_path, "wrong-instrument-title", citing(f"instrument: regulations, as_written: '{written}', lines: 2"))
    assert item.explanation == "The title as the document writes it has “Agencies” in place of “Agency” and leaves out “Regulations”."


# --- a document against itself -------------------------------------------------------------------------------------


def test_a_dead_end_is_found_once_though_it_is_recorded_twice(tmp_path: Path) -> None:
    piece = "{kind: link, says: The link leads nowhere., as_written: can be found here, lines: 7}"
    changes: Changes = {
        FUNDING: FILES[FUNDING] + f"missing:\n  - {piece}\n",
        "sources.yml": FILES["sources.yml"] + f"    missing:\n      - {piece}\n",
    }
    (item,) = found(tmp_path, "dead-end", changes)
    assert item.explanation == "The document points at a link that is not in the text we hold."


def test_nothing_missing_is_no_dead_end(tmp_path: Path) -> None:
    assert not found(tmp_path, "dead-end")


def test_an_empty_heading_is_found_and_silence_is_not(tmp_path: Path) -> None:
    """The small data is silent on values: that is no discrepancy."""
    heading = STATED.replace("stated", "heading only", 1) + "heading: Early years and schools\n"
    (item,) = found(tmp_path, "empty-heading", {"partnerships/anytown/early-years.yml": heading})
    assert item.values[0].value == "Early years and schools"
    assert not found(tmp_path, "empty-heading")


def signed(*days: str) -> Changes:
    blocks = "".join(
        f"  - {{organisation: anytown-council, post: chief, title_as_written: Chief, name: N {index}, organisation_as_written: C, lines: 9{day}}}\n"
        for index, day in enumerate(days)
    )
    return {"posts.yml": "posts:\n  - {id: chief, title: Chief}\n", SIGNATURES: STATED + "signatories:\n" + blocks}


ON_TIME, EARLY, ON_SATURDAY = (f", on: {day}, on_as_written: d" for day in ("2024-06-03", "2024-05-31", "2024-06-08"))


def test_a_signature_without_a_day_is_found(tmp_path: Path) -> None:
    (item,) = found(tmp_path, "undated-signature", signed("", ON_TIME))
    assert item.explanation == "The document names N 0 as signing it, and does not say on what day."
    assert not found(tmp_path, "undated-signature", signed(ON_TIME))
    assert not found(tmp_path, "undated-signature")


def test_a_signature_before_the_documents_own_date_is_found_and_a_saturday_is_not(tmp_path: Path) -> None:
    assert values(found(tmp_path, "date-that-cannot-be", signed(EARLY))) == [["2024-06", "2024-05-31"]]
    assert not found(tmp_path, "date-that-cannot-be", signed(ON_TIME, ON_SATURDAY, ""))


def test_an_inferred_date_makes_no_signature_early(tmp_path: Path) -> None:
    sources = FILES["sources.yml"].replace(
        "{stated: yes, when: 2024-06, as_written: June 2024, lines: 1}", "{stated: no, inferred: 2024-06, why_inferred: It says so.}"
    )
    assert not found(tmp_path, "date-that-cannot-be", {**signed(EARLY), "sources.yml": sources})


@pytest.mark.parametrize(("when", "count"), [("2024-07", 1), ("2024-06", 0), ("2023", 0)])
def test_a_table_updated_after_the_documents_date_is_found(when: str, count: int, tmp_path: Path) -> None:
    changes: Changes = {FUNDING: FILES[FUNDING] + f"updated: {{when: '{when}', as_written: updated, lines: 3}}\n"}
    assert len(found(tmp_path, "date-that-cannot-be", changes)) == count


@pytest.mark.parametrize(("second", "count"), [("6", 1), ("4", 0)])
def test_a_figure_given_two_ways_in_one_document_is_found(second: str, count: int, tmp_path: Path) -> None:
    meetings = group(claim("meetings", "Quarterly.", a_year="4"), claim("meetings", "In the chart.", lines="9", a_year=second))
    assert len(found(tmp_path, "same-figure-two-ways", meetings)) == count
    assert not found(tmp_path, "group-meetings-differ", meetings)


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("{count: 3, says: There are three levels., as_written: three, lines: 9}", 1),
        ("{count: 3, says: There are three panels., as_written: three, lines: 9}", 0),
    ],
)
def test_a_count_given_two_ways_is_found_by_what_it_counts(second: str, count: int, tmp_path: Path) -> None:
    changes: Changes = {
        "partnerships/anytown/thresholds.yml": STATED + "levels: {count: 4, says: There are four levels., as_written: four, lines: 2}\n",
        "partnerships/anytown/relevant-agencies.yml": STATED + f"reviewed: {second}\n",
    }
    assert len(found(tmp_path, "same-figure-two-ways", changes)) == count


# --- series --------------------------------------------------------------------------------------------------------


YEARS = "{id: y24, name: 23-24, year: 2023/24}, {id: y23, name: 22-23, year: 2022/23}"


def row(values: str, lines: int = 6, measure: str = "referrals", more: str = "") -> str:
    return f"{{id: r{lines}, name: Referrals, lines: {lines}, measure: {measure}, values: [{values}]{more}}}"


def figure(value: str, year: str = "year: 2023/24", unit: str = "number") -> str:
    return f"figures: [{{id: f, says: Referrals in the text, value: {value}, as_written: w, lines: 2, measure: referrals, unit: {unit}, {year}}}]"


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (table(row("'2,100', '2,235'"), row("'2,101', '2,235'", 7), columns=YEARS), ["2100", "2101"]),
        ((figure("'2,101'"), *table(row("'2,100', '2,235'"), columns=YEARS)), ["2101", "2100"]),
        (table(row("'100%', '99.8%'"), row("'99.8%', '99.8%'", 7), columns=YEARS, more="chart: none, unit: per cent"), ["100%", "99.8%"]),
        (
            table(row("7 (9), 5 (6)", more=", in_brackets: yes"), row("'8', '6'", 7), columns=YEARS),
            ["9", "8"],
        ),
        (  # a year's figure is its total, not one of its quarters
            (figure("'6'"), *table(row("'7', '3', '4'"), columns="{id: t, name: TOTAL, year: 2023/24, adds_up: yes}, {id: q1, name: Q1, year: 2023/24}, {id: q2, name: Q2, year: 2023/24}")),
            ["6", "7"],
        ),
        (  # rows that are years, columns that are measured
            (figure("'6'"), *table("{id: y, name: 23-24, year: 2023/24, lines: 6, values: ['5']}", columns="{id: a, name: Agency, measure: referrals}")),
            ["6", "5"],
        ),
    ],
)  # fmt: skip
def test_a_figure_given_twice_differently_is_found_with_both_places(held: tuple[str, ...], shown: list[str], tmp_path: Path) -> None:
    (item,) = found(tmp_path, "series-given-twice", report(*held))
    assert values([item]) == [shown]
    assert len({value.source.lines for value in item.values if value.source}) == 2
    assert item.explanation == "The document gives this figure in two places, and not the same for 2023/24."


@pytest.mark.parametrize(
    "held",
    [
        table(row("'2,100', '-'"), row("'2100', '2,235'", 7), columns=YEARS),  # a dash, and a comma
        table(row("'2,100', '2,235'"), row("'2,101', '2,236'", 7, measure="other"), columns=YEARS),
        (figure("'1'", year="year: 2019/20"), *table(row("'2,100', '2,235'"), columns=YEARS)),
        (figure("'87%'", unit="per cent"), *table(row("'87.1%', '72.5%'"), columns=YEARS, more="chart: none, unit: per cent")),
        (figure("Over 2000"), *table(row("'2,100', '2,235'"), columns=YEARS)),
        (figure("about 2100"), *table(row("'2,099', '2,235'"), columns=YEARS)),
        (figure("'3'"), *table(row("'3%', '4%'"), columns=YEARS, more="chart: none, unit: per cent")),
        (figure("'6'"), *table(row("'3', '4'"), columns="{id: q1, name: Q1, year: 2023/24}, {id: q2, name: Q2, year: 2023/24}")),
    ],
    ids=["gap", "another measure", "another year", "rounding", "over", "about", "another unit", "quarters without a total"],
)
def test_figures_that_can_be_the_same_are_not_found(held: tuple[str, ...], tmp_path: Path) -> None:
    assert not found(tmp_path, "series-given-twice", report(*held))


@pytest.mark.parametrize(("second", "count"), [("December 2024", 1), ("september  2024", 0)])
def test_words_given_twice_are_compared_as_words(second: str, count: int, tmp_path: Path) -> None:
    held = "{{id: {id}, says: When it comes out, value: {value}, as_written: w, lines: {lines}, unit: words, measure: published}}"
    first, other = held.format(id="one", value="September 2024", lines=2), held.format(id="two", value=second, lines=9)
    items = found(tmp_path, "series-given-twice", report(f"figures: [{first}, {other}]"))
    assert values(items) == [["September 2024", "December 2024"]] * count


QUARTERS = "{id: t, name: TOTAL, year: 2021/22, adds_up: yes}, {id: q1, name: Q1}, {id: q2, name: Q2}, {id: last, name: TOTAL 20-21, year: 2020/21}"
SUMMED = "{id: a, name: A, lines: 6, values: ['10']}, {id: b, name: B, lines: 7, values: ['20']}, {id: t, name: Total, lines: 8, adds_up: yes, values: "


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (table(row("'63', '36', '37', '9'"), columns=QUARTERS), ["63", "73"]),
        (table(row("7 (63), 3 (36), 4 (37), 9 (9)", more=", in_brackets: yes"), columns=QUARTERS), ["63", "73"]),
        (table(SUMMED + "['31']}", columns="{id: n, name: N}"), ["31", "30"]),
        (table(SUMMED + "['£30.01']}", columns="{id: n, name: N}", more="chart: none, unit: pounds"), ["30.01", "30"]),
        (table(SUMMED + "['32%']}", columns="{id: n, name: N}", more="chart: none, unit: per cent"), ["32%", "30%"]),
    ],
)
def test_a_stated_sum_that_is_not_the_sum_is_found(held: tuple[str, ...], shown: list[str], tmp_path: Path) -> None:
    assert values(found(tmp_path, "stated-sum-of-series", report(*held))) == [shown]


@pytest.mark.parametrize(
    "held",
    [
        table(row("'73', '36', '37', '9'"), columns=QUARTERS),
        table(row("'63', '36', '-', '9'"), columns=QUARTERS),  # one quarter is not given: nothing can be said
        table(row("'90%', '95%', '85%', '9%'", more=", unit: per cent"), columns=QUARTERS),  # per cents among counts
        table(SUMMED + "['30']}", columns="{id: n, name: N}"),
        table(SUMMED + "['31%']}", columns="{id: n, name: N}", more="chart: none, unit: per cent"),  # rounding
        table(SUMMED.replace(", adds_up: yes", "") + "['31']}", columns="{id: n, name: N}"),
    ],
)
def test_a_sum_that_is_right_or_cannot_be_checked_is_not_found(held: tuple[str, ...], tmp_path: Path) -> None:
    assert not found(tmp_path, "stated-sum-of-series", report(*held))


def test_a_sum_says_what_was_added_up_and_by_how_much_it_differs(tmp_path: Path) -> None:
    (item,) = found(tmp_path, "stated-sum-of-series", report(*table(row("'63', '36', '37', '9'"), columns=QUARTERS)))
    assert item.explanation == "The document states 63; Q1 and Q2 come to 73, which is 10 more."


RATE = "{id: n, name: N}, {id: all, name: All}, {id: rate, name: Rate, unit: per cent}"


@pytest.mark.parametrize(("stated", "count"), [("12.5%", 0), ("12.4%", 1), ("12.6%", 1), ("-", 0)])
def test_a_rate_is_held_against_the_figures_beside_it(stated: str, count: int, tmp_path: Path) -> None:
    """7,416 of 59,323 is 12.501%."""
    rates = "chart: none, rates: [{column: rate, part: n, whole: all, places: 1}]"
    held = table(row(f"'7,416', '59,323', '{stated}'"), columns=RATE, more=rates)
    assert values(found(tmp_path, "stated-rate-does-not-follow", report(*held))) == [[stated, "12.5%"]] * count


@pytest.mark.parametrize(
    ("kind", "of", "stated", "shown"),
    [
        ("share", "'148', '165'", "90%", None),  # 89.7%
        ("share", "'56', '57'", "99%", ["99%", "98.2%"]),
        ("share", "'577', '8,076'", "about 7%", None),
        ("share", "'577', '8,076'", "about 10%", None),
        ("share", "'577', '8,076'", "about 20%", ["about 20%", "7.1%"]),
        ("share", "'5', '0'", "7%", None),  # cannot be worked out
        ("change", "'6318', '6726'", "6.5%", None),
        ("change", "'200', '150'", "25%", None),  # a fall, stated without its sign
        ("change", "'200', '150'", "20%", ["20%", "-25.0%"]),
        ("difference", "'6726', '6318'", "'408'", None),
        ("difference", "'6726', '6318'", "'409'", ["409", "408"]),
        ("sum", "'£5,313.76', '£7,000'", "'£12,313.76'", None),
        ("sum", "'£5,313.76', '£7,000'", "'£12,313.77'", ["£12,313.77", "£12,313.76"]),
    ],
)
def test_a_stated_figure_is_held_against_those_it_follows_from(
    kind: str, of: str, stated: str, shown: list[str] | None, tmp_path: Path
) -> None:
    check = f"checks: [{{id: c, kind: {kind}, of: [{of}], stated: {stated}, says: Those who came, as_written: w, lines: 3}}]"
    assert values(found(tmp_path, "stated-rate-does-not-follow", report(check))) == ([shown] if shown else [])


@pytest.mark.parametrize("rule", ["series-given-twice", "stated-sum-of-series", "stated-rate-does-not-follow"])
def test_the_rules_on_figures_find_nothing_where_no_report_is_held(rule: str, tmp_path: Path) -> None:
    assert not found(tmp_path, rule)


def test_a_gap_in_a_report_is_a_dead_end_once_though_the_register_has_it_too(tmp_path: Path) -> None:
    """The register of documents names twelve links of the report in one entry; its sections name each link."""
    gaps = [
        "{kind: link, says: It leads nowhere., as_written: here, lines: 7}",
        "{kind: link, says: Nor does this., as_written: there, lines: 7}",
    ]
    changes = report(f"missing: [{', '.join(gaps)}]", "statements: [{id: s, says: S., as_written: w, lines: 2}]")
    entry = "status: latest held, missing: [{kind: link, says: Links lead nowhere., as_written: here, lines: '%s'}]}\n"
    before = "status: latest held}\n"
    for lines, count in (("7", 2), ("7, 9", 3)):
        changed = {**changes, "sources.yml": changes["sources.yml"].replace(before, entry % lines)}
        assert len(found(tmp_path, "dead-end", changed)) == count, lines


# --- all rules -----------------------------------------------------------------------------------------------------


def test_every_rule_has_an_id_of_its_own_a_title_and_a_meaning_and_names_its_incident() -> None:
    assert len(RULE) == len(RULES)
    for rule in RULES:
        assert rule.title, rule.id
        assert rule.means.endswith("."), rule.id
        assert len(rule.find.__doc__ or "") > 40, rule.id


def test_no_data_is_no_discrepancy() -> None:
    assert [rule.id for rule in RULES if list(rule.find(Dataset()))] == []

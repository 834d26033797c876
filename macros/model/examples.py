"""An example of what to write in each field of a form, for the person who fills it in.

In: a type of record and the name of one of its fields. Out: the example, or nothing where a closed list says it all.
Must not know: who shows it (editors by the schemas, `masa new`, errors).

A field gives its own example in the form it belongs to, where only that form could have one (`Field(examples=...)`).
All others are here: by name where one suits every form, and in `examples_of_forms.py` where a form needs another.
Area, bodies and people are made up; telephone numbers are of those that Ofcom keeps free for stories, 01632 960xxx.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.model.examples_of_forms import IN_ONE_FORM
from macros.model.record import Record

IN_EVERY_FORM: Mapping[str, str | list[str]] = {
    # what it is
    "id": "yearly-report",
    "title": "How the work is paid for",
    "short_title": "Anytown arrangements, June 2023",
    "name": "Anytown Council",
    "short_name": "Anytown Council",
    "about": "How agencies work together when a child goes missing.",
    "also_called": "the handbook",
    "section": "Worried about a child",
    "sections": "introduction",
    "summary": "The three partners publish a report every year.",
    # what it says, and where
    "says": "The partners meet four times a year.",
    "as_written": "meet four times a year",
    "title_as_written": "Chief Executive",
    "organisation_as_written": "Anytown Council",
    "group_as_written": "Anytown Children's Board",
    "payer_as_written": "Anytown Council",
    "on_as_written": "27/05/2023",
    "heading": "How we are funded",
    "document": "anytown-arrangements",
    "arrangements": "anytown-arrangements",
    "looked_for": "whistleblowing, speak up, raising concerns at work",
    "complete": "statements",
    "missing": "the total of what the partners pay",
    "shared": "funding-duties",
    "leave_out": "yearly-report",
    "note": "The document says this twice, in different words.",
    # of whom it speaks
    "organisation": "anytown-council",
    "organisations": "anytown-council",
    "council": "anytown-council",
    "payer": "anytown-council",
    "part_of": "anytown-council",
    "departments_of": "anytown-council",
    "through": "anytown-health-board",
    "partnership": "anytown",
    "publisher": "Anytown Safeguarding Children Partnership",
    "group": "anytown-strategic-board",
    "groups": "anytown-strategic-board",
    "post": "anytown-independent-chair",
    "posts": "anytown-independent-chair",
    "role": "anytown-independent-chair",
    "holder": "Alex Example",
    "whom": "the chief officers of the three partners",
    "category": "education-settings",
    "includes": "schools",
    "sorts": "schools",
    "kinds": "police",
    "area": "anytown",
    "areas": "anytown",
    # how we know it
    "where": "Anytown Council, page on the partnership",
    "page": "Anytown Council, Report a worry about a child",
    "seen": "10 April 2026",
    "sure_of": "We are sure of the year, and not of the day.",
    "confidence_note": "We are sure of what it asks. We have not seen its own words.",
    "why": "The document names all three partners and says what each of them does.",
    "why_inferred": "It bears no date. It cites guidance of December 2023.",
    # figures
    "amount_as_written": "£24,400",
    "measure": "children-with-a-child-protection-plan",
    "counts": "children with a child protection plan",
    "value": "2,100",
    "values": ["2,100", "2,235"],
    "of": ["148", "165"],
    "stated": "90%",
    "column": "share",
    "chart_column": "amount",
    "part": "children-seen",
    "whole": "all-children",
    # requirements
    "requirement": "wt2023-report-by-end-of-september",
    "counted_with": "wt2023-report-by-end-of-september",
    "catalogue_ref": "WT23-2-LSP-id",
    "instrument": "working-together-2023",
    "edition": "working-together-2023",
    "written_to": "working-together-2023",
    "asked_by": "working-together-2023",
    "before": "working-together-2018",
    "after": "working-together-2023",
    "reason": "It cites the 2023 edition of the guidance throughout.",
    "answered_in": "funding",
    "facts": "funding.total",
    "field": "funding.total",
    "one": "chairing.chair",
    "other": "independent-scrutiny.scrutineer",
    "several": "delegated-safeguarding-partners.delegates",
    # what to do, and whom to reach
    "purpose": "Tell the council of a worry about a child.",
    "contacts": "anytown-front-door",
    "helplines": "anytown-helpline",
    "first": "anytown-helpline",
    "resources": "anytown-threshold-document",
    "escalation": "anytown-escalation",
    "complaints": "complain-about-a-service",
    "tasks_on_the_home_page": "worried-about-a-child",
    "before_the_number": "Worried about a child? Call",
    "says_to_children": "Call when you are scared or hurt. You can talk about anything.",
    "number": "01632 960123",
    "to": "01632 960456",
    "word": "HELP",
    "link_leads_to": "the contents page of the handbook",
    "no_link_because": "Only the printed copy was found.",
    # words and searching
    "term": "multi-agency safeguarding hub",
    "plural": "multi-agency safeguarding hubs",
    "also": "multi agency safeguarding hub",
    "written": "M.A.S.H.",
    "see_also": "early-help",
    "not_to_confuse_with": "early-help",
    "everybody_knows": "Everybody who has a doctor knows it.",
    "means": "multi-agency safeguarding hub",
    "typed": "front door",
    "words": "review dates",
    "search_words": "report abuse",
    "left_out": "the",
    "question": "Who pays for the work?",
    # the site and its data
    "aim": "Web Content Accessibility Guidelines (WCAG) 2.2, level AA",
    "looked_at": "The home page and one page of each kind, with the keyboard alone.",
    "result": "Everything could be reached and used.",
    "instead": "Read the table below the chart, which holds the same figures.",
    "planned": "The chart will have a longer description by March 2027.",
    "pattern": "[address]/blob/main/[file]#L[line]",
    "files": "requirements",
    "covers": "Names, figures and short quotations from the published documents.",
    "attribution": "Name the document, as the “source” of each record has it.",
    "no_licence_because": "The documents state no licence.",
    "replaced_by": "anytown-threshold-document",
    "now": "anytown-council",
    "causes": "The lines were copied from another document.",
    "fine_when": "The file is one you have only just begun.",
    "wrong": "lines: 74-62",
    "right": "lines: 62-74",
}


def example_of(record: type[Record], name: str) -> str | list[str] | None:
    """What could be written in a field that gives no example itself: its form's own, or that of every form."""
    return IN_ONE_FORM.get((record.__name__, name)) or IN_EVERY_FORM.get(name)

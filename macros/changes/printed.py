"""A change report as Markdown for a pull request, and as JSON for machines.

In: a `ChangeReport`, or what is broken on one side. Out: text. Must not know: git.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from macros.changes.report import ChangeReport

# A pull request's reader scrolls; a forge cuts comments off. Addresses beyond this are counted, not listed.
ADDRESSES_LISTED = 40
# All in one pass: what stands for one mark holds another of them.
AS_TEXT = str.maketrans({**{mark: f"\\{mark}" for mark in "\\`*_[]|#~"}, **{mark: f"&#{ord(mark)};" for mark in "&<>@"}})


def as_markdown(report: ChangeReport) -> str:
    """The report for a reader: what changed, what that does to findings, discrepancies, judgements and pages."""
    if report.empty and not (report.pages_changed or report.pages_added or report.pages_removed):
        return "# What this change does\n\nNothing that a reader of the site would see.\n"
    parts = ["# What this change does"]
    if report.empty:
        parts += ["No fact changes. Entries stand in another order or in another file, and these pages show it."]
    by_place: dict[str, list[str]] = {}
    for item in report.facts:
        by_place.setdefault(item.where, []).append(item.says)
    for place, said in by_place.items():
        parts += [f"## {_plain(place)}", _list(said)]
    for title, sentences in (
        ("Findings that move", report.findings),
        ("Judgements that wait to be confirmed", report.suspect),
        ("Discrepancies that appear", report.new_discrepancies),
        ("Discrepancies that go", report.gone_discrepancies),
        ("Discrepancies that stay, in other words or figures", report.changed_discrepancies),
        ("Pages that are new", _addresses(report.pages_added)),
        ("Pages that go", _addresses(report.pages_removed)),
        (f"Pages that change ({len(report.pages_changed)})", _addresses(report.pages_changed)),
    ):
        if sentences:
            parts += [f"## {title}", _list(sentences)]
    return "\n\n".join(parts) + "\n"


def as_json(report: ChangeReport) -> dict[str, Any]:
    """The report for machines. Each change lists every value it accounts for."""
    return {
        "changes": [
            {
                "where": item.where,
                "kind": item.change.kind,
                "says": item.says,
                "values": [
                    {"path": list(leaf.path), "field": leaf.name, "before": leaf.before, "after": leaf.after} for leaf in item.change.leaves
                ],
            }
            for item in report.facts
        ],
        "findings": list(report.findings),
        "judgements_to_confirm": list(report.suspect),
        "discrepancies": {
            "new": list(report.new_discrepancies),
            "gone": list(report.gone_discrepancies),
            "changed": list(report.changed_discrepancies),
        },
        "pages": {"changed": list(report.pages_changed), "added": list(report.pages_added), "removed": list(report.pages_removed)},
    }


def broken_as_markdown(sides: Sequence[tuple[str, str]]) -> str:
    """What is said when a side cannot be read: (which side, its report of problems)."""
    parts = ["# What this change does", "It cannot be told, because the data is broken."]
    for side, problems in sides:
        # A frame longer than any in the data, which could end it.
        frame = "`" * max(3, 1 + max(map(len, re.findall("`+", problems)), default=0))
        parts += [f"## {side}", f"{frame}\n{problems}\n{frame}"]
    return "\n\n".join(parts) + "\n"


def _addresses(addresses: Sequence[str]) -> list[str]:
    shown = [f"`/{address}`" for address in addresses[:ADDRESSES_LISTED]]
    more = len(addresses) - len(shown)
    return [*shown, f"and {more} more"] if more > 0 else shown


def _list(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {_plain(item)}" for item in sentences)


def _plain(text: str) -> str:
    """Text from data as text: nothing in it may become markup, a mention or a picture in a forge's comment."""
    if text.startswith("`/"):
        return text
    return text.translate(AS_TEXT)

"""What would change if another edition applied to an arrangement.

In: a data set, a partnership and an edition. Out: the findings that change, row by row of the edition map.
Must not know: pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.assessing.editions import document_of, edition_of
from macros.assessing.findings import Finding, findings_for
from macros.dataset.dataset import Dataset, Partnership
from macros.model.requirements import EditionRow


@dataclass(frozen=True)
class Change:
    """One row of the map: the findings before and after. `row` is None for a requirement the map does not mention."""

    row: EditionRow | None
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]

    @property
    def changes(self) -> bool:
        """Whether the state differs, or there is nothing to compare it with."""
        return {finding.status for finding in self.before} != {finding.status for finding in self.after}


def if_edition_applied(dataset: Dataset, partnership: Partnership, edition: str) -> list[Change]:
    """Every row from the document's own edition to `edition`, and every requirement of either that no row mentions."""
    document = document_of(dataset, partnership)
    own = edition_of(document) or ""
    before = {finding.requirement.id: finding for finding in findings_for(dataset, partnership, own, "in-force")}
    after = {finding.requirement.id: finding for finding in findings_for(dataset, partnership, edition, "later-edition")}
    rows = [row for form in dataset.edition_maps if (form.before, form.after) == (own, edition) for row in form.rows]
    changes = [
        Change(row, tuple(before[item] for item in row.before if item in before), tuple(after[item] for item in row.after if item in after))
        for row in rows
    ]
    mapped = {item for row in rows for item in (*row.before, *row.after)}
    changes += [Change(None, (finding,), ()) for key, finding in before.items() if key not in mapped]
    changes += [Change(None, (), (finding,)) for key, finding in after.items() if key not in mapped]
    return [change for change in changes if change.before or change.after]

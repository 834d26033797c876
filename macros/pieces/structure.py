"""Pieces for who reports to whom.

In: nothing but the data, or a partnership's id. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views import structure_charts


class StructurePieces(Asking):
    """The structure charts, each with the same in words."""

    def structure_chart(self, partnership_id: str) -> str:
        """An area's chart."""
        charts = [structure_charts.area_chart(self.dataset, self._partnership(partnership_id))]
        return render("structure.html", self.page, charts=charts, areas=())

    def structure_charts(self) -> str:
        """The chart of the shared groups, links to those of the areas, and the charts of the past."""
        view = structure_charts.structure_charts(self.dataset)
        return render("structure.html", self.page, charts=[view.shared, *view.past], areas=view.areas)

"""Pieces for the pages of a partnership.

In: a partnership's id. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.pieces.asking import Asking
from macros.rendering import lowered, render
from macros.views import arrangement, report_requirements, source_pages, statutory, structure_charts
from macros.views.printed import printed_arrangement
from macros.views.topic import since_on_page, topics_of_page


class ArrangementPieces(Asking):
    """What the pages of a partnership show."""

    def about_this_document(self, partnership_id: str) -> str:
        """Which document the page describes, its date, its edition, and whether a later one exists."""
        document = self.dataset.documents[self._partnership(partnership_id).form.arrangements]
        return render("about_document.html", self.page, about=arrangement.about_document(self.dataset, document))

    def topics(self, partnership_id: str, page_id: str) -> str:
        """The topics of a page, with their sources."""
        title = next(item for item in self.dataset.pages if item.id == page_id)
        partnership = self._partnership(partnership_id)
        return render(
            "topics.html",
            self.page,
            topics=topics_of_page(self.dataset, partnership, title),
            since=since_on_page(self.dataset, partnership, title),
            whole=False,
        )

    def whole_arrangement(self, partnership_id: str) -> str:
        """Every page of a partnership one after the other, as one document to print or to keep."""
        partnership = self._partnership(partnership_id)
        chart = structure_charts.area_chart(self.dataset, partnership)
        whole = printed_arrangement(self.dataset, partnership, chart, self.as_of, with_pdf=self.with_pdf)
        here = whole.stands_here
        topics = {
            part.id: lowered(
                render("topics.html", self.page, stands_here=here, topics=part.topics, since=(), whole=True, notes_of=part.notes_of)
            )
            for part in whole.parts
        }
        drawn = Markup(render("structure.html", self.page, stands_here=here, charts=[chart], areas=()))
        return render("whole_arrangement.html", self.page, whole=whole, topics=topics, chart=chart, drawn=drawn)

    def question(self, page_id: str) -> str:
        """The question a page answers, as `data/pages.yml` has it."""
        return next(item.question for item in self.dataset.pages if item.id == page_id)

    def overview(self, partnership_id: str) -> str:
        """A partnership at a glance."""
        return render("overview.html", self.page, view=arrangement.overview(self.dataset, self._partnership(partnership_id), self.with_pdf))

    def sources(self, partnership_id: str) -> str:
        """The documents of a partnership, and the people they name."""
        partnership = self._partnership(partnership_id)
        return render(
            "sources.html",
            self.page,
            sources=source_pages.source_views(self.dataset, partnership),
            people=source_pages.people_named_by(self.dataset, partnership),
        )

    def assessment(self, partnership_id: str) -> str:
        """What one partnership's document evidences."""
        return render("assessment.html", self.page, view=statutory.assessment(self.dataset, self._partnership(partnership_id)))

    def report_requirements(self, publication_id: str) -> str:
        """A yearly report beside what the law asks of it and what its partnership promised."""
        return render("report_requirements.html", self.page, view=report_requirements.report_assessment(self.dataset, publication_id))

"""Pieces for the registers, the law, comparisons, and the home page.

In: ids. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views import comparison, discrepancies, due, edition_changes, error_pages, group_pages, home, organisation_pages, statutory
from macros.views.addresses import csv_file
from macros.words import day_in_words


class RegisterPieces(Asking):
    """What pages show that belong to no single partnership."""

    def organisations(self) -> str:
        """The list of all bodies."""
        return render(
            "register.html", self.page, sections=organisation_pages.organisation_sections(self.dataset), file=csv_file("organisations")
        )

    def organisation(self, organisation_id: str) -> str:
        """One body."""
        return render("organisation.html", self.page, body=organisation_pages.organisation_view(self.dataset, organisation_id))

    def statutory_matrix(self) -> str:
        """Every requirement, and what each document evidences."""
        listed = statutory.instruments_listed(self.dataset)
        return render(
            "statutory_matrix.html", self.page, view=statutory.matrix(self.dataset), instruments=listed, file=csv_file("findings")
        )

    def instrument(self, instrument_id: str) -> str:
        """One law or edition of guidance, with its requirements."""
        return render("instrument.html", self.page, view=statutory.instrument_view(self.dataset, instrument_id))

    def edition_changes(self) -> str:
        """What changed between editions, and what that would change."""
        maps, simulated = edition_changes.maps(self.dataset), edition_changes.simulations(self.dataset)
        return render("edition_changes.html", self.page, maps=maps, simulations=simulated)

    def groups(self) -> str:
        """The list of all groups."""
        return render("register.html", self.page, sections=group_pages.group_sections(self.dataset), file=csv_file("groups"))

    def group(self, group_id: str) -> str:
        """One group."""
        return render("group.html", self.page, group=group_pages.group_view(self.dataset, group_id))

    def comparisons(self) -> str:
        """Every topic, with what agrees and what differs between the arrangements."""
        return render("comparison_index.html", self.page, view=comparison.all_compared(self.dataset))

    def comparison(self, topic_id: str) -> str:
        """One topic, a column for each partnership."""
        return render("comparison.html", self.page, view=comparison.compared_topic(self.dataset, topic_id))

    def discrepancies(self) -> str:
        """Where documents differ from each other or from themselves."""
        return render("discrepancies.html", self.page, view=discrepancies.discrepancy_page(self.dataset))

    def what_is_due(self) -> str:
        """For editors: what is due, and what is past its day."""
        return render("due.html", self.page, items=due.due_views(self.dataset, self.as_of), as_of=day_in_words(self.as_of))

    def home(self) -> str:
        """What the home page is for: a worried reader, an area, and a procedure, on one screen."""
        return render("home.html", self.page, view=home.home_view(self.dataset))

    def errors(self) -> str:
        """The list of all errors of the check."""
        return render("register.html", self.page, sections=error_pages.error_sections(self.dataset), file=None)

    def error(self, error_id: str) -> str:
        """One error of the check."""
        page = self.dataset.errors[error_id]
        return render("error.html", self.page, error=error_pages.error_view(page), change=error_pages.change_of(self.dataset, page))

    def helplines(self) -> str:
        """The numbers that are always safe to show."""
        return render("helplines.html", self.page, helplines=self.dataset.helplines)

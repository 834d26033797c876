"""Pieces for the files of the data: what there is to download, what others may do with it, and how it changed.

In: nothing but the data. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.exporting.download_page import ended_views, files_view, rights_views, version_views
from macros.pieces.asking import Asking
from macros.problems import Place
from macros.rendering import render
from macros.views.addresses import Addresses
from macros.views.data_files import data_files

GUIDE = "tests/examples/anyshire/README.md"


class DataPieces(Asking):
    """What the pages about the data show."""

    def files_to_download(self) -> str:
        """Every file, with its size, columns and an example."""
        return render("data_files.html", self.page, view=files_view(self.dataset, self.as_of))

    def how_to_cite(self) -> str:
        """How to name the data in a report."""
        return render("data_cite.html", self.page, cite=files_view(self.dataset, self.as_of).cite)

    def what_others_may_do(self) -> str:
        """Licences, and that there is none where there is none."""
        return render("data_rights.html", self.page, rights=rights_views(self.dataset))

    def worked_example(self) -> str:
        """Where the guide to a site for another area stands, with an example to copy."""
        guide = Addresses(self.dataset).in_the_repository(Place(GUIDE))
        return render("worked_example.html", self.page, guide=guide, file=GUIDE)

    def data_forms(self) -> str:
        """Every file that holds facts, by folder."""
        return render("data_forms.html", self.page, parts=data_files(self.dataset))

    def versions_of_the_data(self) -> str:
        """Every version of the files, and what has ended."""
        return render("data_versions.html", self.page, versions=version_views(self.dataset), ended=ended_views(self.dataset))

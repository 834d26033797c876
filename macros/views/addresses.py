"""Addresses: where each thing stands on the site, and where its data can be changed.

In: ids and records. Out: links. Must not know: what a page says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.dataset.dataset import Dataset, Publication
from macros.model.claims import Sourced
from macros.model.publications import Part
from macros.model.record import Record
from macros.problems import Place
from macros.views.blocks import Link, Where
from macros.words import day_in_words

GLOSSARY = "glossary/"


def relative(address: str, page: str) -> str:
    """`address` (below the root) as seen from the page at `page` (`luton/funding/`): `../../organisations/#elft`."""
    if ":" in address.split("/")[0] or address.startswith("#"):
        return address
    path, hash_mark, fragment = address.partition("#")
    return _steps(path, page) + hash_mark + fragment


@lru_cache(maxsize=4096)  # a page links to few others, some of them from every line
def _steps(path: str, page: str) -> str:
    here, there = page.split("/")[:-1], path.removeprefix("./").split("/")  # “./#part” is a part of the page at the root
    alike = 0
    while alike < min(len(here), len(there) - 1) and here[alike] == there[alike]:
        alike += 1
    return "../" * (len(here) - alike) + "/".join(there[alike:]) or "./"


def csv_file(name: str, holds: str = "") -> Link:
    """A list of the open data as a table for spreadsheets, by its name; `holds` says what it has besides what the page shows."""
    return Link(f"Download as CSV, {holds}" if holds else "Download as CSV", f"api/v1/{name}.csv")


def whole_as_pdf(partnership_id: str) -> str:
    """The whole arrangement of a partnership as a PDF; its name still says what it is in a folder of downloads."""
    return f"{partnership_id}/{partnership_id}-arrangements.pdf"


def written_out(dataset: Dataset, address: str) -> str:
    """An address below the root as somebody types it: in full, or from the root while the site's own address is not known."""
    root = dataset.site.address.rstrip("/") if dataset.site and dataset.site.address else ""
    return address if ":" in address.split("/")[0] else f"{root}/{address}"


def file_page(file: str) -> str:
    """The page of this site that shows a data file: `data/files/partnerships/luton/funding/`."""
    inside = file.split("/", 1)[1] if "/" in file else file
    return f"data/files/{inside.removesuffix('.yml')}/"


@dataclass(frozen=True)
class Addresses:
    """Where things stand, for one data set."""

    dataset: Dataset

    def organisation(self, organisation_id: str, text: str = "") -> Link:
        """A body's page."""
        return Link(text or self.dataset.organisations[organisation_id].name, f"organisations/{organisation_id}/")

    def group(self, group_id: str, text: str = "") -> Link:
        """A group's page."""
        return Link(text or self.dataset.groups[group_id].name, f"groups/{group_id}/")

    def document(self, document_id: str) -> Link:
        """A published document's entry among its partnership's sources."""
        document = self.dataset.documents[document_id]
        return Link(document.short_title, f"{document.partnership}/sources/#{document_id}")

    def publication(self, publication: Publication) -> Link:
        """The first page of a document held section by section."""
        return Link(publication.form.title, publication.address)

    def held_as_pages(self, document_id: str) -> Link | None:
        """The first page of a document, if it is held section by section."""
        held = [item for item in self.dataset.publications.values() if item.form.document == document_id]
        return self.publication(held[0]) if held else None

    def section(self, publication: Publication, section_id: str) -> Link:
        """A section's page."""
        return Link(publication.sections[section_id].title, f"{publication.address}{section_id}/")

    def part(self, publication: Publication, section_id: str, part: Part) -> Link:
        """A part of a section, named with its document."""
        return Link(f"{publication.form.title}: {part.title}", f"{publication.address}{section_id}/#{part.id}")

    def change(self, record: Record, *inner: str | int) -> Link:
        """Where to suggest a change to a record: its file, at its line."""
        return self.change_at(record.place(*inner))

    def change_at(self, place: Place) -> Link:
        """The file and line in the repository, or on this site while no repository is named."""
        return Link("Suggest a change", self.in_the_repository(place) or f"{file_page(place.file)}#L{place.line}")

    def in_the_repository(self, place: Place) -> str:
        """The address of a file's line in the repository; nothing while no repository is named."""
        repository = self.dataset.site.repository if self.dataset.site else None
        if repository is None or repository.address is None:
            return ""
        address = repository.pattern.replace("[address]", repository.address.rstrip("/"))
        return address.replace("[file]", place.file).replace("[line]", str(place.line))

    def last_changed(self, record: Record) -> str:
        """The day on which anything in a record last changed here, in words; empty where no history is held."""
        if record.position is None:
            return ""
        held, path = record.position.file, record.position.path
        days = self.dataset.days_of_lines.get(held.name, ())
        if not days:
            return ""
        lines = {place.line for at, places in held.places.items() if at[: len(path)] == path for place in places}
        found = [days[line - 1] for line in lines if line <= len(days)]
        return day_in_words(max(found)) if found else ""

    def where(self, claim: Sourced, *look_for: str) -> Where:
        """Where a claim stands, with the words to look for there."""
        written = getattr(claim, "as_written", ())
        words = look_for or ((written,) if isinstance(written, str) else tuple(written))
        place, heading = claim.place(), (claim.heading or "").rstrip(": ")
        return Where(self.document(claim.document), heading, tuple(map(str, words)), self.change(claim), f"{place.file}#L{place.line}")

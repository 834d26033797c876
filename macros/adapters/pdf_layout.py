"""One document laid out as a PDF/UA file with WeasyPrint, in a process of its own.

In: a document, its style and the folder of finished pages. Out: a file. Must not know: what the document is about.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from macros.adapters.writing import written_whole

VARIANT = "pdf/ua-1"


class OutsideTheSite(Exception):
    """A document asked for something that is not part of the finished site."""


@dataclass(frozen=True)
class Sheets:
    """How many sheets a document has, and how many seconds it took to lay out."""

    count: int
    seconds: float


def laid_out(document: str, style: str, to: Path, site: Path, as_of: date) -> Sheets:
    """Lay out `document` and write it whole or not at all; only files of `site` are read, and no network is asked.

    Raises:
        OutsideTheSite: the document asks for anything else.
    """
    # The libraries below date what they make by this; so the same document gives the same bytes on any day.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC).timestamp()))
    from weasyprint import CSS, HTML

    start = time.perf_counter()
    fetcher = _only(site)
    try:
        rendered = HTML(string=document, base_url=site.as_uri() + "/", url_fetcher=fetcher).render(
            stylesheets=[CSS(string=style, url_fetcher=fetcher)], pdf_variant=VARIANT, presentational_hints=True
        )
        written = rendered.write_pdf(pdf_variant=VARIANT)
    except BaseException as stopped:
        if isinstance(stopped.__cause__ or stopped, OutsideTheSite):
            raise OutsideTheSite(str(stopped)) from None
        raise
    written_whole(to, written)
    return Sheets(len(rendered.pages), time.perf_counter() - start)


def _only(site: Path) -> Any:
    """What WeasyPrint fetches with: files of the site, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class OnlyTheSite(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(site.as_uri() + "/") or ".." in url:
                raise FatalURLFetchingError(f"The document asks for {url}, which is not part of the site.") from OutsideTheSite(url)
            return super().fetch(url, headers)

    return OnlyTheSite()

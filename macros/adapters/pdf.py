"""The whole arrangement of each partnership as a PDF for everybody (PDF/UA), made from its finished page with WeasyPrint.

In: a folder of finished pages and the data set. Out: `<p>/<p>-arrangements.pdf` in that folder.
Must not know: MkDocs, or what an arrangement says.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import html
import importlib
import importlib.metadata
import io
import os
import re
import shutil
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup

from macros.adapters.pdf_layout import Sheets, laid_out
from macros.adapters.settings import build_folder
from macros.dataset.dataset import Dataset
from macros.hosting.files import with_slash
from macros.rendering import FOLDER, environment
from macros.views.addresses import whole_as_pdf
from macros.views.printed import head_styles

STYLE = FOLDER / "pdf.css"
LAYOUT = Path(__file__).with_name("pdf_layout.py")
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
TRAIL = re.compile(r'<nav class="trail".*?</nav>|<p class="to-menu">.*?</p>|<link rel="stylesheet"[^>]*>', re.DOTALL)
TO_ANOTHER_PAGE = re.compile(r' href="(?!#|[a-z]+:)([^"]*)"')
DRAWING = re.compile(r"<svg\b([^>]*)>")
LABEL = re.compile(r'aria-label="([^"]*)"')
# The styles of a page do not reach into a drawing on paper.
IN_A_DRAWING = (
    "text{font:13px sans-serif;text-anchor:middle}.box rect{fill:none;stroke:#000}.line{fill:none;stroke:#000;stroke-width:1.5}"
    ".dashed{stroke-dasharray:5 3}.track{fill:#e3e9eb}.length{fill:#1d6b7d}.base{stroke:#000}"
)


@dataclass(frozen=True)
class Made:
    """A PDF that was made: its address and its sheets; None where it was kept from an earlier build."""

    address: str
    sheets: Sheets | None

    @property
    def in_words(self) -> str:
        """For the log of a build: laying out is timed apart from everything else."""
        if self.sheets is None:
            return f"{self.address}: as before, kept from an earlier build"
        return f"{self.address}: {self.sheets.count} sheets, laid out in {self.sheets.seconds:.1f} seconds"


def wanted() -> bool:
    """Whether PDFs are to be made: not with `MASA_PDF=no`, for builds that nobody takes away."""
    return os.environ.get("MASA_PDF", "").lower() != "no"


@lru_cache(maxsize=1)
def why_not() -> str:
    """Why no PDF can be made on this machine, in a line; empty where it can."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints a page of advice of its own
            importlib.import_module("weasyprint")
    except (ImportError, OSError) as missing:
        reason = str(missing).splitlines()[0] if str(missing) else type(missing).__name__
        return f"No PDF is made, and no page links to one: WeasyPrint, or a library of the system that it needs, is missing ({reason})."
    return ""


def will_be_made() -> bool:
    """Whether this build makes PDFs, so that pages can link to them."""
    return wanted() and not why_not()


def write_pdfs(site: Path, dataset: Dataset, as_of: date, kept: Path | None = None) -> tuple[Made, ...]:
    """Write the PDF of every partnership. One whose page is as it was is not laid out again. The same page always gives the same bytes.

    Raises:
        OutsideTheSite: a page asks for something that is not part of the site.
    """
    kept = kept or build_folder() / "pdf"
    style = STYLE.read_text(encoding="utf-8")
    heads = head_styles(dataset, as_of)
    root = dataset.site.address if dataset.site else None
    documents = {
        item.id: document((site / item.id / "print" / "index.html").read_text(encoding="utf-8"), f"{item.id}/print/", root, as_of)
        for item in dataset.partnerships.values()
    }
    styles = {item: style + heads[f"{item}/print/head.css"] for item in documents}
    files = {item: kept / f"{item}-{_fingerprint(text, styles[item])}.pdf" for item, text in documents.items()}
    new = [item for item, file in files.items() if not file.is_file()]
    counted = dict(zip(new, _all_laid_out([(documents[item], styles[item], files[item], site, as_of) for item in new]), strict=True))
    for item, file in files.items():
        shutil.copyfile(file, site / whole_as_pdf(item))
    return tuple(Made(whole_as_pdf(item), counted.get(item)) for item in files)


def document(page: str, address: str, root: str | None, as_of: date) -> str:
    """The main text of a finished page as a document of its own, with nothing that has to be fetched.

    A link to another page of the site is kept where the site's own address is known; its name and address are in the list
    at the end in any case.
    """
    main = TRAIL.sub("", _first(MAIN, page))
    base = f"{with_slash(root)}{address}" if root else ""
    main = TO_ANOTHER_PAGE.sub(lambda match: f' href="{html.escape(urljoin(base, html.unescape(match[1])))}"' if base else "", main)
    main = DRAWING.sub(lambda match: f"<svg{match[1]}><title>{_first(LABEL, match[1]) or 'Bar'}</title><style>{IN_A_DRAWING}</style>", main)
    title = html.unescape(re.sub(r"<[^>]*>", "", _first(HEADING, main)))
    about = html.unescape(_first(DESCRIPTION, page))
    return environment().get_template("pdf.html").render(title=title, about=about, created=as_of.isoformat(), main=Markup(main))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _fingerprint(*parts: str) -> str:
    """What a PDF is made from, and with: another edition of WeasyPrint, or of how we use it, may lay it out otherwise."""
    made_with = (importlib.metadata.version("weasyprint"), LAYOUT.read_text(encoding="utf-8"))
    return hashlib.sha256("\0".join((*parts, *made_with)).encode()).hexdigest()[:32]


def _all_laid_out(work: list[tuple[str, str, Path, Path, date]]) -> Iterable[Sheets]:
    """Each in a process of its own: they share nothing, and a machine has more than one core."""
    if not work:
        return ()
    work[0][2].parent.mkdir(parents=True, exist_ok=True)
    try:
        with ProcessPoolExecutor(min(len(work), os.cpu_count() or 1), get_context("spawn")) as pool:
            return tuple(pool.map(laid_out, *zip(*work, strict=True)))
    except BrokenProcessPool:  # something ended one of them, as a system does that has no memory left
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM), "laying out the PDFs") from None

"""The index of the site's own search, made from the finished pages with Pagefind.

In: a folder of finished pages and the data set. Out: `search/index/` and `search/words.json` in that folder.
Must not know: MkDocs, how a query is understood, or how results are shown.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from macros.dataset.dataset import Dataset
from macros.views.search_entries import Entry, area_names, search_entries, unlisted_entry
from macros.views.searching import words_of_the_search

FOLDER = "search"
# Pages no reader looks for by their words: each error of the check (their list is found), the data files line by line,
# whole arrangements for printing, this search itself.
NOT_SEARCHED = re.compile(r"about/errors/.|data/files/|search/|[^/]+/print/")
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)(?: – [^–<]*)?</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
# Where a fact stands, word for word, is worth finding, but less than the fact.
QUIET = ('<details class="where"', '<details data-pagefind-weight="0.2" class="where"')
LEFT_OUT = ".trail, .to-menu, .on-this-page, .source"
# Parts that say again what other pages say, and are found there: under each requirement what the law asks and the topics answer;
# on each of thirty days the posts and groups of every area.
SAID_ELSEWHERE = (
    (re.compile(r"[^/]+/statutory/$"), re.compile(r'<details class="where">.*?</details>', re.DOTALL)),
    (re.compile(r"as-at/."), re.compile(r'<section class="topic".*?</section>', re.DOTALL)),
)
# Pagefind ships three ready-made search boxes; the site has its own.
NOT_USED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")

PART = re.compile(rb"en_[0-9a-f]{7,}")  # the list of an index names its parts


class WrongAnswer(Exception):
    """A best answer of data/search.yml leads to no page of the site; the message says which, and where it is written."""


class NotWhole(Exception):
    """Pagefind could not write all of the index; the message says what to do."""


def wanted() -> bool:
    """Whether a search is to be built: not with `MASA_SEARCH=no`, for builds that nobody searches."""
    return os.environ.get("MASA_SEARCH", "").lower() != "no"


def write_search(site: Path, dataset: Dataset) -> None:
    """Write the index and the words a query is understood by. The same pages always give the same bytes.

    Raises:
        WrongAnswer: a best answer leads to no page.
        NotWhole: Pagefind could not write all of the index.
    """
    entries = _all_entries(site, dataset)
    _check_answers(site, dataset)
    folder = site / FOLDER
    documents = [(entry.address, document(entry, area_names(dataset, entry.areas))) for entry in entries]
    _write_index(documents, folder / "index")
    words = words_of_the_search(dataset, vocabulary(map(_all_said, entries)))
    words["pages"] = _pages(folder / "index", {entry.address: entry for entry in entries})
    (folder / "words.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def document(entry: Entry, area: str) -> str:
    """An entry as the index reads it: its main text as it stands on the page, and what is known besides."""
    several = {"names": entry.names, "also": entry.also}
    known = {"title": entry.title, "about": entry.about, "kind": entry.kind, "area": area}
    known |= {name: "; ".join(texts) for name, texts in several.items()}
    lines = [f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(value)}">' for name, value in known.items() if value]
    places = f"<p>Towns and villages: {html.escape('; '.join(entry.places))}.</p>" if entry.places else ""
    # Inside <main>: Pagefind looks nowhere else once it has a root selector.
    return f'<html lang="en"><body><main>{"".join(lines)}{entry.text or ""}{places}</main></body></html>'


def vocabulary(texts: Iterable[str]) -> list[str]:
    """Every word of the pages, those on the most pages first."""
    pages = Counter(word for text in texts for word in _words(text))
    return sorted(pages, key=lambda word: (-pages[word], word))


def _all_said(entry: Entry) -> str:
    return " ".join([entry.title, entry.about, *entry.names, *entry.also, *entry.places, entry.text or ""])


def _words(text: str) -> set[str]:
    plain = re.sub("['’]", "", html.unescape(re.sub(r"<[^>]*>", " ", text)).lower())
    found = set(re.findall(r"[a-z]+(?:-[a-z]+)*", plain))
    joined = {word for word in found if "-" in word}
    return found - joined | {word.replace("-", "") for word in joined} | {part for word in joined for part in word.split("-")}


def _all_entries(site: Path, dataset: Dataset) -> list[Entry]:
    """The entries of the data with the words of their pages, and one for each page that the data does not know."""
    entries = search_entries(dataset)
    in_parts = {address.split("#")[0] for address in entries if "#" in address}
    pages = {path.parent.relative_to(site).as_posix() + "/": path for path in sorted(site.rglob("index.html"))}
    found = []
    for address, path in pages.items():
        address = address.removeprefix("./")
        if NOT_SEARCHED.match(address):
            continue
        page = path.read_text(encoding="utf-8")
        entry = entries.pop(address, None) or unlisted_entry(address, html.unescape(_first(TITLE, page)))
        about = entry.about or html.unescape(_first(DESCRIPTION, page))
        about = "" if dataset.site and about == dataset.site.about else about  # said of every page, so it says nothing of this one
        main = f"<h1>{html.escape(entry.title)}</h1>" if address in in_parts else _main(address, page)
        found.append(replace(entry, about=about, text=main))
    parts = [item for item in entries.values() if "#" in item.address]
    return found + [replace(item, text=f"<h1>{html.escape(item.title)}</h1><p>{html.escape(item.text or '')}</p>") for item in parts]


def _main(address: str, page: str) -> str:
    main = _first(MAIN, page)
    for pages, part in SAID_ELSEWHERE:
        if pages.match(address):
            main = part.sub("", main)
    return main.replace(*QUIET)


def _first(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return found[1] if found else ""


def _check_answers(site: Path, dataset: Dataset) -> None:
    for answer in dataset.search.best_answers if dataset.search else ():
        address, _, anchor = answer.page.removeprefix("/").partition("#")
        path = site / address / "index.html"
        if not path.is_file() or (anchor and f'id="{anchor}"' not in path.read_text(encoding="utf-8")):
            raise WrongAnswer(f"{answer.place('page')}: the best answer “{answer.page}” is no page of this site.")


def _write_index(documents: Iterable[tuple[str, str]], folder: Path) -> None:
    # A folder of documents and one command: Pagefind's own interface for Python waits a tenth of a second for each page.
    with tempfile.TemporaryDirectory() as scratch:
        for address, text in documents:
            path = Path(scratch, address, "index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--silent", "--site", scratch, "--output-path", str(folder)]
        command += ["--root-selector", "main", "--exclude-selectors", LEFT_OUT, "--force-language", "en"]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise NotWhole(f"The index of the search could not be written. Pagefind says: {last}")
    if not is_whole(folder):
        raise NotWhole("The index of the search could not be written whole: the disk may be full. Make room on it, then run this again.")
    for pattern in NOT_USED:
        for path in folder.glob(pattern):
            path.unlink()


def is_whole(folder: Path) -> bool:
    """Whether all of an index is there. On a full disk Pagefind says nothing and ends well, with files cut off or empty."""
    packed = {path.stem: path for kind in ("meta", "index", "fragment") for path in folder.rglob(f"*.pf_{kind}")}
    try:
        contents = {name: gzip.decompress(path.read_bytes()) for name, path in packed.items()}
    except (EOFError, OSError, zlib.error):
        return False
    lists = [content for name, content in contents.items() if name.startswith("pagefind.")]
    named = {name.decode() for content in lists for name in PART.findall(content)}
    scripts = all((folder / name).is_file() and (folder / name).stat().st_size for name in ("pagefind.js", "pagefind-entry.json"))
    return bool(lists and scripts and named <= contents.keys() and all(contents.values()))


def _pages(folder: Path, entries: dict[str, Entry]) -> dict[str, list[object]]:
    """By the id Pagefind gave it, a page's address, its areas and its worth. Filters would do, but their bytes differ each time."""
    found = {}
    for path in sorted(folder.glob("fragment/*.pf_fragment")):
        address = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
        entry = entries[re.sub(r"(#[^/]+)/$", r"\1", address.removeprefix("/"))]
        found[path.stem] = [entry.address, " ".join(entry.areas), entry.worth]
    return found

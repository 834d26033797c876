"""Follow every link of a built site on disk.

In: a folder of pages. Out: links that lead nowhere (pages, files and anchors), and pages that no link leads to.
Must not know: the network.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = "http://site/"
# A host shows it where there is no page.
SHOWN_BY_HOSTS = {"404.html"}
LINKING = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}


class _Page(HTMLParser):
    """The ids and links of one page. A whole tree of each page would take minutes for the site."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif value is not None and LINKING.get(tag) == name:
                self.links.append(value)


def broken_links(folder: Path) -> list[str]:
    """Every internal link that leads to no page, file or anchor: `page -> link`."""
    pages = {_address(folder, path): _Page(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    anchors = {address: page.ids for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(ROOT + address, link))
            if link == "#":
                broken.append(f"{address} -> a link to nothing (#)")
            elif target.netloc == "site" and not _exists(folder, target.path, unquote(target.fragment), anchors):
                broken.append(f"{address} -> {link}")
    return broken


def unlinked_pages(folder: Path) -> list[str]:
    """Every page that a reader who starts at the first page, and only follows links, never comes to."""
    pages = {_address(folder, path): _Page(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    found, ahead = {""}, [""]
    while ahead:
        here = ahead.pop()
        for link in pages[here].links:
            target = urlsplit(urljoin(ROOT + here, link))
            address = unquote(target.path).lstrip("/")
            if target.netloc == "site" and address in pages and address not in found:
                found.add(address)
                ahead.append(address)
    return sorted(pages.keys() - found - SHOWN_BY_HOSTS)


def _address(folder: Path, path: Path) -> str:
    address = path.relative_to(folder).as_posix()
    return "" if address == "index.html" else address.removesuffix("index.html")


def _exists(folder: Path, path: str, fragment: str, anchors: dict[str, set[str]]) -> bool:
    address = unquote(path).lstrip("/")
    if address not in anchors:
        return not fragment and (folder / address).is_file()
    return not fragment or fragment in anchors[address]

"""Follow every link of a built site on disk.

In: a folder of pages. Out: links that lead nowhere: pages, files and anchors. Must not know: the network.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

ROOT = "http://site/"


def broken_links(folder: Path) -> list[str]:
    """Every internal link that leads to no page, file or anchor: `page -> link`."""
    pages = {_address(folder, path): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in folder.rglob("*.html")}
    anchors = {address: {str(tag["id"]) for tag in page.find_all(id=True)} for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        for tag, name in (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src")):
            for element in page.find_all(tag, attrs={name: True}):
                target = urlsplit(urljoin(ROOT + address, str(element[name])))
                if target.netloc == "site" and not _exists(folder, target.path, unquote(target.fragment), anchors):
                    broken.append(f"{address} -> {element[name]}")
                elif str(element[name]).startswith("#") and len(str(element[name])) == 1:
                    broken.append(f"{address} -> a link to nothing (#)")
    return broken


def _address(folder: Path, path: Path) -> str:
    address = path.relative_to(folder).as_posix()
    return "" if address == "index.html" else address.removesuffix("index.html")


def _exists(folder: Path, path: str, fragment: str, anchors: dict[str, set[str]]) -> bool:
    address = unquote(path).lstrip("/")
    if address not in anchors:
        return not fragment and (folder / address).is_file()
    return not fragment or fragment in anchors[address]

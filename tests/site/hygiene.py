"""What every page must keep to, whatever it is about: one small check each, which says what it found.

In: a page. Out: a sentence for each fault. Must not know: what the page is about, or how it was made.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from bs4 import BeautifulSoup, Tag

# Said aloud on their own, in a list of links, these say nothing of where they lead.
SAYS_NOTHING = {"here", "click here", "read more", "more", "link", "this", "this page", "this link", "details", "find out more", "go"}
BARE_ADDRESS = re.compile(r"(https?://|www\.)\S+$|[\w-]+(\.[\w-]+)*\.(org|com|gov|nhs|net|co)(\.uk)?(/\S*)?$", re.IGNORECASE)
BUDGET = 60 * 1024


def spoken(tag: Tag) -> str:
    """The words a link or control is announced by: its label, or the text in it."""
    label = str(tag.get("aria-label") or "")
    return label or " ".join(" ".join(tag.strings).split()) or str(tag.get("title") or "")


def attended(page: BeautifulSoup, *names: str) -> list[Tag]:
    """The tags of these names that a screen reader speaks of."""
    return [tag for tag in page.find_all(names) if not any(str(above.get("aria-hidden")) == "true" for above in (tag, *tag.parents))]


def language(page: BeautifulSoup) -> Iterable[str]:
    """A screen reader chooses its voice by the page's language."""
    if not page.html or page.html.get("lang") != "en-GB":
        yield "the language of the page is not said"


def headings(page: BeautifulSoup) -> Iterable[str]:
    """One main heading; no level is left out on the way down. People move by headings."""
    levels = [(int(tag.name[1]), spoken(tag)) for tag in attended(page, *(f"h{level}" for level in range(1, 7)))]
    if [level for level, _ in levels].count(1) != 1:
        yield "there is not just one main heading"
    above = 0
    for level, text in levels:
        if level > above + 1:
            yield f"“{text}” is a heading of level {level} below one of level {above}"
        if not text:
            yield f"a heading of level {level} is empty"
        above = level


def controls(page: BeautifulSoup) -> Iterable[str]:
    """Every control has a name, so that it can be spoken of and spoken to."""
    labels = {str(label.get("for")) for label in page.find_all("label") if spoken(label)}
    for tag in attended(page, "input", "select", "textarea", "button", "summary", "details"):
        if tag.name == "details" or tag.get("type") == "hidden":
            continue
        own = spoken(tag) if tag.name in ("button", "summary") else str(tag.get("aria-label") or "")
        if not own and tag.get("id") not in labels and not (tag.find_parent("label") and spoken(tag.find_parent("label") or tag)):
            yield f"a control has no name: {str(tag)[:80]}"
    for tag in page.find_all(["form", "nav", "section", "div"], role="region"):
        if not tag.get("aria-label") and not tag.get("aria-labelledby"):
            yield f"a region has no name: {str(tag)[:80]}"


def links(page: BeautifulSoup) -> Iterable[str]:
    """A link says where it leads, also when it is read out of its sentence."""
    for tag in attended(page, "a"):
        text = spoken(tag)
        if not text:
            yield f"a link has no words: {tag.get('href')}"
        elif text.lower().strip(" .…›") in SAYS_NOTHING or BARE_ADDRESS.match(text):
            yield f"“{text}” does not say where it leads"


def pictures(page: BeautifulSoup) -> Iterable[str]:
    """A picture has words, or is marked as one that needs none."""
    for tag in page.find_all(["img", "svg"]):
        hidden = any(str(above.get("aria-hidden")) == "true" for above in (tag, *tag.parents))
        # What stands in a picture with a name of its own is described by that name.
        named = any(above.get("aria-label") for above in (tag, *tag.parents) if above is tag or above.get("role") == "img")
        labelled = tag.get("aria-labelledby") or (tag.name == "img" and tag.has_attr("alt"))
        if not (hidden or named or labelled):
            yield f"a picture has no words: {str(tag)[:80]}"


def tables(page: BeautifulSoup) -> Iterable[str]:
    """A table has a title, and each of its headers says of what it is the header."""
    for table in page.find_all("table"):
        caption = table.find("caption")
        name = spoken(caption) if caption else ""
        if not name:
            yield "a table has no caption"
        headers = table.find_all("th")
        if not headers:
            yield f"the table “{name}” has no headers"
        if any(header.get("scope") not in ("col", "row", "colgroup", "rowgroup") for header in headers):
            yield f"a header of the table “{name}” has no scope"


def skip_link(page: BeautifulSoup) -> Iterable[str]:
    """The first stop of the keyboard leads past what stands on every page."""
    first = page.find(["a", "button", "input", "select", "summary"])
    target = str(first.get("href") or "") if first else ""
    if not target.startswith("#") or not page.find("main", id=target[1:]):
        yield "the first link does not lead to the main content"


def hidden_stops(page: BeautifulSoup) -> Iterable[str]:
    """Nothing the keyboard stops at is hidden from a screen reader."""
    for tag in page.find_all(["a", "button", "input", "select", "textarea", "summary"]) + page.find_all(tabindex="0"):
        if str(tag.get("tabindex")) != "-1" and any(str(above.get("aria-hidden")) == "true" for above in (tag, *tag.parents)):
            yield f"the keyboard stops at something no screen reader speaks of: {str(tag)[:80]}"
        if str(tag.get("tabindex") or "0") not in ("0", "-1"):
            yield f"the keyboard is sent out of order: {str(tag)[:80]}"


def inline_code(page: BeautifulSoup) -> Iterable[str]:
    """No script or style stands in the page itself: the policy of the site lets neither run. Data for machines does not run."""
    for tag in page.find_all(["script", "style"]):
        if not tag.get("src") and tag.get("type") != "application/ld+json":
            yield f"a {tag.name} stands in the page"
    for tag in page.find_all(True):
        found = [name for name in tag.attrs if name == "style" or name.startswith("on")]
        if found or str(tag.get("href") or "").lower().startswith("javascript:"):
            yield f"{tag.name} has {', '.join(found) or 'a script as its address'}"


EVERY_CHECK: tuple[Callable[[BeautifulSoup], Iterable[str]], ...] = (
    language,
    headings,
    controls,
    links,
    pictures,
    tables,
    skip_link,
    hidden_stops,
    inline_code,
)


def first_visit(folder: Path, path: Path) -> int:
    """The bytes a first visit to the page at `path` fetches, packed: the page, and the styles and scripts it names."""
    named = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<script [^>]*src="([^"]+)"', path.read_text(encoding="utf-8"))
    # “Not found” is shown at any address, so it names its files from the root of the site.
    names = [style or script for style, script in named]
    held = [path, *((folder / name[1:] if name.startswith("/") else path.parent / name).resolve() for name in names)]
    scripts = [script for script in held if script.suffix == ".js"]
    held += [(script.parent / name).resolve() for script in scripts for name in _imports(script)]
    return sum(_packed(file) for file in dict.fromkeys(held))


def _imports(script: Path) -> list[str]:
    return re.findall(r'^import .* from "([^"]+)";', script.read_text(encoding="utf-8"), re.MULTILINE)


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))

"""What changed, as feeds: Atom (RFC 4287) and JSON Feed 1.1, for all areas and for each.

In: a data set with its history, and the day it speaks as of. Out: file names and their text. Must not know: git, or where
the site is written.

Every time is that of a change, never that of a build, and an id stays the same whatever becomes of the words: a feed
reader shows each change once. Until the site's own address is known, links are relative to the feed.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup, escape

from macros.dataset.dataset import Dataset
from macros.exporting.fields import Row
from macros.views.addresses import relative
from macros.views.changes import ATOM, JSON_FEED, WHY_NOT, EntryView, address_of_changes, entries_of, feeds_of

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Feed:
    """What both forms of a feed say. `address` is that of its page below the root, `site` the site's own or nothing."""

    id: str
    title: str
    says: str
    author: str
    address: str
    site: str
    updated: datetime
    entries: tuple[tuple[str, EntryView], ...]

    def link(self, address: str) -> str:
        """An address as the feed writes it."""
        return f"{self.site}{address}" if self.site else relative(address, self.address)


def feed_files(dataset: Dataset, as_of: date) -> dict[str, str]:
    """Every feed by its address below the site's root. The same history and data always give the same bytes."""
    files: dict[str, str] = {}
    for partnership_id in ("", *dataset.partnerships):
        feed = _feed(dataset, partnership_id, as_of)
        files[f"{feed.address}{ATOM}"] = _atom(feed)
        files[f"{feed.address}{JSON_FEED}"] = _json(feed)
    return files


def feeds_listed(dataset: Dataset) -> list[Row]:
    """For the index: each feed, and the page that says the same."""
    return [
        {"title": link.text, "file": link.address, "address": address_of_changes(partnership_id)}
        for partnership_id in ("", *dataset.partnerships)
        for link in feeds_of(dataset, partnership_id)
    ]


def _feed(dataset: Dataset, partnership_id: str, as_of: date) -> Feed:
    site = dataset.site
    name = site.name if site else ""
    about = dataset.partnerships[partnership_id].area if partnership_id else name
    entries = tuple((_urn("change", entry.id, partnership_id), entry) for _, entry in entries_of(dataset, partnership_id))
    return Feed(
        id=_urn("feed", name, partnership_id),
        title=f"What changed: {about}",
        says=WHY_NOT[dataset.history.held] or f"What changed in the facts about {about}.",
        author=(site.publisher if site else None) or name,
        address=address_of_changes(partnership_id),
        site=f"{site.address.rstrip('/')}/" if site and site.address else "",
        updated=max((entry.at for _, entry in entries), default=datetime.combine(as_of, time(), UTC)),
        entries=entries,
    )


def _urn(*parts: str) -> str:
    """An id that is nobody else's and stays the same: it is made from what it names, not from an address."""
    return uuid5(NAMESPACE_URL, "masa:" + ":".join(parts)).urn


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _html(feed: Feed, entry: EntryView) -> str:
    parts = [Markup("<p>{}</p>").format(entry.note)] if entry.note else []
    for place in entry.places:
        title = (
            Markup('<a href="{}">{}</a>').format(feed.link(place.heading.address), place.title) if place.heading else escape(place.title)
        )
        items = Markup("").join(Markup("<li>{}</li>").format(says) for says in place.says)
        parts.append(Markup("<h2>{}</h2><ul>{}</ul>").format(title, items))
    parts += [Markup("<p>{}</p>").format(entry.more)] if entry.more else []
    return str(Markup("").join(parts))


def _atom(feed: Feed) -> str:
    top = ElementTree.Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": "en-GB"})
    _add(top, "id", feed.id)
    _add(top, "title", feed.title)
    _add(top, "subtitle", feed.says)
    _add(top, "updated", _moment(feed.updated))
    _add(_add(top, "author"), "name", feed.author)
    _add(top, "link", rel="self", type="application/atom+xml", href=feed.link(f"{feed.address}{ATOM}"))
    _add(top, "link", rel="alternate", type="text/html", href=feed.link(feed.address))
    for ident, entry in feed.entries:
        item = _add(top, "entry")
        _add(item, "id", ident)
        _add(item, "title", f"{entry.day}: {entry.title}")
        _add(item, "published", _moment(entry.at))
        _add(item, "updated", _moment(entry.at))
        _add(item, "link", rel="alternate", type="text/html", href=feed.link(f"{feed.address}#{entry.anchor}"))
        _add(item, "content", _html(feed, entry), type="html")
    ElementTree.indent(top, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(top, encoding="unicode")}\n'


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, tag, attributes)
    made.text = text
    return made


def _json(feed: Feed) -> str:
    content: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.says,
        "language": "en-GB",
        "authors": [{"name": feed.author}],
    }
    if feed.site:  # these must be whole addresses
        content |= {"home_page_url": feed.link(feed.address), "feed_url": feed.link(f"{feed.address}{JSON_FEED}")}
    content["items"] = [
        {
            "id": ident,
            **({"url": feed.link(f"{feed.address}#{entry.anchor}")} if feed.site else {}),
            "title": f"{entry.day}: {entry.title}",
            "content_html": _html(feed, entry),
            "date_published": _moment(entry.at),
        }
        for ident, entry in feed.entries
    ]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

"""What changed can be found from every page, by people and by feed readers; a build without history says so and still works."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import feedparser
import pytest
from icalendar import Calendar

from tests.site.building import Built

AREAS = ("bedford-borough", "central-bedfordshire", "luton")


def test_a_build_that_was_asked_for_no_history_says_so(site: Built) -> None:
    for address in ("changes", *(f"changes/{area}" for area in AREAS)):
        assert "without looking at earlier versions, so it cannot say what changed" in site.text(address)


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        ("", ["/changes/feed.xml", "/changes/feed.json"]),
        ("statutory", ["/changes/feed.xml", "/changes/feed.json"]),
        ("luton/funding", ["/changes/luton/feed.xml", "/changes/luton/feed.json", "/changes/feed.xml", "/changes/feed.json"]),
        ("changes/luton", ["/changes/luton/feed.xml", "/changes/luton/feed.json", "/changes/feed.xml", "/changes/feed.json"]),
    ],
)
def test_a_page_names_the_feeds_that_go_with_it(address: str, feeds: list[str], site: Built) -> None:
    found = site.page(address).select('head link[rel="alternate"][title]')
    named = [urljoin(f"/{address}/", str(link["href"])) for link in found if "feed" in str(link["href"])]
    assert named == feeds
    assert all((site.folder / feed.lstrip("/")).is_file() for feed in named)


def test_every_page_and_each_overview_lead_to_what_changed(site: Built) -> None:
    for address in ("", "luton/funding", "about"):
        assert site.page(address).select_one('footer a[href$="changes/"]') is not None
    for area in AREAS:
        main = site.page(area).find(id="main")
        links = {urljoin(f"/{area}/", str(link["href"])) for link in main.find_all("a")} if main else set()
        assert {f"/changes/{area}/", f"/api/v1/calendars/{area}.ics"} <= links


def test_feeds_and_calendars_are_read_as_they_are_served(site: Built) -> None:
    for path in sorted(site.folder.glob("changes/**/feed.xml")):
        assert not feedparser.parse(path.read_bytes()).bozo
        assert json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["version"].endswith("/1.1")
    calendars = [*site.folder.glob("api/v1/*.ics"), *site.folder.glob("api/v1/calendars/*.ics")]
    assert len(calendars) == 1 + len(AREAS)
    for path in calendars:
        assert b"\r\nBEGIN:VEVENT\r\n" in path.read_bytes()
        assert Calendar.from_ical(path.read_bytes()).walk("VEVENT")

"""Every page keeps to what makes a page usable, light and easy to pass on."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from macros.adapters.settings import PROJECT
from macros.hosting.files import SECURITY, headers, host_files
from macros.hosting.policy import policy_of_the_host, policy_of_the_page
from macros.model.site import Repository, SiteForm
from tests.site import hygiene
from tests.site.building import Built
from tests.site.test_in_the_browser import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Read every page: in one worker, so that each page is parsed once.
pytestmark = pytest.mark.xdist_group("every page")

LONGEST_DESCRIPTION = 160


def pages_of(site: Built) -> list[str]:
    """The file of every page, “not found” among them."""
    return sorted(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html"))


def parsed(site: Built, file: str) -> BeautifulSoup:
    return site.page(file.removesuffix("index.html")) if file.endswith("index.html") else _parse((site.folder / file).read_text("utf-8"))


def _parse(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


@pytest.mark.parametrize("check", hygiene.EVERY_CHECK, ids=lambda check: check.__name__)
def test_every_page_keeps_to_it(check: Callable[[BeautifulSoup], Iterable[str]], site: Built) -> None:
    assert [(file, fault) for file in pages_of(site) for fault in check(parsed(site, file))] == []


GOOD = """<!doctype html><html lang="en-GB"><body><a href="#main">Skip to main content</a><main id="main"><h1>A</h1><h2>B</h2>
<label for="q">Words</label><input id="q"><button>Search</button><a href="x/">Funding in Luton</a><img src="a.svg" alt="">
<svg role="img" aria-label="A chart"></svg><table><caption>T</caption><tr><th scope="col">C</th></tr></table></main></body></html>"""
# (the check, what is changed in the good page, into what)
PLANTED: list[tuple[Callable[[BeautifulSoup], Iterable[str]], str, str]] = [
    (hygiene.language, ' lang="en-GB"', ""),
    (hygiene.headings, "<h2>B</h2>", "<h3>B</h3>"),
    (hygiene.headings, "<h2>B</h2>", "<h1>B</h1>"),
    (hygiene.headings, "<h2>B</h2>", "<h2></h2>"),
    (hygiene.controls, '<label for="q">Words</label>', ""),
    (hygiene.controls, "<button>Search</button>", "<button></button>"),
    (hygiene.controls, "<h2>B</h2>", '<div role="region" tabindex="0">x</div>'),
    (hygiene.links, "Funding in Luton", "here"),
    (hygiene.links, "Funding in Luton", "Read more …"),
    (hygiene.links, "Funding in Luton", "https://www.example.org/a"),
    (hygiene.links, "Funding in Luton", "www.example.org"),
    (hygiene.links, "Funding in Luton", ""),
    (hygiene.pictures, ' alt=""', ""),
    (hygiene.pictures, ' aria-label="A chart"', ""),
    (hygiene.tables, "<caption>T</caption>", ""),
    (hygiene.tables, ' scope="col"', ""),
    (hygiene.tables, '<th scope="col">C</th>', "<td>C</td>"),
    (hygiene.skip_link, 'href="#main"', 'href="/"'),
    (hygiene.hidden_stops, "<h2>B</h2>", '<div aria-hidden="true"><a href="x/">x</a></div>'),
    (hygiene.hidden_stops, "<button>", '<button tabindex="3">'),
    (hygiene.inline_code, "<h2>", '<h2 style="color:red">'),
    (hygiene.inline_code, "<h2>", '<h2 onclick="x()">'),
    (hygiene.inline_code, "<h2>", "<script>x()</script><h2>"),
    (hygiene.inline_code, "<h2>", "<style>h2 {}</style><h2>"),
    (hygiene.inline_code, 'href="x/"', 'href="javascript:x()"'),
]


def test_a_good_page_has_no_fault() -> None:
    assert [fault for check in hygiene.EVERY_CHECK for fault in check(_parse(GOOD))] == []


@pytest.mark.parametrize(("check", "old", "new"), PLANTED, ids=lambda item: getattr(item, "__name__", None))
def test_a_planted_fault_is_found(check: Callable[[BeautifulSoup], Iterable[str]], old: str, new: str) -> None:
    assert old in GOOD
    assert list(check(_parse(GOOD.replace(old, new, 1)))) != []


def test_a_first_visit_to_any_page_is_light(site: Built) -> None:
    """Somebody may come here on a slow line, and in a hurry."""
    sizes = {file: hygiene.first_visit(site.folder, site.folder / file) for file in pages_of(site)}
    assert {file: size for file, size in sizes.items() if size > hygiene.BUDGET} == {}


def test_a_heavy_page_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<link rel="stylesheet" href="a.css"><script src="a.js" type="module"></script>', encoding="utf-8")
    (tmp_path / "a.css").write_bytes(b"")
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n', encoding="utf-8")
    (tmp_path / "b.js").write_text("\n".join(f"// {number * 7919 % 99991:x}" for number in range(30_000)), encoding="utf-8")
    assert hygiene.first_visit(tmp_path, tmp_path / "index.html") > hygiene.BUDGET


def test_search_engines_are_told_what_the_site_its_data_and_each_partnership_are(site: Built) -> None:
    kinds = {"": "WebSite", "data/": "Dataset", "luton/": "Organization", "organisations/luton-borough-council/": "GovernmentOrganization"}
    for address, kind in kinds.items():
        block = site.page(address).find("script", type="application/ld+json")
        assert block is not None, address
        told = json.loads(block.get_text())
        assert told["@type"] == kind
        for member in told.get("member", []):
            assert (site.folder / address / member["@id"] / "index.html").exists()
    assert site.page("luton/funding/").find("script", type="application/ld+json") is None


def test_every_page_has_a_title_and_a_description_of_its_own(site: Built) -> None:
    """A list of search results shows both; two that are the same cannot be told apart."""
    heads = [parsed(site, file).head for file in pages_of(site)]
    descriptions = [str(head.find("meta", attrs={"name": "description"})["content"]) for head in heads if head]  # type: ignore[index]
    assert [text for text, count in Counter(descriptions).items() if count > 1] == []
    assert [text for text in descriptions if not 25 < len(text) <= LONGEST_DESCRIPTION] == []
    titles = Counter(str(head.title.string) for head in heads if head and head.title)
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_page_that_is_passed_on_says_what_it_is_without_help_from_anybody_else(site: Built) -> None:
    for file in pages_of(site):
        head = parsed(site, file).head
        assert head is not None
        said = {str(tag["property"]): str(tag["content"]) for tag in head.find_all("meta", property=True)}
        assert {"og:title", "og:description", "og:type", "og:site_name"} <= set(said), file
        assert all(said.values()), file
        assert not any("://" in text for text in said.values()), file  # no address is known yet, and nobody else's belongs here


def test_a_page_that_is_not_there_helps_on(site: Built) -> None:
    page = _parse((site.folder / "404.html").read_text("utf-8"))
    assert page.main is not None
    ways = {str(link["href"]) for link in page.main.find_all("a")}
    assert {"/", "/procedures/", "/search/", "/luton/", "/bedford-borough/", "/central-bedfordshire/"} <= ways


SITE = SiteForm(name="Site", about="About", repository=Repository())
PUBLISHED = SITE.model_copy(update={"contact": "https://council.example/contact", "address": "https://masa.example"})
DAY = date(2026, 11, 22)


def test_the_site_says_whom_to_tell_of_a_hole_only_once_there_is_somebody() -> None:
    assert SECURITY not in host_files(SITE, DAY)
    text = host_files(PUBLISHED, DAY)[SECURITY]
    assert "Contact: https://council.example/contact\n" in text
    assert "Expires: 2027-11-17T00:00:00Z\n" in text
    assert "Canonical: https://masa.example/.well-known/security.txt\n" in text


def test_every_script_style_and_picture_is_ours(site: Built) -> None:
    """The theme below ours brings two megabytes that no page uses."""
    ours = {path.relative_to(PROJECT / "docs").as_posix() for path in (PROJECT / "docs" / "assets").iterdir()}
    published = {path.relative_to(site.folder).as_posix() for path in (site.folder / "assets").rglob("*") if path.is_file()}
    assert published == ours


def test_robots_are_welcome_and_told_of_the_list_of_pages_once_the_site_has_an_address() -> None:
    assert "Disallow" not in host_files(SITE, DAY)["robots.txt"]
    assert "Sitemap" not in host_files(SITE, DAY)["robots.txt"]
    assert "Sitemap: https://masa.example/sitemap.xml\n" in host_files(PUBLISHED, DAY)["robots.txt"]


def test_the_built_site_has_the_files_that_hosts_and_robots_look_for(site: Built) -> None:
    assert {name: (site.folder / name).read_text("utf-8") for name in ("_headers", "robots.txt")} == host_files(None, DAY)
    assert (site.folder / "assets/icon.svg").is_file()
    ElementTree.fromstring((site.folder / "sitemap.xml").read_text("utf-8"))
    packed = (site.folder / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (site.folder / "sitemap.xml").read_bytes()


def test_every_page_carries_its_policy_and_only_the_search_may_run_a_compiled_program(site: Built) -> None:
    for file in pages_of(site):
        tag = parsed(site, file).find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert tag is not None, file
        assert tag["content"] == policy_of_the_page(file.removesuffix("index.html")), file
        assert ("wasm" in str(tag)) == (file == "search/index.html"), file


def test_the_policy_allows_nothing_that_lets_foreign_words_run() -> None:
    for policy in (policy_of_the_page(""), policy_of_the_page("search/"), policy_of_the_host()):
        assert policy.startswith("default-src 'none'")
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert "http" not in policy
        assert "*" not in policy


def test_the_readme_gives_the_headers_as_they_are() -> None:
    """Copied from there into a host's settings, an old policy would break the search or protect nobody."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    for name, value in headers().items():
        for line in (f"add_header {name} {_quoted(value)} always;", f"Header always set {name} {_quoted(value)}\n"):
            assert line in readme, line


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


VISITS = (*KINDS, "search/?q=neglect", "procedures/?area=luton", "accessibility/", "glossary/", "statutory/", "compare/funding/")
NOTE_BREACHES = """window.breaches = [];
addEventListener("securitypolicyviolation", (event) => breaches.push(event.effectiveDirective + " " + event.blockedURI));"""


@pytest.mark.parametrize("page", VISITS, ids=lambda page: page or "home")
def test_no_page_asks_for_what_its_policy_refuses(page: str, browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(NOTE_BREACHES)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(address + page, wait_until="networkidle")
    if "?q=" in page:
        opened.locator(".results li").first.wait_for()
    if "?area=" in page:
        opened.locator("[data-area-answer]", has_text="Showing what holds in Luton").wait_for()
    assert opened.evaluate("breaches") == []
    assert complaints == []
    context.close()


@pytest.mark.parametrize(
    ("planted", "refused"),
    [
        ("<script>window.ran = true</script>", "script-src-elem inline"),
        ('<h2 onclick="1">x</h2><img src="/none.svg" onerror="window.ran = true">', "script-src-attr inline"),
        ("<style>body { color: red }</style>", "style-src-elem inline"),
        ('<script src="https://elsewhere.example/a.js"></script>', "script-src-elem https://elsewhere.example/a.js"),
        ('<base href="https://elsewhere.example/">', "base-uri https://elsewhere.example/"),
    ],
    ids=["script", "handler", "style", "foreign-script", "base"],
)
def test_what_somebody_plants_in_a_page_is_not_run(planted: str, refused: str, site: Built, browser: Browser, address: str) -> None:
    """Were a value of the data ever to reach a page as code, the browser would still refuse it."""
    text = (site.folder / "about/index.html").read_text("utf-8").replace("<h1", f"{planted}<h1", 1)
    context = browser.new_context()
    context.add_init_script(NOTE_BREACHES)
    page = context.new_page()
    page.route(f"{address}about/", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto(f"{address}about/")
    page.wait_for_timeout(100)
    assert refused in page.evaluate("breaches")
    assert page.evaluate("window.ran") is None
    context.close()

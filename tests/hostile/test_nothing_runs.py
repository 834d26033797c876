"""Nothing in the data can run or become markup, wherever the words stand; the built pages show them as words.

Hostile words are planted in every field of the model that takes words. The pages are then made as for readers and opened
in a browser under the site's own Content-Security-Policy. That policy would stop a script in any case; so the tests do not
ask whether a script ran, but whether anything of the data became an element, an attribute or a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown  # type: ignore[import-untyped]

from macros.adapters.settings import PROJECT
from macros.builtsite.serving import served
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.glossing.explain import explained
from macros.glossing.short_forms import ShortForms
from macros.hosting.policy import policy_of_the_page
from macros.pages import Page, generated_pages, shell
from macros.rendered import RenderedPage, rendered_pages
from macros.rendering import environment
from macros.views.addresses import relative
from macros.views.blocks import Link
from tests import small_data
from tests.hostile.planting import COMPARED, SUM, Planted, planted
from tests.site.building import AS_OF, built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog

DOCS = PROJECT / "docs"
THEME = Environment(loader=FileSystemLoader(PROJECT / "macros/theme"), autoescape=True)
DAY = date.fromisoformat(AS_OF)
# What only stands in HTML if words of the data became more than words.
BECAME_MORE = re.compile(
    rf"<img\s[^>]*src=\"?x|<script>planted|<b class=\"?planted|\sclass=\"planted\"|{SUM}|\shref=[\"']?javascript:|"
    r"<(?:strong|em|code)>zq|<a [^>]*>zqlink|</title></textarea>|<td>\s*`?zqcode",
    re.IGNORECASE,
)
IN_THE_BROWSER = """() => ({
  elements: [...document.querySelectorAll(
      ".planted, [onerror], [onload], iframe, object, embed, base, body script, img[src$='x'], img[src$='x.png']")]
    .filter(item => !(item.tagName === 'SCRIPT' && item.src.includes('/assets/'))).map(item => item.outerHTML.slice(0, 200)),
  links: [...document.querySelectorAll("[href], [src], [action], [formaction], [xlink\\\\:href]")]
    .map(item => item.getAttribute("href") ?? item.getAttribute("src") ?? item.getAttribute("action") ?? "")
    .filter(address => /^[^/#?]*:/.test(address) && !/^(https?:\\/\\/|(tel|sms):[0-9]+$)/i.test(address)),
  made: [...document.querySelectorAll("strong, em, code, td, th, a, h1, h2, h3")]
    .filter(item => /^(zqbold|zqcode|zqlink)/.test(item.textContent)).map(item => item.outerHTML.slice(0, 200)),
  ran: window.ran ?? [],
  words: document.documentElement.textContent,
})"""


@dataclass(frozen=True)
class Hostile:
    """The data with hostile words in it, and its pages."""

    planted: Planted
    dataset: Dataset
    pages: dict[str, RenderedPage]
    made: tuple[Page, ...]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    copy = planted(PROJECT / "data", tmp_path_factory.mktemp("hostile") / "data", each=1)
    loaded = load(copy.folder)
    assert loaded.dataset is not None, loaded.problems[:3]
    made, problems = generated_pages(loaded.dataset, DOCS)
    assert problems == []
    pages = {page.address: page for page in rendered_pages(loaded.dataset, DOCS, made, DAY)}
    return Hostile(copy, loaded.dataset, pages, tuple(made))


def sample(hostile: Hostile) -> list[RenderedPage]:
    """Every page with a file of its own, and of each kind of page made from data the one with the most on it."""
    kinds: dict[str, list[RenderedPage]] = {}
    sources = {page.file: page.markdown for page in hostile.made}
    for page in hostile.pages.values():
        kinds.setdefault(sources.get(page.file, page.file), []).append(page)
    return [page for pages in kinds.values() for page in sorted(pages, key=lambda item: -len(item.markdown))[:1]]


def as_html(pages: list[RenderedPage], dataset: Dataset) -> dict[str, str]:
    """The pages' own parts as HTML, made as the site makes them."""
    convert = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"], extension_configs={"toc": {"permalink": False}})
    short_forms = ShortForms.of(dataset.glossary.values())
    return {page.address: explained(convert.reset().convert(page.markdown), short_forms, page.address) for page in pages}


def in_the_theme(dataset: Dataset, address: str, title: str, html: str) -> str:
    """A whole page: our theme around the HTML."""
    site = dataset.site
    assert site is not None
    return THEME.get_template("main.html").render(
        config={"site_name": site.name, "site_description": site.about, "site_url": ""},
        page={"title": title, "content": html, "meta": {"description": site.about}, "is_homepage": not address},
        shell=shell(dataset, DAY, address),
        to=lambda target: relative(target, address),
        here=address,
        policy=policy_of_the_page(address),
    )


def watched(browser: Browser) -> BrowserContext:
    """A browser that notes whatever runs, asks or is stopped by the policy. It loads nothing from elsewhere."""
    context = browser.new_context()
    context.add_init_script(
        "window.ran = []; window.planted = number => ran.push(`ran ${number}`);"
        "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => ran.push(name);"
        "addEventListener('securitypolicyviolation', event => ran.push(`stopped: ${event.violatedDirective} ${event.blockedURI}`));"
    )
    return context


def faults(browser: Browser, root: str, addresses: Iterator[str] | list[str]) -> tuple[list[str], set[str]]:
    """What became of the words on the pages, and the numbers of the fields that stand there as words."""
    found: list[str] = []
    numbers: set[str] = set()
    context = watched(browser)
    page = context.new_page()
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)
    for address in addresses:
        page.goto(f"{root}{address}", wait_until="load")
        seen: dict[str, Any] = page.evaluate(IN_THE_BROWSER)
        words = seen.pop("words")
        numbers |= set(re.findall(r"zq(\d+)<img", words))
        found += [f"/{address}: {kind}: {item}" for kind, items in seen.items() for item in items]
        found += [f"/{address}: a sum of the data was worked out"] if str(SUM) in words else []
    context.close()
    return [*found, *dialogs], numbers


def test_hostile_words_stand_on_every_page_as_words_and_become_nothing_else(hostile: Hostile) -> None:
    """Also before Markdown: what is an element there is one on the page."""
    for page in hostile.pages.values():
        leak = BECAME_MORE.search(page.markdown)
        assert leak is None, f"/{page.address}: {page.markdown[max(leak.start() - 120, 0) : leak.end() + 40]}"


def test_in_a_browser_nothing_of_the_data_is_an_element_a_link_or_a_result(hostile: Hostile, browser: Browser, tmp_path: Path) -> None:
    pages = sample(hostile)
    html = as_html(pages, hostile.dataset)
    for page in pages:
        leak = BECAME_MORE.search(html[page.address])
        assert leak is None, f"/{page.address}: {html[page.address][max(leak.start() - 120, 0) : leak.end() + 40]}"
        path = tmp_path / page.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(in_the_theme(hostile.dataset, page.address, page.title, html[page.address]), encoding="utf-8")
    # Its styles and scripts are not there: a page may not find them, and must hold to its policy all the same.
    with served(tmp_path) as root:
        found, numbers = faults(browser, root, [page.address for page in pages])
    assert found == []
    # Words that nobody would see prove nothing: most fields must have been on a page.
    assert len(numbers) > 0.75 * len(hostile.planted.numbers)


NUMBERS = {"Contact", "Helpline", "TextLine"}
LEAKS = (
    "<b class=planted>x</b>",
    "<img src=x onerror=planted(1)>",
    "<script>planted(1)</script>",
    "<a href='javascript:planted(1)'>x</a>",
    "<p><strong>zqbold</strong></p>",
    f"<p>{SUM}</p>",
)


@pytest.mark.parametrize("leak", LEAKS)
def test_the_look_in_the_browser_finds_what_it_looks_for(leak: str, hostile: Hostile, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(in_the_theme(hostile.dataset, "", "Home", f"<h1>Home</h1>{leak}"), encoding="utf-8")
    with served(tmp_path) as root:
        assert faults(browser, root, [""])[0] != []
    assert BECAME_MORE.search(leak)


@pytest.mark.parametrize("kinds", [NUMBERS, {kind for kind, _ in COMPARED} - NUMBERS], ids=["numbers", "paths"])
def test_a_field_whose_words_are_compared_takes_no_others(kinds: set[str], tmp_path: Path) -> None:
    """These are not planted above, so it must be certain that nothing hostile can stand in them."""
    fields = {field for field in COMPARED if field[0] in kinds}
    copy = planted(PROJECT / "data", tmp_path / "data", each=1, fields=fields)
    assert set(copy.numbers) == fields
    refused = " ".join(f"{item.what} {item.read}" for item in load(copy.folder).problems)
    assert [field for field, number in copy.numbers.items() if f"zq{number}" not in refused] == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//elsewhere.example", "file:///etc/passwd", "../../x"]
)
def test_an_address_is_of_the_web_or_of_this_site_and_nothing_else(address: str, tmp_path: Path) -> None:
    site = small_data.FILES["site.yml"]
    fields = {
        "site.yml": [
            f"{site}contact: '{address}'\n",
            f"{site}leave_to: {{name: Away, address: '{address}'}}\n",
            site.replace("'[address]/", f"'{address}/"),
        ],
        "search.yml": [f"best_answers: [{{typed: [x], page: '{address}'}}]\n", f"other_pages: [{{page: '{address}', title: X}}]\n"],
        "glossary.yml": [f"terms: [{{id: x, term: x, means: X., outside: {{where: X, confidence: high}}, page: '{address}'}}]\n"],
    }
    for file, texts in fields.items():
        for number, text in enumerate(texts):
            found = small_data.problems(tmp_path / f"{file}{number}", {file: text})
            assert [item.split()[-1] for item in found] == ["link-not-allowed"], (file, text)


def test_an_address_that_is_not_secure_says_so_and_others_do_not() -> None:
    page = environment().from_string("{% import '_pieces.html' as pieces with context %}{{ pieces.link(item) }}")
    assert "(not a secure address)" in page.render(item=Link("Here", "http://x.example/"), to=str)
    assert "secure" not in page.render(item=Link("Here", "https://x.example/"), to=str)


@pytest.mark.slow
def test_on_the_built_site_nothing_of_the_data_runs_or_becomes_markup(browser: Browser, tmp_path: Path) -> None:
    """Every page of the whole site, with its theme, its scripts, its search, and the files for machines."""
    copy = planted(PROJECT / "data", tmp_path / "data", each=3)
    site = built(copy.folder, tmp_path / "site", search=True)
    for path in sorted(site.folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        leak = BECAME_MORE.search(html)
        assert leak is None, f"{path.relative_to(site.folder)}: {html[max(leak.start() - 120, 0) : leak.end() + 40]}"
    for path in site.folder.rglob("*.xml"):
        assert [item.tag for item in ElementTree.parse(path).iter() if item.tag in ("b", "img", "script")] == []
    with served(site.folder) as root:
        queries = [f"search/?q={quote(words)}" for words in ("<b class=planted>x</b>", "zqbold", "'\"><script>planted(1)</script>")]
        places = [f"procedures/?place={quote('<img src=x onerror=planted(1)>')}&area=luton"]
        found, numbers = faults(browser, root, [*(f"{item}/" for item in site.addresses), *queries, *places])
    assert found == []
    assert len(numbers) > 0.75 * len(copy.numbers)

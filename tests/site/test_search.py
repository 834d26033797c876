"""The site's own search: the right page first, nothing asked of anybody else, and nothing in a query that can run."""

from __future__ import annotations

import fnmatch
import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe

from macros.adapters import search_index
from macros.adapters.settings import PROJECT
from macros.dataset.dataset import Dataset
from macros.hosting.policy import policy_of_the_page
from macros.model.wording import SearchForm
from macros.rendered import NOT_PAGES, address_of
from macros.views.blocks import Link
from macros.views.search_entries import UNLISTED, Entry
from macros.views.searching import by_letter
from tests.real_data import real_dataset
from tests.site.building import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

FIRST_FOR = 0.95
BEST_ANSWERS_AT_MOST = 0.25
POLICY = policy_of_the_page("search/")
HOSTILE = "<img src=x onerror=alert(1)><b>bold</b><script>alert(2)</script>"


@dataclass(frozen=True)
class Golden:
    """A query and the pages that are right to come first."""

    typed: str
    right: tuple[str, ...]

    def is_answered_by(self, address: str | None) -> bool:
        return address is not None and any(fnmatch.fnmatchcase(address, pattern) for pattern in self.right)


def golden_queries() -> list[Golden]:
    groups = yaml.safe_load((Path(__file__).parent / "golden_queries.yml").read_text(encoding="utf-8"))
    return [Golden(item["typed"], tuple(item["right"])) for group in groups.values() for item in group]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return real_dataset()


@pytest.fixture
def context(browser: Browser) -> Any:
    made = browser.new_context()
    yield made
    made.unroute_all(behavior="ignoreErrors")  # a page may still be loading what nobody waits for
    made.close()


def searched(context: BrowserContext, address: str, query: str) -> Page:
    """The search page with the answer to a query, as `q=luton+funding`."""
    from playwright.sync_api import expect

    page = context.new_page()
    page.goto(f"{address}search/?{query}")
    said = page.locator("[data-search-status]")
    expect(said).to_have_text(re.compile("found for|No page has|could not be loaded"), timeout=30_000)
    assert said.get_attribute("role") == "status"
    return page


def module(page: Page, body: str, argument: object = None) -> Any:
    """What `body` returns with the functions of the search's own modules at hand."""
    imports = "const query = await import(new URL('assets/search-query.js', base)); const search = await import(new URL('assets/search.js', base));"
    code = f"async ([base, given]) => {{ {imports} {body} }}"
    return page.evaluate(code, [page.url.split("search/")[0], argument])


def answers(page: Page, queries: list[str]) -> list[list[str]]:
    """The addresses of the first pages found for each query."""
    body = "const all = []; for (const typed of given) all.push((await search.found(typed, '')).results.slice(0, 10).map((page) => page.address)); return all;"
    found: list[list[str]] = module(page, body, queries)
    return found


def test_the_golden_queries_are_many_and_few_of_them_are_answered_by_hand(dataset: Dataset) -> None:
    queries = golden_queries()
    assert len(queries) >= 100
    assert len({query.typed for query in queries}) == len(queries)
    assert dataset.search is not None
    by_hand = {typed.casefold() for answer in dataset.search.best_answers for typed in answer.typed}
    assert len([query for query in queries if query.typed.casefold() in by_hand]) / len(queries) <= BEST_ANSWERS_AT_MOST


def test_the_right_page_comes_first_and_no_query_gives_nothing(context: BrowserContext, address: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{address}search/")
    queries = golden_queries()
    found = answers(page, [query.typed for query in queries])
    assert [query.typed for query, pages in zip(queries, found, strict=True) if not pages] == []
    missed = [f"{query.typed}: {pages[0]}" for query, pages in zip(queries, found, strict=True) if not query.is_answered_by(pages[0])]
    assert len(missed) <= (1 - FIRST_FOR) * len(queries), "\n".join(missed)
    assert [url for url in asked if not url.startswith(address)] == []


def test_a_golden_query_can_be_missed() -> None:
    assert not Golden("luton funding", ("luton/funding/",)).is_answered_by("compare/funding/")
    assert not Golden("luton funding", ("luton/funding/",)).is_answered_by(None)


@pytest.mark.parametrize("page", ["", "luton/funding/", "procedures/", "search/"])
def test_nothing_of_the_search_is_loaded_where_nobody_searches(page: str, context: BrowserContext, address: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    context.new_page().goto(address + page, wait_until="networkidle")
    assert [url for url in asked if url.startswith(("search/index", "search/words"))] == []
    if page != "search/":
        assert [url for url in asked if "search" in url] == []


def test_from_the_top_of_any_page_to_the_answer_and_back_with_the_keyboard_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}bedford-borough/training/")
    page.get_by_role("searchbox", name="Search this site").focus()
    page.keyboard.type("luton funding")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results li")
    assert page.url == f"{address}search/?q=luton+funding"
    assert page.title().startswith("luton funding")
    said = page.locator("[data-search-status]").inner_text()
    assert re.match(r"\d+ pages found for “luton funding”", said)
    first = page.locator(".results li").first
    assert "Published arrangements, Luton" in first.inner_text()
    assert len(first.inner_text()) > 80, "there is no excerpt"
    assert {mark.inner_text().lower() for mark in first.locator("mark").all()} <= {"luton", "funding"}
    page.locator("#area").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}luton/funding/")
    page.go_back()
    page.wait_for_selector(".results li")
    assert page.locator("#q").input_value() == "luton funding"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), pytest.param(1280, "dark", marks=pytest.mark.slow)])
def test_axe_finds_no_fault_in_what_was_found(width: int, scheme: Any, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = searched(context, address, "q=lutton+funding+xqzzt")
    found = Axe().run(page, context="main")
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(item["id"], item["nodes"][0]["target"]) for item in found.response["violations"]] == []
    assert wide <= width


def test_more_pages_are_shown_on_demand_and_the_focus_goes_to_the_first_of_them(context: BrowserContext, address: str) -> None:
    page = searched(context, address, "q=luton")
    assert page.locator(".results li").count() == 10
    page.get_by_role("button", name="Show more pages").press("Enter")
    page.wait_for_selector(".results li:nth-child(20)")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.results li a')[10]")


def test_with_an_area_chosen_pages_about_other_areas_are_left_out(context: BrowserContext, address: str) -> None:
    page = searched(context, address, "q=funding&area=luton")
    assert page.locator("#area").input_value() == "luton"
    links = [str(link.get_attribute("href")) for link in page.locator(".results a").all()]
    assert f"{address}luton/funding/" in links
    assert [link for link in links if "bedford" in link.removeprefix(address).split("/")[0]] == []


def test_a_task_found_with_an_area_named_opens_for_that_area(context: BrowserContext, address: str) -> None:
    page = searched(context, address, "q=worried+about+a+child+in+luton")
    links = [str(link.get_attribute("href")) for link in page.locator(".results a").all()]
    assert f"{address}procedures/?area=luton#worried-about-a-child" in links


def test_without_a_word_the_site_knows_it_says_so_and_the_lists_help(context: BrowserContext, address: str) -> None:
    page = searched(context, address, "q=xqzzt")
    assert page.locator("[data-search-status]").inner_text() == "No page has the words “xqzzt”. The lists below lead to every page."
    assert page.get_by_role("heading", name="Every page from A to Z").is_visible()


def test_where_the_index_cannot_be_loaded_it_says_so(context: BrowserContext, address: str) -> None:
    context.route("**/search/words.json", lambda route: route.abort())
    page = searched(context, address, "q=luton")
    assert page.locator("[data-search-status]").inner_text() == "The search could not be loaded. The lists below lead to every page."


def test_markup_in_a_query_is_shown_as_text(context: BrowserContext, address: str) -> None:
    page = searched(context, address, f"q={quote_plus(HOSTILE + ' luton')}")
    assert f"found for “{HOSTILE} luton”" in page.locator("[data-search-status]").inner_text()
    assert page.locator("#q").input_value() == f"{HOSTILE} luton"
    assert page.locator("main img, main b").count() == 0
    assert page.locator("main script:not([src])").count() == 0


def test_markup_in_the_index_is_shown_as_text(context: BrowserContext, address: str) -> None:
    said = {"title": HOSTILE, "about": HOSTILE, "kind": HOSTILE, "area": HOSTILE}

    def hostile(route: Route) -> None:
        record = {"url": "/luton/", "content": f"luton {HOSTILE}", "word_count": 9, "filters": {}, "meta": said, "anchors": []}
        route.fulfill(body=gzip.compress(b"pagefind_dcd" + json.dumps(record).encode()))

    context.route("**/*.pf_fragment", hostile)
    page = searched(context, address, "q=luton")
    assert page.locator(".results a").first.inner_text() == HOSTILE
    assert page.locator(".results img, .results b, .results script").count() == 0


def with_policy(context: BrowserContext, policy: str) -> None:
    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    context.route("**/*", answer)


def test_it_works_under_a_strict_content_security_policy(context: BrowserContext, address: str) -> None:
    refused: list[str] = []
    context.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    with_policy(context, POLICY)
    page = searched(context, address, "q=luton+funding")
    assert page.locator(".results li").count() == 10
    assert refused == []


def test_the_policy_must_allow_webassembly(context: BrowserContext, address: str) -> None:
    with_policy(context, POLICY.replace(" 'wasm-unsafe-eval'", ""))
    page = searched(context, address, "q=luton+funding")
    assert "could not be loaded" in page.locator("[data-search-status]").inner_text()


def test_without_javascript_the_page_says_so_and_leads_to_every_page(browser: Browser, site: Built, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}luton/funding/")
    page.get_by_role("searchbox", name="Search this site").fill("funding")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}search/?q=funding")
    assert page.get_by_text("The search needs JavaScript.").is_visible()
    linked = {str(link.get_attribute("href")).removeprefix("../").rstrip("/") for link in page.locator("main a").all()}
    context.close()
    not_main = ("data/files/", "search", *UNLISTED)
    main = {page for page in site.addresses if page and not page.startswith(not_main) and not page.endswith("/print")}
    assert main - linked == set()


def titles_of_page_files() -> dict[str, str]:
    """The title of every page that has a file of its own in `docs/`, by its address."""
    paths = [path for path in (PROJECT / "docs").rglob("*.md") if path.parent.name not in NOT_PAGES and path.stem != "search"]
    titles = {path: re.search(r"^title: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE) for path in paths}
    return {address_of(path.relative_to(PROJECT / "docs").as_posix()): title[1] for path, title in titles.items() if title}


def test_each_page_that_no_register_makes_is_listed_for_the_search_with_its_own_title(dataset: Dataset) -> None:
    assert dataset.search is not None
    assert {item.page.removeprefix("/"): item.title for item in dataset.search.other_pages} == titles_of_page_files()


def test_each_task_and_each_term_explained_is_in_the_index_and_its_place_is_on_the_page(site: Built, dataset: Dataset) -> None:
    known = json.loads((site.folder / "search" / "words.json").read_text(encoding="utf-8"))
    found = {address for address, _, _ in known["pages"].values()}
    assert {f"procedures/#{task}" for task in dataset.tasks} <= found
    assert {f"glossary/#{term}" for term in dataset.glossary} <= found
    assert [item for item in found if item.startswith(("data/files", "search/"))] == []
    parts = [item.split("#") for item in found if "#" in item]
    assert [f"{page}#{place}" for page, place in parts if site.page(page).find(id=place) is None] == []


def test_a_query_is_put_into_the_words_of_the_index(context: BrowserContext, address: str) -> None:
    cases = {
        "S.47": "section 47",
        "s47": "section 47",
        "Section 47": "section 47",
        "S175/157": "section 175 157",
        "L.A.D.O.": "lado",
        "0300 300 8585": "03003008585",
        "03003008585": "03003008585",
        "+44 300 300 8585": "03003008585",
        "(01234) 718-700": "01234718700",
        "2023/24": "2023 24",
        "children’s homes?": "children homes",
        "co-ordinating": "co-ordinating",
        "  Luton  &  <b> ": "luton b",
        "???": "",
    }
    page = context.new_page()
    page.goto(f"{address}search/")
    assert module(page, "return given.map(query.plain)", list(cases)) == list(cases.values())


def test_only_a_slip_of_one_letter_is_taken_for_another_word(context: BrowserContext, address: str) -> None:
    known = ["funding", "governance", "police", "luton", "bully"]
    cases = {
        "funidng": "funding",  # two letters swapped
        "goverance": "governance",  # one missing
        "policee": "police",  # one too many
        "lutan": "luton",  # one wrong
        "fund": "fund",  # the beginning of a word
        "bullying": "bullying",  # another form of a word
        "gxvernxnce": "",  # two wrong
        "outon": "",  # the first letter is seldom wrong
        "polce2": "polce2",  # numbers are never put right
    }
    page = context.new_page()
    page.goto(f"{address}search/")
    body = "return given.words.map((word) => query.nearest(word, given.known))"
    assert module(page, body, {"words": list(cases), "known": known}) == list(cases.values())


def test_a_word_is_marked_in_each_of_its_forms_and_no_other(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}search/")
    written = ["Partners", "partner", "partnership", "part", "ICB", "icbs", "S47", "of"]
    body = "return given.filter((word) => query.isOneOf(word, ['partners', 'icb', '47']))"
    assert module(page, body, written) == ["Partners", "partner", "partnership", "ICB", "icbs"]


def test_pages_about_the_area_named_come_before_those_about_others(context: BrowserContext, address: str) -> None:
    pages = {"1": ["bedford/", "bedford", 1], "2": ["luton/", "luton", 1], "3": ["law/", "", 1], "4": ["old/", "", 0.6]}
    found = [[{"id": name, "score": 10} for name in pages]]
    page = context.new_page()
    page.goto(f"{address}search/")
    body = "const asked = { pinned: given.pinned, named: new Map(), area: given.area }; return query.ordered(given.found, given.pages, asked, given.chosen)"

    def ordered(**given: object) -> Any:
        return module(page, body, {"found": found, "pages": pages, "pinned": [], "area": "", "chosen": "", **given})

    assert ordered() == ["1", "3", "2", "4"]
    assert ordered(area="luton") == ["2", "3", "4", "1"]
    assert ordered(pinned=["old/"]) == ["4", "1", "3", "2"]
    assert ordered(chosen="luton") == ["3", "2", "4"]


def test_a_best_answer_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "luton").mkdir()
    (tmp_path / "luton" / "index.html").write_text("<title>Luton</title><main><p id='here'>Luton</p></main>", encoding="utf-8")
    for wrong in ("nowhere/", "luton/#nowhere"):
        form = SearchForm.model_validate({"best_answers": [{"typed": ["x"], "page": wrong}]})
        with pytest.raises(search_index.WrongAnswer, match=wrong):
            search_index.write_search(tmp_path, Dataset(search=form))
    search_index.write_search(tmp_path, Dataset(search=SearchForm.model_validate({"best_answers": [{"typed": ["x"], "page": "luton/"}]})))
    assert "luton" in json.loads((tmp_path / "search" / "words.json").read_text(encoding="utf-8"))["words"]


def test_what_the_index_reads_of_an_entry_can_hold_no_markup_of_the_data() -> None:
    read = search_index.document(
        Entry("x/", HOSTILE, HOSTILE, about='" onload="', names=(HOSTILE,), also=(HOSTILE,), places=(HOSTILE,)), HOSTILE
    )
    assert "<img" not in read
    assert '" onload' not in read


def test_the_index_is_left_out_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MASA_SEARCH", raising=False)
    assert search_index.wanted()
    monkeypatch.setenv("MASA_SEARCH", "no")
    assert not search_index.wanted()


def test_the_words_of_the_site_come_with_the_most_used_first() -> None:
    texts = ["<p>Co-ordinating children’s <b>services</b></p>", "services", "Services &amp; children"]
    assert search_index.vocabulary(texts)[:1] == ["services"]
    assert set(search_index.vocabulary(texts)) == {"services", "children", "childrens", "coordinating", "co", "ordinating"}


def test_the_list_from_a_to_z_is_in_order_whatever_the_case() -> None:
    titles = ["beta", "Alpha", "2016 protocol", "Beta two"]
    assert [(letter, [link.text for link in links]) for letter, links in by_letter([Link(title, "x/") for title in titles])] == [
        ("0–9", ["2016 protocol"]),
        ("A", ["Alpha"]),
        ("B", ["beta", "Beta two"]),
    ]

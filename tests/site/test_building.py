"""What happens to the site when the data grows, is hostile, or is broken."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from macros.adapters.settings import PROJECT
from macros.builtsite.links import broken_links
from macros.hosting.files import SECURITY
from tests.site.building import AS_OF, Built, build, built, words

FOURTH = "milltown"


def copy_of_the_data(folder: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "data", folder / "data"))


def add_a_fourth_partnership(data: Path) -> None:
    """Luton's folder under other names, with organisations and sources of its own. Nothing else is touched."""
    folder = data / "partnerships" / FOURTH
    shutil.copytree(data / "partnerships" / "luton", folder, ignore=shutil.ignore_patterns("groups.yml"))
    for path in folder.glob("*.yml"):
        text = path.read_text(encoding="utf-8").replace("luton-masa-2024-07", "milltown-masa-2025")
        if path.name == "partnership.yml":
            text = text.replace("lscp-luton", "milltown-partnership").replace("luton-borough-council", "milltown-council")
            text = text.replace("order: 3", "order: 4").replace("name: Luton", "name: Milltown")
        path.write_text(text, encoding="utf-8")
    (folder / "organisations.yml").write_text(
        "organisations:\n"
        "  - {id: milltown-partnership, name: Milltown Safeguarding Children Partnership, kind: partnership}\n"
        "  - {id: milltown-council, name: Milltown Council, kind: local authority}\n",
        encoding="utf-8",
    )
    (folder / "sources.yml").write_text(
        "sources:\n  - id: milltown-masa-2025\n    title: Milltown arrangements\n    short_title: Milltown arrangements, 2025\n"
        "    kind: arrangements\n    partnership: milltown\n    date: {stated: no}\n    status: latest held\n",
        encoding="utf-8",
    )


def test_a_fourth_partnership_is_a_folder_and_nothing_else(tmp_path: Path) -> None:
    data = copy_of_the_data(tmp_path)
    add_a_fourth_partnership(data)
    site = built(data, tmp_path / "site")
    luton = {address.removeprefix("luton") for address in site.addresses if address.split("/")[0] == "luton"}
    fourth = {address.removeprefix(FOURTH) for address in site.addresses if address.split("/")[0] == FOURTH}
    assert fourth == luton
    assert "Milltown" in words(site.page("").find(class_="areas"))
    assert "Milltown" in words(site.page("luton/funding").find("header"))
    assert "Pages about Milltown" in words(site.page(f"{FOURTH}/funding").find(id="menu"))
    assert "Milltown arrangements, 2025" in site.text(f"{FOURTH}/funding")
    assert "organisations/milltown-council" in site.addresses
    assert site.page("organisations").find(id="milltown-council") is not None
    assert broken_links(site.folder) == []


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} **bold** [x](javascript:alert(1)) | ` & <b>"


REPOSITORY = "https://forge.example/masa/data"
PUBLISHED_AT = "https://masa.example/arrangements"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """The site with hostile text in a note, and with a repository, an address and a contact named."""
    folder = tmp_path_factory.mktemp("changed")
    data = copy_of_the_data(folder)
    funding, site_file = data / "partnerships" / "luton" / "funding.yml", data / "site.yml"
    text = re.sub(r"(?m)^note:.*\n(?: .*\n)*", "", funding.read_text(encoding="utf-8"))
    funding.write_text(text + f"note: '{HOSTILE}'\n", encoding="utf-8")
    text = site_file.read_text(encoding="utf-8")
    text = text.replace("repository:\n", f"repository:\n  address: {REPOSITORY}\n")
    site_file.write_text(f"{text}address: {PUBLISHED_AT}\ncontact: {PUBLISHED_AT}/contact\npublisher: '{HOSTILE}'\n", encoding="utf-8")
    add_an_edition(data)
    return data, built(data, folder / "site")


def add_an_edition(data: Path) -> None:
    """A new edition of the guidance is a file, and a line in the one before that says what replaced it."""
    instruments = data / "instruments"
    before = instruments / "working-together-2026.yml"
    before.write_text(
        before.read_text(encoding="utf-8").replace("status:", "replaced_by: working-together-2030\nstatus:", 1), encoding="utf-8"
    )
    (instruments / "working-together-2030.yml").write_text(
        "title: Working Together to Safeguard Children 2030\nshort_title: Working Together 2030\nkind: statutory guidance\n"
        "published: 2030-01-01\nstatus: in force\nrequirements:\n  - id: wt2030-whistleblowing-said\n    catalogue_ref: X\n    level: should\n"
        "    tier: core\n    subject: arrangement\n    locator: {kind: heading, value: Speaking up}\n"
        "    summary: The arrangements say how somebody speaks up.\n    confidence: high\n    answered_in: [whistleblowing]\n"
        "    test: {all: [{states: whistleblowing, missing: how somebody speaks up}]}\n",
        encoding="utf-8",
    )


def test_nothing_in_the_data_runs_or_becomes_markup(changed: tuple[Path, Built]) -> None:
    page = changed[1].page("luton/funding")
    assert HOSTILE in words(page.main)
    assert HOSTILE in words(page.footer)  # the theme escapes too
    assert [script for script in page.find_all("script") if not script.get("src")] == []
    assert page.find("a", href=lambda link: bool(link) and "javascript" in link) is None


def test_adding_an_edition_is_adding_a_file_and_every_page_follows(changed: tuple[Path, Built]) -> None:
    site = changed[1]
    assert "The arrangements say how somebody speaks up." in site.text("statutory/working-together-2030")
    assert "Working Together to Safeguard Children 2030" in words(site.page("statutory").find(class_="filters"))
    states = {"bedford-borough": "not-assessed", "luton": "not-assessed", "central-bedfordshire": "not-evidenced"}
    for partnership, state in states.items():
        page = site.page(f"{partnership}/statutory")
        assert "Measured against a later edition: Working Together to Safeguard Children 2030" in words(page.main)
        finding = page.find(id="later-wt2030-whistleblowing-said")
        assert isinstance(finding, Tag)
        assert finding.find(class_=f"state-{state}") is not None
        assert f"If Working Together 2030 applied to {words(page.find(id='menu-title')).removeprefix('Pages about ')}" in site.text(
            "statutory/changes"
        )


def test_with_a_repository_named_the_links_lead_to_the_file_and_line_there(changed: tuple[Path, Built]) -> None:
    data, site = changed
    links = [str(link["href"]) for link in site.page("luton/funding").find_all("a", string="Suggest a change")]
    link = next(item for item in links if item.startswith(f"{REPOSITORY}/blob/main/data/partnerships/luton/funding.yml#L"))
    line = (data / "partnerships" / "luton" / "funding.yml").read_text(encoding="utf-8").splitlines()[int(link.split("#L")[1]) - 1]
    assert line.startswith("covers_business_unit:")


def test_with_an_address_named_each_page_says_where_it_stands_and_the_site_lists_its_pages(changed: tuple[Path, Built]) -> None:
    site = changed[1]
    for address in ("", "luton/funding/", "data/files/partnerships/luton/funding/"):
        head = site.page(address).head
        assert head is not None
        assert [link["href"] for link in head.find_all("link", rel="canonical")] == [f"{PUBLISHED_AT}/{address}"]
        assert [tag["content"] for tag in head.find_all("meta", property="og:url")] == [f"{PUBLISHED_AT}/{address}"]
    assert "canonical" not in (site.folder / "404.html").read_text(encoding="utf-8")
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{PUBLISHED_AT}/luton/funding/</loc>" in sitemap
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap)) == {AS_OF}
    assert f"Sitemap: {PUBLISHED_AT}/sitemap.xml" in (site.folder / "robots.txt").read_text(encoding="utf-8")


def test_with_a_contact_named_readers_can_write_and_without_one_the_pages_say_so(changed: tuple[Path, Built], site: Built) -> None:
    for address in ("about/", "accessibility/"):
        assert changed[1].page(address).find("a", href=f"{PUBLISHED_AT}/contact") is not None
        assert "No contact is published yet" in site.text(address)
    assert (changed[1].folder / SECURITY).is_file()
    assert not (site.folder / SECURITY).exists()


def test_broken_data_builds_nothing_and_says_everything_at_once(tmp_path: Path) -> None:
    data = copy_of_the_data(tmp_path)
    for name, old, new in (
        ("luton/funding.yml", "pounds: 24400", "pounds: 24,400"),
        ("bedford-borough/voice.yml", "state: stated", "stat: stated"),
    ):
        path = data / "partnerships" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    last_good = tmp_path / "site" / "index.html"
    last_good.parent.mkdir()
    last_good.write_text("the last good site", encoding="utf-8")
    outcome = build(data, tmp_path / "site")
    assert outcome.returncode == 1
    assert "data/partnerships/luton/funding.yml:" in outcome.stderr
    assert "[money-not-a-number]" in outcome.stderr
    assert "data/partnerships/bedford-borough/voice.yml:" in outcome.stderr
    assert "[unknown-key]" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert last_good.read_text(encoding="utf-8") == "the last good site"


def test_a_page_without_a_page_file_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    data = copy_of_the_data(tmp_path)
    path = data / "pages.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: funding\n    title", "id: fundings\n    title"), encoding="utf-8")
    outcome = build(data, tmp_path / "site")
    assert outcome.returncode == 1
    assert "there is no page file for “fundings”" in outcome.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_two_builds_of_the_same_data_give_the_same_bytes(site: Built, tmp_path: Path) -> None:
    """Under other seeds, time zones, locales and orders of a folder too: tests/faults/test_same_bytes.py, each night."""
    first, second = site, built(PROJECT / "data", tmp_path / "two", search=True)
    different = [
        path.relative_to(first.folder).as_posix()
        for path in first.folder.rglob("*")
        if path.is_file() and path.read_bytes() != (second.folder / path.relative_to(first.folder)).read_bytes()
    ]
    assert different == []

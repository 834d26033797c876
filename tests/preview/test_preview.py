"""An editor looks at a change with `make serve`: it shows by itself, and so does a slip, until it is mended."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.adapters import preview as preview_of_this_process
from tests.faults.machines import copy_of_the_project
from tests.preview.running import LONGEST, Answer, Running, previewed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("preview")  # one preview for all of these
ADDRESS = "https://example.org/masa/"
VALUES = "data/partnerships/luton/values.yml"
SHOWN_AT = "masa/luton/governance/"
WORDS = "All partners will keep the child in focus"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_project(tmp_path_factory.mktemp("preview"))


@dataclass(frozen=True)
class FromASlip:
    """A preview that was started while the data had a slip, and what a browser got then."""

    first: Answer
    running: Running


@pytest.fixture(scope="module")
def from_a_slip(project: Path) -> Iterator[FromASlip]:
    """One for all tests, since each takes seconds to start: of one area, of a site whose address has a folder."""
    site = project / "data" / "site.yml"
    sound = site.read_text(encoding="utf-8")
    site.write_text(f"{sound}adress: {ADDRESS}\n", encoding="utf-8")
    with previewed(project, MASA_AREA="luton") as running:
        first = running.get()
        site.write_text(f"{sound}address: {ADDRESS}\n", encoding="utf-8")
        running.get_when("masa/", lambda page: page.status == 200)
        yield FromASlip(first, running)


@pytest.fixture
def preview(from_a_slip: FromASlip) -> Running:
    return from_a_slip.running


@contextmanager
def edited(project: Path, name: str, old: str, new: str) -> Iterator[None]:
    """One file with other words in it, for a while."""
    path = project / name
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    yield
    path.write_text(before, encoding="utf-8")


def test_a_slip_that_was_there_at_the_start_is_shown_until_it_is_mended(from_a_slip: FromASlip) -> None:
    assert from_a_slip.first.status == 500
    assert "data/site.yml:" in from_a_slip.first.text
    assert "adress" in from_a_slip.first.text


def test_an_edit_of_the_data_shows_and_goes_again(project: Path, preview: Running) -> None:
    assert WORDS in preview.get(SHOWN_AT).text
    with edited(project, VALUES, WORDS, "Every partner looks at the child first"):
        preview.get_when(SHOWN_AT, lambda page: "Every partner looks at the child first" in page.text)
    assert "Every partner" not in preview.get_when(SHOWN_AT, lambda page: WORDS in page.text).text


def test_a_slip_is_shown_in_the_browser_and_on_the_screen_and_mending_it_brings_the_page_back(project: Path, preview: Running) -> None:
    with edited(project, VALUES, "state: stated", "state: <b>statd</b>"):
        page = preview.get_when(SHOWN_AT, lambda page: page.status == 500)
        assert f"{VALUES}:3:8: [" in page.text
        assert "&lt;b&gt;statd&lt;/b&gt;" in page.text
        assert "<b>" not in page.text
        assert "/livereload/" in page.text
        assert any(f"{VALUES}:3:8: [" in line for line in preview.said)
    assert preview.get_when(SHOWN_AT, lambda page: page.status == 200).text.count(WORDS) >= 1


def test_an_edit_of_a_page_or_a_template_shows_and_a_link_that_leads_nowhere_is_told(project: Path, preview: Running) -> None:
    with (
        edited(project, "docs/for-children.md", "\n# ", "\nA new line, and a [link](nowhere.md).\n\n# "),
        edited(project, "macros/theme/base.html", "Words explained", "Words made plain"),
    ):
        page = preview.get_when("masa/for-children/", lambda page: "Words made plain" in page.text)
        assert "A new line" in page.text
        assert any("WARNING" in line and "nowhere.md" in line for line in preview.said)


def test_addresses_are_answered_as_by_a_host(preview: Running) -> None:
    assert preview.get().address == "masa/"
    assert preview.get("masa/luton").address == "masa/luton/"
    nothing = preview.get("masa/nowhere/")
    assert (nothing.status, "Page not found" in nothing.text) == (404, True)
    assert preview.get("../../etc/passwd").status == 404
    assert preview.get("masa/search/index/pagefind.js").status == 404
    assert preview.get("masa/luton/print/").text.count("-arrangements.pdf") == 0
    kinds = {preview.get(f"masa/{name}").kind for name in ("", "assets/site.css", "api/v1/index.json", "robots.txt")}
    assert kinds == {"text/html; charset=utf-8", "text/css; charset=utf-8", "application/json", "text/plain; charset=utf-8"}


def test_a_browser_shows_an_edit_by_itself(project: Path, preview: Running, browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(LONGEST * 1000)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(preview.root + SHOWN_AT)
    with edited(project, VALUES, WORDS, "Every partner looks at the child first"):
        page.get_by_text("Every partner looks at the child first").first.wait_for()
        with edited(project, VALUES, "state: stated", "state: statd"):
            page.get_by_text("This page cannot be shown yet").wait_for()
        page.get_by_text("Every partner looks at the child first").first.wait_for()
    page.close()
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_an_edit_of_the_program_shows_and_so_does_a_slip_in_it(project: Path, preview: Running) -> None:
    with edited(project, "macros/views/printed.py", '"As of ', '"This copy is of '):
        preview.get_when("masa/luton/print/head.css", lambda style: "This copy is of " in style.text)
        with edited(project, "macros/views/printed.py", "from dataclasses", "this is no Python"):
            assert "this is no Python" in preview.get_when("", lambda page: page.status == 500).text


def test_an_address_that_cannot_be_had_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in preview_of_this_process.SETTINGS.items():
        monkeypatch.setenv(name, value)
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        assert preview_of_this_process.main(["--dev-addr", f"localhost:{port}"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"Port {port} is taken, perhaps by another preview. End that one, or use another port: make serve PORT={port + 1}"
    )
    with pytest.raises(SystemExit):
        preview_of_this_process.main(["--dev-addr", "localhost:eight"])
    assert "localhost:eight is not a host and a port, such as localhost:8000" in capsys.readouterr().err

"""What changed is told from git as it is, or it is said why not; nothing that was taken out of the site comes back with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from bs4 import BeautifulSoup

from macros.adapters.past import NOT_IN_A_RELEASE, history_of
from macros.changes.withheld import NO_LONGER, Shown
from macros.dataset.dataset import Dataset
from macros.dataset.history import History, ToldChange
from macros.dataset.load import load
from macros.exporting.feeds import feed_files
from macros.pieces import Pieces
from macros.views.changes import WHY_NOT, changes_view
from tests import small_data
from tests.changes.history import MORE_MONEY, NEW_NAME, VERSIONS, data_with_history, git

AS_OF = date(2026, 11, 22)


def told(data: Path, keep_in: Path, most: int = 10) -> tuple[Dataset, History]:
    now = load(data).dataset
    assert now is not None
    history = history_of(data, now, most, keep_in)
    return replace(now, history=history), history


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_with_history(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def dataset(data: Path, kept: Path) -> Dataset:
    return told(data, kept)[0]


def shown(dataset: Dataset, partnership_id: str = "") -> list[tuple[str, str, str, list[str]]]:
    """The page: release, day, note and sentences of each entry."""
    return [
        (release.title, entry.day, entry.note.partition(".")[0], [says for place in entry.places for says in place.says])
        for release in changes_view(dataset, partnership_id).releases
        for entry in release.entries
    ]


def test_the_page_tells_each_change_by_month_the_newest_first(dataset: Dataset) -> None:
    assert shown(dataset) == [
        ("March 2024", "13 March 2024", "", ["Organisation: the name is now “Anyshire Constabulary” (was “Anyshire Police”)."]),
        ("February 2024", "12 February 2024", "The data changed shape; not compared", []),
        (
            "February 2024",
            "11 February 2024",
            "",
            [
                "Anytown Council now contributes £1,100 (was £1,000, +10.0%); total £1,600.50 (+6.7%).",
                "Total of the funding table: The lines of the table come to £100.50 more than the total the document states.",
                "Total of the funding table: The lines of the table come to £0.50 more than the total the document states.",
            ],
        ),
        ("January 2024", "10 January 2024", "The data begins here", []),
    ]


def test_a_difference_between_documents_that_comes_or_goes_is_told_with_the_change(dataset: Dataset) -> None:
    entry = changes_view(dataset).releases[1].entries[1]
    assert [place.title for place in entry.places] == ["Anytown: T funding", "Differences found", "Differences that are no more"]


def test_a_partnership_is_told_what_is_about_it_and_what_could_be(dataset: Dataset) -> None:
    assert [day for _, day, _, _ in shown(dataset, "anytown")] == ["12 February 2024", "11 February 2024", "10 January 2024"]


def test_what_lies_between_two_readable_versions_is_not_lost(tmp_path: Path) -> None:
    """The version that cannot be read also brought the change of funding."""
    first, _, broken, last = VERSIONS
    dataset, _ = told(data_with_history(tmp_path, (first, broken, last)), tmp_path / "kept")
    newest = shown(dataset)[0][3]
    assert any("£1,100" in says for says in newest)
    assert any("Anyshire Constabulary" in says for says in newest)


def test_a_place_leads_to_its_page(dataset: Dataset) -> None:
    page = BeautifulSoup(Pieces(dataset, "changes/", AS_OF).what_changed(), "html.parser")
    links = {link.text: urljoin("/changes/", str(link["href"])) for link in page.select("h4 a")}
    assert links["Anytown: T funding"] == "/anytown/everything/#funding"
    assert links["Organisations"] == "/organisations/anyshire-police/"
    assert {str(heading.get("id")) for heading in page.select("h3")} == {f"change-{step.id[:12]}" for step in dataset.history.steps}


def test_a_tag_is_a_release_and_what_follows_the_last_one_is_in_none_yet(tmp_path: Path) -> None:
    data = data_with_history(tmp_path, VERSIONS[:2])
    git(data, "tag", "v1")
    small_data.write(tmp_path, {**MORE_MONEY, **NEW_NAME})
    git(tmp_path, "commit", "-q", "-a", "-m", "change", day="2024-03-13")
    dataset, _ = told(data, tmp_path / "kept")
    assert [release for release, *_ in shown(dataset)] == [NOT_IN_A_RELEASE, "Release v1", "Release v1"]


def test_a_merged_request_is_one_step(tmp_path: Path) -> None:
    data = data_with_history(tmp_path, VERSIONS[:1])
    git(data, "checkout", "-q", "-b", "work")
    for changes in (MORE_MONEY, {**MORE_MONEY, **NEW_NAME}):
        small_data.write(tmp_path, changes)
        git(tmp_path, "commit", "-q", "-a", "-m", "change", day="2024-02-02")
    git(data, "checkout", "-q", "main")
    git(data, "merge", "-q", "--no-ff", "-m", "merge", "work", day="2024-02-03")
    _, history = told(data, tmp_path / "kept")
    assert [step.at for step in history.steps] == [datetime(2024, 2, 3, 12, tzinfo=UTC), datetime(2024, 1, 10, 12, tzinfo=UTC)]


def test_only_so_many_steps_are_compared_and_it_says_that_there_are_more(data: Path, tmp_path: Path) -> None:
    dataset, history = told(data, tmp_path, most=1)
    assert len(history.steps) == 1
    assert changes_view(dataset).older == "Still earlier versions were not compared for this copy of the site."


def test_what_was_worked_out_is_kept_and_gives_the_same(data: Path, kept: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.adapters.past.read_data", lambda _: pytest.fail("read again"))
    assert told(data, kept)[1] == dataset.history


def test_a_damaged_result_is_worked_out_again(data: Path, tmp_path: Path, dataset: Dataset) -> None:
    told(data, tmp_path)
    for path in tmp_path.rglob("*.json"):
        path.write_text('{"outcome": "compared"}', encoding="utf-8")
    assert told(data, tmp_path)[1] == dataset.history


def archive(data: Path, to: Path) -> Path:
    return small_data.write(to)


def shallow_clone(data: Path, to: Path) -> Path:
    git(to, "clone", "-q", "--depth", "1", data.parent.as_uri(), "shallow")
    return to / "shallow" / "data"


def not_committed(data: Path, to: Path) -> Path:
    git(to, "init", "-q")
    return small_data.write(to)


@pytest.mark.parametrize(
    ("made", "most", "why"),
    [
        (archive, 10, "files without their history"),
        (not_committed, 10, "files without their history"),
        (shallow_clone, 10, "only a part of their history"),
        (lambda data, to: data, 0, "without looking at earlier versions"),
    ],
)
def test_without_a_whole_history_the_page_and_the_feeds_say_so(
    made: Callable[[Path, Path], Path], most: int, why: str, data: Path, tmp_path: Path
) -> None:
    dataset, history = told(made(data, tmp_path), tmp_path / "kept", most)
    assert why in WHY_NOT[history.held]
    assert why in Pieces(dataset, "changes/", AS_OF).what_changed()
    files = feed_files(dataset, AS_OF)
    assert json.loads(files["changes/feed.json"])["items"] == []
    read = feedparser.parse(files["changes/feed.xml"])
    assert why in read.feed.subtitle
    assert (read.bozo, read.entries, read.feed.updated) == (False, [], "2026-11-22T00:00:00Z")


def test_without_git_the_site_is_made_all_the_same(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(data, tmp_path)[1].held == "no history"


def test_an_atom_reader_finds_every_change_with_its_time_and_an_id_that_stays(dataset: Dataset) -> None:
    read = feedparser.parse(feed_files(dataset, AS_OF)["changes/feed.xml"])
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.feed.title == "What changed: Site"
    assert read.feed.updated == "2024-03-13T12:00:00Z"
    assert [entry.updated for entry in read.entries] == [f"2024-{day}T12:00:00Z" for day in ("03-13", "02-12", "02-11", "01-10")]
    assert all(entry.id.startswith("urn:uuid:") for entry in read.entries)
    assert read.entries[0].title == "13 March 2024: Organisations"
    assert "Anyshire Constabulary" in read.entries[0].content[0].value
    others = feedparser.parse(feed_files(dataset, date(2030, 1, 1))["changes/anytown/feed.xml"])
    assert {entry.id for entry in others.entries}.isdisjoint(entry.id for entry in read.entries)


def test_the_json_feed_says_the_same(dataset: Dataset) -> None:
    files = feed_files(dataset, AS_OF)
    feed = json.loads(files["changes/feed.json"])
    atom = feedparser.parse(files["changes/feed.xml"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["date_published"] for item in feed["items"]] == [entry.published for entry in atom.entries]
    assert all(item["content_html"] for item in feed["items"])
    assert not any("url" in item for item in feed["items"])  # they would have to be whole, and the site has no address yet


def test_once_the_site_has_an_address_the_feeds_give_whole_links(dataset: Dataset) -> None:
    assert dataset.site
    published = replace(dataset, site=dataset.site.model_copy(update={"address": "https://masa.example"}))
    files = feed_files(published, AS_OF)
    feed = json.loads(files["changes/anytown/feed.json"])
    assert feed["home_page_url"] == "https://masa.example/changes/anytown/"
    assert feed["items"][0]["url"].startswith("https://masa.example/changes/anytown/#change-")
    read = feedparser.parse(files["changes/anytown/feed.xml"])
    assert {link.href for link in read.feed.links} == {
        "https://masa.example/changes/anytown/",
        "https://masa.example/changes/anytown/feed.xml",
    }
    without = feedparser.parse(feed_files(dataset, AS_OF)["changes/anytown/feed.xml"])
    assert [entry.id for entry in read.entries] == [entry.id for entry in without.entries]


def test_the_day_and_the_run_change_nothing_in_the_feeds(data: Path, dataset: Dataset, tmp_path: Path) -> None:
    again, _ = told(data, tmp_path)
    assert feed_files(again, date(2031, 5, 5)) == feed_files(dataset, AS_OF)


def test_what_is_written_in_the_data_is_never_markup(tmp_path: Path) -> None:
    bad = small_data.bent("organisations.yml", "name: Anyshire Police", "name: '<script>alert(1)</script>'")
    dataset, _ = told(data_with_history(tmp_path, (VERSIONS[0], ("2024-02-02", bad))), tmp_path / "kept")
    assert "<script" not in Pieces(dataset, "changes/", AS_OF).what_changed()
    read = feedparser.parse(feed_files(dataset, AS_OF)["changes/feed.xml"], sanitize_html=False)
    assert "&lt;script&gt;" in read.entries[0].content[0].value


POST = "posts:\n  - id: anytown-chair\n    title: Chair\n    holders:\n      - {name: %s, title_as_written: Chair, named: named in 2024, document: anytown-masa, lines: 1}\n"


def test_a_name_that_was_taken_out_is_not_told_again_by_the_page_or_a_feed(tmp_path: Path) -> None:
    """A person can ask for it. “Was Jane Roe” would keep the name where most people look."""
    versions: Any = [("2024-01-10", {"posts.yml": POST % "Jane Roe"}), ("2024-02-11", {"posts.yml": POST % "Ann Other"})]
    dataset, _ = told(data_with_history(tmp_path, tuple(versions)), tmp_path / "kept")
    said = Pieces(dataset, "changes/", AS_OF).what_changed() + "".join(feed_files(dataset, AS_OF).values())
    assert "Ann Other" in said
    assert NO_LONGER in said
    assert "Jane" not in said


@pytest.mark.parametrize(
    ("says", "cleaned"),
    [
        ("Ring 01234 567 890 (was 01234 567 891).", "Ring 01234 567 890 (was ••••• ••• •••)."),
        ("(was “The chair is Jane R…”)", f"(was “The chair is {NO_LONGER}…”)"),
        ("(was “…Roe is the chair”)", f"(was “…{NO_LONGER} is the chair”)"),
        ("Jane Roebuck stays.", "Jane Roebuck stays."),
        ("In 2023/24 it was £1,000.", "In 2023/24 it was £1,000."),
    ],
)
def test_what_is_not_shown_now_is_left_out_of_old_words(says: str, cleaned: str) -> None:
    now = Shown(frozenset({"Ann Other"}), frozenset({"01234567890"}))
    change = ToldChange("fact", "Posts", ("post", "x", ""), (), says)
    assert now.told(change, {"Jane Roe", "Ann Other"}).says == cleaned

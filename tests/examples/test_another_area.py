"""A site for another set of partnerships is a data folder: the worked example is checked, verified, built and read.

What the example must have comes from the model: a new state that is not in it fails a test here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import yaml

from macros.adapters.cli import main
from macros.adapters.settings import PROJECT
from macros.assessing.findings import STATUSES, Basis, Finding, findings_in_force, findings_later
from macros.assessing.reports import Promise, is_report, promises_of
from macros.builtsite.links import broken_links
from macros.comparing.compare import compare_all
from macros.comparing.records import Relation, Stance
from macros.consistency.rules import RULES, discrepancies_in
from macros.dataset.dataset import Dataset
from macros.dataset.files import files_in
from macros.dataset.load import load
from macros.model.record import Record
from macros.model.requirements import Status
from macros.model.scopes import SCOPES
from macros.model.topics import State
from macros.words import STATE_LABELS
from tests.examples.assembling import EXAMPLE, KINDS_SAME_FOR_ALL, SAME_FOR_ALL, SOURCES, another_area, is_same_for_all
from tests.examples.closed_lists import closed_lists, words_used
from tests.examples.leaks import OF_THREE, REAL_NAMES, leaks, texts_of_the_law
from tests.site.building import Built, built
from tests.site.numbers import numbers_in

pytestmark = pytest.mark.xdist_group("another area")

# Kept for stories by Ofcom: 01632 960000 to 960999, and 07700 900000 to 900999.
FOR_STORIES = re.compile("01632960[0-9]{3}|07700900[0-9]{3}")
FOR_EVERYBODY = {"999", "101", "08001111"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return another_area(tmp_path_factory.mktemp("another-area"))


@pytest.fixture(scope="module")
def anyshire(data: Path) -> Dataset:
    dataset = load(data).dataset
    assert dataset is not None
    return dataset


@pytest.fixture(scope="module")
def site(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(data, tmp_path_factory.mktemp("another-site"))


# --- the data -----------------------------------------------------------------------------------------------------------


def test_the_check_finds_nothing_wrong_and_nothing_left_to_fill_in_before_release(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--release", "--data", str(data)]) == 0, capsys.readouterr().err


def test_every_claim_stands_in_the_made_up_texts(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(data), "--sources", str(SOURCES)]) == 0, capsys.readouterr().err


def test_a_word_that_is_not_in_the_texts_is_found(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = Path(shutil.copytree(SOURCES, tmp_path / "sources"))
    text = texts / "eastmere-arrangements-2024.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("£50,000", "£55,000"), encoding="utf-8")
    assert main(["verify", "--data", str(data), "--sources", str(texts)]) == 1
    assert "funding.yml" in capsys.readouterr().err


def test_the_example_keeps_nothing_that_is_the_same_for_every_site() -> None:
    assert [name for name in SAME_FOR_ALL if (EXAMPLE / "data" / name).exists()] == []


def test_the_readme_names_every_file_of_the_example_and_every_one_to_copy() -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    own = {f"{path.name}/" if path.is_dir() else path.name for path in (EXAMPLE / "data").iterdir()}
    same = {name if "." in name else f"{name}/" for name in SAME_FOR_ALL}
    assert [name for name in sorted(own | same) if f"`{name}" not in readme] == []


def test_every_form_for_the_whole_site_is_in_the_example_or_is_the_same_for_all(data: Path) -> None:
    """Whoever copies it begins with every part of the site."""
    real, ours = ({str(file.inside) for file in files_in(folder)[0] if len(file.inside.parts) == 1} for folder in (PROJECT / "data", data))
    assert real == ours


# --- every state --------------------------------------------------------------------------------------------------------


def _findings(dataset: Dataset) -> list[Finding]:
    return [item for area in dataset.partnerships for item in (*findings_in_force(dataset, area), *findings_later(dataset, area))]


def _records(dataset: Dataset) -> Iterable[Record]:
    """Every record of the example's own files."""
    every = [*dataset.records(), *dataset.groups.values()]
    return [item for item in every if item.position and not is_same_for_all(item.position.file.name)]


def test_every_word_of_every_closed_list_of_the_forms_is_used(anyshire: Dataset) -> None:
    used, lists = words_used(_records(anyshire)), closed_lists(KINDS_SAME_FOR_ALL)
    assert "State" in lists
    assert "RefusedNumber.why" in lists
    assert {key: words - used.get(key, set()) for key, words in lists.items() if words - used.get(key, set())} == {}


def test_a_state_that_nothing_is_in_would_be_missed(anyshire: Dataset) -> None:
    without = [item for item in _records(anyshire) if getattr(item, "state", None) is not State.HEADING_ONLY]
    without = [item for item in without if "reports/" not in str(item.position and item.position.file.name)]
    assert closed_lists()["State"] - words_used(without)["State"] == {"heading only"}


def test_every_topic_state_stands_in_some_area(anyshire: Dataset) -> None:
    titles = [topic.id for page in anyshire.pages for topic in page.topics]
    assert {area.topic(topic).state for area in anyshire.partnerships.values() for topic in titles} == set(State)


def test_findings_are_in_every_state_and_of_every_basis_and_a_judgement_waits(anyshire: Dataset) -> None:
    found = _findings(anyshire)
    assert {item.status for item in found} == set(get_args(Status)) == set(STATUSES)
    assert {item.basis for item in found} == set(get_args(Basis))
    assert any(item.suspect for item in found)


def test_documents_relate_in_every_way_and_take_every_stance(anyshire: Dataset) -> None:
    matters = [matter for topic in compare_all(anyshire) for matter in topic.matters]
    assert {matter.relation for matter in matters} == set(Relation)
    assert {cell.stance for matter in matters for cell in matter.cells} == set(Stance)


def test_every_rule_on_where_documents_differ_finds_a_case(anyshire: Dataset) -> None:
    found = {item.rule for item in discrepancies_in(anyshire)}
    assert [rule.id for rule in RULES if rule.id not in found] == []


def test_a_yearly_report_keeps_some_promises_and_not_others(anyshire: Dataset) -> None:
    reports = [item for item in anyshire.publications.values() if is_report(anyshire, item)]
    promised = {promise.state for report in reports for promise in promises_of(anyshire, report)}
    assert promised == set(get_args(get_type_hints(Promise)["state"]))


def test_there_is_a_number_shown_and_one_not_checked_a_document_without_a_date_and_groups_of_every_scope(anyshire: Dataset) -> None:
    assert {bool(contact.number) for contact in anyshire.contacts.values() if contact.front_door and not contact.web_page_only} == {
        True,
        False,
    }
    assert {document.date.stated for document in anyshire.documents.values()} == {True, False}
    assert {group.scope for group in anyshire.groups.values()} == {*SCOPES, "pan-Anyshire"}


# --- the site -----------------------------------------------------------------------------------------------------------


def test_every_link_of_the_built_site_leads_somewhere(site: Built) -> None:
    assert broken_links(site.folder) == []


def test_readers_meet_every_state_in_words(site: Built) -> None:
    areas = " ".join(site.text(address) for address in site.addresses if address.startswith(("eastmere/", "northvale/")))
    assert [label for state, label in STATE_LABELS.items() if label not in areas and state is not State.STATED] == []
    matrix = site.text("statutory/").lower()
    assert [status for status in STATUSES if status not in matrix] == []
    assert "01632 960001" in site.text("procedures/contacts/")
    assert "not been checked" in site.text("procedures/contacts/")


def test_the_site_is_called_and_published_as_its_own_data_says(site: Built) -> None:
    home = site.text("")
    assert "How children are kept safe in Anyshire" in home
    assert "what was published by two partnerships" in home
    assert "Eastmere yearly report 2023/24" in home
    assert "Anyshire Safeguarding Office" in site.text("about/")
    assert "kept safe by two partnerships: Eastmere and Northvale." in site.text("about/")
    assert "Shared across Anyshire" in site.text("groups/")
    assert "For both areas." in site.text("procedures/documents/")


def test_no_name_of_the_real_areas_stands_in_any_page_or_file_of_the_site(site: Built) -> None:
    assert leaks(site.folder, REAL_NAMES, texts_of_the_law(REAL_NAMES)) == []


def test_nothing_on_the_site_speaks_of_three_areas(site: Built) -> None:
    assert leaks(site.folder, OF_THREE, texts_of_the_law(OF_THREE)) == []


def test_every_real_area_has_a_name_that_would_be_found() -> None:
    forms = {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (PROJECT / "data").glob("partnerships/*/partnership.yml")}
    county = yaml.safe_load((PROJECT / "data" / "site.yml").read_text(encoding="utf-8"))["whole_area"]
    names = [county, *(form["area"]["name"] for form in forms.values()), *(path.parent.name for path in forms)]
    assert len(names) > 2
    assert [name for name in names if not REAL_NAMES.search(name)] == []


def test_every_telephone_number_is_one_for_everybody_or_one_for_stories(anyshire: Dataset) -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*") if path.is_file())
    assert [number for number in numbers_in(text) if number not in FOR_EVERYBODY and not FOR_STORIES.fullmatch(number)] == []
    shown = [*(line.number for line in anyshire.helplines), *(contact.number for contact in anyshire.contacts.values() if contact.number)]
    held = {re.sub(r"\D", "", number) for number in shown}
    assert [number for number in held if number not in FOR_EVERYBODY and not FOR_STORIES.fullmatch(number)] == []


def test_every_address_of_the_example_leads_nowhere_real() -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*") if path.is_file())
    hosts = set(re.findall(r"https?://([^/\s\"'}]+)", text))
    assert hosts
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_the_guide_is_linked_from_the_page_on_the_data_and_from_the_guide_for_editors(site: Built) -> None:
    address = "https://code.anyshire.example/safeguarding/file/tests/examples/anyshire/README.md?line=1"
    assert address in [link.get("href") for link in site.page("data/").find_all("a")]
    assert "tests/examples/anyshire/README.md" in (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_commands_of_the_guide_make_the_same_data(data: Path, tmp_path: Path) -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    block = next(text for text in re.findall(r"```\n(.*?)```", readme, re.DOTALL) if "cp -r" in text)
    copying = [line.replace("/tmp/anyshire", str(tmp_path / "data")) for line in block.splitlines() if line.startswith("cp ")]
    subprocess.run(["/bin/sh", "-e", "-c", "\n".join(copying)], cwd=PROJECT, check=True)
    assert [file.inside for file in files_in(tmp_path / "data")[0]] == [file.inside for file in files_in(data)[0]]

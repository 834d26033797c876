"""The workflows a forge runs: pinned, with least rights, and made of scripts that work anywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.adapters.external_links import main as external_links
from macros.adapters.settings import PROJECT
from macros.builtsite.external import NotUnderstood, broken_external_links, left_out
from macros.builtsite.serving import served

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted(path for path in (PROJECT / ".ci").iterdir() if not path.suffix)
BIN = Path(sys.executable).parent


def run(*command: str | Path, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment}, check=False)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_one_that_github_understands(path: Path) -> None:
    done = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)
    assert done.returncode == 0, done.stdout


def test_the_security_linter_finds_nothing(tmp_path: Path) -> None:
    assert run(BIN / "zizmor", "--offline", "--no-progress", PROJECT / ".github" / "workflows").returncode == 0
    bad = tmp_path / "bad.yml"
    text = (PROJECT / ".github" / "workflows" / "pull-request.yml").read_text(encoding="utf-8")
    bad.write_text(
        text.replace('run: .ci/pull-request "$BASE"', "run: .ci/pull-request ${{ github.event.pull_request.title }}"), encoding="utf-8"
    )
    assert run(BIN / "zizmor", "--offline", "--no-progress", bad).returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_hash_and_rights_are_given_one_by_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", item) for item in used), used
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "secrets." not in text


def test_what_runs_a_pull_request_can_write_nothing_and_what_writes_runs_nothing_of_it() -> None:
    checked = yaml.safe_load((PROJECT / ".github" / "workflows" / "pull-request.yml").read_text(encoding="utf-8"))
    assert checked["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in checked["jobs"].values())
    comment = (PROJECT / ".github" / "workflows" / "change-report.yml").read_text(encoding="utf-8")
    assert "actions/checkout" not in comment
    assert ".ci/" not in comment


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_run_and_is_sound_shell(path: Path) -> None:
    assert os.access(path, os.X_OK)
    assert run("bash", "-n", path).returncode == 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_calls_only_scripts_that_are_there(path: Path) -> None:
    for script in re.findall(r"\.ci/[\w-]+", path.read_text(encoding="utf-8")):
        assert (PROJECT / script).is_file(), script


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The project as committed files would be, with the libraries of this run and a `make` that builds one page."""
    folder = tmp_path / "clone"
    ignore = shutil.ignore_patterns("site", ".venv", ".build", ".git", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis")
    shutil.copytree(PROJECT, folder, ignore=ignore)
    (folder / ".venv").symlink_to(BIN.parent)
    make = tmp_path / "bin" / "make"
    make.parent.mkdir()
    make.write_text(
        "#!/bin/sh\nfor word; do [ $word = site ] && mkdir -p site && echo '<h1>Page</h1>' > site/index.html; done; true\n",
        encoding="utf-8",
    )
    make.chmod(0o755)
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["-c", "user.name=E", "-c", "user.email=e@example.org", "commit", "-qm", "all"],
    ):
        assert run("git", *arguments, cwd=folder).returncode == 0
    return folder


def pull_request(clone: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    return run(
        clone / ".ci" / "pull-request", "main", tmp_path / "out", cwd=clone, PATH=path, PYTHONPATH=str(clone), MASA_CHECK_FORMAT="github"
    )


def test_a_pull_request_is_checked_built_and_told(clone: Path, tmp_path: Path) -> None:
    funding = clone / "data" / "partnerships" / "luton" / "funding.yml"
    text = funding.read_text(encoding="utf-8")
    funding.write_text(text.replace("pounds: 24400", "pounds: 26000", 1), encoding="utf-8")
    done = pull_request(clone, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    report = (tmp_path / "out" / "change-report.md").read_text(encoding="utf-8")
    assert "## Luton: Funding" in report
    assert "now contributes £26,000 (was £24,400, +6.6%)" in report
    assert "`/luton/funding/`" in report


def test_a_broken_pull_request_gets_annotations_and_a_report_that_says_what_is_broken(clone: Path, tmp_path: Path) -> None:
    funding = clone / "data" / "partnerships" / "luton" / "funding.yml"
    funding.write_text(funding.read_text(encoding="utf-8").replace("pounds: 24400", "pounds: lots", 1), encoding="utf-8")
    done = pull_request(clone, tmp_path)
    assert done.returncode == 1
    assert "::error file=data/partnerships/luton/funding.yml,line=" in done.stdout
    assert "money-not-a-number" in (tmp_path / "out" / "change-report.md").read_text(encoding="utf-8")
    assert not (clone / "site").exists()


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[str]:
    """Another site, with one page."""
    folder = tmp_path / "neighbour"
    folder.mkdir()
    (folder / "there.html").write_text("<h1>There</h1>", encoding="utf-8")
    with served(folder) as address:
        yield address


def test_a_broken_link_to_another_site_is_found_and_one_left_out_for_a_reason_is_not(tmp_path: Path, neighbour: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    links = "".join(f"<a href='{neighbour}{name}'>{name}</a>" for name in ("there.html", "gone.html", "left/out.html"))
    (site / "index.html").write_text(f"<!doctype html><title>T</title>{links}", encoding="utf-8")
    ignored = tmp_path / "left-out.yml"
    ignored.write_text(f"links:\n  - address: {neighbour}left/*\n    reason: It answers nobody.\n", encoding="utf-8")
    with served(site) as root:
        broken = broken_external_links(root, left_out(ignored))
    assert [(link.address, link.pages) for link in broken] == [(f"{neighbour}gone.html", ("/",))]
    assert "404" in broken[0].answer
    assert external_links([str(site), str(ignored)]) == 1


def test_a_link_is_left_out_only_with_a_reason(tmp_path: Path) -> None:
    ignored = tmp_path / "left-out.yml"
    ignored.write_text("links:\n  - address: https://example.org/*\n", encoding="utf-8")
    with pytest.raises(NotUnderstood, match=r"left-out\.yml:2:5.*reason"):
        left_out(ignored)
    assert all(item.reason for item in left_out(PROJECT / ".ci" / "links-not-checked.yml"))

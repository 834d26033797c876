"""The site can leave its generator: ProperDocs, which carries MkDocs on, makes the same pages from the same files.

Material for MkDocs ends on 5 May 2027. See docs/about/engine.md.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from macros.adapters.settings import PROJECT
from tests.site.building import AS_OF, Built, built

pytestmark = pytest.mark.slow
PROPERDOCS = PROJECT / ".build" / "engines" / "properdocs" / "bin" / "python"
MISSING = "ProperDocs is not here. To get it: make nightly"
# Runs the command as its own program would, and then says whose code built the site.
RUN = """
import runpy, sys
sys.argv = ["properdocs", *sys.argv[1:]]
try:
    runpy.run_module("properdocs", run_name="__main__")
except SystemExit as done:
    import mkdocs.commands.build
    print("built by", mkdocs.commands.build.build.__module__, mkdocs.commands.build.__file__)
    sys.exit(done.code)
"""


@pytest.fixture(scope="module")
def by_properdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as ProperDocs builds it."""
    if not PROPERDOCS.exists():
        pytest.fail(MISSING, pytrace=False)
    folder = tmp_path_factory.mktemp("properdocs")
    environment = {
        **os.environ,
        "MASA_AS_OF": AS_OF,
        "MASA_SEARCH": "no",
        "MASA_PDF": "no",
        "MASA_CHANGES": "no",
        "PYTHONPATH": str(PROJECT),
    }
    command = [str(PROPERDOCS), "-c", RUN, "build", "-f", "mkdocs.yml", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    assert "built by properdocs" in done.stdout, done.stdout
    return Built(folder)


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `make site` builds it."""
    return built(PROJECT / "data", tmp_path_factory.mktemp("mkdocs"))


def test_another_generator_makes_the_same_pages(by_properdocs: Built, by_mkdocs: Built) -> None:
    assert by_properdocs.addresses == by_mkdocs.addresses
    assert [page for page in by_mkdocs.addresses if by_properdocs.text(page) != by_mkdocs.text(page)] == []


def test_every_other_file_is_the_same_too(by_properdocs: Built, by_mkdocs: Built) -> None:
    assert _files(by_properdocs.folder) == _files(by_mkdocs.folder)


def _files(folder: Path) -> dict[str, bytes]:
    """What is not a page, nor a list that names the generator."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".json", ".csv", ".css", ".js", ".txt")
    }

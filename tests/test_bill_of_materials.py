"""Whoever takes the site over can see every library it is made with, in CycloneDX."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from macros.adapters.settings import PROJECT

pytestmark = pytest.mark.slow


def test_the_list_of_libraries_names_every_one_that_is_pinned() -> None:
    if not (PROJECT / ".build" / "materials" / "bin" / "cyclonedx-py").exists():
        pytest.fail("cyclonedx-py is not here. To get it: make nightly", pytrace=False)
    subprocess.run(["make", "--no-print-directory", "sbom"], cwd=PROJECT, check=True, capture_output=True)
    told = json.loads((PROJECT / ".build" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert told["bomFormat"] == "CycloneDX"
    pinned = set(
        re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==", (PROJECT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert len(pinned) > 80
    assert {part["name"] for part in told["components"]} == pinned
    assert all(part["version"] and part["purl"] for part in told["components"])

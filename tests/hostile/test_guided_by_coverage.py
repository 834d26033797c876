"""The reader, the loader, the predicates and the comparison, tried with inputs that seek out code not reached before.

What is given at random (`test_fuzzed.py`) seldom gets past the first check of a file. Here an input that reaches something new
is kept and bent again. The same seeds and the same number of tries give the same inputs each time.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
MISSING = "atheris is not here. To get it: make nightly"
# It is made for CPython on Linux, and follows each new Python late; requirements of `nightly` in pyproject.toml say the same.
NO_WHEEL = not (sys.platform == "linux" and sys.implementation.name == "cpython" and sys.version_info < (3, 14))
pytestmark = [pytest.mark.slow, pytest.mark.skipif(NO_WHEEL, reason="atheris is not made for this system or this Python")]
PLANTED = """
import sys
from tests.hostile import guided

def slip(given):
    parsed, _ = guided.read_yaml("data/x.yml", given)
    assert parsed is None or not isinstance(parsed.value, list), "a list"

guided.TARGETS = {"planted": (slip, ["state: stated\\n"])}
guided.main("planted", "20000", sys.argv[1])
"""


def tried(folder: Path, *command: str) -> tuple[int, str]:
    """The status, and what was said in the end with the input that led to it."""
    if find_spec("atheris") is None:
        pytest.fail(MISSING, pytrace=False)
    done = subprocess.run([sys.executable, *command, str(folder)], cwd=PROJECT, capture_output=True, check=False)
    # `crash-…`, `timeout-…` or `oom-…`, as libFuzzer calls them.
    inputs = [f"{path.name}: {path.read_bytes()!r}" for path in sorted(folder.glob("*-*"))]
    # The traceback is on the one, how far it came on the other.
    said = [part[-4000:].decode("utf-8", "replace") for part in (done.stdout, done.stderr)]
    return done.returncode, "\n".join([*said, *inputs])


@pytest.mark.parametrize(("target", "runs"), [("reader", 100_000), ("predicates", 100_000), ("loader", 3_000), ("diff", 3_000)])
def test_no_input_that_reaches_new_code_brings_it_down(target: str, runs: int, tmp_path: Path) -> None:
    status, said = tried(tmp_path, "-m", "tests.hostile.guided", target, str(runs))
    assert status == 0, said
    assert f"Done {runs}" in said


def test_a_planted_slip_is_found_and_shown(tmp_path: Path) -> None:
    status, said = tried(tmp_path, "-c", PLANTED)
    assert status != 0
    assert "a list" in said
    assert "crash-" in said

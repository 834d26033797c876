"""Lighthouse on the pages readers reach first, as on a slow telephone. Run by `make bench`; a measurement, not a test.

In: the real data. Out: a table of scores (0 to 100) and of bytes. Must not know: how a page is made.

Lighthouse is a program for Node, pinned here. Node comes with the system; the program is fetched into `.build/lighthouse/`
the first time. Without Node or without a network the run says so, and nothing else of the bench is lost.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.adapters.settings import PROJECT
from macros.builtsite.serving import served
from tests.install_browser import NO_CHROMIUM, chromium_path
from tests.site.building import built

PROGRAM = "lighthouse@12.8.2"  # 13 needs Node 22, which Debian 12 has not
FOLDER = PROJECT / ".build" / "lighthouse"
PAGES = ("", "luton/", "luton/funding/", "statutory/", "procedures/")
# The score each page is to reach, of 100.
TARGETS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3


def program() -> list[str] | None:
    """The command that runs Lighthouse, fetched if it is not here yet; None where that cannot be done."""
    found = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("Lighthouse needs Node 18 or later. On Debian and Ubuntu: apt-get install nodejs npm")
        return None
    if not found.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), PROGRAM], check=False, capture_output=True
        )
        if done.returncode:
            print(f"{PROGRAM} could not be fetched. It needs the network the first time.")
            return None
    return [str(found)]


def scores(command: list[str], url: str) -> dict[str, float]:
    """The scores of one run on a page, by category, and the bytes that were sent.

    Raises:
        RuntimeError: the run gave no result; the message is what it printed.
    """
    flags = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(TARGETS)}"]
    done = subprocess.run(
        [*command, url, *flags], capture_output=True, text=True, check=False, env={**os.environ, "CHROME_PATH": _browser()}
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    result = json.loads(done.stdout)
    found = {name: 100 * (result["categories"][name]["score"] or 0) for name in TARGETS}
    return {
        **found,
        "bytes": result["audits"]["total-byte-weight"]["numericValue"],
        "shift": result["audits"]["cumulative-layout-shift"]["numericValue"],
    }


def _browser() -> str:
    found = chromium_path()
    if found is None:
        sys.exit(NO_CHROMIUM)
    return str(found)


def main(site: Path | None = None) -> None:
    """Print the table; the median of three runs for each page."""
    command = program()
    if command is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        built_site = site or built(PROJECT / "data", Path(folder), search=True).folder
        with served(built_site, packed=True) as address:
            print(f"{'Page':28}" + "".join(f"{name:>16}" for name in (*TARGETS, "bytes", "shift")))
            for page in PAGES:
                runs = [scores(command, address + page) for _ in range(RUNS)]
                middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
                missed = [name for name, target in TARGETS.items() if round(middle[name]) < target]
                print(
                    f"{page or '/':28}" + "".join(f"{value:>16.0f}" for value in list(middle.values())[:-1]) + f"{middle['shift']:>16.3f}",
                    end="",
                )
                print(f"  below the target: {', '.join(missed)}" if missed else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)

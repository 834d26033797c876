"""Finds Chromium on this machine, and as a script (`make browser`) gets it when there is none.

In: nothing but the machine. Out: the path of a Chromium, or exit code 1 and one sentence that says how to get it.
Must not know: what is tested in it.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

NO_CHROMIUM = (
    "The tests look at the built pages in Chromium, and there is none on this machine: install the package 'chromium' "
    "(Debian: apt-get install chromium) or Google Chrome, or run '.venv/bin/python -m playwright install chromium'."
)

# The shell is the same browser without windows: it opens a page in a third of the time.
_NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
_MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_DEBIAN_PACKAGES = ("chromium-headless-shell", "chromium")  # the second where Debian is too old for the first
_FONTS = ("fonts-liberation", "fonts-dejavu-core")


def chromium_path() -> Path | None:
    """The Chromium to use: the system's, then the newest that Playwright has fetched; None when there is none."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    for application in _MAC_APPLICATIONS:
        if Path(application).is_file():
            return Path(application)
    return _fetched_by_playwright()


def _fetched_by_playwright() -> Path | None:
    # Playwright itself would say, but to import and start it takes longer than all the rest.
    inside = {
        "Linux": "chrome-linux*/chrome",
        "Darwin": "chrome-mac*/*.app/Contents/MacOS/*",
        "Windows": "chrome-win*/chrome.exe",
    }.get(platform.system())
    if inside is None:
        return None
    revisions = sorted(_browsers_folder().glob("chromium-*"), key=_revision, reverse=True)
    return next((found for revision in revisions for found in sorted(revision.glob(inside))), None)


def _browsers_folder() -> Path:
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen:
        return Path(chosen)
    by_default = {"Darwin": "Library/Caches", "Windows": "AppData/Local"}.get(platform.system(), ".cache")
    return Path.home() / by_default / "ms-playwright"


def _revision(folder: Path) -> int:
    number = re.search(r"\d+$", folder.name)
    return int(number.group()) if number else 0


def _install() -> None:
    """Debian's own package where we may install it, else Playwright's; each prints what it does."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    has_apt = shutil.which("apt-get") is not None
    # Only Debian: in Ubuntu the package of this name is an empty one that asks for a snap.
    if as_root and has_apt and _is_debian():
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run("apt-get", "update", "-q", environment=quietly)
        for package in _DEBIAN_PACKAGES:
            if chromium_path() is None:
                _run("apt-get", "install", "-q", "-y", "--no-install-recommends", package, *_FONTS, environment=quietly)
    if chromium_path() is None:
        libraries_too = ["--with-deps"] if as_root and has_apt else []
        _run(sys.executable, "-m", "playwright", "install", *libraries_too, "chromium")


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _run(*command: str, environment: dict[str, str] | None = None) -> None:
    # Whether it worked is seen from what is there afterwards.
    subprocess.run(command, check=False, env=environment)


def _starts(chromium: Path) -> bool:
    try:
        return subprocess.run([chromium, "--version"], check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    """Make sure that there is a Chromium; 0 when there is, 1 when it could not be got."""
    if chromium_path() is not None:
        return 0
    print("There is no Chromium for the tests on this machine: installing one.", flush=True)
    _install()
    chromium = chromium_path()
    if chromium is None or not _starts(chromium):
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

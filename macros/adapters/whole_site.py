"""Build the site beside the one that is there, and swap them: a build that fails, is stopped or has no room changes nothing.

In: the project. Out: `site/`, the old one or the new one, and words. Must not know: what a build does.

Use: python -m macros.adapters.whole_site. Ends with 1 where nothing was published, with 130 where somebody stopped it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.adapters import settings
from macros.adapters.faults import in_a_sentence

CONFIG = settings.PROJECT / "mkdocs.yml"
AS_IT_WAS = "Nothing was published; site/ is as it was."


class AnotherBuild(Exception):
    """Another build of the same site is running."""


def main(build: Callable[[Path], bool] | None = None, project: Path = settings.PROJECT) -> int:
    """Build and swap: 0, or 1 where nothing was published, or 130 where somebody stopped it."""
    site, work = project / "site", project / ".build"
    try:
        work.mkdir(exist_ok=True)
        with the_only_build(work / "site.lock"):
            put_back(site, work)
            if not (build or built_with_mkdocs)(work / "site"):
                return _told(AS_IT_WAS)
            swapped(site, work)
    except AnotherBuild:
        return _told("Another build is running, so this one did nothing. Wait until it has ended, then run this again.")
    except OSError as error:
        return _told(f"{in_a_sentence(error)} {AS_IT_WAS}")
    except UnicodeDecodeError:
        return _told(f"A file in docs/ is not text in UTF-8; the line above names it. Save it as UTF-8. {AS_IT_WAS}")
    except KeyboardInterrupt:
        return _told(f"Stopped. {AS_IT_WAS}", 130)
    print("The site is in site/. To look at it: make serve")
    return 0


def _told(words: str, code: int = 1) -> int:
    print(words, file=sys.stderr)
    return code


@contextmanager
def the_only_build(path: Path) -> Iterator[None]:
    """Nobody else builds meanwhile. The system lets go of the lock when this process ends, in whichever way.

    Raises:
        AnotherBuild: somebody else does.
    """
    with path.open("a+b") as lock:
        try:
            _locked(lock.fileno())
        except BlockingIOError:
            raise AnotherBuild from None
        yield


def _locked(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BlockingIOError from None
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def put_back(site: Path, work: Path) -> None:
    """The old site, where a swap was stopped between its two steps."""
    if not site.exists() and (work / "replaced").exists():
        (work / "replaced").rename(site)


def swapped(site: Path, work: Path) -> None:
    """The new site in the place of the old.

    Raises:
        OSError: it cannot be put there; the old one is as it was.
    """
    new, old = work / "site", work / "replaced"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        with suppress(OSError):
            put_back(site, work)
        raise
    shutil.rmtree(old, ignore_errors=True)


def built_with_mkdocs(to: Path) -> bool:
    """Whether the strict build into a folder went well. What it complains of is on the screen.

    Never -q or -v with --strict: MkDocs then ends well on broken links (mkdocs issues 4126, 3991).
    """
    import click
    from mkdocs.__main__ import cli

    try:
        cli.main(["build", "--strict", "--config-file", str(CONFIG), "--site-dir", str(to)], prog_name="mkdocs", standalone_mode=False)
    except click.ClickException as stopped:
        stopped.show()
        return False
    except click.Abort:
        raise KeyboardInterrupt from None
    return True


if __name__ == "__main__":
    sys.exit(main())

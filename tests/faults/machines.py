"""Machines on which something is wrong, for tests.

In: a folder to prepare. Out: what a command is started with, or under. Must not know: what the command does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from macros.adapters.settings import PROJECT

# Python reads a module of this name before anything else.
FIRST = "sitecustomize.py"
NO_NETWORK = """
import socket

def refused(*_, **__):
    raise OSError("a build asks nothing of the network")

socket.getaddrinfo = socket.create_connection = refused
connect = socket.socket.connect
socket.socket.connect = lambda self, to: connect(self, to) if self.family == socket.AF_UNIX else refused()
"""
OTHER_ORDER = """
import os
import random

listdir, scandir = os.listdir, os.scandir

def mixed(found):
    found = sorted(found, key=lambda item: getattr(item, "name", item))
    random.Random(7).shuffle(found)
    return found

class Mixed:
    def __init__(self, path="."):
        with scandir(path) as found:
            self._left = iter(mixed(found))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._left)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass

os.listdir = lambda path=".": mixed(listdir(path))
os.scandir = Mixed
"""


def read_first(folder: Path, *sources: str) -> str:
    """What PYTHONPATH is to be, so that every Python started with it begins with these lines."""
    folder.mkdir(parents=True)
    (folder / FIRST).write_text("\n".join(sources), encoding="utf-8")
    return str(folder)


@cache
def can_stand_apart(*kinds: str) -> bool:
    """Whether a process can have a network, or disks, of its own here."""
    return bool(shutil.which("unshare")) and subprocess.run(apart(*kinds, "true"), capture_output=True, check=False).returncode == 0


def apart(*command: str) -> list[str]:
    """A command, beginning with `--net` or `--mount`, with a network or disks of its own."""
    return ["unshare", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), *command]


def on_a_small_disk(folder: Path, size: str, *command: str) -> list[str]:
    """A command for which `folder` is a disk of its own with room for `size`. What stood there is copied, if it fits."""
    if not can_stand_apart("--mount"):
        pytest.skip("no disk can be mounted here; the limit on the size of a file stands for it")
    copied = 'cp -r "$0" "$0.was" && mount -t tmpfs -o size="$1" none "$0" && cp -r "$0.was/." "$0/" && shift && exec "$@"'
    return apart("--mount", "sh", "-c", copied, str(folder), size, *command)


def on_a_read_only_disk(folder: Path, *command: str) -> list[str]:
    """A command for which nothing below `folder` can be written, whoever runs it."""
    if not can_stand_apart("--mount"):
        pytest.skip("no disk can be mounted here")
    again = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    return apart("--mount", "sh", "-c", again, str(folder), *command)


@contextmanager
def no_room_after(size: int) -> Iterator[None]:
    """No file can grow beyond this many bytes: what is written stops in the middle, as on a full disk."""
    resource = pytest.importorskip("resource", reason="the system has no limits of this kind")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def path_without_git(folder: Path) -> str:
    """What PATH is to be, so that all is found but git."""
    folder.mkdir(parents=True)
    for place in os.environ["PATH"].split(os.pathsep):
        for tool in Path(place).iterdir() if Path(place).is_dir() else ():
            if not tool.name.startswith("git") and not (folder / tool.name).is_symlink():
                (folder / tool.name).symlink_to(tool)
    return str(folder)


def copy_of_the_project(to: Path) -> Path:
    """All that `make site` needs, without a history and with the libraries of this very Python."""
    kept_out = shutil.ignore_patterns("__pycache__")
    for name in ("macros", "docs", "data"):
        shutil.copytree(PROJECT / name, to / name, ignore=kept_out)
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy2(PROJECT / name, to / name)
    (to / ".venv").mkdir()
    (to / ".venv" / ".set-up").touch()  # so that make sets nothing up
    return to


def make(*targets: str) -> list[str]:
    """`make`, with the programs of this very Python."""
    return ["make", *targets, f"BIN={Path(sys.executable).parent}"]


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

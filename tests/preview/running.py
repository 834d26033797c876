"""A preview of a copy of the project, running in a process of its own.

In: a project. Out: what a browser gets, and what the editor reads on the screen. Must not know: what a test changes.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.site.building import AS_OF

LONGEST = 60  # seconds; a machine that many share may take its time


@dataclass(frozen=True)
class Answer:
    """What a browser got."""

    status: int
    kind: str
    text: str
    address: str


@dataclass
class Running:
    """A preview: where it is, and every line it has written so far."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    root: str = ""

    def get(self, address: str = "") -> Answer:
        """What stands at an address below the root, such as `luton/`."""
        try:
            with urllib.request.urlopen(self.root + address, timeout=LONGEST) as found:
                return Answer(found.status, found.headers["Content-Type"], found.read().decode(), found.url.removeprefix(self.root))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.headers["Content-Type"], refused.read().decode(), address)

    def get_when(self, address: str, is_so: Callable[[Answer], bool]) -> Answer:
        """What stands at an address once something is so of it: a change takes a moment to be noticed."""
        end = time.monotonic() + LONGEST
        while not is_so(found := self.get(address)):
            assert time.monotonic() < end, f"{found.text[:3000]}\n{self.said[-20:]}"
            time.sleep(0.05)
        return found


@contextmanager
def previewed(project: Path, **settings: str) -> Iterator[Running]:
    """`make serve`, without what Make does, at a port that the system chose; ready to be asked."""
    environment = {**os.environ, "MASA_AS_OF": AS_OF, "NO_MKDOCS_2_WARNING": "1", **settings}
    command = [sys.executable, "-m", "macros.adapters.preview", "--dev-addr", "localhost:0"]
    running = Running(subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True))
    listener = threading.Thread(target=_listen, args=[running], daemon=True)
    listener.start()
    end = time.monotonic() + LONGEST
    while not running.root:
        assert running.process.poll() is None, running.said
        assert time.monotonic() < end, running.said
        time.sleep(0.02)
    try:
        yield running
        running.process.send_signal(signal.SIGINT)  # as Ctrl-C does
        assert running.process.wait(LONGEST) == 0
        listener.join(LONGEST)
        assert running.said[-2:] == ["", "The preview has ended."]
    finally:
        running.process.kill()
        running.process.wait()
        listener.join()
        assert running.process.stderr
        running.process.stderr.close()


def _listen(running: Running) -> None:
    assert running.process.stderr
    for line in running.process.stderr:
        running.said.append(line.rstrip("\n"))
        if found := re.search(r"The site is at (http://\S+/)", line):
            running.root = found[1]

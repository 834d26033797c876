"""Serve a built site on this machine, for checks that look at it as a browser would.

In: a folder. Out: its address while it is served. Must not know: who looks.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing of each request, and lets linkchecker ask without waiting between requests (its own convention)."""

    def end_headers(self) -> None:
        """Add the header by which linkchecker knows that it may ask quickly."""
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """A browser that leaves a page before it is whole is no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong, unless the other side has only gone away."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, `http://127.0.0.1:port/`, at which `folder` is served until the block ends."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()

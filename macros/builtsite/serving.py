"""Serve a built site on this machine, for checks that look at it as a browser would.

In: a folder. Out: its address while it is served. Must not know: who looks.
"""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
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


class _Packed(_Quiet):
    """Sends text packed with gzip, as hosts do."""

    def do_GET(self) -> None:
        """Send a file, or what its superclass would send where there is no such text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if path.suffix not in (".html", ".css", ".js", ".svg", ".json", ".txt", ".xml") or not path.is_file():
            super().do_GET()
            return
        held = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(held)))
        self.end_headers()
        self.wfile.write(held)


@contextmanager
def served(folder: Path, *, packed: bool = False) -> Iterator[str]:
    """The address, `http://127.0.0.1:port/`, at which `folder` is served until the block ends; `packed` with gzip if asked."""
    server = _Server(("127.0.0.1", 0), partial(_Packed if packed else _Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()

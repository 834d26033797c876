"""`make serve`: the site with every change, each page made when somebody opens it.

In: the project, and the address to listen at. Out: the site in a browser, until Ctrl-C. Must not know: how a page is made.

Use: python -m macros.adapters.preview [--dev-addr localhost:8000]. `mkdocs serve` makes all pages after each change; here
only what a browser asks for is made. The search and the PDFs, which need all pages, are left out.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import re
import sys
import tempfile
from threading import Thread

from mkdocs.exceptions import MkDocsException

from macros.adapters import settings
from macros.adapters.preview_server import CONFIG, Preview, configuration

ADDRESS = "localhost:8000"
SETTINGS = {"MASA_SEARCH": "no", "MASA_PDF": "no"}


def main(arguments: list[str] | None = None) -> int:
    """Serve the site until Ctrl-C: 0, or 1 where nothing could be served."""
    host, port = _wanted(arguments)
    os.environ.update(SETTINGS)
    _log_to_the_screen()
    ended: list[int] = []
    try:
        with tempfile.TemporaryDirectory(prefix="masa-preview-", ignore_cleanup_errors=True) as folder:
            # Not in the main thread: a Ctrl-C while forms are made would come up in a library, which takes it for an error.
            work = Thread(target=lambda: ended.append(_served(host, port, folder)), daemon=True)
            work.start()
            while work.is_alive():
                work.join(0.5)
    except KeyboardInterrupt:
        print("\nThe preview has ended.", file=sys.stderr)
        return 0
    return ended[0] if ended else 1


def _served(host: str, port: int, folder: str) -> int:
    try:
        config = configuration(folder)
        config.plugins.on_startup(command="serve", dirty=False)
        Preview(host, port, folder, [config.docs_dir, CONFIG, *config.watch, settings.data_folder()]).run()
    except MkDocsException as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(_not_listening(error, host, port), file=sys.stderr)
    return 1


def _not_listening(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by another preview. End that one, or use another port: make serve PORT={port + 1}"
    return f"Nothing can listen at {host}:{port}: {error.strerror}. Use another port: make serve PORT=8001"


def _wanted(arguments: list[str] | None) -> tuple[str, int]:
    parser = argparse.ArgumentParser(prog="make serve", description="Show the site, and follow changes.")
    parser.add_argument("--dev-addr", type=_host_and_port, default=ADDRESS, metavar="HOST:PORT", help=f"where to listen; {ADDRESS}")
    host, port = parser.parse_args(arguments).dev_addr
    return host, port


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not a host and a port, such as {ADDRESS}")
    return host, int(port)


def _log_to_the_screen() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    logging.getLogger("mkdocs").addHandler(handler)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)  # it lists every macro, after every change


if __name__ == "__main__":
    sys.exit(main())

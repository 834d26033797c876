"""The server of the preview: it follows the files, tells the browsers, and answers with what is made on the spot.

In: where to listen, and which files to follow. Out: pages, or what stands in their way. Must not know: how a page is made.

MkDocs' own live-reload server does the telling. What is not made for use by others there is bound to its version, which is
pinned; docs/about/engine.md says so.
"""

from __future__ import annotations

import gc
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer

from macros.adapters import settings
from macros.adapters.faults import in_a_sentence
from macros.adapters.file_states import FileStates, file_states
from macros.adapters.preview_site import PreviewSite
from macros.rendering import environment

CONFIG = settings.PROJECT / "mkdocs.yml"
LOOKS_EVERY = 0.25  # seconds, for changed files
# What git said of a commit, and templates, which Jinja reads again where they changed.
STAYS_KNOWN = ("macros.adapters.history", "macros.rendering")
SCRIPT = re.compile(r"/livereload/([0-9]+)/([0-9]+)\.js")
LOG = logging.getLogger("mkdocs.preview")

Start = Callable[[str, list[tuple[str, str]]], Any]


class Preview(LiveReloadServer):
    """The server. `folder` is where MkDocs writes a page before it is sent."""

    def __init__(self, host: str, port: int, folder: str, followed: Iterable[str | Path]) -> None:
        super().__init__(builder=self.read_again, host=host, port=port, root=folder)
        self.serve_thread.daemon = True
        self._host = host
        self._followed = sorted({str(Path(place).resolve()) for place in followed})
        self._one_at_a_time = Lock()  # pages are made, and the data is read, by one thread at a time
        self._site: PreviewSite | None = None
        self._trouble = ""
        self._epoch = 0  # which of the changes that MkDocs counts the site is of
        self._program = _program()

    def run(self) -> None:
        """Serve until the process ends.

        Raises:
            OSError: nothing can listen at the address.
        """
        self.server_bind()  # first, so that an address that is taken is told at once
        self.server_activate()
        Thread(target=self._follow, args=[file_states(self._followed)], daemon=True).start()
        self.read_again()
        self.serve_thread.start()
        LOG.info(f"The site is at http://{self._host}:{self.server_port}{self.mount_path} and follows your changes. To end: Ctrl-C.")
        self._build_loop()  # type: ignore[no-untyped-call]

    def _follow(self, before: FileStates) -> None:
        """Have all read again after each change. MkDocs' own way takes a quarter of a core where the files are thousands."""
        while True:
            start = time.perf_counter()
            now = file_states(self._followed)
            if now != before:
                with self._rebuild_cond:
                    self._want_rebuild = True
                    self._rebuild_cond.notify_all()
            before = now
            time.sleep(max(LOOKS_EVERY, 10 * (time.perf_counter() - start)))

    def read_again(self) -> None:
        """Let go of what was read and made, and read and check everything as it is now."""
        with self._one_at_a_time:
            self._epoch = self._wanted_epoch
            self._site, self._trouble = None, ""
            try:
                now = _program()
                forget(whole_program=now != self._program)
                self._program = now
                self._site = PreviewSite(configuration(self.root))
                folder = urlsplit(self._site.config.site_url or "").path.strip("/")
                self.mount_path = f"/{folder}/" if folder else "/"
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an edit brought about is told, and can be mended
                self._trouble = told(error)

    def _serve_request(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if script := SCRIPT.fullmatch(path):
            return _sent(start_response, "200 OK", path, _SCRIPT_TEMPLATE.substitute(epoch=script[1], request_id=script[2]).encode())
        if path.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        with self._one_at_a_time:
            try:
                return self._answer(path, start_response)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
                return self._no_page(told(error), start_response)

    def _answer(self, path: str, start_response: Start) -> Iterable[bytes]:
        if self._site is None:
            return self._no_page(self._trouble, start_response)
        if f"{path}/" == self.mount_path or path == "/" != self.mount_path:
            return _led_to(self.mount_path, start_response)
        address = path.removeprefix(self.mount_path)
        whole = f"{address}index.html" if address.endswith("/") or not address else address
        content = self._site.content(whole)
        if content is not None:
            return _sent(start_response, "200 OK", whole, self._following(content) if whole.endswith(".html") else content)
        if self._site.content(f"{address}/index.html") is not None:
            return _led_to(f"{path}/", start_response)
        return _sent(start_response, "404 Not Found", "404.html", self._following(self._site.content("404.html") or b""))

    def _no_page(self, says: str, start_response: Start) -> Iterable[bytes]:
        page = environment().get_template("preview_trouble.html").render(says=says)
        return _sent(start_response, "500 Internal Server Error", "500.html", self._following(page.encode()))

    def _following(self, page: bytes) -> bytes:
        """A page that opens itself again after a change. MkDocs would write the script into it, which our pages do not allow."""
        begin, end, rest = page.rpartition(b"</body>")
        return b'%b<script src="/livereload/%d/%d.js"></script>%b%b' % (begin, self._epoch, time.monotonic_ns(), end, rest)


def _sent(start_response: Start, status: str, name: str, content: bytes) -> Iterable[bytes]:
    kind: str = LiveReloadServer._guess_type(name)  # type: ignore[no-untyped-call]
    kind += "; charset=utf-8" if kind.startswith("text/") else ""
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", "no-store")])
    return [content]


def _led_to(path: str, start_response: Start) -> Iterable[bytes]:
    start_response("302 Found", [("Location", quote(path))])
    return []


def _program() -> FileStates:
    return {path: state for path, state in file_states([str(settings.PROJECT / "macros")]).items() if path.endswith(".py")}


def forget(*, whole_program: bool) -> None:
    """Forget what was worked out from the data; and the whole program, where it was changed, so that it is read again."""
    ours = {name: module for name, module in list(sys.modules.items()) if re.match(r"macros([./]|$)", name)}
    for held in [held for module in ours.values() for held in list(vars(module).values()) if hasattr(held, "cache_clear")]:
        if whole_program or held.__module__ not in STAYS_KNOWN:
            held.cache_clear()
    if whole_program:
        for name in ours:
            del sys.modules[name]
        Hooks._load_hook.cache_clear()
    gc.unfreeze()  # a build keeps its data to its end; here it would pile up, edit by edit
    gc.collect()


def configuration(folder: str) -> MkDocsConfig:
    """What mkdocs.yml says, with the pages to be written into a folder."""
    return load_config(config_file=str(CONFIG), site_dir=folder)


def told(error: BaseException) -> str:
    """What went wrong, for the person who made the change; on the screen too."""
    if isinstance(error, OSError):
        says = in_a_sentence(error)
    elif isinstance(error, UnicodeDecodeError):
        says = "A file in docs/ is not text in UTF-8. Save it as UTF-8."
    else:
        says = str(error) if isinstance(error, MkDocsException) else "".join(traceback.format_exception(error))
    LOG.error(says)
    return says

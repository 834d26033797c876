"""The site for looking at: all that a build does before its first page, and then each file when somebody asks for it.

In: a configuration of MkDocs. Out: what stands at an address. Must not know: servers, or what changed since the last one.

These are the steps of `build` in mkdocs/commands/build.py, with its events, so each file is the same bytes as in a built
site. Three of the functions are private to MkDocs: its version is pinned, and docs/about/engine.md says so.
"""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

HOOKS = "macros/adapters/mkdocs_hooks.py"  # as mkdocs.yml names them


class PreviewSite:
    """A site of which no page is made yet. One thread at a time may ask it."""

    def __init__(self, config: MkDocsConfig) -> None:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        # A build adds the scripts and styles of Material here, which takes long, and our hook leaves them all out again.
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self.config = config
        self._files = files
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._pages = {file.dest_uri: file for file in files.documentation_pages(inclusion=InclusionLevel.is_included)}
        for file in self._pages.values():
            if file.page is None:
                Page(None, file, config)
        self._env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
        self._made: dict[str, bytes | None] = {}

    def content(self, address: str) -> bytes | None:
        """What stands at an address, such as `luton/index.html`; None where there is nothing.

        Raises:
            BuildError: a page cannot be made. Its text says why, as in a build; other errors may come through too.
        """
        if address not in self._made:
            self._made[address] = self._content(address)
        return self._made[address]

    def _content(self, address: str) -> bytes | None:
        if address in self._pages:
            return self._page(self._pages[address])
        if address.removesuffix(".gz") in self.config.theme.static_templates:
            _build_theme_template(address.removesuffix(".gz"), self._env, self._files, self.config, self._nav)
            return Path(self.config.site_dir, address).read_bytes()
        file = self._static(address)
        if file is None and self._has_page_beside(address):  # a table's own file comes up only while its page is made
            file = self._static(address)
        return file.content_bytes if file else self._beside_the_pages(address)

    def _page(self, file: File) -> bytes:
        page = file.page
        assert page is not None
        _populate_page(page, self.config, self._files)
        _build_page(page, self.config, tuple(self._pages.values()), self._nav, self._env)
        page.validate_anchor_links(files=self._files, log_level=self.config.validation.links.anchors)
        return Path(file.abs_dest_path).read_bytes()

    def _static(self, address: str) -> File | None:
        file = self._files.get_file_from_path(address)
        if file is None or file.is_documentation_page() or not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            return None
        return file

    def _has_page_beside(self, address: str) -> bool:
        page = f"{dirname(address)}/index.html".removeprefix("/")
        return page in self._pages and self.content(page) is not None

    def _beside_the_pages(self, address: str) -> bytes | None:
        files = self.config["hooks"][HOOKS].beside_the_pages(self.config, address)
        return next((text_of().encode() for found, text_of in files if found == address), None)

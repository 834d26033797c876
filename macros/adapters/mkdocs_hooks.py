"""The MkDocs hook: pages for every partnership, what stands around them, and the pages of the data files.

MkDocs reads this file by its path. `mkdocs serve` would read it once only, so `make serve` is a preview of our own
(preview.py), which reads it again when the program has changed.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402

from macros.adapters import pdf, search_index, settings  # noqa: E402
from macros.adapters.build import BrokenData, Build, CannotBuild, the_build  # noqa: E402
from macros.adapters.finished_html import marked, put_back  # noqa: E402
from macros.dataset.dataset import Dataset  # noqa: E402
from macros.exporting.feeds import feed_files  # noqa: E402
from macros.exporting.files import FOLDER as API  # noqa: E402
from macros.exporting.files import api_files  # noqa: E402
from macros.exporting.structured_data import structured_data  # noqa: E402
from macros.glossing.explain import explained  # noqa: E402
from macros.glossing.short_forms import ShortForms  # noqa: E402
from macros.hosting.files import host_files, with_slash  # noqa: E402
from macros.hosting.policy import policy_of_the_page  # noqa: E402
from macros.pages import data_file_views, shell  # noqa: E402
from macros.table_files import with_table_files  # noqa: E402
from macros.texts_on_disk import TextsOnDisk  # noqa: E402
from macros.views.addresses import GLOSSARY, relative  # noqa: E402
from macros.views.page_descriptions import description_of  # noqa: E402
from macros.views.printed import head_styles  # noqa: E402

# In the log of MkDocs; a warning there would end a strict build.
LOG = logging.getLogger("mkdocs.hooks.masa")

# Where the pages of the data files stand.
DATA_FILES = "data/files/"

# Files: the address of each, and what makes its text.
Beside = Iterator[tuple[str, Callable[[], str]]]

# Pages to print; nobody takes a spreadsheet from paper.
ON_PAPER = ("print/", "card/")


def _build(config: MkDocsConfig) -> Build:
    try:
        return the_build(Path(config.docs_dir))
    except BrokenData as broken:
        raise PluginError(f"The data has problems.\n\n{broken}") from None
    except CannotBuild as why:
        raise PluginError(str(why)) from None


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """A site of one area is for looking at a change, and never for readers."""
    if settings.area() and command != "serve":
        raise PluginError("MASA_AREA shows one area only. It is for `make serve AREA=...`; a site for readers has all areas.")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data before anything else; name the site as the data does."""
    build = _build(config)
    if build.dataset.site:
        config.site_name = build.dataset.site.name
        config.site_description = build.dataset.site.about
        if build.dataset.site.address and not config.site_url:  # `mkdocs serve` has an address of its own
            config.site_url = with_slash(build.dataset.site.address)
    if pdf.wanted() and pdf.why_not():
        LOG.info(pdf.why_not())
    environment = config.plugins["macros"].env  # type: ignore[attr-defined]
    # The page files of a partnership are the same for each: the plugin would compile them again and again.
    environment.from_string = lru_cache(maxsize=256)(environment.from_string)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from data; leave out the scripts and styles of the theme below ours, which no page uses."""
    for file in [file for file in files if file.src_dir and Path(file.src_dir) != Path(config.docs_dir)]:
        files.remove(file)
    dataset = _build(config).dataset
    for page in _build(config).pages:
        description = description_of(dataset, page.file)
        # The macros plugin would carry out a title that has braces in it; this way it meets the words only as a value.
        title = "{{ title_in_words }}" if "{" in page.title else page.title
        head = {"title": title, "title_in_words": page.title, "description": description, **dict(page.values)}
        lines = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
        files.append(File.generated(config, page.file, content=f"---\n{lines}\n---\n{page.markdown}"))
    return files


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Lead what the macros finished past Markdown. The plugin runs before this hook."""
    return marked(markdown, page)


def on_page_content(html: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Put a file beside each table, and explain each short form where the page first uses it. The glossary explains them all."""
    html = put_back(html, page)
    if not page.url.endswith(ON_PAPER):
        html, tables = with_table_files(html)
        for name, text in tables.items():
            files.append(File.generated(config, f"{page.url}{name}", content=text))
    if page.url != GLOSSARY:
        html = explained(html, _short_forms(_build(config).dataset), page.url)
    # MkDocs finishes the HTML of every page before it frames the first.
    _pages_in_between().put(page.url, html)
    page.markdown = ""
    return ""


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Let go of the HTML that is in its frame now."""
    page.content = ""
    return output


@lru_cache(maxsize=1)
def _short_forms(dataset: Dataset) -> ShortForms:
    return ShortForms.of(dataset.glossary.values())


@lru_cache(maxsize=1)
def _pages_in_between() -> TextsOnDisk:
    return TextsOnDisk()


def on_page_context(context: dict[str, Any], page: Any, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the theme the HTML of a page, and what stands around it."""
    page.content = _pages_in_between()[page.url]
    return {**context, **_around(_build(config), page.url)}


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give pages that are not made from Markdown (such as “not found”) the same surroundings."""
    env.autoescape = True
    root = urlsplit(config.site_url or "").path.rstrip("/")
    build = _build(config)
    around = _around(build, "")
    for file in files.documentation_pages():
        if file.page:
            # For sitemap.xml, which would say the day of the build: every page says “as of” this day.
            file.page.update_date = build.as_of.isoformat()
    env.globals.update({**around, "to": lambda target: target if ":" in target else f"{root}/{target}"})
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is not a page of ours in Markdown, then what is made from the finished pages: the search and the PDFs."""
    for address, text_of in beside_the_pages(config):
        path = Path(config.site_dir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(), encoding="utf-8", newline="")
    build = _build(config)
    if search_index.wanted():
        try:
            search_index.write_search(Path(config.site_dir), build.dataset)
        except (search_index.WrongAnswer, search_index.NotWhole) as wrong:
            raise PluginError(str(wrong)) from None
    if pdf.will_be_made():
        for made in pdf.write_pdfs(Path(config.site_dir), build.dataset, build.as_of):
            LOG.info(made.in_words)


def beside_the_pages(config: MkDocsConfig, asked: str = "") -> Beside:
    """The files beside the pages in Markdown. Where one address is asked for, as in the preview, none that cannot stand there."""
    build = _build(config)
    groups: Mapping[str, Callable[[], Beside]] = {
        API: lambda: _as_they_are(api_files(build.dataset, build.as_of)),
        DATA_FILES: lambda: _data_file_pages(config, build),
        "": lambda: _as_they_are(
            feed_files(build.dataset, build.as_of) | host_files(build.dataset.site, build.as_of) | head_styles(build.dataset, build.as_of)
        ),
    }
    for beginning, files in groups.items():
        if not asked or asked.startswith(beginning):
            yield from files()


def _as_they_are(texts: Mapping[str, str]) -> Beside:
    return ((address, partial(texts.__getitem__, address)) for address in texts)


def _data_file_pages(config: MkDocsConfig, build: Build) -> Beside:
    """Every data file line by line, so that “Suggest a change” leads somewhere without a repository."""
    env = config.theme.get_env()
    env.autoescape = True
    template = env.get_template("data_file.html")

    def page(address: str, name: str, lines: list[str]) -> str:
        base = relative("", address).rstrip("/")
        return template.render(config=config, base_url=base, file_name=name, file_lines=lines, **_around(build, address))

    for address, name, lines in data_file_views(settings.data_folder(), build.dataset):
        yield f"{address}index.html", partial(page, address, name, lines)


def _around(build: Build, address: str) -> dict[str, Any]:
    return {
        "shell": shell(build.dataset, build.as_of, address),
        "to": lambda target: relative(target, address),
        "here": address,
        "policy": policy_of_the_page(address),
        "structured": structured_data(build.dataset, build.as_of, address),
    }

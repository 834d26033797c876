"""The MkDocs hook: pages for every partnership, what stands around them, and the pages of the data files.

MkDocs reads this file by its path at every build, also under `mkdocs serve`; the first lines make a change in this
package or in the data take effect then.
"""

from __future__ import annotations

import json
import logging
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

ROOT = str(Path(__file__).resolve().parents[2])
for _name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
    del sys.modules[_name]
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
from macros.exporting.files import api_files  # noqa: E402
from macros.exporting.structured_data import structured_data  # noqa: E402
from macros.glossing.explain import explained  # noqa: E402
from macros.glossing.short_forms import ShortForms  # noqa: E402
from macros.hosting.files import host_files, with_slash  # noqa: E402
from macros.hosting.policy import policy_of_the_page  # noqa: E402
from macros.pages import data_file_views, shell  # noqa: E402
from macros.table_files import with_table_files  # noqa: E402
from macros.views.addresses import GLOSSARY, relative  # noqa: E402
from macros.views.page_descriptions import description_of  # noqa: E402
from macros.views.printed import head_styles  # noqa: E402

# In the log of MkDocs; a warning there would end a strict build.
LOG = logging.getLogger("mkdocs.hooks.masa")

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
    data = str(settings.data_folder())
    if data not in config.watch:
        config.watch.append(data)
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
    if page.url == GLOSSARY:
        return html
    return explained(html, _short_forms(_build(config).dataset), page.url)


@lru_cache(maxsize=1)
def _short_forms(dataset: Dataset) -> ShortForms:
    return ShortForms.of(dataset.glossary.values())


def on_page_context(context: dict[str, Any], page: Any, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the theme what stands around a page."""
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
    """Write what is not a page of ours in Markdown: the data for machines, files for hosts, and every data file line by line."""
    build = _build(config)
    written = {
        **api_files(build.dataset, build.as_of),
        **feed_files(build.dataset, build.as_of),
        **host_files(build.dataset.site, build.as_of),
        **head_styles(build.dataset, build.as_of),
    }
    for address, text in written.items():
        path = Path(config.site_dir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    _show_data_files(config, build)
    if search_index.wanted():
        try:
            search_index.write_search(Path(config.site_dir), build.dataset)
        except (search_index.WrongAnswer, search_index.NotWhole) as wrong:
            raise PluginError(str(wrong)) from None
    if pdf.will_be_made():
        for made in pdf.write_pdfs(Path(config.site_dir), build.dataset, build.as_of):
            LOG.info(made.in_words)


def _show_data_files(config: MkDocsConfig, build: Build) -> None:
    # So that “Suggest a change” leads somewhere without a repository.
    env = config.theme.get_env()
    env.autoescape = True
    template = env.get_template("data_file.html")
    for address, name, lines in data_file_views(settings.data_folder(), build.dataset):
        base = relative("", address).rstrip("/")
        html = template.render(config=config, base_url=base, file_name=name, file_lines=lines, **_around(build, address))
        path = Path(config.site_dir, address, "index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")


def _around(build: Build, address: str) -> dict[str, Any]:
    return {
        "shell": shell(build.dataset, build.as_of, address),
        "to": lambda target: relative(target, address),
        "here": address,
        "policy": policy_of_the_page(address),
        "structured": structured_data(build.dataset, build.as_of, address),
    }

"""The same pages by other site generators, to measure ours beside them.

In: the built site. Out: its pages as plain Markdown, and for each generator a command that builds them.
Must not know: what is measured.

Each has its own folder in `.build/bench/`. Stock Material is the one of `.venv/`; the others are installed when they can
be. One that cannot be says why, and the rest is measured without it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import markdown  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

ZENSICAL = "zensical==0.0.73"
ELEVENTY = "@11ty/eleventy@3.1.7"
Command = tuple[tuple[str | Path, ...], Path]
NOT_TEXT = ("script", "style", "svg", "nav", "form")
PLAIN = "site_name: Bench\ndocs_dir: {docs}\nsite_dir: {site}\ntheme:\n  name: material\n  font: false\nnav:\n  - Home: index.md\n"
STRICT = "validation:\n  nav:\n    omitted_files: ignore\nmarkdown_extensions: [attr_list, tables]\n"


class Missing(Exception):
    """A generator that is not to be had here; the message says why."""


def plain_markdown(site: Path, to: Path) -> Path:
    """Every page of a built site as an author would write it in Markdown, in folders as the site has them."""
    for path in sorted(site.rglob("index.html")):
        main = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find("main")
        if isinstance(main, Tag):
            target = to / path.parent.relative_to(site) / "index.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n\n".join(_blocks(main)) + "\n", encoding="utf-8")
    return to


def _blocks(tag: Tag) -> list[str]:
    found: list[str] = []
    for item in tag.children:
        if isinstance(item, NavigableString):
            found += [_words(item)] if item.strip() else []
        elif isinstance(item, Tag) and item.name not in NOT_TEXT:
            found += _block(item)
    return found


def _block(tag: Tag) -> list[str]:
    if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return [f"{'#' * int(tag.name[1])} {_words(tag)}"]
    if tag.name in ("ul", "ol"):
        return ["\n".join(f"- {_words(item)}" for item in tag.find_all("li", recursive=False))]
    if tag.name == "table":
        rows = [[_words(cell).replace("|", "\\|") for cell in row.find_all(["th", "td"])] for row in tag.find_all("tr")]
        width = max(map(len, rows), default=0)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        return ["\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])] if lines else []
    if tag.name in ("p", "dt", "dd", "summary", "figcaption", "a", "span", "strong", "label"):
        return [_words(tag)]
    return _blocks(tag)


def _words(item: Tag | NavigableString) -> str:
    if isinstance(item, NavigableString):
        return " ".join(item.split())
    parts = []
    for inner in item.children:
        words = _words(inner) if isinstance(inner, Tag | NavigableString) and getattr(inner, "name", "") not in NOT_TEXT else ""
        if isinstance(inner, Tag) and inner.name == "a" and words and "href" in inner.attrs and ":" in str(inner["href"]):
            words = f"[{words}]({inner['href']})"
        parts.append(f"**{words}**" if isinstance(inner, Tag) and inner.name == "strong" and words else words)
    return " ".join(" ".join(parts).split())


def _stock_material(source: Path, folder: Path) -> Command:
    return (sys.executable, "-m", "mkdocs", "build", "--config-file", _settings(source, folder / "material")), folder


def _settings(source: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mkdocs.yml"
    path.write_text(PLAIN.format(docs=source, site=folder / "site") + STRICT, encoding="utf-8")
    return path


def _zensical(source: Path, folder: Path) -> Command:
    home = folder / "zensical"
    program = home / "venv" / "bin" / "zensical"
    if not program.exists():
        venv.create(home / "venv", with_pip=True)
        _install("pip", home / "venv" / "bin" / "python", "-m", "pip", "install", "-q", ZENSICAL)
    docs = home / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(source, docs)  # it reads no folder outside its own
    (home / "mkdocs.yml").write_text(PLAIN.format(docs="docs", site="site") + STRICT, encoding="utf-8")
    return (program, "build", "--clean"), home


def other_words_of_zensical(pages: Path, folder: Path) -> list[str]:
    """Build `pages`, which `masa pages` wrote, with Zensical: each page it gives other words, and where they begin to differ."""
    command, home = _zensical(pages, folder)
    subprocess.run([str(part) for part in command], cwd=home, capture_output=True, check=True)
    return other_words(pages, home / "site")


def other_words(pages: Path, site: Path) -> list[str]:
    """The pages of `pages` that a generator built into `site` with other words than Python-Markdown gives them."""
    found = []
    for page in sorted(pages.rglob("*.md")):
        text = page.read_text(encoding="utf-8").partition("\n---\n")[2]
        asked = _words_in_order(markdown.markdown(text, extensions=["attr_list", "tables"]))
        inside = page.relative_to(pages).with_suffix("")
        built = site / (inside.parent if inside.name == "index" else inside) / "index.html"
        article = BeautifulSoup(built.read_text(encoding="utf-8"), "html.parser").find("article") if built.is_file() else None
        made = _words_in_order(str(article or ""))
        if made != asked:
            alike = next((count for count, pair in enumerate(zip(made, asked, strict=False)) if pair[0] != pair[1]), len(made))
            found.append(f"{inside}: {' '.join(made[alike : alike + 8])!r} and not {' '.join(asked[alike : alike + 8])!r}")
    return found


def _words_in_order(html: str) -> list[str]:
    page = BeautifulSoup(html, "html.parser")
    for unseen in page.find_all(["script", "style"]):
        unseen.decompose()
    return page.get_text(" ").split()


def _eleventy(source: Path, folder: Path) -> Command:
    home = folder / "eleventy"
    program = home / "node_modules" / ".bin" / "eleventy"
    if not program.exists():
        if not shutil.which("npm"):
            raise Missing("npm is not installed")
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text("{}", encoding="utf-8")
        _install("npm", "npm", "install", "--no-fund", "--no-audit", "--prefix", home, ELEVENTY)
    pages = home / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(source, pages)
    return (program, "--quiet", "--input=pages", f"--output={home / 'site'}", "--formats=md"), home


def _install(program: str, *command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{program} says: {(done.stderr.strip() or 'nothing').splitlines()[-1]}")


RIVALS: dict[str, Callable[[Path, Path], Command]] = {
    "stock Material, short navigation": _stock_material,
    "Zensical": _zensical,
    "11ty": _eleventy,
}

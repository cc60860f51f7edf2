"""Sphinx's configuration of the user manual, and the tables that are made from the program's own."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx

from fieldscope import __version__
from fieldscope.help.shortcuts import overview
from fieldscope.measure.functions import FUNCTIONS
from pyconpro.wire.status_tables import EXTENDED, GENERAL

DOCS: Final = Path(__file__).resolve().parent

project = "Fieldscope"
author = "the Fieldscope developers"
copyright = "the Fieldscope developers; Apache-2.0"  # noqa: A001 (Sphinx's name)
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["generated"]
autodoc_member_order = "bysource"
default_role = "code"  # as the docstrings mean their backticks
autodoc_typehints = "signature"
html_theme = "furo"
html_title = f"Fieldscope {__version__}"
html_logo = html_favicon = "../resources/fieldscope_resources/icons/fieldscope.svg"
html_copy_source = False
html_show_sphinx = False
html_theme_options: dict[str, list[str]] = {"top_of_page_buttons": []}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def write_tables(_app: Sphinx) -> None:
    """Write the tables of keys, functions and status codes from those that the program works with."""
    keys: list[tuple[str, str, str]] = []
    for where, key, text in overview():
        keys.append(("" if keys and where in [row[0] for row in keys] else where, f"`{key}`", text))
    functions = [(f"`{f.name}`", f.text) for f in FUNCTIONS.values()]
    codes = [(f"`0x{code:02X}`", text, hint) for code, (text, hint) in GENERAL.items() if hint]
    codes += [(f"`0x01/0x{code:04X}`", text, hint) for code, (text, hint) in EXTENDED.items() if hint]
    target = DOCS / "generated"
    target.mkdir(exist_ok=True)
    for name, head, rows in (
        ("keys", ("where", "key or gesture", "what it does"), keys),
        ("functions", ("function", "gives"), functions),
        ("status", ("code", "meaning", "what to check"), codes),
    ):
        (target / f"{name}.md").write_text(table(head, rows), encoding="utf-8")


def skip_maps(_app: Sphinx, what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """Leave out the docstrings of modules: they are maps for who reads the code."""
    if what == "module":
        lines.clear()


def setup(app: Sphinx) -> None:
    """Sphinx calls this."""
    app.connect("builder-inited", write_tables)
    app.connect("autodoc-process-docstring", skip_maps)

"""Sphinx's configuration of the user manual."""

from fieldscope import __version__

project = "Fieldscope"
author = "the Fieldscope developers"
copyright = "the Fieldscope developers; Apache-2.0"  # noqa: A001 (Sphinx's name)
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["README.md"]
html_theme = "furo"
html_title = f"Fieldscope {__version__}"
html_logo = html_favicon = "../resources/fieldscope_resources/icons/fieldscope.svg"
html_copy_source = False
html_show_sphinx = False
html_theme_options: dict[str, list[str]] = {"top_of_page_buttons": []}

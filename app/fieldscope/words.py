"""The texts of the user interface, in the user's language.

English stands in the code. Qt's `lupdate` finds what is wrapped in `tr` or `mark` and keeps the catalogues in
`fieldscope_resources/translations`, which Qt Linguist edits; `docs/catalogue.py` runs it. A catalogue is read at the
start as it is: no compiled file has to be made, and a clean checkout speaks every language.

What is written to files stays English, whatever is shown: logs, projects, CSV headings.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final
from xml.parsers import expat

import fieldscope_resources
from fieldscope.shapes import Speech

FOLDER: Final = Path(fieldscope_resources.__file__).parent / "translations"
LANGUAGES: Final = ("en", "de")
"""Languages of the user interface; the first when the system speaks none of them."""
PROTOCOLS: Final = "protocols"
"""Context of what the protocol libraries say: labels and help of settings, names of commands and steps."""

Catalogue = dict[tuple[str, str, str], tuple[str, ...]]
"""(context, text, comment) → its translation, or one for 1 and one for all other counts."""

_now: Final[list[tuple[str, Catalogue]]] = []
"""The language in use and its texts; empty before the first one was chosen."""


def tr(text: str, comment: str = "", n: int | None = None) -> str:
    """Give a text in the user's language.

    `text` is a literal, or comes from a table whose literals are wrapped in `mark`. `comment` tells two equal English
    texts apart. With `n`, the form for this count is taken and "%n" stands for it.
    """
    forms = _texts().get(("", text, comment), (text,))
    if n is None:
        return forms[0]
    # One form for 1, one for all else: so do English, German and most of their neighbours.
    return forms[0 if n == 1 else -1].replace("%n", str(n))


def mark(text: str, comment: str = "") -> str:  # noqa: ARG001 - lupdate reads it
    """Leave a text as it is and let `lupdate` find it: for tables that are made before there is a language."""
    return text


def term(text: str) -> str:
    """Give what a protocol library says in the user's language, as it is when it is not in the catalogue.

    Sentences that it composes are known by their shape: "connecting to {address}".
    """
    return _speech(used()).say(text)


def reason(error: OSError) -> str:
    """Give what the operating system says of an error, in the user's language."""
    return term(error.strerror or str(error))


def use(language: str) -> None:
    """Speak this language from now on; what is on the screen already stays as it is. Raises `ValueError`."""
    _now[:] = [(language, _load(language))]


@contextmanager
def english() -> Iterator[None]:
    """Speak English for the moment: for what is written to files in the words of the window."""
    before = _now[:]
    use(LANGUAGES[0])
    try:
        yield
    finally:
        _now[:] = before


def used() -> str:
    """The language that is spoken."""
    return _now[0][0] if _now else LANGUAGES[0]


def choose(wanted: str, system: Iterable[str]) -> str:
    """Give one of `LANGUAGES`: the one `wanted`, else the first that the system names ("de-AT", best first)."""
    if wanted in LANGUAGES:
        return wanted
    return next((code for name in system if (code := name[:2].lower()) in LANGUAGES), LANGUAGES[0])


def read(document: bytes) -> Catalogue:
    """Read a catalogue (Qt's TS format): (context, text, comment) → forms; what is not finished is left out."""
    found: Catalogue = {}
    context = ""
    parts: dict[str, str] = {}
    forms: list[str] = []
    finished = True
    open_tag = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal open_tag, finished
        open_tag = tag
        if tag == "message":
            parts.clear()
            forms.clear()
        elif tag == "translation":
            finished = "type" not in attributes
        elif tag == "numerusform":
            forms.append("")

    def text(piece: str) -> None:
        if open_tag == "numerusform":
            forms[-1] += piece
        elif open_tag in ("name", "source", "comment", "translation"):
            parts[open_tag] = parts.get(open_tag, "") + piece

    def end(tag: str) -> None:
        nonlocal context, open_tag
        open_tag = ""
        if tag == "name":
            context = parts.pop("name", "")
        elif tag == "message" and finished:
            translated: Sequence[str] = forms or (parts.get("translation", ""),)
            found[context, parts["source"], parts.get("comment", "")] = tuple(translated)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    parser.Parse(document, True)
    return found


@cache
def _load(language: str) -> Catalogue:
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}")
    return read((FOLDER / f"fieldscope_{language}.ts").read_bytes())


@cache
def _speech(language: str) -> Speech:
    texts = _load(language)

    def known(text: str) -> str | None:
        forms = texts.get((PROTOCOLS, text, "")) or texts.get(("", text, ""))
        return forms[0] if forms else None

    return Speech(((text, forms[0]) for (context, text, _), forms in texts.items() if context == PROTOCOLS), known)


def _texts() -> Catalogue:
    if not _now:
        use(LANGUAGES[0])
    return _now[0][1]

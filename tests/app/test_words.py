"""Texts in the user's language: reading catalogues, choosing a language, counts."""

from collections.abc import Iterator
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication, QMessageBox

from fieldscope import cli, words
from fieldscope.main import speak

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de">
<context><name></name>
<message><source>a &lt;b&gt; &amp;c</source><translation>x &lt;y&gt; &amp;z</translation></message>
<message><source>open</source><comment>a state</comment><translation>offen</translation></message>
<message><source>new</source><translation type="unfinished">neu</translation></message>
<message numerus="yes"><source>%n rows</source><translation><numerusform>%n Zeile</numerusform>
<numerusform>%n Zeilen</numerusform></translation></message>
</context><context><name>protocols</name>
<message><source>open</source><translation>öffnen</translation></message></context></TS>"""


@pytest.fixture
def german() -> Iterator[None]:
    words.use("de")
    yield
    words.use("en")


def test_a_catalogue_is_read() -> None:
    assert words.read(CATALOGUE.encode()) == {
        ("", "a <b> &c", ""): ("x <y> &z",),
        ("", "open", "a state"): ("offen",),
        ("", "%n rows", ""): ("%n Zeile", "%n Zeilen"),
        ("protocols", "open", ""): ("öffnen",),
    }


@given(st.binary(max_size=200), st.integers(0, len(CATALOGUE)))
def test_a_broken_catalogue_is_an_error(garbage: bytes, at: int) -> None:
    data = CATALOGUE.encode()
    with pytest.raises((ExpatError, UnicodeError, LookupError)):
        words.read(data[: at + 40] + b"\0<" + garbage + data[at + 40 :])


@pytest.mark.parametrize(
    ("wanted", "system", "spoken"),
    [
        ("system", ["de-AT", "de", "en"], "de"),
        ("system", ["fr-FR", "de-CH"], "de"),
        ("system", ["fr"], "en"),
        ("system", [], "en"),
        ("system", ["C"], "en"),
        ("en", ["de"], "en"),
        ("de", ["en"], "de"),
        ("xx", ["de"], "de"),
    ],
)
def test_the_language_follows_the_choice_or_the_system(wanted: str, system: list[str], spoken: str) -> None:
    assert words.choose(wanted, system) == spoken


def test_german_is_spoken(german: None) -> None:
    assert words.used() == "de"
    assert words.tr("&File") == "&Datei"
    assert words.term("Common address") == "Gemeinsame Adresse"
    assert (words.tr("%n faults", "", 1), words.tr("%n faults", "", 3)) == ("1 Störung", "3 Störungen")


def test_what_protocols_compose_is_known_by_its_shape(german: None) -> None:
    assert words.term("connecting to 10.0.0.1:2404") == "verbindet mit 10.0.0.1:2404"
    assert words.term("receiving 3 tags") == "empfängt 3 Tags"
    assert words.term("Line1: 50 packets") == "Line1: 50 Pakete"
    assert words.term("connecting to a and b") == "verbindet mit a und b"
    assert words.term("no such sentence to a and b") == "no such sentence to a and b"
    assert words.term('or {"Speed": 1.5}') == 'or {"Speed": 1.5}'
    with words.english():
        assert words.term("receiving 3 tags") == "receiving 3 tags"


def test_the_command_line_offers_every_language() -> None:
    assert ("system", *words.LANGUAGES) == cli.LANGUAGES


def test_what_is_not_translated_stays(german: None) -> None:
    assert words.tr("no such text") == words.term("no such text") == words.mark("no such text") == "no such text"


def test_english_counts() -> None:
    assert (words.tr("%n faults", "", 1), words.tr("%n faults", "", 0)) == ("1 fault", "0 faults")


def test_an_unknown_language_changes_nothing() -> None:
    with pytest.raises(ValueError, match="xx"):
        words.use("xx")
    assert words.tr("&File") == "&File"


def test_qts_own_texts_are_german(qapp: QApplication, german: None) -> None:
    translator = speak(qapp, "de")
    assert translator is not None, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    try:
        box = QMessageBox()
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"
    finally:
        qapp.removeTranslator(translator)

"""The window in German: no text of it is left in English, files stay English, and the choice is kept."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_desk import Desk, letters, make_desk

from fieldscope import words
from fieldscope.alarms.limits import Limits
from fieldscope.drivers import DRIVERS
from fieldscope.main import speak
from fieldscope.plot.exportdialog import ExportDialog
from fieldscope.store import SignalKey, TimeBase
from fieldscope.words import FOLDER, read

ALLOWED = re.compile(
    r"Fieldscope.*|\[\*\].*|English|Deutsch|OK|REAL"
    r"|IEC 60870-5-104|TLS 1\.\d|RPI|O→T RPI|RMS|UTC|LIVE|●  LIVE|pcapng.*"  # protocols and signs
    r"|[MC]_[A-Z]{2}_[A-Z]{2}_1|×\d+|\d.* (?:ms|s|min|h|kB|MB|GB|MiB|GiB)"  # types and sizes
    r"|kW|kV|Power|Line1|Bay 4|Busbar voltage|Europe/Berlin|Feeder\..*|Motor.*|DINT.*|\{Speed.*|.*=.*"  # examples
    r"|rtu7\.example|3F:A1.*|bp,3,enet.*|IEC104_KEY_PASSWORD|.*\d+\.\d+\.\d+\.\d+.*|/etc/\S+"
    r"|[a-z0-9]+  –  .*"  # functions
)
"""Names, units and examples that are the same in every language."""
QT_OWN = {
    "Abbrechen",
    "Schließen",
    "Anwenden",
    "&OK",
    "Speichern",
    "Hilfe",
    "Lösen",
    "Nach links scrollen",
    "Nach rechts scrollen",
}
"""Texts of Qt's own buttons."""


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    translator = speak(qapp, "de")
    desk = make_desk(qtbot, qapp, tmp_path, DRIVERS)
    yield desk
    desk.session.close()
    if translator is not None:
        qapp.removeTranslator(translator)
    words.use("en")


def bare(text: str) -> str:
    """A text without what a form or a menu adds to it."""
    return text.replace("&", "").strip().rstrip("…:.").strip()


def catalogue() -> tuple[set[str], re.Pattern[str]]:
    """What may be seen: the German texts, and those with fields, in which anything may stand."""
    whole, fields = set(), []
    for forms in read((FOLDER / "fieldscope_de.ts").read_bytes()).values():
        for form in map(bare, forms):
            if "{" in form or "%n" in form:
                fields.append(re.sub(r"\\\{.*?\\\}", ".*", re.escape(form)).replace("%n", r"[\d.,]+"))
            else:
                whole.add(form)
    return whole, re.compile("|".join(fields), re.DOTALL)


WHOLE, FIELDS = catalogue()
KEYS = re.compile(r"(?:Strg|Umschalt|Alt)\+.*|F\d+|Leertaste|Eingabe|Entf|Esc")


def strange(text: str) -> bool:
    """Whether a text is neither German nor a name; one of several parts is not when none of them is."""

    def known(part: str) -> bool:
        part = bare(part)
        return (
            not re.search("[A-Za-z]{2}", part)
            or part in WHOLE
            or part in QT_OWN
            or any(pattern.fullmatch(part) for pattern in (ALLOWED, KEYS, FIELDS))
        )

    return not (known(text) or all(known(part) for part in re.split(r" \(|\)$|\n|(?<=[.:]) | · |\t| \[|\]", text)))


def texts(root: QWidget) -> Iterator[str]:
    """Everything that a window and what is in it say, also to screen readers."""
    for widget in (root, *root.findChildren(QWidget)):
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        if isinstance(widget, QTabBar):
            yield from (re.sub(r"^&?\d  ", "", widget.tabText(number)) for number in range(widget.count()))
        if isinstance(widget, QDockWidget | QDialog):
            yield widget.windowTitle()
        if isinstance(widget, QHeaderView) and isinstance(widget.parent(), QTableView | QTreeView):
            model = widget.model()
            if model is not None and widget.orientation() == Qt.Orientation.Horizontal:
                for section in range(model.columnCount()):
                    yield str(model.headerData(section, widget.orientation()) or "")
                    yield str(model.headerData(section, widget.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        for action in widget.actions():
            yield action.text()
            yield action.toolTip()
            yield action.statusTip()
        if isinstance(widget, QAbstractItemView) and widget.accessibleName() == "Befehle":
            model = widget.model()
            for row in range(model.rowCount()):
                group = model.index(row, 0)
                yield str(group.data())
                yield from (str(model.index(n, 0, group).data()) for n in range(model.rowCount(group)))


def english(root: QWidget) -> list[str]:
    return sorted({text for text in texts(root) if strange(text)})


def test_the_check_finds_english(qtbot: QtBot) -> None:
    """It must be able to fail."""
    label = QLabel("Save the changes")
    qtbot.addWidget(label)
    assert english(label) == ["Save the changes"]


def test_nothing_of_the_window_is_english(desk: Desk) -> None:
    found = english(desk.window)
    assert found == []


def test_a_handful_of_texts(desk: Desk) -> None:
    window = desk.window
    assert [action.text() for action in window.menuBar().actions()] == [
        "&Datei",
        "&Bearbeiten",
        "&Ansicht",
        "&Quellen",
        "&Kurven",
        "&Hilfe",
    ]
    assert {name: dock.windowTitle() for name, dock in window.docks.items()} == {
        "sources": "Quellen",
        "values": "Werte",
        "events": "Ereignisse",
        "measure": "Messen",
        "alarms": "Alarme",
        "frames": "Telegramme",
        "commands": "Befehle",
    }
    assert {name: dock.objectName() for name, dock in window.docks.items()} == {name: name for name in window.docks}
    assert window.status.sources.text() == "keine Quellen"


def test_no_dock_takes_the_room_of_the_others(desk: Desk) -> None:
    """A sentence that cannot be broken makes its dock, and all that are behind the same tabs, as wide as itself."""
    widths = {name: dock.minimumSizeHint().width() for name, dock in desk.window.docks.items()}
    assert max(widths.values()) < desk.window.fontMetrics().averageCharWidth() * 120, widths
    assert desk.window.docks["sources"].width() == 500


def test_letters_of_a_menu_differ(desk: Desk) -> None:
    bar = desk.window.menuBar()
    menus = [menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)]
    assert len(menus) == 6
    for actions in (bar.actions(), *(menu.actions() for menu in menus)):
        letters = [found[1].lower() for action in actions if (found := re.search(r"&(\w)", action.text()))]
        assert len(letters) == len(set(letters)), [action.text() for action in actions]


def test_letters_of_docks_and_menus_differ(desk: Desk) -> None:
    assert {letter: texts for letter, texts in letters(desk.window).items() if len(texts) > 1} == {}


@pytest.mark.parametrize("driver", ["plc", "104"])
def test_a_connection_dialog_is_german(desk: Desk, driver: str) -> None:
    dialog = desk.window.add_connection(driver)
    assert dialog is not None
    assert english(dialog) == []
    dialog.form.reveal()
    assert english(dialog) == []
    dialog.form.put("port", "100000")
    assert any("geben Sie einen Wert von" in text for text in texts(dialog))
    dialog.reject()


def test_other_dialogs_are_german(desk: Desk) -> None:
    window = desk.window
    for dialog in (
        window.edit_derived(),
        window.alarms.ask_limits([SignalKey("none", "x")]),
        ExportDialog(window.workspace.saving._spans(), window.workspace.saving._picks(), TimeBase.ARRIVAL, "", window),
    ):
        assert dialog is not None
        assert english(dialog) == []
        dialog.close()
    window.help.about()
    window.help.shortcuts()
    shown = [box for box in window.findChildren(QDialog) if box.isVisible()]
    assert len(shown) >= 2
    assert [english(box) for box in shown] == [[] for _ in shown]
    for box in shown:
        box.close()


def test_a_question_is_asked_in_german(desk: Desk) -> None:
    settings = DRIVERS[1].settings(host="127.0.0.1", port=1)
    desk.session.add("104", "X", settings)
    desk.session.mark_dirty()
    desk.window.files.unless_unsaved(lambda: None)
    box = desk.window.findChild(QMessageBox)
    assert box is not None
    assert sorted(button.text().replace("&", "") for button in box.buttons()) == ["Abbrechen", "Speichern", "Verwerfen"]
    assert english(box) == []
    box.reject()


def test_what_is_written_to_files_stays_english(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = desk.window.values
    panel.scope.setCurrentIndex(1)
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.open", lambda dialog: dialog.fileSelected.emit(str(tmp_path / "v.csv"))
    )
    panel.ask_csv()
    with (tmp_path / "v.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert next(csv.reader(lines))[:5] == ["Signal", "Source", "Value", "Unit", "Quality"]
    assert panel.table()[0][:5] == ["Signal", "Quelle", "Wert", "Einheit", "Qualität"]


def test_the_choice_is_kept_for_the_next_start(desk: Desk) -> None:
    actions = desk.window.actions_by_id
    assert actions["language-system"].isChecked()
    actions["language-en"].trigger()
    assert desk.settings.value("language") == "en"
    assert actions["language-en"].isChecked()
    assert desk.window.status.currentMessage() == "Die Sprache wechselt beim nächsten Start"
    assert desk.window.docks["values"].windowTitle() == "Werte"


def test_an_alarm_is_german_on_screen_and_english_in_the_log(desk: Desk) -> None:
    limits = Limits(high=5.0)
    assert words.tr("{value:.6g}{unit} is above {limit:.6g}{unit}").format(value=7, unit=" A", limit=limits.high) == (
        "7 A ist über 5 A"
    )
    with words.english():
        assert words.tr("Alarms") == "Alarms"
    assert words.used() == "de"

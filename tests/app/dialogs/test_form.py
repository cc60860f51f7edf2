"""The form made from a settings class: pages, standard values, files and adapters to choose."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from fieldscope import network
from fieldscope.dialogs.editors import ANY_ADAPTER, AdapterBox
from fieldscope.dialogs.form import CUSTOM, STANDARD, SettingsForm
from fieldscope.drafts import empty, to_draft
from linkkit.settings import Pick, setting


def exists(text: str) -> None:
    if text and not Path(text).is_file():
        raise ValueError("Key: there is no such file")


@dataclass(frozen=True, slots=True)
class Paged:
    host: str = setting(label="Host", page="Reach")
    adapter: str = setting("", label="Adapter", page="Reach", pick=Pick.ADAPTER)
    key: str = setting("", label="Key", page="Safety", pick=Pick.FILE, files="Keys (*.key)", check=exists)
    k: int = setting(12, label="k", page="Protocol", standard=True, minimum=1, maximum=99)
    w: int = setting(8, label="w", page="Protocol", standard=True, minimum=1, maximum=99)
    free: int = setting(0, label="Free", page="Protocol")


def line(form: SettingsForm, name: str) -> QLineEdit:
    editor = form.editors[name]
    assert isinstance(editor, QLineEdit)
    return editor


@pytest.fixture
def form(qtbot: QtBot) -> SettingsForm:
    form = SettingsForm(Paged, empty(Paged))
    qtbot.addWidget(form)
    form.show()
    return form


def test_pages_are_tabs_in_the_order_of_the_fields(form: SettingsForm) -> None:
    titles = [form.tabs.tabText(n) for n in range(form.tabs.count())]
    assert titles == ["&1  Reach", "&2  Safety", "&3  Protocol"]
    form.page("Extra").addStretch()
    assert form.tabs.tabText(3) == "&4  Extra"


def test_a_problem_brings_its_page_to_the_front_and_marks_the_tab(form: SettingsForm) -> None:
    line(form, "host").setText("plc")
    line(form, "key").setText("nothing.key")
    assert form.tabs.currentIndex() == 0
    assert not form.tabs.tabIcon(1).isNull()
    assert form.tabs.tabIcon(0).isNull()
    assert not form.reveal()
    assert form.tabs.currentIndex() == 1
    line(form, "key").setText("")
    assert form.tabs.tabIcon(1).isNull()
    assert form.reveal()


def test_standard_values_come_back_and_custom_ones_may_be_typed(form: SettingsForm) -> None:
    box = form.standard_box
    assert box is not None
    assert box.currentData() == STANDARD
    assert not line(form, "k").isEnabled()
    assert line(form, "free").isEnabled()
    box.setCurrentIndex(box.findData(CUSTOM))
    assert line(form, "k").isEnabled()
    line(form, "k").setText("x7")
    assert "k" in form.problems()
    box.setCurrentIndex(box.findData(STANDARD))
    assert (line(form, "k").text(), form.draft["k"]) == ("12", "12")
    assert "k" not in form.problems()


def test_settings_that_depart_from_the_standard_open_as_custom(qtbot: QtBot) -> None:
    form = SettingsForm(Paged, to_draft(Paged("plc", k=3)))
    qtbot.addWidget(form)
    assert form.standard_box is not None
    assert form.standard_box.currentData() == CUSTOM
    assert line(form, "k").text() == "3"
    assert form.value() == Paged("plc", k=3)


def test_a_file_is_chosen_without_stopping_anything(form: SettingsForm, tmp_path: Path) -> None:
    key = tmp_path / "own.key"
    key.write_text("", encoding="utf-8")
    button = next(b for b in form.findChildren(QToolButton) if b.accessibleName() == "Choose the file: Key")
    button.click()
    chooser = button.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.nameFilters() == ["Keys (*.key)", "All files (*)"]
    chooser.fileSelected.emit(str(key))
    chooser.reject()
    assert form.draft["key"] == str(key)


def test_an_adapter_that_went_away_is_kept(qtbot: QtBot) -> None:
    form = SettingsForm(Paged, to_draft(Paged("plc", adapter="203.0.113.9")))
    qtbot.addWidget(form)
    box = form.editors["adapter"]
    assert isinstance(box, AdapterBox)
    assert box.currentText() == "203.0.113.9 – not there at the moment"
    box.showPopup()
    box.hidePopup()
    assert form.draft["adapter"] == "203.0.113.9"
    addresses = [box.itemData(n) for n in range(box.count())]
    assert addresses[1:-1] == [adapter.address for adapter in network.adapters()]
    assert "127.0.0.1" in addresses
    box.setCurrentIndex(0)
    assert box.currentText() == ANY_ADAPTER
    assert form.value() == Paged("plc")


def test_put_acts_like_typing(form: SettingsForm) -> None:
    form.put("host", "10.0.0.7")
    form.put("adapter", "127.0.0.1")
    assert form.value() == Paged("10.0.0.7", "127.0.0.1")
    assert isinstance(form.editors["adapter"], QComboBox)

"""The dialog that adds or edits one connection, for any protocol."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.dialogs import plc, rtu
from fieldscope.dialogs.extra import Extra, Surroundings
from fieldscope.dialogs.form import SettingsForm
from fieldscope.dialogs.trial import TrialPanel
from fieldscope.drafts import empty, to_draft
from fieldscope.links import Connection
from fieldscope.session import Session
from fieldscope.words import term, tr
from linkkit.driver import Driver

EXTRAS: Final[dict[str, Callable[[Surroundings], list[Extra]]]] = {"plc": plc.extend, "104": rtu.extend}
"""Driver name → what its dialog has beside the fields of its settings."""
ICONS: Final = {"plc": "plc", "104": "rtu"}
"""Driver name → icon; a protocol without one gets none."""


class ConnectionDialog(QDialog):
    """Name, settings, and once it exists how the connection does. Not modal: the window and live data go on.

    OK and Apply check everything first; while something is wrong they show it beside the field, and nothing is lost.
    """

    applied = Signal(str)
    """The connection was added or changed; its id."""

    def __init__(
        self,
        session: Session,
        driver: type[Driver],
        connection: Connection | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._driver = driver
        self.link_id = connection.id if connection is not None else ""
        draft = to_draft(connection.settings) if connection is not None else empty(driver.settings)
        self.setWindowTitle(
            tr("Edit {name}").format(name=connection.name)
            if connection is not None
            else tr("Add {title}").format(title=term(driver.title))
        )
        if driver.name in ICONS:
            self.setWindowIcon(theme.icon(ICONS[driver.name]))

        self.name_edit = QLineEdit(connection.name if connection is not None else "", self)
        self.name_edit.setAccessibleName(tr("Name"))
        self.name_edit.setToolTip(tr("What the connection is called in the tree, in plots and in exports"))
        self._named = connection is not None
        self.name_edit.textEdited.connect(self._name_typed)
        name_label = QLabel(tr("Name:"), self)
        name_label.setBuddy(self.name_edit)
        name_label.setMinimumWidth(130)
        name_row = QHBoxLayout()
        name_row.setSpacing(10)
        name_row.addWidget(name_label)
        name_row.addWidget(self.name_edit, 1)

        self.form = SettingsForm(driver.settings, draft, self)
        self.form.changed.connect(self._edited)
        self.form.helped.connect(self._show_help)
        self.form.checked.connect(self._show_missing)

        self.help_label = QLabel(self)
        self.help_label.setWordWrap(True)
        self.help_label.setTextFormat(Qt.TextFormat.PlainText)
        self.help_label.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.help_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.help_label.setStyleSheet(f"color: {theme.color('muted').name()}")

        self.missing_label = QLabel(self)
        self.missing_label.setWordWrap(True)
        self.missing_label.setTextFormat(Qt.TextFormat.PlainText)
        self.missing_label.setAccessibleName(tr("What is still missing"))

        self.state_icon = QLabel(self)
        self.state_label = QLabel(self)
        self.state_label.setWordWrap(True)
        self.state_label.setTextFormat(Qt.TextFormat.PlainText)
        state_row = QHBoxLayout()
        state_row.addWidget(self.state_icon, 0, Qt.AlignmentFlag.AlignTop)
        state_row.addWidget(self.state_label, 1)

        self.trial = TrialPanel(session.links, self)
        self.trial.hide()
        around = Surroundings(self.form, self.trial, session.links, driver, self.test)
        extend = EXTRAS.get(driver.name)
        self.extras: list[Extra] = extend(around) if extend else []

        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Apply | standard.Cancel, self)
        self.ok_button = self.buttons.button(standard.Ok)
        self.apply_button = self.buttons.button(standard.Apply)
        self.buttons.button(standard.Cancel).setText(tr("Close") if connection is not None else tr("Cancel"))
        self.ok_button.setText("OK" if connection is not None else tr("Add"))
        self.apply_button.setToolTip(tr("Use these settings and keep this dialog open"))
        self.ok_button.clicked.connect(self.accept)
        self.apply_button.clicked.connect(self.apply)
        self.buttons.rejected.connect(self.reject)
        self.test_button = self.buttons.addButton(tr("&Test"), QDialogButtonBox.ButtonRole.ActionRole)
        self.test_button.setToolTip(tr("Try these settings with a connection of its own; nothing is changed"))
        self.test_button.setAutoDefault(False)
        self.test_button.clicked.connect(self.test)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(name_row)
        layout.addWidget(self.form, 3)
        layout.addWidget(self.help_label)
        layout.addLayout(state_row)
        layout.addWidget(self.trial, 2)
        layout.addWidget(self.missing_label)
        layout.addWidget(self.buttons)
        self.resize(900, 640)

        self._show_missing()
        session.changed.connect(self._show_state)
        session.removed.connect(self._removed)
        self._show_state(self.link_id)
        self._suggest_name()
        for button in (self.ok_button, self.apply_button):
            button.setAutoDefault(False)
        self.ok_button.setDefault(True)
        first = next(iter(self.form.editors.values()), None)
        if connection is None and first is not None:
            first.setFocus()

    def apply(self) -> bool:
        """Add or change the connection; False when something is wrong, which then shows."""
        if not self.form.reveal():
            return False
        settings = self.form.value()
        name = self.name_edit.text().strip() or self._suggestion()
        if self.link_id:
            self._session.edit(self.link_id, name, settings)
        else:
            self.link_id = self._session.add(self._driver.name, name, settings).id
            self.ok_button.setText("OK")
            self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Close"))
        self._named = True
        self.setWindowTitle(tr("Edit {name}").format(name=name))
        self._show_state(self.link_id)
        self.applied.emit(self.link_id)
        return True

    def test(self) -> None:
        """Try the settings with a connection of its own; shows what is wrong when they cannot be tried."""
        if self.form.reveal():
            if self.trial.isHidden():
                room = self.screen().availableGeometry().height() - 60
                self.resize(self.width(), min(self.height() + 240, room))
            self.trial.begin(self._driver, self.form.value())

    def done(self, result: int) -> None:
        """Close; a test and whatever else is under way for this dialog is given up."""
        self.trial.end()
        for extra in self.extras:
            extra.close()
        super().done(result)

    def accept(self) -> None:
        """Apply and close; stays open when something is wrong."""
        if self.apply():
            super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._session.changed.disconnect(self._show_state)
        self._session.removed.disconnect(self._removed)
        super().closeEvent(event)

    def _edited(self) -> None:
        self._suggest_name()

    def _name_typed(self, text: str) -> None:
        self._named = bool(text.strip())
        self._suggest_name()

    def _suggest_name(self) -> None:
        if not self._named:
            self.name_edit.setPlaceholderText(self._suggestion())

    def _suggestion(self) -> str:
        address = str(self.form.draft.get("address") or self.form.draft.get("host") or "").strip()
        word = term(self._driver.title).split(" (")[0]
        return f"{word} {address}".strip()

    def _show_missing(self) -> None:
        """Say why the settings cannot be used yet; the buttons lead there."""
        problems = list(self.form.problems().values())
        more = " – " + tr("and %n more", "", len(problems) - 1) if len(problems) > 1 else ""
        text = tr("Before this can be used – {problem}").format(problem=problems[0]) + more if problems else ""
        self.missing_label.setText(text)
        self.missing_label.setVisible(bool(problems))
        theme.dress(self.missing_label, f"color: {theme.color('warning').name()}")

    def _show_help(self, text: str) -> None:
        self.help_label.setText(text)

    def _show_state(self, link_id: str) -> None:
        if link_id != self.link_id:
            return
        connection = self._session.links.connections.get(link_id)
        for widget in (self.state_icon, self.state_label):
            widget.setVisible(connection is not None)
        if connection is None:
            return
        self.state_icon.setPixmap(theme.icon(theme.STATE_ICONS[connection.state]).pixmap(16, 16))
        self.state_label.setText(
            ". ".join(part.rstrip(".") for part in (term(connection.text), term(connection.hint)) if part)
        )
        theme.dress(self.state_label, f"color: {theme.color(theme.STATE_TOKENS[connection.state]).name()}")

    def _removed(self, link_id: str) -> None:
        if link_id == self.link_id:
            self.link_id = ""
            self.reject()

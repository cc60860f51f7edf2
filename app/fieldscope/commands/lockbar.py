"""The line above the commands: which connection is meant, whether it is armed, and how to arm or lock it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from fieldscope import theme
from fieldscope.commands.desk import CommandDesk, RefusedError
from fieldscope.session import Session
from fieldscope.words import term, tr


class LockBar(QWidget):
    """Chooses a connection, and arms it when its name was typed."""

    chosen = Signal()
    """Another connection is meant."""
    refused = Signal(str)
    """It could not be armed, for this reason."""

    def __init__(self, session: Session, desk: CommandDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self.connection = QComboBox(self)
        self.connection.setAccessibleName(tr("Connection to command"))
        self.connection.setMinimumContentsLength(18)
        self.connection.currentIndexChanged.connect(lambda _: self._other())
        self.icon = QLabel(self)
        self.text = QLabel(self)
        self.name_box = QLineEdit(self)
        self.name_box.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.name_box.setAccessibleName(tr("Name of the connection, to arm it"))
        self.name_box.textChanged.connect(lambda _: self.refresh())
        self.name_box.returnPressed.connect(self.arm)
        self.arm_button = QPushButton(tr("&Arm for 10 min"), self)
        self.arm_button.clicked.connect(self.arm)
        self.lock_button = QPushButton(tr("Loc&k now"), self)
        self.lock_button.clicked.connect(lambda: desk.lock(self.link_id))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.connection)
        layout.addWidget(self.icon)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.name_box)
        layout.addWidget(self.arm_button)
        layout.addWidget(self.lock_button)

    @property
    def link_id(self) -> str:
        """The connection shown; empty when there is none."""
        return str(self.connection.currentData() or "")

    def arm(self) -> None:
        """Arm the connection shown, when its name was typed."""
        try:
            if self.link_id and self._desk.arm(self.link_id, self.name_box.text()):
                self.name_box.clear()
        except RefusedError as error:
            self.refused.emit(term(str(error)))

    def list_connections(self) -> bool:
        """List what the session has; True when another one is meant now."""
        kept, box = self.link_id, self.connection
        listed = [(c.id, c.name) for c in self._session.connections]
        if listed == [(box.itemData(n), box.itemText(n)) for n in range(box.count())]:
            return False
        with QSignalBlocker(box):
            box.clear()
            for link_id, name in listed:
                box.addItem(name, link_id)
            box.setCurrentIndex(max(0, box.findData(kept)))
        if self.link_id == kept:
            return False
        self.name_box.clear()
        return True

    def refresh(self) -> None:
        """Show how long the connection stays armed."""
        connection = self._session.links.connections.get(self.link_id)
        runs = connection is not None and connection.link is not None
        left = self._desk.locks.left(self.link_id)
        armed = left > 0
        token, icon = ("error", "unlock") if armed else ("muted", "lock")
        if self.icon.property("shown") != (icon, theme.is_dark()):
            self.icon.setProperty("shown", (icon, theme.is_dark()))
            self.icon.setPixmap(theme.icon(icon, theme.color(token)).pixmap(18, 18))
        if armed:
            text = tr("ARMED – locks itself in {time}").format(time=f"{int(left) // 60}:{int(left) % 60:02d}")
        elif connection is None:
            text = tr("No connection.")
        elif not runs:
            text = tr("The connection does not run.")
        else:
            text = tr("Locked. Type the connection’s name to arm it.")
        self.text.setText(text)
        theme.dress(self.text, f"color: {theme.color(token).name()}; font-weight: {600 if armed else 400}")
        name = connection.name if connection is not None else ""
        self.name_box.setPlaceholderText(name)
        self.name_box.setVisible(not armed)
        self.name_box.setEnabled(runs)
        self.arm_button.setVisible(not armed)
        self.arm_button.setEnabled(runs and self.name_box.text().strip() == name.strip() != "")
        self.lock_button.setVisible(armed)

    def _other(self) -> None:
        self.name_box.clear()
        self.chosen.emit()

"""What an empty window shows: how to get to a moving curve."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCommandLinkButton, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldscope import theme


class StartPage(QWidget):
    """Four ways to begin, and the projects opened last."""

    def __init__(
        self, actions: dict[str, QAction], open_file: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_file = open_file
        self._buttons: list[tuple[QCommandLinkButton, str]] = []
        column = QWidget(self)
        column.setFixedWidth(460)
        layout = QVBoxLayout(column)
        layout.setSpacing(6)

        head = QHBoxLayout()
        logo = QLabel(column)
        logo.setPixmap(theme.icon("fieldscope").pixmap(QSize(48, 48)))
        title = QLabel("Fieldscope", column)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setBold(True)
        title.setFont(font)
        head.addWidget(logo)
        head.addSpacing(8)
        head.addWidget(title, 1)
        layout.addLayout(head)
        about = QLabel("Live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis.", column)
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addSpacing(14)
        for name, icon, text, what in (
            (
                "demo",
                "demo",
                "Try the demo",
                "A simulated PLC and a simulated 104 server: moving curves in a few seconds",
            ),
            ("add-plc", "plc-add", "Add PLC", "Consume produced tags of a Logix controller over EtherNet/IP"),
            ("add-104", "rtu-add", "Add 104 server", "Watch a controlled station: points appear by interrogation"),
            ("open", "open", "Open project", "Connections and lanes that were saved before"),
        ):
            button = QCommandLinkButton(text, what, column)
            button.setObjectName(f"start {name}")
            button.clicked.connect(actions[name].trigger)
            layout.addWidget(button)
            self._buttons.append((button, icon))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        layout.addSpacing(10)
        layout.addLayout(self._recent)

        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        self.restyle()

    def restyle(self) -> None:
        """The theme changed."""
        for button, icon in self._buttons:
            button.setIcon(theme.icon(icon))

    def show_recent(self, files: list[Path]) -> None:
        """List the projects opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not files:
            return
        title = QLabel("Recent projects", self)
        title.setStyleSheet(f"color: {theme.color('muted').name()}")
        self._recent.addWidget(title)
        for path in files[:5]:
            button = QPushButton(path.stem, self)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setStyleSheet("text-align: left; padding: 4px 8px;")
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self._open_file(path))
            self._recent.addWidget(button)

"""What an empty window shows: how to get to a moving curve."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fieldscope import selfcheck, theme
from fieldscope.selfcheck import Finding
from fieldscope.words import mark, tr
from linkkit.driver import Severity

_WIDTH: Final = 340
_MARKS: Final = {
    Severity.INFO: ("ok", "✓", mark("info")),
    Severity.WARNING: ("warning", "▲", mark("warning")),
    Severity.ERROR: ("error", "✕", mark("error")),
}
"""Severity → colour and mark of a line, and its word for screen readers."""


class NetworkCard(QFrame):
    """What the self-check of the network found; looked for anew whenever the page is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_WIDTH - 60)
        self.setMaximumWidth(_WIDTH)
        self.setObjectName("card")
        self.setStyleSheet("#card { border: 1px solid palette(mid); border-radius: 6px; }")
        self.findings: list[Finding] = []
        title = QLabel(tr("This computer's network"), self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setWordWrap(True)
        self.again_button = QPushButton(tr("&Check again"), self)
        self.again_button.setToolTip(tr("Network adapters, the UDP port for data of PLCs, the clock"))
        self.again_button.clicked.connect(self.check)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.again_button)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(8)
        self._lines.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addLayout(self._lines)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.check)  # the window is drawn first

    def check(self) -> None:
        """Look now."""
        self.findings = selfcheck.check()
        self.restyle()

    def restyle(self) -> None:
        """The findings or the theme changed."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, finding in enumerate(self.findings):
            shade, sign, word = _MARKS[finding.severity]
            label = QLabel(sign, self)
            label.setStyleSheet(f"color: {theme.color(shade).name()}")
            hint = f"\n→ {finding.hint}" if finding.hint else ""
            text = QLabel(f"{finding.text}{hint}", self)
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{tr(word)}: {finding.text}. {finding.hint}")
            if finding.severity is not Severity.INFO:
                text.setStyleSheet(f"color: {theme.color(shade).name()}")
            self._lines.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(text, row, 1)


class StartPage(QWidget):
    """Four ways to begin, the projects opened last, and how the network of this computer does."""

    def __init__(
        self, actions: dict[str, QAction], open_file: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_file = open_file
        self._buttons: list[tuple[QCommandLinkButton, str]] = []
        column = QWidget(self)
        column.setMinimumWidth(400)
        column.setMaximumWidth(540)
        layout = QVBoxLayout(column)
        layout.setSpacing(6)

        head = QHBoxLayout()
        logo = QLabel(column)
        logo.setPixmap(theme.icon("fieldscope", sizes=theme.LOGO_SIZES).pixmap(QSize(48, 48)))
        title = QLabel("Fieldscope", column)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setBold(True)
        title.setFont(font)
        head.addWidget(logo)
        head.addSpacing(8)
        head.addWidget(title, 1)
        layout.addLayout(head)
        about = QLabel(tr("Live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis."), column)
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addSpacing(14)
        for name, icon, text, what in (
            (
                "demo",
                "demo",
                tr("Try the demo"),
                tr("A simulated PLC and a simulated 104 server: moving curves in a few seconds"),
            ),
            ("add-plc", "plc-add", tr("Add PLC"), tr("Consume produced tags of a Logix controller over EtherNet/IP")),
            (
                "add-104",
                "rtu-add",
                tr("Add 104 server"),
                tr("Watch a controlled station: points appear by interrogation"),
            ),
            ("open", "open", tr("Open project"), tr("Connections and lanes that were saved before")),
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

        layout.addStretch(1)
        self.card = NetworkCard(self)
        inside = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(36)
        row.addStretch(1)
        row.addWidget(column, 20)
        row.addWidget(self.card, 14, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        middle = QVBoxLayout(inside)
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.restyle()

    def restyle(self) -> None:
        """The theme changed."""
        for button, icon in self._buttons:
            button.setIcon(theme.icon(icon))
        self.card.restyle()

    def show_recent(self, files: list[Path]) -> None:
        """List the projects opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not files:
            return
        title = QLabel(tr("Recent projects"), self)
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

"""The About box: versions that a support request needs."""

import html
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldscope import __version__, preferences, theme
from fieldscope.words import tr


def versions() -> str:
    """Versions of everything that matters, one per line."""
    lines = [f"Fieldscope {__version__}", f"Python {platform.python_version()}", platform.platform()]
    for name in ("PySide6-Essentials", "pyqtgraph", "numpy", "qasync"):
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # a frozen build without metadata
            lines.append(name)
    return "\n".join(lines)


def licences() -> Path | None:
    """Give the file that names all parts and their licences: bundles carry it."""
    places = (Path(sys.executable).parent, Path(getattr(sys, "_MEIPASS", sys.prefix)))
    found = (folder / "THIRD_PARTY.md" for folder in places if getattr(sys, "frozen", False))
    return next((path for path in found if path.is_file()), None)


class AboutDialog(QDialog):
    """Versions, licence, where the log file is; everything can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Fieldscope"))
        logo = QLabel(self)
        logo.setPixmap(theme.icon("fieldscope", sizes=theme.LOGO_SIZES).pixmap(QSize(64, 64)))
        title = QLabel("Fieldscope", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        title.setFont(font)
        text = QLabel(
            "\n\n".join(
                (
                    tr("Live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis."),
                    versions(),
                    tr("Log files: {folder}").format(folder=preferences.log_dir()),
                    tr("Licensed under the Apache License 2.0. Qt and PySide6 are used under the LGPL 3."),
                )
            ),
            self,
        )
        text.setWordWrap(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setMinimumWidth(420)
        parts = QLabel(self)
        parts.setObjectName("parts")
        parts.setWordWrap(True)
        parts.setOpenExternalLinks(True)
        if (path := licences()) is not None:
            link = f'<a href="{QUrl.fromLocalFile(str(path)).toString()}">{html.escape(str(path))}</a>'
            parts.setText(tr("All parts and their licences: {link}").format(link=link))
        parts.setVisible(path is not None)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        buttons.rejected.connect(self.close)
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(text)
        column.addWidget(parts)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 12)
        layout.setSpacing(14)
        layout.addLayout(row)
        layout.addWidget(buttons)

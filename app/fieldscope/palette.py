"""Ctrl+K: type a few letters of an action or a signal, Enter does it or plots it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from fieldscope import theme
from fieldscope.plot import Workspace
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import tr

Index = QModelIndex | QPersistentModelIndex
SHOWN: Final = 200
"""Hits listed; more letters find the others."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that can be chosen."""

    text: str
    note: str
    """Shown behind it: where it comes from, its shortcut."""
    target: QAction | SignalKey


def search(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """What contains every word, best first: at the start, then at the start of a word, then anywhere."""
    words = text.lower().split()
    found: list[tuple[int, int, Hit]] = []
    for number, hit in enumerate(hits):
        place = f"{hit.text} {hit.note}".lower()
        if all(word in place for word in words):
            own = hit.text.lower()
            rank = 0
            if words:
                at = own.find(words[0])
                rank = 3 if at < 0 else 0 if at == 0 else 1 if not own[at - 1].isalnum() else 2
            found.append((rank, number, hit))
    return [hit for _, _, hit in sorted(found, key=lambda item: item[:2])[:SHOWN]]


class _HitModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()
        self._lanes = theme.icon("lanes")
        empty = QPixmap(16, 16)
        empty.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(empty)

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{hit.text}    {hit.note}" if hit.note else hit.text
        if role == Qt.ItemDataRole.DecorationRole:
            icon = hit.target.icon() if isinstance(hit.target, QAction) else self._lanes
            return self._blank if icon.isNull() else icon
        return None


class Finder(QDialog):
    """A list that a few letters make short; closes when something was chosen or the focus goes elsewhere."""

    chosen = Signal(object)
    """The target of the hit that was chosen; comes after the list was closed."""

    def __init__(self, hits: Sequence[Hit], name: str, asked: str, hint: str, parent: QWidget) -> None:
        """`name` is for screen readers, `asked` stands in the empty line, `hint` below the list."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._hits = hits
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(asked)
        self.edit.setAccessibleName(asked.rstrip("…"))
        self.edit.textChanged.connect(self._search)
        self.edit.installEventFilter(self)
        self._model = _HitModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(name)
        self.list.clicked.connect(lambda _: self.choose())
        below = QLabel(hint, self)
        below.setStyleSheet(f"color: {theme.color('muted').name()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        layout.addWidget(below)
        self.resize(560, 380)
        window = parent.window()
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 70)))
        self._search("")
        self.edit.setFocus()

    def choose(self) -> None:
        """Take the current hit and close."""
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._model.hits):
            return
        target = self._model.hits[row].target
        self.close()
        self.chosen.emit(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            key = Qt.Key(event.key())
            if key in step:
                row = min(max(self.list.currentIndex().row() + step[key], 0), len(self._model.hits) - 1)
                self.list.setCurrentIndex(self._model.index(row))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self._model.show(search(text, self._hits))
        self.list.setCurrentIndex(self._model.index(0))


def signal_hits(session: Session) -> list[Hit]:
    """Every signal of every connection, in the order of the tree."""
    hits = []
    for connection in session.connections:
        for point in connection.points:
            # An object with a name of its own is known by its address, too.
            address = "" if not point.path or point.path[-1] in point.key else f" · {point.key}"
            note = f"{connection.name} · {point.type_name}{address}"
            hits.append(Hit(".".join(point.path), note, SignalKey(connection.id, point.key)))
    return hits


class Palette(Finder):
    """The command palette: does an action, or plots a signal."""

    def __init__(self, session: Session, workspace: Workspace, actions: Iterable[QAction], parent: QWidget) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        does = [
            Hit(action.text().replace("&", "").rstrip("…"), action.shortcut().toString(native), action)
            for action in actions
            if action.isEnabled()
        ]
        super().__init__(
            [*does, *signal_hits(session)],
            tr("Command palette"),
            tr("Go to a tag, an object address, a command…"),
            tr("Enter: do it, or plot the signal · Esc: close"),
            parent,
        )
        self._workspace = workspace
        self.edit.setAccessibleName(tr("Search commands and signals"))
        self.chosen.connect(self._do)

    def _do(self, target: QAction | SignalKey) -> None:
        if isinstance(target, QAction):
            target.trigger()
        else:
            self._workspace.plot_keys([target])

"""One frame: its tree at the left, its octets at the right; what is chosen in one is marked in the other."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QBrush, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from fieldscope import theme
from fieldscope.words import tr
from linkkit.frames import Part

PER_LINE: Final = 16
_HEX: Final = 6
"""Column of the first octet in a line of the dump; each takes three."""
_ASCII: Final = _HEX + 3 * PER_LINE + 2
_PART: Final = int(Qt.ItemDataRole.UserRole)


class Inspector(QSplitter):
    """Shows a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._part: Part | None = None
        self._items: dict[int, QTreeWidgetItem] = {}
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Meaning of the frame"))
        self.tree.setHeaderLabels([tr("Field"), tr("Meaning")])
        self.tree.setIndentation(14)
        self.tree.setColumnWidth(0, 30 * self.fontMetrics().averageCharWidth())
        self.tree.currentItemChanged.connect(lambda item, _: self._mark(item))
        self.dump = QPlainTextEdit(self)
        self.dump.setAccessibleName(tr("Octets of the frame"))
        self.dump.setReadOnly(True)
        self.dump.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.dump.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.dump.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.dump.cursorPositionChanged.connect(self._choose)
        self.setChildrenCollapsible(False)
        self.dump.setPlaceholderText(tr("Choose a frame to see its octets and what they mean."))
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setSizes([2000, 3000])

    def show_frame(self, data: bytes, part: Part | None) -> None:
        """Show a frame, or nothing."""
        blockers = QSignalBlocker(self.tree), QSignalBlocker(self.dump)
        self._part = part
        self.tree.clear()
        self._items = {}
        self.dump.setPlainText("\n".join(_line(data, at) for at in range(0, len(data), PER_LINE)))
        self.dump.setExtraSelections([])
        if part is not None:
            top = self._item(part)
            self.tree.addTopLevelItem(top)
            self.tree.expandAll()
        del blockers

    def choose(self, octet: int) -> None:
        """Mark the smallest part that holds an octet."""
        part = self._part.at(octet) if self._part is not None else None
        if part is not None:
            self.tree.setCurrentItem(self._items[id(part)])

    def marked(self) -> tuple[int, int] | None:
        """The octets [begin, end) that are marked."""
        item = self.tree.currentItem()
        part = item.data(0, _PART) if item is not None else None
        return (part.begin, part.end) if isinstance(part, Part) else None

    def _item(self, part: Part) -> QTreeWidgetItem:
        item = QTreeWidgetItem([part.name, part.text])
        item.setData(0, _PART, part)
        item.setToolTip(1, part.text)
        if part.wrong:
            item.setForeground(1, QBrush(theme.color("error")))
        self._items[id(part)] = item
        for inner in part.parts:
            item.addChild(self._item(inner))
        return item

    def _mark(self, item: QTreeWidgetItem | None) -> None:
        part = item.data(0, _PART) if item is not None else None
        selections = []
        if isinstance(part, Part):
            for at in range(part.begin, part.end):
                line, column = divmod(at, PER_LINE)
                block = self.dump.document().findBlockByNumber(line)
                for begin, width in ((_HEX + 3 * column, 2), (_ASCII + column, 1)):
                    cursor = QTextCursor(block)
                    cursor.setPosition(block.position() + begin)
                    more = 1 if width == 2 and at + 1 < part.end and column + 1 < PER_LINE else 0
                    cursor.setPosition(block.position() + begin + width + more, QTextCursor.MoveMode.KeepAnchor)
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor = cursor
                    selection.format.setBackground(self.palette().highlight())
                    selection.format.setForeground(self.palette().highlightedText())
                    selections.append(selection)
        self.dump.setExtraSelections(selections)

    def _choose(self) -> None:
        cursor = self.dump.textCursor()
        if cursor.hasSelection():
            return
        column = cursor.positionInBlock()
        if _HEX <= column < _HEX + 3 * PER_LINE:
            self.choose(cursor.blockNumber() * PER_LINE + (column - _HEX) // 3)
        elif _ASCII <= column <= _ASCII + PER_LINE:
            self.choose(cursor.blockNumber() * PER_LINE + min(column - _ASCII, PER_LINE - 1))


def _line(data: bytes, at: int) -> str:
    row = data[at : at + PER_LINE]
    letters = "".join(chr(octet) if 32 <= octet < 127 else "·" for octet in row)
    return f"{at:04X}  {row.hex(' '):<{3 * PER_LINE}}  {letters}"

"""The list of what a connection offers, in groups."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from fieldscope.words import term, tr
from linkkit.driver import Command

_NAME = int(Qt.ItemDataRole.UserRole)


class Offers(QTreeWidget):
    """Commands by group; `currentItemChanged` tells when another one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commands: tuple[Command, ...] = ()
        self.setAccessibleName(tr("Commands"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(10)
        self.setMinimumWidth(190)

    @property
    def command(self) -> Command | None:
        """The one that is chosen."""
        item = self.currentItem()
        name = item.data(0, _NAME) if item is not None else None
        return next((command for command in self.commands if command.name == name), None)

    def choose(self, name: str) -> None:
        """Choose a command by name."""
        for number in range(self.topLevelItemCount()):
            group = self.topLevelItem(number)
            for row in range(group.childCount() if group is not None else 0):
                item = group.child(row) if group is not None else None
                if item is not None and item.data(0, _NAME) == name:
                    self.setCurrentItem(item)

    def offer(self, commands: tuple[Command, ...]) -> None:
        """List these instead; the one that is chosen stays when it is among them. Tells nobody."""
        name = self.command.name if self.command is not None else ""
        self.commands = commands
        with QSignalBlocker(self):
            self.clear()
            groups: dict[str, QTreeWidgetItem] = {}
            for command in commands:
                group = groups.get(command.group)
                if group is None:
                    group = groups[command.group] = QTreeWidgetItem(self, [term(command.group)])
                    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    font = group.font(0)
                    font.setBold(True)
                    group.setFont(0, font)
                item = QTreeWidgetItem(group, [term(command.title)])
                item.setData(0, _NAME, command.name)
                item.setToolTip(0, term(command.help))
            self.expandAll()
            known = [command.name for command in commands]
            if known:
                self.choose(name if name in known else known[0])

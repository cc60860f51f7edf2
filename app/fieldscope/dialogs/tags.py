"""The step *Produced tags* of the dialog of a PLC: tags from the controller or from a project file, to be picked."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldscope import theme
from fieldscope.dialogs.extra import Surroundings
from fieldscope.dialogs.picker import Choice, Columns, PickPanel
from fieldscope.dialogs.table import TableEditor
from fieldscope.dialogs.work import Waiting
from fieldscope.drafts import Draft, empty
from fieldscope.words import mark, reason, term, tr
from pyconpro.browse import INSTALL, BrowsedTag, browse_tags
from pyconpro.types import parse_type
from pyconpro.types.l5x import L5xError, ProducedTag, parse_l5x

_COLUMNS: Final = Columns((mark("Tag"), mark("Type"), mark("Data size")), ("tag",), mark("tags"))
_PARTS: Final = 200
"""Members that are listed of one tag."""
_NOTES: Final = 8
_HEADER: Final = 2
"""Bytes that a data size counts beside the tag's."""
_ODD: Final = mark(
    "A controller produces DINT, REAL, arrays of them and user-defined structures; of this tag it does not"
)


class TagSource(QObject):
    """Browsing and importing. `imported` comes with every L5X file that could be read."""

    imported = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.form)
        self._around = around
        self._waiting = Waiting(self)
        table = around.form.editors["hints"]
        assert isinstance(table, TableEditor)
        self._row_class = table.field.kind
        box = QWidget(around.form)
        self.browse_button = QPushButton(tr("&Browse the controller"), box)
        self.browse_button.setAutoDefault(False)
        self.browse_button.clicked.connect(self.browse)
        self.import_button = QPushButton(tr("Import &L5X…"), box)
        self.import_button.setAutoDefault(False)
        self.import_button.setToolTip(tr("Produced tags and structures of a project exported by Studio 5000"))
        self.import_button.clicked.connect(self.ask_import)
        self.message = QLabel(box)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.panel = PickPanel(table, _COLUMNS, box)
        self.panel.hide()
        row = QHBoxLayout()
        row.addWidget(self.browse_button)
        row.addWidget(self.import_button)
        row.addWidget(self.message, 1)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.panel, 1)
        around.form.page("Produced tags").addWidget(box)
        if importlib.util.find_spec("pycomm3") is None:
            self.browse_button.setEnabled(False)
            self._say(
                tr("Browsing needs the package pycomm3, which is not installed: {how}").format(how=INSTALL), "muted"
            )
        else:
            self._say(
                tr("Reads the tag list of the controller at the address and in the slot of the first page."), "muted"
            )

    def close(self) -> None:
        """Give up browsing."""
        self._waiting.close()

    def browse(self) -> None:
        """Read the tag list; a second click gives that up."""
        if self._waiting.busy:
            self._waiting.close()
            self._rest(tr("Stopped."), "warning")
            return
        problems, draft = self._around.form.problems(), self._around.form.draft
        wrong = next((problems[name] for name in ("address", "slot", "port") if name in problems), "")
        if wrong:
            self._say(wrong, "error")
            return
        self.browse_button.setText(tr("&Stop browsing"))
        self._say(tr("Reading the tag list; large controllers take a while…"), "busy")
        work = browse_tags(str(draft["address"]).strip(), int(draft["slot"]), port=int(draft["port"]))
        self._waiting.begin(self._around.links.run(self._around.driver, work), self._browsed, self._failed)

    def ask_import(self) -> None:
        """Ask for an L5X file."""
        dialog = QFileDialog(
            self.import_button, tr("Import L5X"), "", tr("Studio 5000 exports (*.L5X *.l5x);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Offer the produced tags of an L5X file; a file that cannot be used is said, and changes nothing."""
        try:
            content = parse_l5x(path.read_bytes())
        except OSError as error:
            self._say(tr("{name} cannot be read: {why}").format(name=path.name, why=reason(error)), "error")
            return
        except L5xError as error:
            self._say(f"{path.name}: {term(str(error))}", "error")
            return
        self._offer(
            [self._proposed(tag) for tag in content.tags],
            tr("%n produced tags in {name}.", "", len(content.tags)).format(name=path.name),
        )
        shown = content.notes[:_NOTES]
        more = [tr("… and %n more", "", len(content.notes) - _NOTES)] if len(content.notes) > _NOTES else []
        tags = tr("%n produced tags", "", len(content.tags))
        structures = tr("%n structures (see the page Structure)", "", len(content.structures))
        found = f"{path.name}: {tags}, {structures}"
        self._say("\n".join([found, *map(term, shown), *more]), "warning" if content.notes else "ok")
        self.imported.emit(content)

    def _browsed(self, tags: Sequence[BrowsedTag]) -> None:
        self._rest("", "muted")
        best_first = sorted(tags, key=lambda tag: (not tag.producible, tag.name.lower()))
        self._offer(
            [self._browsed_choice(tag) for tag in best_first],
            tr("%n tags. Which of them are produced the controller does not tell: the test does.", "", len(tags)),
        )

    def _failed(self, error: Exception) -> None:
        self._rest(term(str(error)), "error")

    def _rest(self, text: str, shade: str) -> None:
        self.browse_button.setText(tr("&Browse the controller"))
        self._say(text, shade)

    def _offer(self, choices: list[Choice], text: str) -> None:
        self.panel.show_choices(choices, text)
        self.panel.show()

    def _proposed(self, tag: ProducedTag) -> Choice:
        row = self._row(tag.name, tag.type) | {"rpi_ms": f"{tag.rpi_ms:g}", "multicast": tag.multicast}
        return Choice((tag.name, tag.type_name, str(tag.size + _HEADER)), row, _parts(tag.type))

    def _browsed_choice(self, tag: BrowsedTag) -> Choice:
        cells = (tag.name, tag.type_name, str(tag.datasize))
        odd = not tag.producible
        return Choice(cells, self._row(tag.name, tag.type), _parts(tag.type), odd, tr(_ODD) if odd else "")

    def _row(self, tag: str, kind: str) -> Draft:
        return empty(self._row_class) | {"tag": tag, "type": kind}

    def _say(self, text: str, shade: str) -> None:
        self.message.setText(text)
        self.message.setStyleSheet(f"color: {theme.color(shade).name()}")


def _parts(text: str) -> tuple[tuple[str, ...], ...]:
    leaves = parse_type(text).leaves
    if len(leaves) < 2:
        return ()
    return tuple((".".join(leaf.path).replace(".[", "["), leaf.type_name) for leaf in leaves[:_PARTS])

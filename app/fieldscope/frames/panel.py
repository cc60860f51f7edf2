"""What stands inside the Frames dock: capture, filter, pause, list, one frame in detail, export."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from fieldscope import __version__, tables, theme
from fieldscope.beat import Beat
from fieldscope.frames import pcapng
from fieldscope.frames.capture import Frame, FrameRing, Tapped
from fieldscope.frames.inspector import Inspector
from fieldscope.frames.model import COLUMNS, CONNECTION, DIRECTION, FILTER_HELP, WHAT, FrameModel, parse, summary
from fieldscope.links import Connection
from fieldscope.messages import tell
from fieldscope.painted.picture import Look
from fieldscope.painted.table import PaintedTable
from fieldscope.session import Session
from fieldscope.words import mark, tr
from linkkit.frames import Captured

BEAT_MS: Final = 200
SOON_MS: Final = 10
"""From one portion of a backlog to the next: 0 would leave no room for anything else."""
PORTION: Final = 200
"""Pieces of one connection taken over at once: a long pause leaves many, and the window stays fluent."""
OCTETS: Final = 1 << 15
"""Octets of one connection taken over at once: a hundred frames may have come in one piece."""
EMPTY: Final = mark("“Capture” shows what goes over the wires of the connections, both ways.")


class FrameList(PaintedTable):
    """The list; follows the newest frame unless the user scrolled up."""

    right = FrameModel.right
    shaped = (CONNECTION,)

    def __init__(self, model: FrameModel, parent: QWidget) -> None:
        super().__init__(model, tr("Frames"), (11, 18, 13, 18, 17, 12, 9), parent)
        tables.offer_copy(self)
        self._model = model
        self._inks: dict[str, QColor] = {}
        self.empty = tr(EMPTY)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.follow()

    def looks(self, row: int, columns: Sequence[int]) -> list[Look]:
        frame, text = self._model.rows[row], self._model.text
        found: list[Look] = []
        for column in columns:
            if column == DIRECTION:
                found.append((text(row, column), self._ink("busy" if frame.raw.sent else "ok")))
            elif column == WHAT and summary(frame)[1]:
                found.append((text(row, column), self._ink("error")))
            else:
                found.append(text(row, column))
        return found

    def restyle(self) -> None:
        """The theme changed."""
        self._inks.clear()

    def _ink(self, token: str) -> QColor:
        ink = self._inks.get(token)
        if ink is None:
            ink = self._inks[token] = theme.color(token)
        return ink


class FramesPanel(QWidget):
    """Looks at the wires of one connection or of all of them. Off, it costs nothing."""

    moment_asked = Signal(object)
    """The lanes shall show this moment, ns since 1970."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tapped: dict[str, Tapped] = {}
        self.ring = FrameRing()
        self.model = FrameModel(self.ring, self)

        self.capture_button = QPushButton(tr("&Capture"), self)
        self.capture_button.setCheckable(True)
        self.capture_button.toggled.connect(self._switch)
        self.connection = QComboBox(self)
        self.connection.setAccessibleName(tr("Connections to capture"))
        self.connection.currentIndexChanged.connect(lambda _: self._tap())
        self.pause_button = QPushButton(tr("Pa&use"), self)
        self.pause_button.setCheckable(True)
        self.pause_button.setToolTip(tr("Stand still to look; frames are collected meanwhile"))
        self.pause_button.toggled.connect(self._pause)
        self.clear_button = QPushButton(tr("Clea&r"), self)
        self.clear_button.clicked.connect(self.clear)
        self.export_button = QPushButton(tr("E&xport…"), self)
        self.export_button.setToolTip(tr("The frames that are listed, as pcapng for Wireshark"))
        self.export_button.clicked.connect(self.ask_export)
        self.filter_box = QLineEdit(self)
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setPlaceholderText(tr("Filter: text, sent, received, tcp, udp, wrong, len>100"))
        self.filter_box.setAccessibleName(tr("Filter frames"))
        self.filter_box.setToolTip(tr(FILTER_HELP))
        self._filter_action = self.filter_box.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(250)
        self._typed.timeout.connect(lambda: self.model.use(parse(self.filter_box.text())))
        self.filter_box.textChanged.connect(lambda _: self._typed.start())
        self.count = QLabel(self)
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.capture_button)
        bar.addWidget(self.connection)
        bar.addWidget(self.filter_box, 1)
        bar.addWidget(self.count)
        bar.addWidget(self.pause_button)
        bar.addWidget(self.clear_button)
        bar.addWidget(self.export_button)

        self.list = FrameList(self.model, self)
        self.list.doubleClicked.connect(lambda index: self._show_moment([index.row()]))
        tables.offer(self.list, tr("&Show this moment in the lanes"), self._show_moment, "Return")
        tables.offer(self.list, tr("Copy the &octets"), self._copy_octets)
        self.inspector = Inspector(self)
        self.list.selectionModel().currentRowChanged.connect(lambda index, _: self._show(index))
        self.model.modelReset.connect(lambda: self.inspector.show_frame(b"", None))
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.list)
        split.addWidget(self.inspector)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(split, 1)
        self._timer = Beat(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.due.connect(self._beat)
        # One timer, so that beats meanwhile do not add to those that catch up.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._beat)
        for changed in (session.added, session.removed, session.changed):
            changed.connect(self._connections)
        session.links.tap_for = self._tap_for
        self.model.rowsInserted.connect(self._count)
        self.model.searched.connect(self._count)
        self._connections()
        self._count()

    def clear(self) -> None:
        """Forget all frames."""
        self.model.clear()
        self._count()

    def restyle(self) -> None:
        """The theme changed."""
        self._filter_action.setIcon(theme.icon("filter"))
        self.list.restyle()
        self._show(self.list.currentIndex())

    @property
    def capturing(self) -> bool:
        """Whether frames are collected now."""
        return self.capture_button.isChecked()

    def held(self) -> list[Frame]:
        """Give all frames that are held, whatever the filter shows; during a pause those from before it."""
        self._beat()
        return list(self.ring.frames)

    def ask_export(self) -> None:
        """Ask for a file name and write the listed frames."""
        frames = list(self.model.rows)
        dialog = QFileDialog(self, tr("Export frames"), str(Path.home() / "frames.pcapng"), "pcapng (*.pcapng)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pcapng")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export(Path(name), frames))
        dialog.open()

    def export(self, path: Path, frames: list[Frame]) -> None:
        """Write frames as pcapng; tells when that fails."""
        try:
            with path.open("wb") as file:
                pcapng.write(file, (frame.raw for frame in frames), f"Fieldscope {__version__}")
        except OSError as error:
            tell(self, tr("The frames could not be exported"), f"{path}: {error.strerror or error}")

    # Inside

    @Slot()
    def _connections(self, _link_id: str = "") -> None:
        listed = [("", tr("All connections")), *((c.id, c.name) for c in self._session.connections)]
        box = self.connection
        if listed != [(box.itemData(n), box.itemText(n)) for n in range(box.count())]:
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            for link_id, name in listed:
                box.addItem(name, link_id)
            box.setCurrentIndex(max(0, box.findData(kept)))
            box.blockSignals(False)
        self._tap()

    def _switch(self, on: bool) -> None:
        self.capture_button.setText(tr("&Capturing …") if on else tr("&Capture"))
        self.list.empty = tr("Nothing has been sent or received yet.") if on else tr(EMPTY)
        self.list.viewport().update()
        self._tap()
        if on:
            self._timer.start()
        else:
            self._beat()
            self._timer.stop()

    def _pause(self, on: bool) -> None:
        self.pause_button.setText(tr("Res&ume") if on else tr("Pa&use"))
        self._beat()

    def _tap(self) -> None:
        """Put taps on what is to be captured, and take them off everything else."""
        for connection in self._session.connections:
            if connection.link is not None:
                connection.link.tap(self._tap_for(connection))

    def _tap_for(self, connection: Connection) -> Tapped | None:
        if not self.capturing or self.connection.currentData() not in ("", connection.id):
            return None
        tapped = self._tapped.get(connection.id)
        if tapped is None:
            tapped = self._tapped[connection.id] = Tapped(connection.id, connection.name, connection.driver)
        tapped.connection = connection.name
        return tapped

    @Slot()
    def _beat(self) -> None:
        if self.pause_button.isChecked():
            self._count()
            return
        fresh = [self.ring.add(tapped, piece) for tapped, piece in self._taken()]
        if fresh:
            self.model.add(fresh)
            self.model.drop(self.ring.surplus())
        self._count()

    def _taken(self) -> list[tuple[Tapped, Captured]]:
        until = min((tapped.moment(PORTION, OCTETS) for tapped in self._tapped.values()), default=math.inf)
        if until < math.inf:
            self._soon.start()
        pieces = [(tapped, piece) for tapped in self._tapped.values() for piece in tapped.take_over(until)]
        if len(self._tapped) > 1:
            pieces.sort(key=lambda pair: pair[1].ns)
        return pieces

    def _show(self, index: QModelIndex) -> None:
        if index.isValid():
            frame = self.model.rows[index.row()]
            self.inspector.show_frame(frame.raw.data, frame.dissect())

    def _show_moment(self, rows: list[int]) -> None:
        self.moment_asked.emit(self.model.rows[rows[0]].raw.ns)

    def _copy_octets(self, rows: list[int]) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.model.rows[row].raw.data.hex(" ") for row in rows))

    def _count(self) -> None:
        shown, kept = len(self.model.rows), len(self.ring.frames)
        text = f"{kept:,}" if shown == kept else tr("{shown:,} of {held:,}").format(shown=shown, held=kept)
        lost = sum(tapped.lost for tapped in self._tapped.values())
        notes = []
        if self.ring.dropped:
            notes.append(tr("{count:,} older went").format(count=self.ring.dropped))
        if self.model.searching:
            notes.append(tr("searching…"))
        if lost:
            notes.append(tr("{count:,} not kept up with").format(count=lost))
        self.count.setText(" · ".join([tr("{count} frames").format(count=text), *notes]))
        self.export_button.setEnabled(bool(shown) and not self.model.searching)

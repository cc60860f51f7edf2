"""Asks how samples are to be written: which stretch, which layout, which signs."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from fieldscope.lanes.ticks import span_text
from fieldscope.measure.export import Layout, Options
from fieldscope.measure.exporttexts import Zone
from fieldscope.store import TimeBase
from fieldscope.words import mark, tr

LAYOUTS: Final[tuple[tuple[Layout, str, str], ...]] = (
    (
        "aligned",
        mark("One table"),
        mark("A line for each moment, a column for each signal, which holds its previous sample."),
    ),
    (
        "long",
        mark("One line per sample"),
        mark("Signal, value, unit and quality in a line: nothing held, nothing filled in."),
    ),
    (
        "records",
        mark("A file for each record"),
        mark("One table for each produced tag or information object, its fields as columns."),
    ),
)
SIGNS: Final = (
    (mark("Comma, 1.5"), ",", "."),
    (mark("Semicolon, 1,5"), ";", ","),
    (mark("Semicolon, 1.5"), ";", "."),
    (mark("Tabulator, 1.5"), "\t", "."),
    (mark("Tabulator, 1,5"), "\t", ","),
)
"""Text, separator, decimal sign."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that can be exported."""

    text: str
    begin_ns: int
    end_ns: int


class ExportDialog(QDialog):
    """The choices of one export. Not modal."""

    chosen = Signal(object, object)
    """`Span` and `Options`, when the user goes on to choose the file."""

    def __init__(
        self,
        spans: list[Span],
        signals: int,
        base: TimeBase,
        project: str = "",
        parent: QWidget | None = None,
        *,
        markers: Sequence[int] = (),
    ) -> None:
        """Offer `spans` for so many `signals`; moments of `markers` in ns."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export samples as CSV"))
        self._base = base
        self._project = project
        self._spans = spans
        self.span_box = self._box(
            tr("Stretch"),
            [(f"{span.text}: {span_text(span.end_ns - span.begin_ns)}", n) for n, span in enumerate(spans)],
        )
        self.layout_box = self._box(tr("Layout"), [(tr(text), name) for name, text, _ in LAYOUTS])
        self.sign_box = self._box(tr("Separator and decimals"), [(tr(text), n) for n, (text, _, _) in enumerate(SIGNS)])
        self.zone_box = self._box(
            tr("Time"), [(tr("Local time ({zone})").format(zone=time.strftime("%Z")), "local"), ("UTC", None)]
        )
        self.quality_box = QCheckBox(tr("Write the quality of each sample"), self)
        self.quality_box.setChecked(True)
        if QLocale().decimalPoint() == ",":
            self.sign_box.setCurrentIndex(1)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._signals = signals
        self._markers = markers
        self.span_box.currentIndexChanged.connect(self._explain)
        self.layout_box.currentIndexChanged.connect(self._explain)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        self.buttons.button(standard.Save).setText(tr("Save as…"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Stretch:"), self.span_box)
        form.addRow(tr("Layout:"), self.layout_box)
        form.addRow(tr("Signs:"), self.sign_box)
        form.addRow(tr("Time:"), self.zone_box)
        form.addRow("", self.quality_box)
        form.addRow("", self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(460)
        self._explain()

    def options(self) -> Options:
        """Give what is chosen."""
        _, separator, decimal = SIGNS[self.sign_box.currentIndex()]
        zone: Zone = "local" if self.zone_box.currentData() == "local" else None
        return Options(
            LAYOUTS[self.layout_box.currentIndex()][0], separator, decimal, self._base, zone,
            self.quality_box.isChecked(), self._project,
        )  # fmt: skip

    def accept(self) -> None:
        """Go on with what is chosen."""
        self.chosen.emit(self._spans[self.span_box.currentIndex()], self.options())
        super().accept()

    def _box(self, name: str, items: list[tuple[str, object]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for text, data in items:
            box.addItem(text, data)
        return box

    def _explain(self) -> None:
        if self._base is TimeBase.ARRIVAL:
            what = tr("All samples of %n signals by time of arrival, not reduced to what is drawn.", "", self._signals)
        else:
            what = tr(
                "All samples of %n signals by time of the device, not reduced to what is drawn.", "", self._signals
            )
        span = self._spans[self.span_box.currentIndex()]
        marked = sum(span.begin_ns <= moment < span.end_ns for moment in self._markers)
        heads = tr("%n markers of the stretch stand in the head of the file.", "", marked) if marked else ""
        self.hint.setText(f"{tr(LAYOUTS[self.layout_box.currentIndex()][2])} {what} {heads}".rstrip())

"""Asks how samples are to be written: what, of which signals, in which form; shows how the file will begin."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fieldscope.lanes.ticks import span_text
from fieldscope.measure.export import Plan, Preview, preview
from fieldscope.measure.exportrows import Layout, Options, extent
from fieldscope.measure.exporttexts import Note, Zone
from fieldscope.plot.newest import Newest
from fieldscope.store import Signal as Source
from fieldscope.store import TimeBase
from fieldscope.texts import bytes_text
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
BASES: Final = ((TimeBase.ARRIVAL, mark("Time of arrival")), (TimeBase.SOURCE, mark("Time of the device")))
ZONES: Final[tuple[tuple[str, Zone, str], ...]] = (
    ("local", "local", mark("Local time ({zone})")),
    ("utc", None, "UTC"),
    ("relative", None, mark("Seconds from the beginning only")),
)
"""Name, zone, text."""
SHEET: Final = 1_048_576
"""Rows that spreadsheets hold."""
WIDEST: Final = 2_000
"""Characters of a line that are shown of a preview."""
COLUMN: Final = 40
"""…and of a column, between tabulators, for all columns to stand below each other."""
LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that can be exported."""

    name: str
    """For the preferences."""
    text: str
    bounds: tuple[int, int] | None
    """Begin and end, ns since 1970 UTC; None for all that is in memory when it is written."""

    @property
    def shown(self) -> str:
        return f"{self.text}: {span_text(self.bounds[1] - self.bounds[0])}" if self.bounds else self.text

    def of(self, signals: Sequence[Source], base: TimeBase) -> tuple[int, int]:
        """Give begin and end; any thread."""
        return self.bounds or extent(signals, base) or (0, 0)


@dataclass(frozen=True, slots=True)
class Pick:
    """Signals that can be exported."""

    name: str
    """For the preferences."""
    text: str
    none: str
    """What is said when there are none."""
    signals: Sequence[Source]


class ExportDialog(QDialog):
    """The choices of one export, with a preview. Nothing live waits for it."""

    chosen = Signal(object, object, object)
    """`Span`, list of signals and `Options`, when the user goes on to choose the file."""

    def __init__(
        self,
        spans: Sequence[Span],
        picks: Sequence[Pick],
        base: TimeBase,
        project: str = "",
        parent: QWidget | None = None,
        *,
        markers: Sequence[Note] = (),
        commands: Sequence[Note] = (),
        remembered: Mapping[str, str] | None = None,
    ) -> None:
        """Offer `spans` of `picks`; `remembered` is what `choices` gave the last time."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export samples as CSV"))
        self._project = project
        self._spans, self._picks = spans, picks
        self._markers, self._commands = markers, commands
        self.span_box = self._box(tr("Stretch"), [(span.shown, span.name) for span in spans])
        self.pick_box = self._box(tr("Signals"), [(f"{tr(p.text)} ({len(p.signals):,})", p.name) for p in picks])
        self.layout_box = self._box(tr("Layout"), [(tr(text), name) for name, text, _ in LAYOUTS])
        self.base_box = self._box(tr("Clock"), [(tr(text), which.value) for which, text in BASES])
        self.zone_box = self._box(
            tr("Time"), [(tr(text).format(zone=time.strftime("%Z")), name) for name, _, text in ZONES]
        )
        self.sign_box = self._box(tr("Separator and decimals"), [(tr(text), text) for text, _, _ in SIGNS])
        self.quality_box = QCheckBox(tr("Write the &quality of each sample"), self)
        self.quality_box.setChecked(True)
        self.base_box.setCurrentIndex([which for which, _ in BASES].index(base))
        if QLocale.system().decimalPoint() == ",":
            self.sign_box.setCurrentIndex(1)
        self._restore(remembered or {})

        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.preview = QPlainTextEdit(self)
        self.preview.setAccessibleName(tr("How the file begins"))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        metrics = self.preview.fontMetrics()
        self.preview.setMinimumHeight(metrics.lineSpacing() * (LINES + 2) + 12)
        self.size_label = QLabel(self)
        self.size_label.setWordWrap(True)
        self.size_label.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.size_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        self.save_button = self.buttons.button(standard.Save)
        self.save_button.setText(tr("Save &as…"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._newest = Newest(self)
        self._newest.answered.connect(self._show)
        for box in self._boxes().values():
            box.currentIndexChanged.connect(self._refresh)
        self.quality_box.toggled.connect(self._refresh)
        self._refresh()

    def options(self) -> Options:
        """Give in which form."""
        _, separator, decimal = SIGNS[self.sign_box.currentIndex()]
        name, zone, _ = ZONES[self.zone_box.currentIndex()]
        return Options(
            LAYOUTS[self.layout_box.currentIndex()][0], separator, decimal, BASES[self.base_box.currentIndex()][0],
            zone, self.quality_box.isChecked(), self._project, name == "relative",
        )  # fmt: skip

    def choices(self) -> dict[str, str]:
        """Give what is to be remembered: all but the clock, which is that of the lanes each time."""
        found = {name: str(box.currentData()) for name, box in self._boxes().items() if name != "base"}
        return found | {"quality": "yes" if self.quality_box.isChecked() else "no"}

    def accept(self) -> None:
        """Go on with what is chosen."""
        if self.save_button.isEnabled():
            pick = self._picks[self.pick_box.currentIndex()]
            self.chosen.emit(self._spans[self.span_box.currentIndex()], list(pick.signals), self.options())
            super().accept()

    def done(self, result: int) -> None:
        """Close."""
        self._newest.stop()
        super().done(result)

    # Inside

    def _boxes(self) -> dict[str, QComboBox]:
        return {
            # What was chosen while cursors stood is chosen again when they stand.
            "span" if len(self._spans) < 3 else "span with cursors": self.span_box,
            "signals": self.pick_box,
            "layout": self.layout_box,
            "base": self.base_box,
            "zone": self.zone_box,
            "signs": self.sign_box,
        }

    def _restore(self, remembered: Mapping[str, str]) -> None:
        for name, box in self._boxes().items():
            found = box.findData(remembered.get(name))
            if found >= 0:
                box.setCurrentIndex(found)
        if "quality" in remembered:
            self.quality_box.setChecked(remembered["quality"] == "yes")

    def _box(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for text, data in items:
            box.addItem(text, data)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("S&tretch:"), self.span_box)
        form.addRow(tr("Si&gnals:"), self.pick_box)
        form.addRow(tr("&Layout:"), self.layout_box)
        form.addRow(tr("&Clock:"), self.base_box)
        form.addRow(tr("Ti&me:"), self.zone_box)
        form.addRow(tr("S&igns:"), self.sign_box)
        form.addRow("", self.quality_box)
        form.addRow("", self.hint)
        title = QLabel(tr("The file &begins like this, below lines that say what it is:"), self)
        title.setBuddy(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.addLayout(form)
        layout.addWidget(title)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.size_label)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(640)

    def _refresh(self) -> None:
        span, pick = self._spans[self.span_box.currentIndex()], self._picks[self.pick_box.currentIndex()]
        options = self.options()
        self.hint.setText(self._explained(span, pick, options))
        self.preview.setPlainText("")  # nothing of other choices is shown
        self.save_button.setEnabled(bool(pick.signals))
        if not pick.signals:
            self._newest.forget()
            self.preview.setPlaceholderText(tr(pick.none))
            self.size_label.setText("")
            return
        self.preview.setPlaceholderText(tr("Reading…"))
        self.size_label.setText(tr("Counting rows…"))
        signals, notes = list(pick.signals), (self._markers, self._commands)

        def question(cancelled: Callable[[], bool]) -> Iterator[Preview]:
            begin, end = span.of(signals, options.base)
            plan = Plan(Path("samples.csv"), signals, begin, end, options, markers=notes[0], commands=notes[1])
            return preview(plan, cancelled)

        self._newest.ask(question)

    def _explained(self, span: Span, pick: Pick, options: Options) -> str:
        number = len(pick.signals)
        layout = tr(LAYOUTS[self.layout_box.currentIndex()][2])
        if not number:
            return layout
        if options.base is TimeBase.ARRIVAL:
            what = tr("All samples of %n signals by time of arrival, not reduced to what is drawn.", "", number)
        else:
            what = tr("All samples of %n signals by time of the device, not reduced to what is drawn.", "", number)
        parts = [layout, what]
        begin, end = span.bounds or (0, 1 << 63)
        notes = sum(begin <= moment < end for moment, *_ in (*self._markers, *self._commands))
        if notes:
            parts.append(tr("%n markers and commands of the stretch stand in the head of the file.", "", notes))
        return " ".join(parts)

    def _show(self, found: object) -> None:
        if isinstance(found, Exception):
            self.preview.setPlaceholderText("")
            self.size_label.setText("")
            raise found
        assert isinstance(found, Preview)
        if found.count is None or found.octets is None:
            shown = [line if len(line) <= WIDEST else f"{line[:WIDEST]}…\n" for line in (found.titles, *found.rows)]
            longest = max(len(cell) for line in shown for cell in line.split("\t"))
            width = self.preview.fontMetrics().horizontalAdvance("0")
            self.preview.setTabStopDistance(width * (min(longest, COLUMN) + 2))
            self.preview.setPlainText("".join(shown).rstrip("\n"))
            return
        size = bytes_text(found.octets)
        text = tr("Rows: {rows:,}. Size: about {size}, estimated from the first rows.").format(
            rows=found.count, size=size
        )
        if len(found.names) > 1:
            text = tr("Files: {files:,}.").format(files=len(found.names)) + " " + text
        if found.count > SHEET and len(found.names) == 1:
            text += " " + tr("Spreadsheets hold {most:,} rows only.").format(most=SHEET)
        self.size_label.setText(text)

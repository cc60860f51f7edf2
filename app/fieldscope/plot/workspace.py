"""The workspace: what the main window puts in its middle. Tabs, each a stack of lanes on one time axis."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fieldscope.lanes.theme import curve_color, theme_for
from fieldscope.lanes.ticks import HOUR, MINUTE, SECOND, TimeLabels, span_text
from fieldscope.plot.marks import CommandMark
from fieldscope.plot.page import Page
from fieldscope.plot.picture import picture, save_picture
from fieldscope.plot.pill import Pill
from fieldscope.plot.saving import Saving
from fieldscope.plot.timeline import Timeline
from fieldscope.plot.watched import Watched
from fieldscope.store import Signal as Source
from fieldscope.store import SignalKey, Store, TimeBase
from fieldscope.words import mark, tr

How = Literal["together", "each"]
"""All into one lane (of each kind), or a lane for each."""

SPANS: Final = tuple(
    span
    for span in (
        *(n * SECOND for n in (1, 5, 10, 30, 60)),
        *(n * MINUTE for n in (2, 5, 15, 30)),
        *(n * HOUR for n in (1, 4, 12, 24)),
    )
)
"""Lengths of time to choose from, ns."""
LABEL_TEXTS: Final = {
    TimeLabels.LOCAL: mark("Local time"),
    TimeLabels.UTC: "UTC",
    TimeLabels.RELATIVE: mark("Relative"),
}

BASE_TEXTS: Final = {TimeBase.ARRIVAL: mark("Arrival"), TimeBase.SOURCE: mark("Source time")}


class _Tabs(QTabBar):
    """Tabs that keep no room for scroll buttons as long as there are few."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())


class Workspace(QWidget):
    """Lanes on one time axis, in tabs. GUI thread only.

    Signals may be plotted, saved and restored before their connection exists: a lane waits for them and says so.
    """

    held = Signal(bool)
    """The view of the current tab went on HOLD (True) or back to LIVE (False). Acquisition never stops for it."""
    plotted_changed = Signal()
    """`plotted()` gives another answer than before, or signals and markers stand in other places."""
    anchored = Signal(bool)
    """The cursors of the current tab are anchored to the screen (True) or to the data."""
    event_wanted = Signal(object)
    """The user wants to see an event of the strip: its number, see `show_events`."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._watched: Callable[[SignalKey], Watched | None] = lambda _key: None
        self._marks: Sequence[CommandMark] = ()
        self._log = Timeline()
        self._says: Callable[[int], str] = lambda _number: ""
        self.snapping = True
        """Whether cursors snap to edges."""
        self.ribbon = True
        """Whether the strip of events is shown."""
        self._tabs = _Tabs(self)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setMovable(True)
        self._tabs.setDocumentMode(True)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._tabs.currentChanged.connect(self._turned)
        self._tabs.tabCloseRequested.connect(self.close_tab)
        self._tabs.tabMoved.connect(self._moved)
        self._tabs.tabBarDoubleClicked.connect(self.rename_tab)
        self._tabs.setAccessibleName(tr("Tabs of lanes"))
        self._new = QToolButton(self)
        self._new.setText("+")
        self._new.setAutoRaise(True)
        self._new.setToolTip(tr("New tab"))
        self._new.setAccessibleName(tr("New tab"))
        self._new.clicked.connect(self._new_tab)
        self._span = QComboBox(self)
        self._span.setAccessibleName(tr("Length of time that is shown"))
        self._span.setToolTip(tr("Length of time shown"))
        self._span.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for span in SPANS:
            self._span.addItem(span_text(span), span)
        self._span.activated.connect(self._span_chosen)
        self._base = QComboBox(self)
        self._base.setAccessibleName(tr("Source time or time of arrival"))
        self._base.setToolTip(
            tr("Which clock places a sample: this computer's on arrival, or the device's time tag (T)")
        )
        for base, text in BASE_TEXTS.items():
            self._base.addItem(tr(text), base)
        self._base.activated.connect(self._base_chosen)
        self._labels = QComboBox(self)
        self._labels.setAccessibleName(tr("Labels of the time axis"))
        self._labels.setToolTip(tr("Labels of the time axis"))
        for labels, text in LABEL_TEXTS.items():
            self._labels.addItem(tr(text), labels)
        self._labels.activated.connect(self._labels_chosen)
        self._pill = Pill(self)
        self._pill.clicked.connect(self.toggle)
        self._stack = QStackedWidget(self)
        self.saving = Saving(lambda: self.page, self)
        """Pictures and samples as files."""
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.saving.stop)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 4)
        bar.setSpacing(6)
        bar.addWidget(self._tabs)
        bar.addWidget(self._new)
        bar.addStretch(1)
        bar.addWidget(self._base)
        bar.addWidget(self._labels)
        bar.addWidget(self._span)
        bar.addWidget(self._pill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self._slow = QTimer(self)
        self._slow.setInterval(250)
        self._slow.timeout.connect(self._show_pill)
        self._slow.start()
        self.add_tab()
        self._style()

    # Tabs

    @property
    def page(self) -> Page:
        """The current tab."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def pages(self) -> list[Page]:
        """All tabs, from left to right."""
        pages = [self._stack.widget(number) for number in range(self._stack.count())]
        return [page for page in pages if isinstance(page, Page)]

    def add_tab(self, title: str = "") -> Page:
        """Open a new tab and turn to it."""
        page = Page(self._store, self._free_color, self._stack)
        page.canvas.watched = self._watched
        page.canvas.commands.marks = self._marks
        page.canvas.ribbon.log, page.canvas.ribbon.says = self._log, self._says
        page.canvas.ribbon.shown = self.ribbon
        page.canvas.snapping.on = self.snapping
        page.canvas.event_wanted.connect(self.event_wanted)
        page.canvas.anchored.connect(self._show_anchor)
        page.held.connect(self._page_held)
        page.plotted_changed.connect(self.plotted_changed)
        page.view_changed.connect(self._show_view)
        self._stack.addWidget(page)
        number = self._tabs.addTab(title or tr("Plot {number}").format(number=self._stack.count()))
        self._tabs.setCurrentIndex(number)
        self._turned(number)
        self._tabs.setTabsClosable(self._stack.count() > 1)
        return page

    def close_tab(self, number: int) -> None:
        """Close a tab; the last one stays."""
        if self._stack.count() < 2 or not 0 <= number < self._stack.count():
            return
        page = self.pages()[number]
        self._stack.removeWidget(page)
        page.deleteLater()
        self._tabs.removeTab(number)
        self._tabs.setTabsClosable(self._stack.count() > 1)
        self._turned(self._tabs.currentIndex())
        self.plotted_changed.emit()

    def close_current_tab(self) -> None:
        """Close the tab that is shown; the last one stays."""
        self.close_tab(self._tabs.currentIndex())

    def rename_tab(self, number: int = -1) -> None:
        """Ask for another title of a tab, of the one that is shown by default. Not modal: nothing live waits."""
        at = number if number >= 0 else self._tabs.currentIndex()
        page = self.pages()[at]
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Rename tab"))
        dialog.setLabelText(tr("Title of the tab:"))
        dialog.setTextValue(self._tabs.tabText(at))

        def put(text: str) -> None:
            if text.strip() and page in self.pages():
                self._tabs.setTabText(self.pages().index(page), text.strip())
                self.plotted_changed.emit()

        dialog.textValueSelected.connect(put)
        dialog.open()

    # Signals

    def plot(self, signals: Iterable[Source], how: How = "together") -> None:
        """Show signals in the current tab; one that is shown there already is not shown twice."""
        self.page.plot_keys([signal.key for signal in signals], how)

    def plot_keys(self, keys: Iterable[SignalKey], how: How = "together") -> None:
        """Show signals by name; those the store does not know yet appear when it does."""
        self.page.plot_keys(keys, how)

    def watch(self, watched: Callable[[SignalKey], Watched | None]) -> None:
        """Draw the limits of signals: `watched` gives them, None for a signal without."""
        self._watched = watched
        for page in self.pages():
            page.canvas.watched = watched

    def show_commands(self, marks: Sequence[CommandMark]) -> None:
        """Show these marks of commands, in order of time, from now on; call it again when they change."""
        self._marks = marks
        for page in self.pages():
            page.canvas.commands.marks = marks
            page.canvas.ribbon.renew()
            page.canvas.update()

    def show_events(self, log: Timeline, says: Callable[[int], str]) -> None:
        """Show these events in the strip from now on: `says` tells what a number of the timeline is about."""
        self._log, self._says = log, says
        for page in self.pages():
            page.canvas.ribbon.log, page.canvas.ribbon.says = log, says

    def remove(self, keys: Iterable[SignalKey]) -> None:
        """Take signals out of every tab."""
        gone = set(keys)
        for page in self.pages():
            page.remove(gone)

    def plotted(self) -> list[SignalKey]:
        """Give what is shown, in all tabs, top to bottom, each once."""
        return list(dict.fromkeys(key for page in self.pages() for key in page.plotted()))

    def color_of(self, key: SignalKey) -> QColor | None:
        """Give the colour a signal is drawn in, None when it is not shown: for chips in the source tree."""
        for page in [self.page, *self.pages()]:
            number = page.color_of(key)
            if number is not None:
                return curve_color(theme_for(self.palette()), number)
        return None

    # Time

    @property
    def on_hold(self) -> bool:
        """True while the view of the current tab stands still."""
        return not self.page.canvas.view.live

    def set_live(self) -> None:
        """Follow the present."""
        self.page.canvas.go_live()

    def set_hold(self) -> None:
        """Stand still; nothing else stops."""
        self.page.canvas.hold()

    def toggle(self) -> None:
        """Change between LIVE and HOLD."""
        (self.set_live if self.on_hold else self.set_hold)()

    def set_span(self, seconds: float) -> None:
        """Show this length of time."""
        self.page.canvas.set_span(round(seconds * SECOND))

    # Measuring

    def set_snapping(self, on: bool) -> None:
        """Have cursors snap to edges, or not."""
        self.snapping = on
        for page in self.pages():
            page.canvas.snapping.on = on

    def set_ribbon(self, on: bool) -> None:
        """Show or hide the strip of events."""
        self.ribbon = on
        for page in self.pages():
            page.canvas.show_ribbon(on=on)

    def toggle_anchor(self) -> None:
        """Anchor the cursors of the current tab to the screen, or to the data again."""
        self.page.canvas.keys.toggle_anchor()

    # Pictures

    def save_picture(self, path: Path) -> None:
        """Write the lanes of the current tab as PNG or SVG, as the ending says. Raises `ValueError`, `OSError`."""
        save_picture(self.page.canvas, path, self._tabs.tabText(self._tabs.currentIndex()))

    def copy_picture(self) -> None:
        """Put the lanes of the current tab on the clipboard."""
        QGuiApplication.clipboard().setImage(picture(self.page.canvas))

    # Project

    def state(self) -> dict[str, Any]:
        """Give what a project saves, JSON-able."""
        return {
            "current": self._tabs.currentIndex(),
            "tabs": [{"title": self._tabs.tabText(number), **page.state()} for number, page in enumerate(self.pages())],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; parts of it that make no sense are left out."""
        tabs = state.get("tabs")
        listed = [tab for tab in tabs if isinstance(tab, dict)] if isinstance(tabs, list) else []
        while self._stack.count() > 1:
            self.close_tab(self._stack.count() - 1)
        self.page.remove(set(self.page.plotted()))
        for number, tab in enumerate(listed):
            page = self.page if number == 0 else self.add_tab()
            title = tab.get("title")
            if isinstance(title, str) and title:
                self._tabs.setTabText(number, title)
            page.restore(tab)
        self._show_anchor()
        current = state.get("current")
        if isinstance(current, int) and 0 <= current < self._stack.count():
            self._tabs.setCurrentIndex(current)
        self.plotted_changed.emit()

    # Inside

    def _new_tab(self) -> None:
        self.add_tab()

    def _free_color(self) -> int:
        used = {number for page in self.pages() for number in page.colors()}
        return next(number for number in range(len(used) + 1) if number not in used)

    def _turned(self, number: int) -> None:
        if 0 <= number < self._stack.count():
            self._stack.setCurrentIndex(number)
            self.setFocusProxy(self.page.canvas)
            self._show_view()
            self._show_anchor()
            self.held.emit(self.on_hold)

    def _moved(self, begin: int, end: int) -> None:
        page = self.pages()[begin]
        current = self._tabs.currentIndex()
        self._stack.removeWidget(page)
        self._stack.insertWidget(end, page)
        self._stack.setCurrentIndex(current)

    def _page_held(self, held: bool) -> None:
        if self.sender() is self.page:
            self._show_pill()
            self.held.emit(held)

    def _show_anchor(self) -> None:
        self.anchored.emit(self.page.canvas.cursors.on_screen)

    def _span_chosen(self, number: int) -> None:
        self.page.canvas.set_span(int(self._span.itemData(number)))

    def _base_chosen(self, number: int) -> None:
        self.page.canvas.set_base(list(BASE_TEXTS)[number])

    def _labels_chosen(self, number: int) -> None:
        self.page.canvas.set_labels(list(LABEL_TEXTS)[number])

    def _show_view(self) -> None:
        canvas = self.page.canvas
        number = self._span.findData(canvas.view.span_ns)
        self._span.setCurrentIndex(number)
        if number < 0:
            self._span.setPlaceholderText(span_text(canvas.view.span_ns))
        self._base.setCurrentIndex(list(BASE_TEXTS).index(canvas.base))
        self._labels.setCurrentIndex(list(LABEL_TEXTS).index(canvas.labels))
        self._show_pill()

    def _show_pill(self) -> None:
        self._pill.show_view(self.page.canvas)

    def _style(self) -> None:
        self._show_view()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_pill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= number < min(9, self._stack.count()):
            self._tabs.setCurrentIndex(number)
            return
        if plain and event.key() == Qt.Key.Key_Space:  # a button that has the focus is pressed by it instead
            self.toggle()
            return
        super().keyPressEvent(event)

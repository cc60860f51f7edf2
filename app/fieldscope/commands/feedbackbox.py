"""Below the form of a command: which signal shows what it has done, how long that may take, and whether to plot it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from fieldscope import theme
from fieldscope.commands.feedback import WITHIN_S, Feedback, ObjectKey
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import term, tr
from linkkit.driver import Kind
from linkkit.settings import problems

LABEL_WIDTH = 130
"""As in the forms above it (`dialogs.form`)."""


class _NameButton(QPushButton):
    """As wide as there is room; a name that is too long is shortened in its middle, since names differ at their end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideMiddle, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


class FeedbackBox(QWidget):
    """Shows and changes the feedback of one object in the session, from where it goes into the project."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key: ObjectKey | None = None
        self._offered: SignalKey | None = None
        label = QLabel(tr("Feedback:"), self)
        label.setMinimumWidth(LABEL_WIDTH)
        self.signal_button = _NameButton(self)
        self.signal_button.setToolTip(tr("Choose the signal that shows what the command has done"))
        self.signal_button.clicked.connect(self.choose)
        self.none_button = QToolButton(self)
        self.none_button.setText("✕")
        self.none_button.setToolTip(tr("Await no feedback"))
        self.none_button.setAccessibleName(tr("Await no feedback"))
        self.none_button.clicked.connect(lambda: self._put(None))
        self.within_edit = self._number(tr("Time limit of the feedback in seconds"), "within_s")
        self.tolerance_edit = self._number(tr("Tolerance of the feedback"), "tolerance")
        self.tolerance_edit.setToolTip(tr("Values so near each other count as equal, in the unit of the signal"))
        self.plot_box = QCheckBox(tr("Plot feedback"), self)
        self.plot_box.setToolTip(tr("When a command is sent, the signal is plotted unless it is already"))
        self.plot_box.toggled.connect(lambda on: self._change(plot=on))
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.use_button = QPushButton(tr("Use it"), self)
        self.use_button.clicked.connect(self._use)
        self._within_label = QLabel(tr("Within:"), self)
        self._tolerance_label = QLabel("±", self)
        self._more = QWidget(self)
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.within_edit, QLabel("s", self), self._tolerance_label, self.tolerance_edit):
            row.addWidget(widget)
        row.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.note, 1)
        below.addWidget(self.use_button)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(1, 1)
        layout.addWidget(label, 0, 0)
        layout.addWidget(self.signal_button, 0, 1)
        layout.addWidget(self.none_button, 0, 2)
        layout.addWidget(self._within_label, 1, 0)
        layout.addWidget(self._more, 1, 1, 1, 2)
        layout.addWidget(self.plot_box, 2, 1, 1, 2)
        layout.addLayout(below, 3, 1, 1, 2)
        session.feedbacks_changed.connect(self.refresh)
        for changed in (session.points_changed, session.changed, session.removed):
            changed.connect(self.refresh)
        self.refresh()

    @property
    def feedback(self) -> Feedback | None:
        """What is awaited after a command to the object shown."""
        return self._session.feedbacks.get(self._key) if self._key is not None else None

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in order."""
        edits = (self.within_edit, self.tolerance_edit, self.plot_box, self.use_button)
        return [self.signal_button, self.none_button, *edits]

    def aim(self, key: ObjectKey | None, offered: SignalKey | None) -> None:
        """Show the feedback of this object, None while its address is not complete. `offered` is a signal of the same
        address, which is named but never taken without being asked."""
        if (key, offered) != (self._key, self._offered):
            self._key, self._offered = key, offered
            self.refresh()

    @Slot()
    def choose(self) -> None:
        """Open the list of all signals."""
        from fieldscope.palette import Finder, signal_hits

        finder = Finder(
            signal_hits(self._session),
            tr("Signals"),
            tr("Search a signal…"),
            tr("Enter: take it as feedback · Esc: close"),
            self,
        )
        key = self._key
        finder.chosen.connect(lambda signal: self._take(key, signal))
        finder.show()

    @Slot()
    def refresh(self, _link_id: str = "") -> None:
        """Show how it is in the session."""
        feedback = self.feedback
        self.signal_button.setEnabled(self._key is not None)
        name = self._session.name_of(feedback.signal) if feedback is not None else ""
        self.signal_button.setText(name.replace("&", "&&") or tr("none – choose a signal…"))
        self.signal_button.setAccessibleName(tr("Feedback: {signal}").format(signal=name or tr("none")))
        for widget in (self.none_button, self._within_label, self._more, self.plot_box):
            widget.setVisible(feedback is not None)
        note, token = "", "muted"
        if feedback is not None:
            signal = self._session.find(feedback.signal)
            analogue = signal is None or signal.kind is Kind.ANALOG
            self._tolerance_label.setVisible(analogue)
            self.tolerance_edit.setVisible(analogue)
            for edit, value in ((self.within_edit, feedback.within_s), (self.tolerance_edit, feedback.tolerance)):
                typing = edit.hasFocus() and edit.isModified()
                if _read(edit.text()) != value and not typing:
                    edit.setText(f"{value:g}")
            self.plot_box.setChecked(feedback.plot)
            if signal is None:
                note, token = tr("There is no such signal now: does its connection run?"), "warning"
        elif self._offered is not None and self._key is not None:
            offered = self._session.name_of(self._offered)
            note = tr("This address is monitored, too: {signal}").format(signal=offered)
        self.use_button.setVisible(feedback is None and bool(note))
        self._say(note, token)

    # Inside

    def _number(self, name: str, field: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setAccessibleName(name)
        edit.setFixedWidth(edit.fontMetrics().averageCharWidth() * 9)
        edit.textEdited.connect(lambda text: self._change(**{field: _read(text)}))
        return edit

    def _change(self, **values: Any) -> None:
        feedback = self.feedback
        if feedback is None:
            return
        changed = replace(feedback, **{name: value for name, value in values.items() if value is not None})
        wrong = next(iter(problems(changed).values()), "")
        if None in values.values():
            wrong = tr("Enter a number")
        if wrong:
            self._say(term(wrong), "error")
        elif changed != feedback:
            self._put(changed)
        else:
            self.refresh()

    def _take(self, key: ObjectKey | None, signal: object) -> None:
        if key == self._key and isinstance(signal, SignalKey):
            self._put(replace(self.feedback or Feedback(signal=signal, within_s=WITHIN_S), signal=signal))
        self.signal_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _use(self) -> None:
        self._take(self._key, self._offered)

    def _put(self, feedback: Feedback | None) -> None:
        if self._key is not None:
            self._session.set_feedback(self._key, feedback)
        if feedback is None:
            self.signal_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, token: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        theme.dress(self.note, f"color: {theme.color(token).name()}")


def _read(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None

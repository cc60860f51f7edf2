"""What a command is sent with: its form with what was typed before, and at its end the feedback of its object."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldscope import theme
from fieldscope.commands.feedback import Feedback, ObjectKey, address
from fieldscope.commands.feedbackbox import FeedbackBox
from fieldscope.drafts import Draft, empty
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import term
from linkkit.commands import CANCEL, DIRECT, SELECT, SELECT_AND_EXECUTE
from linkkit.driver import Command
from linkkit.settings import describe

if TYPE_CHECKING:
    from fieldscope.dialogs.form import SettingsForm


class OrderForm(QWidget):
    """The form of one command at a time; what was typed for the others is kept."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._mirror: tuple[Any, dict[tuple[str, ...], SignalKey]] = (None, {})
        """Points, and those of them by the address that they share with commands."""
        self.link_id = ""
        self.command: Command | None = None
        self.form: SettingsForm | None = None
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.feedback = FeedbackBox(session, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 0, 4, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.about)
        self._layout.addStretch(1)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        session.points_changed.connect(self._aim)

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in order."""
        form = self.form
        return [*form.editors.values(), form.advanced_button, *self.feedback.fields] if form is not None else []

    @property
    def selects(self) -> bool:
        """Whether the command is selected first, or only selected."""
        return self.form is not None and self.form.draft.get("mode") in (SELECT, SELECT_AND_EXECUTE)

    def show_command(self, link_id: str, command: Command | None) -> None:
        """Show another form; None for none."""
        self.link_id, self.command = link_id, command
        if self.form is not None:
            self.feedback.setParent(self)  # it outlives the form
            self._layout.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if command is not None:
            from fieldscope.dialogs.form import SettingsForm

            self.form = SettingsForm(command.arguments, self.draft(link_id, command), self)
            self.form.changed.connect(self._aim)
            self._layout.insertWidget(1, self.form, 100)
            if command.target:
                page = self.form.page(next(iter(describe(command.arguments).values())).page)
                page.insertWidget(page.count() - 1, self.feedback)
        self.about.setText(term(command.help) if command is not None else "")
        self.feedback.setVisible(command is not None and bool(command.target))
        self._aim()

    def draft(self, link_id: str, command: Command) -> Draft:
        """What was typed for a command."""
        key = link_id, command.name
        if key not in self._drafts:
            self._drafts[key] = empty(command.arguments)
        return self._drafts[key]

    def awaited(self, command: Command, value: Any) -> Feedback | None:
        """What is awaited of a command with these arguments; nothing of one that does not execute."""
        if not command.target or getattr(value, "mode", DIRECT) in (SELECT, CANCEL):
            return None
        return self._session.feedbacks.get(ObjectKey(self.link_id, address(command, asdict(value))))

    def restyle(self) -> None:
        """The theme changed."""
        self.about.setStyleSheet(f"color: {theme.color('muted').name()}")
        self.feedback.refresh()

    def _aim(self, _link_id: str = "") -> None:
        """Show the feedback of the object whose address is in the form."""
        command, form = self.command, self.form
        if command is None or form is None or not command.target:
            self.feedback.aim(None, None)
            return
        at = address(command, form.draft)
        wrong = not any(at) or any(name in form.problems() for name in command.target)
        self.feedback.aim(None if wrong else ObjectKey(self.link_id, at), self._mirrored(command, at))

    def _mirrored(self, command: Command, at: tuple[str, ...]) -> SignalKey | None:
        """The point of the same address as a command, where that means something."""
        connection = self._session.links.connections.get(self.link_id)
        if connection is None or connection.link is None or not command.mirrored:
            return None
        if self._mirror[0] is not connection.points:
            link = connection.link
            keys = (point.key for point in connection.points)
            known = {address(command, link.arguments(key)): SignalKey(self.link_id, key) for key in keys}
            self._mirror = connection.points, known
        return self._mirror[1].get(at)

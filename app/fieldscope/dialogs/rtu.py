"""What the dialog of a 104 server has beside its fields: the points that answered the test, to be picked."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fieldscope.dialogs.extra import Extra, Surroundings
from fieldscope.dialogs.picker import Choice, Columns, PickPanel
from fieldscope.dialogs.table import TableEditor
from fieldscope.drafts import to_draft
from fieldscope.words import mark, tr

_POINTS: Final = Columns(
    (mark("Common address"), mark("Object address"), mark("Type")), ("common_address", "ioa"), mark("points"), stretch=2
)


class FoundPoints(QObject):
    """Runs the test from the page of the points, and offers what answered."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.form)
        table = around.form.editors["points"]
        assert isinstance(table, TableEditor)
        box = QWidget(around.form)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        self.ask_button = QPushButton(tr("&From an interrogation"), box)
        self.ask_button.setToolTip(tr("Runs the test and lists every object that answers, to be picked and named"))
        self.ask_button.setAutoDefault(False)
        self.ask_button.clicked.connect(around.test)
        self.panel = PickPanel(table, _POINTS, box)
        self.panel.hide()
        layout.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.panel, 1)
        around.form.page("Points").addWidget(box)
        around.trial.found.connect(self._offer)

    def close(self) -> None:
        """Nothing is under way beside the test."""

    def _offer(self, found: dict[str, Sequence[Any]]) -> None:
        points = [to_draft(point) for point in found.get("points", ())]
        if not points:
            return
        choices = [Choice((point["common_address"], point["ioa"], point["type"]), point) for point in points]
        text = tr(
            "%n points answered. Those that are not picked appear all the same, by their address.", "", len(points)
        )
        self.panel.show_choices(choices, text)
        self.panel.show()


def extend(around: Surroundings) -> list[Extra]:
    """Put these parts on the dialog."""
    return [FoundPoints(around)]

"""The menu of the lanes: what can be done with what is at a place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from fieldscope.lanes.analog import AnalogLane
from fieldscope.words import tr

if TYPE_CHECKING:
    from fieldscope.plot.page import Page


def show_menu(page: "Page", place: QPoint, point: QPoint) -> None:
    """Open the menu at a place on the screen, for what is at `point`, device pixels of the canvas."""
    canvas = page.canvas
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    found = canvas.stack.trace_at(point)
    lane = canvas.stack.lane_at(point.y())
    if found is not None:
        key = found[1].key
        menu.addAction(tr("Remove {name}\tDel").format(name=found[1].name), lambda: page.remove({key}))
        if isinstance(lane, AnalogLane) and len(lane.traces) > 1:
            menu.addAction(tr("Own axis\tO"), lambda: page.move_to_lane([key], found[0], own_axis=True))
            menu.addAction(tr("Own lane\tL"), lambda: page.insert_lane([key], page.lanes.index(found[0]) + 1))
        menu.addSeparator()
    marker = canvas.overlay.marker_near(point.x(), canvas.px(6))
    if marker is not None:
        menu.addAction(
            tr("Change marker “{text}”…\tEnter").format(text=marker.text),
            lambda: page.ask_marker(marker.moment_ns, marker),
        )
        menu.addAction(tr("Remove marker “{text}”\tDel").format(text=marker.text), lambda: page.unmark(marker))
        menu.addSeparator()
    if isinstance(lane, AnalogLane):
        menu.addAction(tr("Fit values\tF"), lane.fit)
    if lane is not None:
        menu.addAction(tr("Remove lane"), lambda: page.remove({trace.key for trace in lane.traces}))
        menu.addSeparator()
    if canvas.lanes:
        inside = canvas.plots.contains(point)
        moment = canvas.view.moment(point.x() - canvas.gutter) if inside else canvas.hands.moment()
        aimed = canvas.hands.aim(point) if inside else (moment, None)
        menu.addAction(tr("Cursor A here\tA"), lambda: canvas.set_cursor(0, *aimed))
        menu.addAction(tr("Cursor B here\tB"), lambda: canvas.set_cursor(1, *aimed))
        anchor = menu.addAction(tr("Anchor cursors to the screen\tX"), canvas.keys.toggle_anchor)
        anchor.setCheckable(True)
        anchor.setChecked(canvas.cursors.on_screen)
        menu.addAction(tr("Remove cursors\tEsc"), canvas.clear_cursors)
        menu.addAction(tr("Marker here…\tM"), lambda: page.ask_marker(moment))
        menu.addSeparator()
        menu.addAction(tr("Stack or join curves\tS"), page.spread)
        menu.addAction(tr("Zoom back\tBackspace"), canvas.back)
        menu.addAction(tr("Home\tH"), canvas.home)
    if not menu.isEmpty():
        menu.popup(place)

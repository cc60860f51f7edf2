"""The open project as it runs: connections, samples and messages together. What shows things listens to this."""

import secrets
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldscope import project as files
from fieldscope.alarms import limits as limit_states
from fieldscope.alarms.limits import Limits
from fieldscope.beat import Beat
from fieldscope.bridge import Bridge, Posted
from fieldscope.commands import feedback as feedback_states
from fieldscope.commands.feedback import Feedback, Feedbacks, ObjectKey
from fieldscope.links import Connection, Links
from fieldscope.measure import health
from fieldscope.measure.derived import Definition, DerivedSignals
from fieldscope.project import Entry, Project
from fieldscope.rates import Rates
from fieldscope.store import Signal as Source
from fieldscope.store import SignalKey, Store
from linkkit.driver import Driver, Notice, Point, PointsChanged, Severity, StateChanged

DERIVE_MS = 50
"""How often derived signals take in what is new."""
DERIVE_ROWS = 1 << 14
"""Rows of a record at a time: history is caught up with without a stall."""


class Session(QObject):
    """Connections of the open project with their store and bridge. GUI thread only."""

    added = Signal(str)
    removed = Signal(str)
    changed = Signal(str)
    """State, name or settings of a connection."""
    points_changed = Signal(str)
    noticed = Signal(list)
    """A batch of `Posted` for the event list, in order."""
    derived_changed = Signal()
    """Derived signals were added, changed or dropped."""
    limits_changed = Signal()
    """Limits of signals were set or dropped."""
    feedbacks_changed = Signal()
    """What commands have as feedback was set or dropped."""
    unsaved = Signal()
    """Something changed that a project saves; comes with every change."""
    project_changed = Signal()
    """Another file, or whether there is something to save."""

    def __init__(self, drivers: Iterable[type[Driver]], store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.bridge = Bridge(self)
        self.bridge.delivered.connect(self._take)
        self.links = Links(drivers, store.sink, self.bridge.post)
        self.path: Path | None = None
        """The project file; None for one that was never saved."""
        self.dirty = False
        self.safe = False
        """Safe mode: projects are opened without starting their connections."""
        self._project = Project()
        self._names: dict[str, tuple[str, Point] | None] | None = None
        self.derived = DerivedSignals(store, self.signal_named)
        """Signals computed from others; change them through `define` and `undefine`."""
        self.limits: dict[SignalKey, Limits] = {}
        """What signals may do; change it through `limit`."""
        self.feedbacks: Feedbacks = {}
        """Which signal shows what a command has done; change it through `set_feedback`."""
        self._unreadable: dict[str, list[Any]] = {}
        """Entries of the project file that could not be read, by its part: they stay in the file."""
        self._derive_timer = QTimer(self)
        self._derive_timer.timeout.connect(self._derive)
        self._derive_timer.start(DERIVE_MS)
        for moved in (self.added, self.removed, self.changed, self.points_changed):
            moved.connect(self._names_moved)
        self._health = health.Health(store)
        self._health_timer = Beat(self)
        self._health_timer.due.connect(self._watch)
        self._health_timer.start(health.PERIOD_MS)
        self.rates = Rates(self)

    @property
    def connections(self) -> list[Connection]:
        """All connections in the order of the tree."""
        return list(self.links.connections.values())

    def add(self, driver: str, name: str, settings: Any) -> Connection:
        """Add a connection and start it."""
        connection = self.links.add(secrets.token_hex(4), driver, name, settings)
        self._touch()
        self.added.emit(connection.id)
        return connection

    def edit(self, link_id: str, name: str, settings: Any) -> None:
        """Change a connection; it is reopened only when its settings differ."""
        connection = self.links.connections[link_id]
        if (name, settings) != (connection.name, connection.settings):
            self.links.edit(link_id, name, settings)
            self._touch()
        self.changed.emit(link_id)
        self.points_changed.emit(link_id)

    def start(self, link_id: str) -> None:
        self.links.start(link_id)
        self._touch()
        self.changed.emit(link_id)
        self.points_changed.emit(link_id)

    def stop(self, link_id: str) -> None:
        self.links.stop(link_id)
        self._touch()
        self.changed.emit(link_id)

    def reconnect(self, link_id: str) -> None:
        self.links.reconnect(link_id)
        self.changed.emit(link_id)

    def duplicate(self, link_id: str) -> Connection:
        """Add a stopped copy of a connection, to be edited."""
        old = self.links.connections[link_id]
        names = {c.name for c in self.connections}
        name = next(n for i in range(2, 10_000) if (n := f"{old.name} ({i})") not in names)
        copy = self.links.add(secrets.token_hex(4), old.driver.name, name, old.settings, enabled=False)
        self._touch()
        self.added.emit(copy.id)
        return copy

    def remove(self, link_id: str) -> None:
        """Close a connection and drop it with its samples."""
        self.links.remove(link_id)
        self.store.forget(link_id)
        self._health.forget(link_id)
        self._touch()
        self.removed.emit(link_id)

    def entries(self) -> dict[str, Entry]:
        """The connections as a project saves them, by id."""
        return {c.id: Entry(c.id, c.driver, c.name, c.settings, c.enabled) for c in self.connections}

    def set_up(
        self,
        entries: Mapping[str, Entry],
        derived: list[Any],
        limits: Mapping[SignalKey, Limits],
        feedbacks: Mapping[ObjectKey, Feedback],
    ) -> None:
        """Make all of it that of an earlier `entries`, `derived.state`, `limits` and `feedbacks`.

        Only what differs is opened, changed or closed. A connection that is there keeps running or stopped as it is.
        """
        for link_id in [c.id for c in self.connections if c.id not in entries]:
            self.remove(link_id)
        for link_id, entry in entries.items():
            mine = self.links.connections.get(link_id)
            if mine is not None and (mine.name, mine.settings) != (entry.name, entry.settings):
                self.edit(link_id, entry.name, entry.settings)
            elif mine is None:
                self.links.add(link_id, entry.driver.name, entry.name, entry.settings, enabled=entry.enabled)
                self._touch()
                self.added.emit(link_id)
        if derived != self.derived.state():
            self.derived.restore(derived)
            self._touch()
            self.derived_changed.emit()
        if limits != self.limits:
            self.limits = dict(limits)
            self._touch()
            self.limits_changed.emit()
        if feedbacks != self.feedbacks:
            self.feedbacks = dict(feedbacks)
            self._touch()
            self.feedbacks_changed.emit()

    def signal(self, key: SignalKey) -> Source | None:
        """The reader of a point that a connection has, else None."""
        return self.store.find(key)

    def signals(self) -> list[Source]:
        """Give the signals of all connections in the order of the tree, then the derived ones."""
        found = [self.store.signal(link.id, point) for link in self.connections for point in link.points]
        return found + [derived.signal for derived in self.derived]

    def find(self, key: SignalKey) -> Source | None:
        """The same, also of a point that nobody has asked for yet."""
        return self.store.find(key) or (
            self.store.signal(key.link_id, point) if (point := self._point(key)) is not None else None
        )

    def name_of(self, key: SignalKey) -> str:
        """Give the name of a signal with its connection, of one that is not there as far as it is known."""
        connection = self.links.connections.get(key.link_id)
        signal = self.find(key)
        name = signal.full_name if signal is not None else key.point
        return f"{connection.name} · {name}" if connection is not None else name

    def health_keys(self, link_id: str) -> list[SignalKey]:
        """The signals that tell how a connection is doing."""
        link = self.links.connections[link_id].link
        return health.keys(link_id, link.records() if link is not None else None)

    def signal_named(self, name: str) -> Source | None:
        """Give what a name in an expression means: a path, or a connection's name and a path; None when not unique."""
        found = self._named().get(name)
        return self.store.signal(*found) if found is not None else None

    def signal_names(self) -> list[str]:
        """Give a name for every point, as short as it can be without doubt, in the order of the tree."""
        named = self._named()
        best: dict[tuple[str, str], str] = {}
        for name, found in named.items():
            if found is not None:
                best.setdefault((found[0], found[1].key), name)
        return list(best.values())

    def define(self, definition: Definition) -> None:
        """Add a derived signal or change the one of its name. Raises what `DerivedSignals.add` raises."""
        self.derived.add(definition)
        self._touch()
        self.derived_changed.emit()

    def undefine(self, name: str) -> None:
        """Drop a derived signal."""
        self.derived.remove(name)
        self._touch()
        self.derived_changed.emit()

    def limit(self, key: SignalKey, limits: Limits | None) -> None:
        """Watch a signal; None stops it."""
        if limits is None:
            self.limits.pop(key, None)
        else:
            self.limits[key] = limits
        self._touch()
        self.limits_changed.emit()

    def set_feedback(self, key: ObjectKey, feedback: Feedback | None) -> None:
        """Say which signal shows what commands to an object have done; None for none."""
        if feedback is None:
            self.feedbacks.pop(key, None)
        else:
            self.feedbacks[key] = feedback
        self._touch()
        self.feedbacks_changed.emit()

    @property
    def complaints(self) -> list[str]:
        """What of the project file could not be used, in plain words."""
        return self._project.complaints

    def delivered(self, link_id: str) -> bool:
        """Whether any sample of this connection has arrived since the start."""
        return any(ring.count for ring in self.store.rings(link_id))

    def clear(self) -> None:
        """Close all connections; the empty project that remains has no file."""
        for connection in self.connections:
            self.links.remove(connection.id)
            self.store.forget(connection.id)
            self._health.forget(connection.id)
            self.removed.emit(connection.id)
        self.derived.clear()
        self.derived_changed.emit()
        self.limits.clear()
        self.limits_changed.emit()
        self.feedbacks.clear()
        self._unreadable = {}
        self.feedbacks_changed.emit()
        self._project, self.path, self.dirty = Project(), None, False
        self.project_changed.emit()

    def load(self, path: Path) -> Project:
        """Open a project file instead of what is open. Raises `ProjectError`; what is open then stays."""
        project = files.load(path, self.links.drivers)
        self.use(project, path)
        return project

    def use(self, project: Project, path: Path | None = None) -> None:
        """Run a project instead of what is open."""
        self.clear()
        self._project, self.path = project, None if project.damaged else path
        for entry in project.connections:
            self.links.add(
                entry.id, entry.driver.name, entry.name, entry.settings, enabled=entry.enabled, start=not self.safe
            )
            self.added.emit(entry.id)
        if self.safe and any(entry.enabled for entry in project.connections):
            self.notice(Severity.INFO, "safe mode: no connection was started", "start them one by one")
        self.limits, self._unreadable["limits"], wrong = limit_states.of_state(project.limits)
        self.feedbacks, self._unreadable["feedbacks"], more = feedback_states.of_state(project.feedbacks)
        for complaint in [*project.complaints, *self.derived.restore(project.derived), *wrong, *more]:
            self.notice(Severity.WARNING, f"project file: {complaint}", "this part is kept in the file but not used")
        self.derived_changed.emit()
        self.limits_changed.emit()
        self.feedbacks_changed.emit()
        self.project_changed.emit()

    def snapshot(self, workspace: dict[str, Any], window: dict[str, Any]) -> Project:
        """Give the project as it is now, to be saved, with what the lanes and the window say of themselves."""
        self._project.connections = list(self.entries().values())
        self._project.workspace, self._project.window = workspace, window
        self._project.derived = self.derived.state()
        self._project.limits = limit_states.to_state(self.limits) + self._unreadable.get("limits", [])
        self._project.feedbacks = feedback_states.to_state(self.feedbacks) + self._unreadable.get("feedbacks", [])
        return self._project

    def save(self, path: Path, project: Project) -> None:
        """Write a `snapshot` to the project's file from now on. Raises `ProjectError`."""
        files.save(project, path)
        self.path, self.dirty = path, False
        self.project_changed.emit()

    def notice(self, severity: Severity, text: str, hint: str = "") -> None:
        """Put a line of the application's own into the event list."""
        self.noticed.emit([Posted(time.time_ns(), "", Notice(severity, text, hint))])

    def mark_dirty(self) -> None:
        """Something outside the connections changed that the project saves."""
        self._touch()

    def close(self) -> None:
        """Close all connections in order; blocks until they are closed, a few seconds at most."""
        for timer in self.findChildren(QTimer):  # those of its parts, too: nothing is due any more
            timer.stop()
        self.links.close()
        self.bridge.close()

    def _touch(self) -> None:
        self.unsaved.emit()
        if not self.dirty:
            self.dirty = True
            self.project_changed.emit()

    def _point(self, key: SignalKey) -> Point | None:
        connection = self.links.connections.get(key.link_id)
        points = connection.points if connection is not None else ()
        return next((point for point in points if point.key == key.point), None)

    @Slot()
    def _derive(self) -> None:
        self.derived.advance(time.time_ns(), DERIVE_ROWS)

    @Slot()
    def _watch(self) -> None:
        now = time.time_ns()
        for connection in self.connections:
            lost = health.lost(connection.link.statistics()) if connection.link is not None else 0
            self._health.sample(connection.id, connection.name, connection.state, lost, now)

    @Slot(str)
    def _names_moved(self, _link_id: str) -> None:
        self._names = None
        if len(self.derived):
            self.derived.recheck()

    def _named(self) -> dict[str, tuple[str, Point] | None]:
        if self._names is None:
            names: dict[str, tuple[str, Point] | None] = {}
            full: dict[str, tuple[str, Point] | None] = {}
            for connection in self.connections:
                for point in connection.points:
                    path = ".".join(point.path) or point.key
                    for table, name in ((names, path), (full, f"{connection.name}.{path}")):
                        table[name] = None if name in table else (connection.id, point)
            self._names = names | {name: found for name, found in full.items() if names.get(name) is None}
        return self._names

    @Slot(list)
    def _take(self, batch: list[Posted]) -> None:
        moved: dict[str, None] = {}
        states: dict[str, None] = {}
        for posted in batch:
            if self.links.take(posted.link_id, posted.event) is None:
                continue
            if isinstance(posted.event, PointsChanged):
                moved[posted.link_id] = None
            elif isinstance(posted.event, StateChanged):
                states[posted.link_id] = None
        for link_id in states:
            self.changed.emit(link_id)
        for link_id in moved:
            self.points_changed.emit(link_id)
        if lines := [posted for posted in batch if not isinstance(posted.event, PointsChanged)]:
            self.noticed.emit(lines)

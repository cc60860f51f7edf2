"""The step *Reach* of the dialog of a PLC: who answers on the network, to be chosen instead of typed."""

import ipaddress
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldscope import network, theme
from fieldscope.dialogs.extra import Surroundings
from fieldscope.dialogs.work import Waiting
from fieldscope.words import mark, term, tr
from pyconpro.discovery import BROADCAST, Device, discover
from pyconpro.wire.encapsulation import PORT
from pyconpro.wire.identity import DEVICE_TYPES, STATES, VENDORS

PAUSE_MS: Final = 2000
"""Between two rounds of asking."""
_TITLES: Final = (mark("Product name"), mark("Revision"), mark("Serial"), mark("IP address"), mark("State"))
_ADDRESS: Final = 3


@dataclass(slots=True)
class _Seen:
    device: Device
    rounds_silent: int = 0


class Discovery(QObject):
    """Asks by ListIdentity, round after round until stopped; choosing a device fills in its address."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.form)
        self._around = around
        self._seen: dict[str, _Seen] = {}
        self._waiting = Waiting(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(PAUSE_MS)
        self._again.timeout.connect(self._round)
        box = QWidget(around.form)
        self.button = QPushButton(tr("&Discover"), box)
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.button.setToolTip(
            tr("Asks on every network card, or on the chosen one, which EtherNet/IP devices are there")
        )
        self.button.toggled.connect(self._toggle)
        self.use_button = QPushButton(tr("&Use this device"), box)
        self.use_button.setAutoDefault(False)
        self.use_button.clicked.connect(self.use)
        self.message = QLabel(box)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        table = self.table = QTableWidget(0, len(_TITLES), box)
        table.setHorizontalHeaderLabels([tr(title) for title in _TITLES])
        table.setAccessibleName(tr("Devices that answered"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, sample in (
            (1, "00.000xx"),
            (2, "0000000000"),
            (3, "255.255.255.255xx"),
            (4, tr("self-testing, silentx")),
        ):
            table.setColumnWidth(column, table.fontMetrics().horizontalAdvance(sample) + 16)
        table.setMinimumHeight(table.fontMetrics().lineSpacing() * 6)
        table.itemSelectionChanged.connect(self._enable)
        table.doubleClicked.connect(lambda _: self.use())
        table.installEventFilter(self)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.message, 1)
        row.addWidget(self.use_button)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(table, 1)
        page = around.form.page("Reach")
        page.insertWidget(page.count() - 1, box, 10)
        self._say(tr("Lists the devices of the network that can be reached without a router."), "muted")
        self._enable()

    def close(self) -> None:
        """Stop asking."""
        self._again.stop()
        self._waiting.close()

    def use(self) -> None:
        """Enter the address of the chosen device."""
        row = self.table.currentRow()
        item = self.table.item(row, _ADDRESS)
        if item is not None:
            self._around.form.put("address", item.text())
            self._say(tr("{text} was entered as the address.").format(text=item.text()), "ok")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.table and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use()
            return True  # else the dialog would be accepted
        return super().eventFilter(watched, event)

    def _toggle(self, on: bool) -> None:
        self.button.setText(tr("&Stop") if on else tr("&Discover"))
        if on:
            self._round()
        else:
            self.close()
            self._say(
                tr("{devices} answered.").format(devices=_devices(len(self._seen))) if self._seen else tr("Stopped."),
                "muted",
            )

    def _round(self) -> None:
        self._say(
            tr("Asking…")
            if not self._seen
            else tr("{devices} answered; asking again…").format(devices=_devices(len(self._seen))),
            "busy",
        )
        self._waiting.begin(self._around.links.run(self._around.driver, self._question()), self._answered, self._failed)

    def _question(self) -> Coroutine[Any, Any, list[Device]]:
        draft = self._around.form.draft
        chosen = str(draft["adapter"]).strip()
        ours = [a for a in network.adapters() if chosen in ("", a.address)]
        hosts = [BROADCAST, *(a.broadcast for a in ours if a.broadcast)]
        typed = str(draft["address"]).strip()
        if _is_ip(typed):
            hosts.append(typed)
        port = str(draft["port"]).strip()
        number = int(port) if port.isdigit() and 0 < int(port) < 65536 else PORT
        return discover(tuple(dict.fromkeys(hosts)), interfaces=[a.address for a in ours], port=number)

    def _answered(self, devices: Sequence[Device]) -> None:
        answered = {device.host: device for device in devices}
        for host, seen in self._seen.items():
            seen.rounds_silent = 0 if host in answered else seen.rounds_silent + 1
        for host, device in answered.items():
            self._seen[host] = _Seen(device)
        self._fill()
        if self._seen:
            self._say(tr("{devices} answered.").format(devices=_devices(len(self._seen))), "ok")
        else:
            text = tr(
                "Nobody answered. Check the cable and that this computer has an address in the network of the PLC."
            )
            routed = tr("Devices behind a router do not hear the question: enter their address.")
            self._say(f"{text} {routed}", "warning")
        self._again.start()

    def _failed(self, error: Exception) -> None:
        self.button.setChecked(False)
        self._say(term(str(error)), "error")

    def _fill(self) -> None:
        current = self.table.item(self.table.currentRow(), _ADDRESS)
        chosen = current.text() if current is not None else ""
        self.table.setRowCount(len(self._seen))
        for row, host in enumerate(sorted(self._seen, key=ipaddress.IPv4Address)):
            seen = self._seen[host]
            identity = seen.device.identity
            state = STATES.get(identity.state, tr("state {state}").format(state=identity.state))
            silent = " – " + tr("silent now") if seen.rounds_silent else ""
            cells = (identity.name, identity.revision, f"{identity.serial:08X}", host, state + silent)
            vendor = VENDORS.get(identity.vendor, tr("vendor {vendor}").format(vendor=identity.vendor))
            kind = DEVICE_TYPES.get(
                identity.device_type, tr("device type {device_type}").format(device_type=identity.device_type)
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(f"{vendor}, {kind}")
                if seen.rounds_silent:
                    item.setForeground(theme.color("muted"))
                self.table.setItem(row, column, item)
            if host == chosen:
                self.table.setCurrentCell(row, 0)
        self._enable()

    def _say(self, text: str, shade: str) -> None:
        self.message.setText(text)
        self.message.setStyleSheet(f"color: {theme.color(shade).name()}")

    def _enable(self) -> None:
        self.use_button.setEnabled(bool(self.table.selectedItems()))


def _devices(count: int) -> str:
    return tr("%n devices", "", count)


def _is_ip(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True

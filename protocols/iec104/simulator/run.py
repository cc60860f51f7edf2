"""Runs the simulated outstation until it is told to stop: for the command line, and for programs that start it."""

import asyncio
import json
import logging
import random
import sys
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TextIO

from iec104.enums import Coi
from iec104.outstation.core import Options, Outstation, Redundancy
from iec104.outstation.faults import Faults
from iec104.outstation.files import File
from iec104.outstation.happenings import Command, FileReceived, Happening, ProcessReset
from iec104.outstation.service import Service
from iec104.simulator import pointlist
from iec104.simulator.feeder import Feeder
from iec104.transport_security import TransportSecurity
from linkkit.lifetime import stopping
from linkkit.settings import setting

log = logging.getLogger(__name__)

PORT: Final = 2404
"""Registered for IEC 60870-5-104."""
BUFFER: Final = 2000
"""Events kept while nobody listens: some 20 s of the built-in scene."""
FIRST_FILE: Final = 60_001
"""Object address of the first file of a folder."""


@dataclass(frozen=True, slots=True)
class SimulatorOptions:
    """How the simulator is started; a command line is made from the fields."""

    bind: str = setting(
        "127.0.0.1", label="Address", placeholder="ADDRESS", help="Own address to listen on; 0.0.0.0 for all of them."
    )
    port: int = setting(
        PORT, label="TCP port", minimum=0, maximum=65535, placeholder="PORT", help="0 takes any free one."
    )
    points: str = setting(
        "", label="Point list", placeholder="FILE", help="CSV file with the points, instead of the built-in feeder."
    )
    fault: tuple[str, ...] = setting(
        (), label="Faults", placeholder="NAME[=VALUE]", help="Misbehaviour to switch on; may be given several times."
    )
    fault_file: str = setting("", label="Fault file", placeholder="FILE", help="TOML or JSON file with faults by name.")
    files: str = setting(
        "", label="Files", placeholder="FOLDER", help="Offer the files of this folder; uploads are written there."
    )
    one_group: bool = setting(
        False, label="One redundancy group", help="One connection at a time carries data, the others stand by."
    )
    certificate: str = setting(
        "", label="Certificate", placeholder="FILE", help="PEM file with the own certificate; switches TLS on."
    )
    key: str = setting("", label="Key", placeholder="FILE", help="PEM file with the key of the certificate.")
    ca: str = setting(
        "",
        label="Authority",
        placeholder="FILE",
        help="PEM file with the authority that issued the clients' ones.",
    )
    allow: tuple[str, ...] = setting(
        (), label="Clients", placeholder="FILE", help="Certificate of an admitted client; may be given several times."
    )
    stop_with_stdin: bool = setting(
        False, label="Stop with the parent", help="End when standard input is closed, as it is when the parent ends."
    )
    verbose: bool = setting(False, label="Verbose", help="Say on standard error what happens.")
    seed: int | None = setting(None, label="Seed", placeholder="NUMBER", help="Makes the values the same in every run.")

    def check(self) -> Mapping[str, str]:
        """Rules that span fields."""
        if bool(self.certificate) != bool(self.key):
            return {"key": "Key: a certificate and its key go together"}
        if (self.ca or self.allow) and not self.certificate:
            return {"certificate": "Certificate: TLS needs a certificate of its own"}
        return {}


def serve(options: SimulatorOptions, out: TextIO | None = None) -> int:
    """Run the simulator until SIGINT, SIGTERM, ctrl-C or (if asked for) the end of standard input.

    Prints one line of JSON when it listens: `{"ready": "104", "host": …, "port": …, "stations": [1]}`. Returns the exit
    status: 0, or 1 when it cannot start, with a line on standard error that says why.
    """
    output = sys.stdout if out is None else out

    def ready(simulator: "Simulator") -> None:
        service = simulator.service
        stations = list(service.outstation.stations)
        line = {"ready": "104", "host": service.host, "port": service.port, "stations": stations}
        print(json.dumps(line), file=output, flush=True)

    if options.verbose:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(run(options, ready))
    except KeyboardInterrupt:
        return 0
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        if error.filename is not None:
            print(f"cannot read {error.filename}: {error.strerror}", file=sys.stderr)
            return 1
        print(f"cannot listen on {options.bind} port {options.port}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


async def run(
    options: SimulatorOptions,
    ready: Callable[["Simulator"], None] = lambda _: None,
    stop: asyncio.Event | None = None,
) -> None:
    """Run the simulator on the running loop until `stop` is set or a signal comes.

    Raises `OSError` for its port or a file that cannot be read, `ValueError` for what is wrong in a file or a fault.
    """
    simulator = Simulator(options)
    await simulator.service.start(options.bind, options.port)
    try:
        async with stopping(with_stdin=options.stop_with_stdin, event=stop) as stopped:
            moving = asyncio.create_task(simulator.move())
            ready(simulator)
            await stopped.wait()
            moving.cancel()
    finally:
        await simulator.service.stop()


class Scene(Protocol):
    """What moves the values and executes the commands."""

    def tick(self, now: float) -> None: ...
    def deadline(self) -> float | None: ...
    def command(self, command: Command, now: float) -> None: ...


class Simulator:
    """An outstation on a port, with a scene that moves its values."""

    def __init__(self, options: SimulatorOptions) -> None:
        """Raises `OSError` and `ValueError` like `run`."""
        now = asyncio.get_running_loop().time()
        seed = random.getrandbits(32) if options.seed is None else options.seed
        entries = pointlist.load(Path(options.points), seed) if options.points else None
        self.faults = _faults(options)
        groups = (Redundancy("all"),) if options.one_group else ()
        chosen = Options(buffer_size=BUFFER, faults=self.faults, groups=groups)
        self.outstation = Outstation(time.time_ns(), now, chosen)
        self.scene: Scene = (
            Feeder(self.outstation, now, seed)
            if entries is None
            else pointlist.PointListScene(self.outstation, now, entries)
        )
        self._folder = Path(options.files) if options.files else None
        if self._folder is not None:
            self._offer(self._folder)
        self.service = Service(self.outstation, self._happened, security=_security(options))
        for address in self.outstation.stations:
            self.outstation.initialised(address, Coi.LOCAL_POWER_ON, now)

    async def move(self) -> None:
        """Let time pass in the scene, for ever."""
        while True:
            due = self.scene.deadline()
            if due is None:
                return
            await asyncio.sleep(max(0.0, due - self.service.now()))
            self.scene.tick(self.service.now())
            self.service.pump()

    def _happened(self, happening: Happening) -> None:
        now = self.service.now()
        match happening:
            case Command(answered=False):
                self.scene.command(happening, now)
            case ProcessReset(common_address=address):
                self.outstation.initialised(address, Coi.REMOTE_RESET, now)
            case FileReceived(io_address=address, name=name, data=data) if self._folder is not None:
                path = self._folder / f"upload-{address}-{name}.bin"
                try:
                    path.write_bytes(data)
                except OSError as error:
                    log.warning("%s cannot be written: %s", path, error.strerror)
        log.info("%s", happening)

    def _offer(self, folder: Path) -> None:
        """Offer the files of a folder, in the order of their names, to masters of the first station."""
        first = next(iter(self.outstation.stations))
        for index, path in enumerate(sorted(path for path in folder.iterdir() if path.is_file())):
            file = File(index + 1, path.read_bytes(), path.stat().st_mtime_ns)
            self.outstation.files.add(first, FIRST_FILE + index, file)
            log.info("file %s has address %d and name %d", path.name, FIRST_FILE + index, index + 1)


def _security(options: SimulatorOptions) -> TransportSecurity | None:
    """Make the TLS configuration; raises `ValueError` for what cannot be used."""
    if not options.certificate:
        return None
    security = TransportSecurity(validate=bool(options.ca), only_known=bool(options.allow))
    security.set_certificate(options.certificate, options.key)
    if options.ca:
        security.set_ca_certificate(options.ca)
    for client in options.allow:
        security.add_allowed_remote_certificate(client)
    return security


def _faults(options: SimulatorOptions) -> Faults:
    """Read the faults of a file and of the command line, which has the last word."""
    base = None
    if options.fault_file:
        path = Path(options.fault_file)
        text = path.read_text("utf-8")
        try:
            values = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{path.name} cannot be read: {error}") from error
        if not isinstance(values, dict):
            raise ValueError(f"{path.name} holds no names and values")
        base = Faults.from_mapping(values)
    return Faults.from_words(list(options.fault), base)

"""Runs the simulated controller until it is told to stop: for the command line, and for programs that start it."""

import asyncio
import json
import logging
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from linkkit.lifetime import stopping
from linkkit.settings import setting
from pyconpro.simulator.controller import IDENTITY, Restarting, SimulatedController
from pyconpro.simulator.faults import Script, read_script, read_settings, read_timed
from pyconpro.target.model import Options
from pyconpro.target.server import TargetServer
from pyconpro.wire.encapsulation import PORT

log = logging.getLogger(__name__)

READY: Final = "ready"
"""Key of the one line of JSON that says on which ports the simulator listens."""


@dataclass(frozen=True, slots=True)
class SimulatorOptions:
    """How the simulator is started; a command line is made from the fields."""

    bind: str = setting("127.0.0.1", label="Address", help="Own address to listen on; 0.0.0.0 for all of them.")
    port: int = setting(PORT, label="TCP port", minimum=0, maximum=65535, help="0 takes any free one.")
    udp_port: int | None = setting(
        None,
        label="UDP port",
        placeholder="PORT",
        minimum=0,
        maximum=65535,
        help="For class-1 data; 0 takes any free one. Without it 2222 if that is free, else any.",
    )
    slot: int | None = setting(
        None,
        label="Slot",
        placeholder="SLOT",
        minimum=0,
        maximum=255,
        help="Slot of the controller; without it any slot is accepted.",
    )
    stop_with_stdin: bool = setting(
        False, label="Stop with the parent", help="End when standard input is closed, as it is when the parent ends."
    )
    script: str = setting(
        "", label="Fault script", placeholder="FILE", help="File (TOML or JSON) that says what goes wrong and when."
    )
    fault: tuple[str, ...] = setting(
        (),
        label="Fault",
        placeholder="NAME=VALUE",
        help="Something that goes wrong from the start: loss=0.05, tags.Line1.max_consumers=1.",
    )
    at: tuple[str, ...] = setting(
        (), label="Fault later", placeholder="TIME_AND_FAULTS", help='After so many seconds: "10 restart=3".'
    )
    verbose: bool = setting(False, label="Verbose", help="Say on standard error what happens.")
    seed: int | None = setting(
        None, label="Seed", placeholder="NUMBER", help="Makes ids and faults the same in every run."
    )


def serve(options: SimulatorOptions, out: TextIO | None = None) -> int:
    """Run the simulator until SIGINT, SIGTERM, ctrl-C or (if asked for) the end of standard input.

    Prints one line of JSON when it listens: `{"ready": "plc", "host": …, "port": …, "udp_port": …}`. Returns the exit
    status: 0, or 1 when the ports could not be opened, with a line on standard error that says why.
    """
    output = sys.stdout if out is None else out

    def ready(server: TargetServer) -> None:
        line = {READY: "plc", "host": server.host, "port": server.port, "udp_port": server.udp_port}
        print(json.dumps(line), file=output, flush=True)

    if options.verbose:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        # A selector loop on Windows too: the proactor loop cannot watch a UDP socket.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(run(options, ready))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"cannot listen on {options.bind}: {error.strerror or error}", file=sys.stderr)
        return 1
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


async def run(
    options: SimulatorOptions,
    ready: Callable[[TargetServer], None] = lambda _: None,
    stop: asyncio.Event | None = None,
) -> None:
    """Run the simulator on the running loop until `stop` is set or a signal comes.

    Raises `OSError` when the ports cannot be opened, `FaultError` when the faults cannot be read.
    """
    loop = asyncio.get_running_loop()
    seed = random.getrandbits(32) if options.seed is None else options.seed
    chance = random.Random(seed).random
    target_options = Options(IDENTITY, slot=options.slot)
    try:
        script = read_faults(options)
        controller = SimulatedController(target_options, seed, loop.time(), script=script, chance=chance)
    except ValueError as error:
        raise FaultError(str(error)) from None
    restarts: set[asyncio.Task[None]] = set()

    def note(event: object) -> None:
        log.info("%s", event)
        if isinstance(event, Restarting):
            task = loop.create_task(restart(event.seconds))
            restarts.add(task)
            task.add_done_callback(restarts.discard)

    async def restart(seconds: float) -> None:
        try:
            await server.restart(seconds)
        except OSError as error:
            print(f"the simulator cannot come back: {error}", file=sys.stderr)
            died.set()

    died = asyncio.Event() if stop is None else stop
    server = TargetServer(controller, note)
    await server.start(options.bind, options.port, options.udp_port)
    try:
        async with stopping(with_stdin=options.stop_with_stdin, event=died) as stopped:
            ready(server)
            await stopped.wait()
    finally:
        for task in restarts:
            task.cancel()
        await asyncio.gather(*restarts, return_exceptions=True)
        await server.stop()


class FaultError(ValueError):
    """The faults that were asked for cannot be read; the text says where."""


def read_faults(options: SimulatorOptions) -> Script:
    """Read the script file and the faults of the command line. Raises `ValueError` in words."""
    script = Script()
    if options.script:
        path = Path(options.script)
        try:
            content = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError(f"the fault script {path} cannot be read: {error}") from None
        script = read_script(content, is_json=path.suffix.lower() == ".json")
    script.steps += [read_settings(options.fault), *read_timed(options.at)]
    return script

"""The demo: two simulators as processes of their own, and a prepared project that watches them."""

import asyncio
import json
from importlib.resources import files

import fieldscope_resources
from fieldscope import project as projects
from fieldscope.project import Project
from fieldscope.session import Session
from fieldscope.simulators import Simulator, SimulatorError, start_all, stop_all
from linkkit.driver import Severity


def demo_project(ports: dict[str, int], session: Session) -> Project:
    """The demo project with the ports of the running simulators (by protocol name)."""
    raw = json.loads((files(fieldscope_resources) / "demo.fieldscope").read_text(encoding="utf-8"))
    for entry in raw["connections"]:
        entry["settings"]["port"] = ports[entry["driver"]]
    return projects.parse(json.dumps(raw).encode(), session.links.drivers)


class Demo:
    """Runs the simulators for a session; one set of them, however often the demo is started."""

    def __init__(self, session: Session, simulators: list[Simulator] | None = None) -> None:
        self._session = session
        self.simulators = simulators or []
        """Already started ones are used."""

    async def open(self) -> Project | None:
        """Start what does not run and open the demo project; None (and a line in the event list) when that fails."""
        loop = asyncio.get_running_loop()
        if any(simulator.process.poll() is not None for simulator in self.simulators):
            self.close()
        if not self.simulators:
            self.simulators = start_all()
        try:
            ports = {s.name: await loop.run_in_executor(None, s.port) for s in self.simulators}
        except SimulatorError as error:
            self._session.notice(Severity.ERROR, str(error), "try “fieldscope sim plc” in a terminal to see why")
            return None
        project = demo_project(ports, self._session)
        self._session.use(project)
        return project

    def close(self) -> None:
        """End the simulators."""
        stop_all(self.simulators)
        self.simulators = []

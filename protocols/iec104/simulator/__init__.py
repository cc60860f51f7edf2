"""A simulated outstation with values that move, to try a client without a plant: `python -m iec104.simulator`.

========================  ===================================================================
`simulator.run`           options, `serve` (blocking, for a command line) and `run` (asyncio)
`simulator.feeder`        the built-in scene
`simulator.generators`    sine, ramp, random walk, toggle, counter; to add one, add a row
========================  ===================================================================
"""

from iec104.simulator.run import Simulator, SimulatorOptions, run, serve

__all__ = ["Simulator", "SimulatorOptions", "run", "serve"]

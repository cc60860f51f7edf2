"""A simulated Logix controller: produced tags, browsing, refusals and faults over real sockets.

    python -m pyconpro.simulator --port 0          # from a shell
    await run(SimulatorOptions(port=0))            # in a program

`README.md` beside this file lists the tags, the faults and the scripts.
"""

from pyconpro.simulator.run import SimulatorOptions, run, serve

__all__ = ["SimulatorOptions", "run", "serve"]

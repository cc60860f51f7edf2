"""Targets for tests."""

import struct

from target_bench import Bench

from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Assembly, Options, ProducedTag
from pyconpro.wire.identity import Identity

IDENTITY = Identity(1, 14, 5, 33, 11, 0x3160, 0xCAFE, "test target")


def make_bench(*tags: ProducedTag, assemblies: tuple[Assembly, ...] = (), **options: object) -> Bench:
    """A target that produces `test`, REAL 50.0, unless other tags are given."""
    everything = tags or (ProducedTag("test", 4, lambda _now: struct.pack("<f", 50.0)),)
    return Bench(
        Target(Options(IDENTITY, **options), Applications(everything, assemblies), seed=1000)  # type: ignore[arg-type]
    )

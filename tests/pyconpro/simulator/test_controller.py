"""The simulated controller in virtual time."""

import pytest
from target_bench import Bench

from pyconpro.simulator import scene
from pyconpro.simulator.controller import IDENTITY, SimulatedController, scene_tags
from pyconpro.target.model import LARGEST_TAG, Options
from pyconpro.types import parse_type


def controller() -> Bench:
    return Bench(SimulatedController(Options(IDENTITY), seed=5, started=100.0))


@pytest.mark.parametrize("tag", scene_tags(), ids=lambda tag: tag.name)
def test_every_tag_has_a_value_at_any_time(tag: object) -> None:
    for t in (0.0, 0.01, 19.99, 20.0, 27.5, 30.0, 3600.0, 86_400.0 * 10, 0.0):
        image = tag.image(t, True)  # type: ignore[attr-defined]
        assert len(image) == tag.type.size <= LARGEST_TAG  # type: ignore[attr-defined]


def test_the_same_time_gives_the_same_value() -> None:
    one, two = scene_tags(), scene_tags()
    for first, second in zip(one, two, strict=True):
        second.image(77.0, True)
        assert first.image(12.34, True) == second.image(12.34, True)


def test_curves_move_and_switches_toggle() -> None:
    feeder = [scene.feeder(n / 10) for n in range(600)]
    assert {value["BreakerClosed"] for value in feeder} == {True, False}
    assert {value["Trip"] for value in feeder} == {True, False}
    assert len({value["Tap"] for value in feeder}) >= 7
    assert all(11.2 < value["U_L1"] < 11.9 for value in feeder)
    assert all(value["I_L1"] == 0 for value in feeder if not value["BreakerClosed"])
    operations = [value["Operations"] for value in feeder]
    assert operations == sorted(operations)
    counts = [scene.line(n / 10)["Count"] for n in range(600)]
    assert counts == sorted(counts)
    assert counts[-1] > 100


def test_program_mode_freezes_values_and_shows_in_the_status() -> None:
    bench = controller()
    target = bench.target
    assert isinstance(target, SimulatedController)
    line = parse_type(scene.LINE)
    originator = bench.originator()
    link = originator.open(originator.forward_open("Line1", line.size))
    link.run(1)
    before = line.decode(link.received()[-1][3])
    target.set_run(False, bench.now)
    link.run(1)
    frozen = [line.decode(data) for *_, data in link.received()]
    assert {value["Status"]["RunMode"] for value in frozen} == {False}
    assert len({value["Speed"] for value in frozen}) == 1
    target.set_run(True, bench.now)
    link.run(0.02)
    after = line.decode(link.received()[0][3])
    assert after["Status"]["RunMode"]
    assert abs(after["Speed"] - before["Speed"]) < 2


def test_unproduced_tags_exist_but_cannot_be_consumed() -> None:
    originator = controller().originator()
    assert originator.refused(originator.forward_open("Setpoint", 4)) == (1, 0x0117)
    assert originator.refused(originator.forward_open("Setpint", 4)) == (1, 0x012E)

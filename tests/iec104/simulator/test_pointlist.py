"""Point lists: what is read, and what is said about lines that are wrong."""

import contextlib
import io
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outstation_bench import bench

from iec104.conversion import BY_TYPE
from iec104.enums import CommandMode, Cot, Double, Quality, Type
from iec104.information import DoubleInfo, ScaledInfo, ShortInfo, StepInfo
from iec104.simulator.generators import Constant, Sine
from iec104.simulator.pointlist import COLUMNS, PointListError, PointListScene, load, read
from iec104.simulator.run import SimulatorOptions, serve
from iec104.wire.asdu import Asdu

LIST = """ca,ioa,type,name,unit,scale,generator,interval,deadband,cyclic,group,mode,related
1,100,M_ME_TF_1,Voltage,kV,,"sine(mean=20, amplitude=1, period=10)",0.5,0.1,,2,,
1,101,11,Oil,°C,0.1,constant(55.5),,,5,2 3,,
# a remark

1,102,m_dp_tb_1,Breaker,,,"toggle(2,2)",1,,,1,,
1,103,M_ST_NA_1,Tap,,,constant(99),,,,,,
1,200,M_IT_NA_1,Energy,kWh,,count(10),1,,,3,,
1,100,C_SC_NA_1,Breaker order,,,,,,,,select,102
2,1,M_SP_NA_1,Door,,,,,,,,,
"""


def test_read() -> None:
    entries = read(LIST)
    assert len(entries) == 7
    voltage, oil, breaker, _, energy, order, door = entries
    assert (voltage.common_address, voltage.io_address, voltage.type_id) == (1, 100, Type.M_ME_TF_1)
    assert (voltage.name, voltage.unit, voltage.generator) == ("Voltage", "kV", Sine(20.0, 1.0, 10.0))
    assert (oil.scale, oil.cyclic, oil.groups, oil.generator) == (0.1, 5.0, frozenset({2, 3}), Constant(55.5))
    assert breaker.type_id == Type.M_DP_TB_1
    assert energy.groups == frozenset({3})
    assert (order.mode, order.related) == (CommandMode.SELECT_AND_EXECUTE, 102)
    assert door.common_address == 2


def test_semicolons_a_byte_order_mark_and_decimal_commas(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_bytes("\ufeffIOA;Type;Name;Scale\r\n7;M_ME_NB_1;Öl;0,5\r\n".encode())
    (entry,) = load(path)
    assert (entry.io_address, entry.name, entry.scale) == (7, "Öl", 0.5)
    path.write_bytes("ioa;type;name\n7;M_ME_NB_1;Öl\n".encode("cp1252"))
    assert load(path)[0].name == "Öl"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x,M_SP_NA_1,,", "line 2: ioa: 'x' is no whole number"),
        ("0,M_SP_NA_1,,", "line 2: ioa: 1 to 16777215|line 2: ioa: 1 to 1.67772e\\+07, not 0"),
        (",M_SP_NA_1,,", "line 2: ioa: is empty"),
        ("1,,,", "line 2: type: is empty"),
        ("1,M_XX_NA_1,,", "line 2: type: there is no type 'M_XX_NA_1'"),
        ("1,250,,", "line 2: type: there is no type '250'"),
        ("1,M_EI_NA_1,,", "line 2: type: M_EI_NA_1 is no type of a point"),
        ("1,M_SP_NA_1,sinus(1),", "line 2: there is no generator 'sinus'"),
        ("1,C_SC_NA_1,toggle,", "line 2: generator: a command point has no value of its own"),
        ("1,M_SP_NA_1,,17", "line 2: group: numbers from 1 to 16, not '17'"),
        ("1,M_IT_NA_1,,5", "line 2: group: a counter belongs to one of the counter groups 1-4"),
        ("1,M_SP_NA_1,,1,9", "line 2: 5 columns, but the heading has 4"),
        ("1,M_SP_NA_1,,\n1,M_DP_NA_1,,", "line 3: address 1 is in line 2 already"),
        ('1,"M_SP_NA_1,,', "this is no CSV"),
    ],
)
def test_wrong_lines(line: str, message: str) -> None:
    with pytest.raises(PointListError, match=message):
        read("ioa,type,generator,group\n" + line)


def test_all_wrong_lines_are_named_at_once() -> None:
    with pytest.raises(PointListError) as caught:
        read("ioa,type\n" + "x,M_SP_NA_1\n" * 30)
    assert [number for number, _ in caught.value.lines] == list(range(2, 32))
    assert str(caught.value).endswith("… and 10 more lines")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no column 'ioa'"),
        ("ioa\n1", "there is no column 'type'"),
        ("ioa,type,colour\n", "unknown column 'colour'; known are ca, ioa"),
        ("ioa,type\n", "there are no points"),
    ],
)
def test_wrong_heading(text: str, message: str) -> None:
    with pytest.raises(PointListError, match=message):
        read(text)


@given(st.text(max_size=200))
def test_any_text_gives_points_or_a_sentence(text: str) -> None:
    for candidate in (text, "ioa,type,generator,group,scale\n" + text):
        with contextlib.suppress(PointListError):
            assert read(candidate)


def test_every_point_type_can_be_listed_and_moved() -> None:
    lines = ["ioa,type,generator,interval"]
    for type_id in BY_TYPE:
        generator = "" if 45 <= type_id <= 64 else '"ramp(-100000, 100000, 7)"'
        lines.append(f"{1000 + type_id},{type_id},{generator},1")
    rig = bench(station=None)
    scene = PointListScene(rig.outstation, 0.0, read("\n".join(lines)))
    master = rig.connect().start()
    for second in range(1, 15):
        rig.now = float(second)
        scene.tick(rig.now)
    rig.advance(1.0)
    seen = {a.type_id for a in master.take()}
    assert seen >= {type_id for type_id in BY_TYPE if type_id < 45} - {15, 16, 37}


def test_the_scene() -> None:
    rig = bench(station=None)
    scene = PointListScene(rig.outstation, 0.0, read(LIST))
    station = rig.outstation.stations[1]
    assert station.monitored[101].info == ScaledInfo(555)
    assert station.monitored[103].info == StepInfo(63, quality=Quality.Overflow)
    master = rig.connect().start()
    while scene.deadline() is not None and scene.deadline() <= 3.0:
        rig.now = scene.deadline()
        scene.tick(rig.now)
    rig.settle()
    got = master.take()
    voltages = [v[0] for a in got if a.type_id == Type.M_ME_TF_1 for _, v in a.objects]
    assert len(voltages) >= 4
    assert all(abs(b - a) >= 0.09 for a, b in itertools.pairwise(voltages))
    assert station.monitored[102].info == DoubleInfo(Double.OFF)
    assert station.monitored[200].info.value == 30
    order = Asdu.of(Type.C_SC_NA_1, Cot.ACTIVATION, 1, [(100, (0x81,))])
    master.ask(order)
    causes = [a.cause for a in master.ask(order.replace(body=b"\x64\0\0\x01"))]
    assert causes == [Cot.ACTIVATION_CON, Cot.RETURN_INFO_REMOTE, Cot.ACTIVATION_TERMINATION]
    assert station.monitored[102].info == DoubleInfo(Double.ON)


def test_short_values_are_scaled() -> None:
    rig = bench(station=None)
    PointListScene(rig.outstation, 0.0, read('ioa,type,scale,generator\n1,M_ME_NC_1,2,"constant(5)"'))
    assert rig.station.monitored[1].info == ShortInfo(2.5)


def test_columns_are_described() -> None:
    assert all(COLUMNS.values())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"points": "bad.csv"}, "bad.csv, line 2: ioa: 'x' is no whole number"),
        ({"points": "missing.csv"}, "cannot read missing.csv: No such file"),
        ({"fault": ("nonsense",)}, "there is no fault called nonsense"),
        ({"fault_file": "bad.toml"}, "bad.toml cannot be read"),
        ({"fault_file": "bad.json"}, "bad.json cannot be read"),
        ({"certificate": "missing.pem", "key": "missing.key"}, "missing.pem cannot be read"),
        ({"fault_file": "list.json"}, "list.json holds no names and values"),
        ({"fault_file": "wrong.json"}, "fault trickle takes a number, not 'slow'"),
    ],
)
def test_a_simulator_that_cannot_start_says_why(
    options: dict[str, object],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.csv").write_text("ioa,type\nx,M_SP_NA_1\n")
    Path("bad.toml").write_text("= 3")
    Path("bad.json").write_text("{")
    Path("list.json").write_text("[]")
    Path("wrong.json").write_text(json.dumps({"trickle": "slow"}))
    assert serve(SimulatorOptions(port=0, **options), io.StringIO()) == 1  # type: ignore[arg-type]
    assert message in capsys.readouterr().err

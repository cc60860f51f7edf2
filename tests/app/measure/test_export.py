"""What is written is what was received, whatever the layout; read back with the csv module."""

import csv
import io
import json
import re
import struct
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure import exportrows
from fieldscope.measure.export import ExportCancelledError, ExportError, Plan, export, preview
from fieldscope.measure.exportrows import Options, extent
from fieldscope.store import Signal, Store, TimeBase
from linkkit.driver import Kind, Point, Quality, Record

T0 = 1_793_265_968_000_000_000  # 2026-10-29T09:26:08Z
MS = 1_000_000


def bench() -> tuple[Store, list[Signal]]:
    store = Store()
    tag = store.sink("plc").stream(Record("Feeder", 5, 0.01))
    rtu = store.sink("rtu").stream(Record("1203", 4))
    signals = [
        store.signal("plc", Point("u", ("Feeder", "U_L1"), "Feeder", 0, "<f4", unit="kV")),
        store.signal("plc", Point("cb", ("Feeder", "CB"), "Feeder", 4, "u1", bit=1, kind=Kind.DIGITAL)),
        store.signal("rtu", Point("p", ("CA 7", "1203"), "1203", 0, "<i4", unit="MW")),
    ]
    for n in range(5):
        tag.append(T0 + n * 10 * MS, struct.pack("<fB", n / 10, 2 * (n % 2)))
    rtu.append(T0 - 5 * MS, struct.pack("<i", -7))
    rtu.append(T0 + 15 * MS, struct.pack("<i", 8), quality=Quality.INVALID | Quality.BLOCKED)
    rtu.gap(T0 + 35 * MS)
    return store, signals


def read(path: Path, separator: str = ",") -> tuple[list[str], list[list[str]]]:
    text = path.read_text("utf-8-sig")
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    body = text.split("\n", len(comments))[-1]
    return comments, list(csv.reader(io.StringIO(body), delimiter=separator))


def test_long(tmp_path):
    _, signals = bench()
    path = tmp_path / "out.csv"
    done = export(path, signals, T0, T0 + 1000 * MS, Options("long", project="Bay 4"))
    comments, rows = read(path)
    assert comments[0] == "# Fieldscope export: raw samples, not decimated"
    assert "# project: Bay 4" in comments
    assert (
        "# range: 2026-10-29T09:26:08.000000000Z to 2026-10-29T09:26:09.000000000Z (not including the end)" in comments
    )
    assert any("time base: time of arrival" in line for line in comments)
    assert rows[0] == ["time", "epoch_ns", "seconds", "signal", "value", "unit", "quality"]
    assert done.rows == len(rows) - 1 == 12
    assert done.paths == [path]
    assert rows[1] == ["2026-10-29T09:26:08.000000000Z", str(T0), "0.000000000", "Feeder.U_L1", "0", "kV", "GOOD"]
    assert [row[1] for row in rows[1:]] == sorted(row[1] for row in rows[1:])
    assert [row[4] for row in rows[1:] if row[3] == "Feeder.U_L1"] == ["0", "0.1", "0.2", "0.3", "0.4"]
    assert [row[4] for row in rows[1:] if row[3] == "Feeder.CB"] == ["0", "1", "0", "1", "0"]
    assert [row[4:] for row in rows[1:] if row[3] == "CA 7.1203"] == [["8", "MW", "BLOCKED|INVALID"], ["", "MW", "GAP"]]


def test_aligned_holds_the_previous_sample(tmp_path):
    _, signals = bench()
    path = tmp_path / "out.csv"
    done = export(path, signals, T0, T0 + 1000 * MS, Options("aligned", separator=";", decimal=","))
    _, rows = read(path, ";")
    assert rows[0][3:] == [
        "Feeder.U_L1 [kV]",
        "Feeder.U_L1 quality",
        "Feeder.CB",
        "Feeder.CB quality",
        "CA 7.1203 [MW]",
        "CA 7.1203 quality",
    ]
    assert [row[2:4] + row[7:] for row in rows[1:]] == [
        ["0,000000000", "0", "-7", "GOOD"],
        ["0,010000000", "0,1", "-7", "GOOD"],
        ["0,015000000", "0,1", "8", "BLOCKED|INVALID"],
        ["0,020000000", "0,2", "8", "BLOCKED|INVALID"],
        ["0,030000000", "0,3", "8", "BLOCKED|INVALID"],
        ["0,035000000", "0,3", "", "GAP"],
        ["0,040000000", "0,4", "", "GAP"],
    ]
    assert done.rows == 7


def test_a_file_for_each_record(tmp_path):
    _, signals = bench()
    done = export(tmp_path / "out.csv", signals, T0, T0 + 1000 * MS, Options("records", quality=False))
    assert [path.name for path in done.paths] == ["out_Feeder.csv", "out_1203.csv"]
    assert done.rows == 7
    _, rows = read(done.paths[0])
    assert [row[3:] for row in rows] == [
        ["Feeder.U_L1 [kV]", "Feeder.CB"], ["0", "0"], ["0.1", "1"], ["0.2", "0"], ["0.3", "1"], ["0.4", "0"],
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out_1203.csv", "out_Feeder.csv"]


@pytest.mark.parametrize("base", TimeBase)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(-1, 3), st.integers(0, 99)), max_size=60),
    st.integers(-3, 20), st.integers(0, 60),
)  # fmt: skip
def test_no_sample_of_the_range_is_missing_in_any_layout(tmp_path_factory, base, steps, begin, length):
    store = Store()
    streams = [store.sink("x").stream(Record(name, 2)) for name in "abc"]
    signals = [store.signal("x", Point(name, (name,), name, 0, "<i2")) for name in "abc"]
    time = 0
    for which, step, value in steps:
        time += step
        streams[which].append(time, struct.pack("<h", value), source_ns=time // 2)
    path = tmp_path_factory.getbasetemp() / "property.csv"
    old = exportrows.BLOCK, exportrows.FIRST
    exportrows.BLOCK, exportrows.FIRST = 12, 4
    try:
        expected = []
        for signal in signals:
            window = signal.window(begin, begin + length, base, before=0, after=0)
            expected += [
                (t, signal.name, int(v)) for t, v in zip(window.times.tolist(), window.values.tolist(), strict=True)
            ]
        done = export(path, signals, begin, begin + length, Options("long", base=base))
        _, rows = read(path)
        got = [(int(row[1]), row[3], int(row[4])) for row in rows[1:]]
        assert sorted(got) == sorted(expected)
        assert [t for t, _, _ in got] == sorted(t for t, _, _ in got)
        assert done.rows == len(expected)

        export(path, signals, begin, begin + length, Options("aligned", base=base, quality=False))
        _, rows = read(path)
        times = [int(row[1]) for row in rows[1:]]
        assert times == sorted(times)
        for number, signal in enumerate(signals):
            # Walking down a column, every sample of the signal is met in its order.
            window = signal.window(begin, begin + length, base, before=1, after=0)
            pairs = zip(window.times.tolist(), window.values.tolist(), strict=True)
            received = [(t, str(int(v))) for t, v in pairs]
            column = [(int(row[1]), row[3 + number]) for row in rows[1:]]
            for moment in set(times):
                here = [cell for t, cell in column if t == moment]
                samples = [cell for t, cell in received if t == moment]
                earlier = [cell for t, cell in received if t < moment]
                held = samples or earlier[-1:] or [""]
                assert here == samples + [held[-1]] * (len(here) - len(samples))
    finally:
        exportrows.BLOCK, exportrows.FIRST = old


def test_blocks_are_small_and_the_writer_goes_on(tmp_path):
    store = Store()
    stream = store.sink("x").stream(Record("a", 8, 0.001))
    signal = store.signal("x", Point("a", ("a",), "a", 0, "<f8"))
    n = 200_000
    times = T0 + np.arange(n, dtype=np.int64) * MS
    stream.extend(times, np.arange(n, dtype="<f8").view(np.uint8).reshape(-1, 8))
    stop = threading.Event()

    def write() -> None:
        time = int(times[-1])
        while not stop.wait(0.0005):  # at full speed it would push the first rows out of memory on a slow machine
            for _ in range(20):
                time += MS
                stream.append(time, struct.pack("<d", -1.0))

    writer = threading.Thread(target=write)
    writer.start()
    seen: list[int] = []
    try:
        done = export(tmp_path / "live.csv", [signal], T0, T0 + n * MS, progress=seen.append)
    finally:
        stop.set()
        writer.join()
    assert done.rows == n == seen[-1]
    assert len(seen) >= n // exportrows.BLOCK
    _, rows = read(tmp_path / "live.csv")
    assert [float(row[3]) for row in rows[1:]] == list(range(n))


def test_a_file_that_was_there_stays_until_the_new_one_is_complete(tmp_path):
    _, signals = bench()
    path = tmp_path / "out.csv"
    path.write_text("before")
    with pytest.raises(ExportCancelledError):
        export(path, signals, T0, T0 + 1000 * MS, cancelled=lambda: True)
    assert path.read_text() == "before"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]
    export(path, signals, T0, T0 + 1000 * MS)
    assert path.read_text("utf-8-sig").startswith("# Fieldscope export")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExportError, match=r"cannot be written: No such file"):
        export(tmp_path / "gone" / "out.csv", bench()[1], T0, T0 + 1)


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path):
    resource = pytest.importorskip("resource")
    _, signals = bench()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, before[1]))  # what a full disk does, for one process
    try:
        with pytest.raises(ExportError, match="cannot be written: File too large"):
            export(tmp_path / "out.csv", signals, T0, T0 + 1000 * MS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_nothing_in_the_range_gives_the_head_only(tmp_path):
    store, signals = bench()
    signals.append(store.signal("plc", Point("none", ("none",), "never", 0, "<f4")))
    done = export(tmp_path / "out.csv", signals, T0 + 10_000 * MS, T0 + 20_000 * MS)
    assert done.rows == 0
    assert len(read(tmp_path / "out.csv")[1]) == 1
    with pytest.raises(ValueError, match="no signal"):
        export(tmp_path / "none.csv", [], T0, T0 + 1)


def test_names_with_separators_line_breaks_and_doubles(tmp_path):
    store = Store()
    for link in ("one", "two"):
        store.sink(link).stream(Record("r", 1)).append(T0, b"\1")
    point = Point("p", ('A;B,"C"\n',), "r", 0, "u1", unit="1;2")
    signals = [store.signal(link, point) for link in ("one", "two")]
    for separator in (",", ";", "\t"):
        export(tmp_path / "out.csv", signals, T0, T0 + 1, Options(separator=separator, project="x\ny"))
        comments, rows = read(tmp_path / "out.csv", separator)
        assert "# project: x y" in comments
        assert rows[0][3] == 'one.A;B,"C"\n [1;2]'
        assert rows[1][3::2] == ["1", "1"]


def test_markers_of_the_range_stand_in_the_head_of_every_file(tmp_path):
    _, signals = bench()
    markers = [
        (T0 + 20 * MS, 'pump 2 "open",  now'),
        (T0, "=1+1\nsecond line"),
        (T0 - 1, "before"),
        (T0 + 40 * MS, "at the end"),
    ]
    for layout in ("long", "aligned", "records"):
        done = export(tmp_path / "out.csv", signals, T0, T0 + 40 * MS, Options(layout), markers=markers)
        for path in done.paths:
            comments, rows = read(path)
            assert "# markers: 2, each with its time, epoch_ns and text as a JSON string" in comments
            assert comments[-1] == "# commands: 0"
            assert comments[-3:-1] == [
                f'# marker: 2026-10-29T09:26:08.000000000Z {T0} "=1+1\\nsecond line"',
                f'# marker: 2026-10-29T09:26:08.020000000Z {T0 + 20 * MS} "pump 2 \\"open\\",  now"',
            ]
            assert rows[0][0] == "time"
    export(tmp_path / "out.csv", signals, T0, T0 + 1)
    assert read(tmp_path / "out.csv")[0][-2:] == ["# markers: 0", "# commands: 0"]


def test_commands_of_the_range_stand_in_the_head_of_every_file(tmp_path):
    _, signals = bench()
    commands = [
        (T0 + 20 * MS, "RTU „7“", "Double command: ioa 6001, value off", "done: closed"),
        (T0 - 1, "RTU", "before", "done"),
    ]
    for layout in ("long", "aligned", "records"):
        done = export(tmp_path / "out.csv", signals, T0, T0 + 40 * MS, Options(layout), commands=commands)
        for path in done.paths:
            comments, _ = read(path)
            assert comments[-2] == (
                "# commands: 1, each with its time, epoch_ns and connection, command and outcome as JSON strings"
            )
            line = comments[-1].removeprefix("# command: 2026-10-29T09:26:08.020000000Z ")
            moment, texts = line.split(" ", 1)
            assert int(moment) == T0 + 20 * MS
            listed = texts.replace('" "', '","')
            assert json.loads(f"[{listed}]") == list(commands[0][1:])


def test_relative_times_are_seconds_alone(tmp_path):
    _, signals = bench()
    export(tmp_path / "out.csv", signals, T0, T0 + 40 * MS, Options("long", decimal=",", separator=";", relative=True))
    _, rows = read(tmp_path / "out.csv", ";")
    assert rows[0] == ["seconds", "signal", "value", "unit", "quality"]
    assert rows[1][0] == "0,000000000"


def test_everything_in_memory(tmp_path):
    store, signals = bench()
    signals.append(store.signal("plc", Point("none", ("none",), "never", 0, "<f4")))
    assert extent(signals, TimeBase.ARRIVAL) == (T0 - 5 * MS, T0 + 40 * MS + 1)
    assert extent(signals[3:], TimeBase.ARRIVAL) is None
    assert export(tmp_path / "out.csv", signals, *extent(signals, TimeBase.ARRIVAL), Options("long")).rows == 13


OPTIONS = st.builds(
    Options,
    st.sampled_from(["long", "aligned", "records"]),
    st.sampled_from([";", "\t"]),
    st.sampled_from([".", ","]),
    st.sampled_from(TimeBase),
    st.sampled_from(["local", None]),
    st.booleans(),
    st.text(max_size=5),
    st.booleans(),
)


@given(
    OPTIONS,
    st.lists(st.tuples(st.integers(0, 2), st.integers(-1, 3), st.integers(0, 99)), max_size=80),
    st.integers(-3, 20), st.integers(0, 60), st.integers(1, 20), st.integers(1, 9), st.integers(1, 40),
)  # fmt: skip
def test_a_preview_is_how_the_file_begins(tmp_path_factory, options, steps, begin, length, block, first, cells):
    store = Store()
    streams = [store.sink("x").stream(Record(name, 3)) for name in ("a", "b", "c\nd")]
    signals = [store.signal("x", Point(s.record.key, (s.record.key,), s.record.key, 0, "<i2")) for s in streams]
    signals.append(store.signal("x", Point("a2", ("a2",), "a", 2, "u1", bit=0)))
    signals.append(store.signal("x", Point("beyond", ("beyond",), "a", 4, "<f8")))
    time = 0
    for which, step, value in steps:
        time += step
        streams[which].append(time, struct.pack("<hB", value, value), source_ns=time // 2)
    folder = tmp_path_factory.getbasetemp() / "previewed"
    folder.mkdir(exist_ok=True)
    old = exportrows.BLOCK, exportrows.FIRST, exportrows.CELLS
    exportrows.BLOCK, exportrows.FIRST, exportrows.CELLS = block, first, cells
    try:
        plan = Plan(folder / "x.csv", signals, begin, begin + length, options)
        looks = list(preview(plan))
        done = export(folder / "x.csv", signals, begin, begin + length, options)
    finally:
        exportrows.BLOCK, exportrows.FIRST, exportrows.CELLS = old
    assert [look.count for look in looks] == [None, done.rows]
    assert looks[0].rows == looks[1].rows
    assert looks[0].names == [path.name for path in done.paths]
    texts = [path.read_bytes().decode("utf-8-sig") for path in done.paths]
    bodies = ["".join(line for line in text.splitlines(keepends=True) if line[:2] != "# ") for text in texts]
    shown = looks[0].titles + "".join(looks[0].rows)
    assert any(body.startswith(shown) for body in bodies)
    if options.layout != "records":
        assert len(looks[0].rows) == min(5, done.rows)
    size = sum(path.stat().st_size for path in done.paths)
    assert abs(looks[1].octets - size) <= 0.5 * size


def test_counting_and_previewing_are_given_up(tmp_path):
    _, signals = bench()
    plan = Plan(tmp_path / "x.csv", signals, T0, T0 + 1000 * MS, Options("aligned"))
    asked = []

    def after(times):
        asked.append(times)
        return len(asked) > 1

    assert [look.count for look in preview(plan, lambda: after(1))] == [None]
    assert list(preview(plan, lambda: True)) == []


@given(st.lists(st.tuples(st.integers(T0 - 3, T0 + 12), st.text(st.characters(), max_size=30)), max_size=5))
def test_no_text_of_a_marker_breaks_the_file(tmp_path_factory, markers):
    _, signals = bench()
    path = tmp_path_factory.getbasetemp() / "marked.csv"
    export(path, signals, T0, T0 + 10, markers=markers)
    text = path.read_text("utf-8-sig")
    # As the csv module, pandas and spreadsheets see lines.
    lines = text.splitlines()
    assert lines == text.split("\n")[:-1]
    head = [line.removeprefix("# marker: ") for line in lines if line.startswith("# marker: ")]
    found = [line.split(" ", 2)[1:] for line in head]
    expected = sorted(((moment, name) for moment, name in markers if T0 <= moment < T0 + 10), key=lambda one: one[0])
    assert [(int(moment), json.loads(name)) for moment, name in found] == expected
    assert next(line for line in lines if not line.startswith("# ")).startswith("time,epoch_ns")
    for line in head:
        # No cell that a spreadsheet cuts out of the line is a formula.
        cells = re.split("[,;\t]", line)[1:]
        assert not any(cell.strip()[:1] in '=+-@"' for cell in cells)


def test_names_that_look_like_comments_are_quoted(tmp_path):
    store = Store()
    store.sink("one").stream(Record("r", 1)).append(T0, b"\1")
    signal = store.signal("one", Point("p", ("#3 Pump #1",), "r", 0, "u1", unit="#"))
    for layout in ("long", "aligned"):
        export(tmp_path / "out.csv", [signal], T0, T0 + 1, Options(layout))
        body = [line for line in (tmp_path / "out.csv").read_text("utf-8-sig").splitlines() if line[0] != "#"]
        assert not any("#" in re.sub('"[^"]*"', "", line) for line in body)
        assert "#3 Pump #1" in "".join(body)


def test_separator_and_decimal_sign_go_together():
    with pytest.raises(ValueError, match="semicolon or a tabulator"):
        Options(separator=",", decimal=",")
    with pytest.raises(ValueError, match="separator is"):
        Options(separator="|")

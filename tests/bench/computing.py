"""How fast statistics, derived signals and export are, each beside a plain numpy or csv peer in the same run.

uv run python tests/bench/computing.py            # 1,000,000 samples
uv run python tests/bench/computing.py --rows 100000 --rounds 3
"""

import argparse
import csv
import datetime
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from fieldscope.measure.derived import Definition, DerivedSignals
from fieldscope.measure.export import export
from fieldscope.measure.exportrows import Options
from fieldscope.measure.meter import Meter
from fieldscope.store import Signal, Store
from linkkit.driver import Point, Record

T0 = 1_793_265_968_000_000_000


def filled(rows: int) -> tuple[Store, Signal, np.ndarray, np.ndarray]:
    """One cyclic float32 signal at 1 kHz with noise."""
    store = Store()
    stream = store.sink("plc").stream(Record("tag", 4, 0.001))
    times = T0 + np.arange(rows, dtype=np.int64) * 1_000_000
    values = np.random.default_rng(1).normal(400, 5, rows).astype("<f4")
    stream.extend(times, values.view(np.uint8).reshape(-1, 4))
    return store, store.signal("plc", Point("i", ("I_L1",), "tag", 0, "<f4", unit="A")), times, values


def median_ms(work: Callable[[], object], rounds: int) -> float:
    spent = []
    for _ in range(rounds):
        gc.collect()
        begin = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begin) * 1000)
    return statistics.median(spent)


def plain_statistics(times: np.ndarray, values: np.ndarray) -> tuple[float, ...]:
    """The same figures by hand in numpy: extremes, trapezoids for mean and RMS, a straight line for the trend."""
    seconds = (times - times[0]) * 1e-9
    values = values.astype(np.float64)
    length = seconds[-1]
    mean = np.trapezoid(values, seconds) / length
    rms = np.sqrt(np.trapezoid(values * values, seconds) / length)
    trend = np.polyfit(seconds, values, 1)[0]
    return float(values.min()), float(values.max()), float(mean), float(rms), float(values.std()), float(trend)


def plain_csv(path: Path, times: np.ndarray, values: np.ndarray) -> None:
    """The same columns by the csv module, as a script of ten lines would write them."""
    utc = datetime.UTC
    with path.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["time", "epoch_ns", "seconds", "I_L1 [A]", "I_L1 quality"])
        for moment, value in zip(times.tolist(), values.tolist(), strict=True):
            text = datetime.datetime.fromtimestamp(moment / 1e9, utc).isoformat()
            writer.writerow([text, moment, (moment - T0) / 1e9, value, "GOOD"])


def derive(rows: int, expression: str) -> Callable[[], object]:
    store, signal, _, _ = filled(rows)

    def run() -> None:
        derived = DerivedSignals(store, {"I_L1": signal}.get)
        derived.add(Definition("d", expression))
        while not derived.advance(T0 + rows * 2_000_000):
            pass
        derived.clear()

    return run


def live(rows: int, expression: str, new: int = 33) -> Callable[[], object]:
    """One frame: 33 new samples behind a history of `rows`."""
    store, signal, _, _ = filled(rows)
    stream = store.sink("plc").stream(Record("tag", 4, 0.001))
    derived = DerivedSignals(store, {"I_L1": signal}.get)
    derived.add(Definition("d", expression))
    while not derived.advance(T0 + rows * 2_000_000):
        pass
    payload = np.zeros((new, 4), np.uint8)

    def run() -> None:
        first = T0 + stream.count * 1_000_000
        stream.extend(first + np.arange(new, dtype=np.int64) * 1_000_000, payload)
        derived.advance(first + 10**12)

    return run


def main(arguments: list[str] | None = None) -> list[tuple[str, float, float]]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args(arguments)
    rows, rounds = chosen.rows, chosen.rounds
    _, signal, times, values = filled(rows)
    a, b = int(times[0]), int(times[-1])
    store_values = values.astype(np.float64)
    seconds = (times - T0) * 1e-9
    results: list[tuple[str, float, float]] = []

    plain = median_ms(lambda: plain_statistics(times, values), rounds)
    results.append(("statistics, first time", median_ms(lambda: Meter(signal).measure(a, b), rounds), plain))
    meter = Meter(signal)
    meter.measure(a, b)
    results.append(
        ("statistics, cursor moved", median_ms(lambda: meter.measure(a + 12_345, b - 12_345), rounds), plain)
    )

    window = 5000

    def plain_mean() -> np.ndarray:
        sums = np.concatenate(([0.0], np.cumsum(store_values)))
        return (sums[window:] - sums[:-window]) / window

    peers: list[tuple[str, Callable[[], object]]] = [
        ("I_L1 * 2 + 1", lambda: store_values * 2 + 1),
        ("sqrt(abs(I_L1)) > 20", lambda: np.sqrt(np.abs(store_values)) > 20),
        ("der(I_L1)", lambda: np.diff(store_values) / np.diff(seconds)),
        ("mean(I_L1, 5 s)", plain_mean),
    ]
    for expression, peer in peers:
        results.append(
            (f"derived, history: {expression}", median_ms(derive(rows, expression), rounds), median_ms(peer, rounds))
        )
    for expression, peer in peers:
        frame = median_ms(live(rows, expression), rounds * 5)
        results.append((f"derived, one live frame: {expression}", frame, median_ms(peer, rounds)))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.csv"
        by_csv = median_ms(lambda: plain_csv(path, times, values), 1 if rows > 200_000 else 3)
        for layout in ("aligned", "long"):
            options = Options(layout)  # type: ignore[arg-type]
            ours = median_ms(lambda: export(path, [signal], a, b + 1, options), 1 if rows > 200_000 else 3)  # noqa: B023
            results.append((f"export, {layout}", ours, by_csv))

    print(f"{rows:,} samples, {os.cpu_count()} cores, Python {sys.version.split()[0]}, numpy {np.__version__}")
    print(f"{'work':<48} {'ours ms':>10} {'peer ms':>10} {'peer / ours':>12}")
    for name, ours, peer_ms in results:
        print(f"{name:<48} {ours:>10.2f} {peer_ms:>10.2f} {peer_ms / ours:>12.2f}")
    return results


if __name__ == "__main__":
    main()

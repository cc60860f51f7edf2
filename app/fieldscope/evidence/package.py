"""Writes a snapshot: one zip with everything, and a page that says what each file is. No Qt here; any thread.

What is written is English, as in all files.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fieldscope.evidence import logs, manifest
from fieldscope.frames import pcapng
from fieldscope.frames.capture import Frame
from fieldscope.measure.export import ExportCancelledError, Plan, as_text
from fieldscope.measure.exportrows import Options
from fieldscope.measure.exporttexts import Note
from fieldscope.store import Signal, TimeBase
from fieldscope.zipped import Zipped
from linkkit.frames import Captured


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one connection."""

    name: str
    protocol: str
    state: str
    truth: str
    """Its line of protocol truth; empty when it does not run."""
    clock_offset_s: float | None
    """Arrival minus time tag, as the link measures it; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A moment, as the window had it. Nothing in it changes any more, but for samples that are dropped from memory."""

    taken_ns: int
    begin_ns: int
    end_ns: int
    """The stretch that the lanes show."""
    base: TimeBase
    project: str
    """Name of the project; empty when it was never saved."""
    project_file: bytes
    png: Callable[[], bytes]
    svg: bytes
    signals: Sequence[Signal]
    markers: Sequence[Note]
    commands: Sequence[Note]
    frames: Sequence[Frame]
    """All that are held, also of other times."""
    capturing: bool
    event_files: Sequence[Path]
    command_file: Path
    connections: Sequence[Facts]
    application: str
    versions: str


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the zip."""

    name: str
    says: str
    """What it is, in plain words."""
    content: bytes | Callable[[BinaryIO], object]


def write(
    path: Path,
    evidence: Evidence,
    progress: Callable[[int], object] = lambda _octets: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the zip; `progress` gets the octets written so far, before they were compressed.

    Raises `OSError` and `ExportCancelledError`; a file that was there before is then still as it was.
    """
    rows: list[manifest.Row] = []
    with Zipped(path, progress) as archive:
        for part in _parts(evidence, cancelled):
            if cancelled():
                raise ExportCancelledError
            entry = archive.add(part.name, part.content)
            rows.append(manifest.Row(entry, part.says))
        archive.add("SHA256SUMS", "".join(f"{row.entry.sha256}  {row.entry.name}\n" for row in rows).encode())
        archive.add(
            "index.html", manifest.page(evidence, rows, _missing(evidence, {row.entry.name for row in rows})).encode()
        )


def _parts(evidence: Evidence, cancelled: Callable[[], bool]) -> Iterator[Part]:
    begin, end = evidence.begin_ns, evidence.end_ns
    yield Part("lanes.png", "Picture of the lanes, as they were on the screen.", evidence.png())
    yield Part("lanes.svg", "The same picture, sharp at any size; open it with a web browser.", evidence.svg)
    if evidence.signals:
        yield Part(
            "samples.csv",
            f"Every sample of the plotted signals in the stretch, one in a line, by {_BASES[evidence.base]}; "
            "times in UTC. Its first lines say what it is and have the markers and commands.",
            lambda file: _samples(file, evidence, cancelled),
        )
    frames = [frame.raw for frame in evidence.frames if begin <= frame.raw.ns < end]
    if frames:
        yield Part(
            "frames.pcapng",
            f"{len(frames):,} frames of the stretch, both ways, as they were held; open it with Wireshark. "
            "Hardware addresses and TCP sequence numbers are made up.",
            lambda file: pcapng.write(file, _until(frames, cancelled), evidence.application),
        )
    happened = sorted(logs.events(evidence.event_files, begin, end), key=lambda one: one[0])
    yield from _log("events", "what happened to connections and points", happened, logs.event_text)
    sent = list(logs.commands(evidence.command_file, begin, end))
    yield from _log("commands", "what was armed, sent and answered", sent, logs.command_text)
    yield Part("project.fieldscope", "The project; open it with Fieldscope.", evidence.project_file)
    yield Part("versions.txt", "Versions of the program and of what it stands on.", evidence.versions.encode())


def _log(name: str, what: str, lines: Sequence[tuple[int, bytes]], text: Callable[[int, bytes], str]) -> Iterator[Part]:
    if lines:
        readable = "".join(f"{text(ns, line)}\n" for ns, line in lines)
        yield Part(f"{name}.txt", f"The {name} of the stretch: {what}; times of this computer.", readable.encode())
        exact = b"".join(line + b"\n" for _, line in lines)
        yield Part(f"{name}.jsonl", f"The same {name} as they stand in the log, a JSON object in a line.", exact)


def _samples(file: BinaryIO, evidence: Evidence, cancelled: Callable[[], bool]) -> None:
    plan = Plan(
        Path("samples.csv"), evidence.signals, evidence.begin_ns, evidence.end_ns,
        Options("long", base=evidence.base, project=evidence.project),
        markers=evidence.markers, commands=evidence.commands,
    )  # fmt: skip
    with as_text(file) as out:
        plan.files[0].write(out, lambda _rows: None, cancelled)


def _until(frames: Sequence[Captured], cancelled: Callable[[], bool]) -> Iterator[Captured]:
    for frame in frames:
        if cancelled():
            raise ExportCancelledError
        yield frame


def _missing(evidence: Evidence, names: Collection[str]) -> list[str]:
    """Say what somebody might look for and does not find."""
    found = []
    if "samples.csv" not in names:
        found.append("No samples: nothing was plotted in the tab.")
    unwritten = [log for log in ("events", "commands") if f"{log}.jsonl" not in names]
    found += [f"No {log}: none were logged in the stretch." for log in unwritten]
    if "frames.pcapng" not in names:
        held = "none of the frames that were held fell into the stretch" if evidence.frames else "none were held"
        capture = "" if evidence.capturing else ", and the capture of the Frames dock was off"
        found.append(f"No frames: {held}{capture}.")
    return found


_BASES = {TimeBase.ARRIVAL: "time of arrival", TimeBase.SOURCE: "time tag of the device"}

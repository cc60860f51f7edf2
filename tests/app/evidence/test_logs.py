"""Lines of a stretch are found in the logs as they are written."""

import json
from pathlib import Path

from fieldscope.commands.audit import Audit
from fieldscope.events.log import EventLog
from fieldscope.evidence import logs

S = 1_000_000_000
T0 = 1_795_000_000 * S


def test_events_of_a_stretch_each_time_they_happened(tmp_path: Path) -> None:
    log = EventLog(tmp_path)
    for second in range(10):
        log.add(T0 + second * S, "RTU „7“", second % 3, {"text": f"event {second}", "hint": 'say "ns": 5', "id": "x"})
    log.again(1, T0 + 6 * S, "event 1 once more")
    log.flush()
    found = list(logs.events(log.files, T0 + 5 * S, T0 + 8 * S))
    assert [(ns - T0) // S for ns, _ in found] == [5, 6, 7, 6]
    assert [json.loads(line)["text"] for _, line in found] == ["event 5", "event 6", "event 7", "event 1 once more"]
    written = log.path.read_bytes().splitlines()
    assert all(line in written for _, line in found)
    text = logs.event_text(*found[-1])
    assert "RTU „7“: event 1 once more (again)  → say" in text
    assert text.startswith(logs.local(T0 + 6 * S))
    assert "WARNING" in text
    with log.path.open("ab") as file:
        file.write(b'{"utc": "x", "ns": %d, "sou' % (T0 + 5 * S))
    assert len(list(logs.events(log.files, T0 + 5 * S, T0 + 8 * S))) == 4
    log.close()


def test_commands_of_a_stretch(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    assert list(logs.commands(audit.path, 0, 1 << 62)) == []
    arguments = {"ioa": 6001, "value": "off", "qualifier": "", "test": False}
    audit.write("sent", connection="RTU", command="double", arguments=arguments)
    audit.write(
        "ended", connection="RTU", command="double", arguments=arguments, result="done", text="closed",
        steps=[[0.01, "ACT_CON", "confirmed"]],
    )  # fmt: skip
    with audit.path.open("ab") as file:
        file.write(b'{"utc": "2026-1')
    found = list(logs.commands(audit.path, 0, 1 << 62))
    assert [json.loads(line)["what"] for _, line in found] == ["sent", "ended"]
    moment = found[0][0]
    assert len(list(logs.commands(audit.path, moment + 500_000, moment + S))) >= 1  # the log has milliseconds
    assert list(logs.commands(audit.path, moment - 2 * S, moment - S)) == []
    text = logs.command_text(*found[1])
    assert "RTU: ended · double (ioa 6001, value off) · done: closed · +0.01 s ACT_CON" in text


def test_lines_that_were_tampered_with_are_shown_as_they_are() -> None:
    assert "what" in logs.event_text(T0, b"what")
    assert "?" in logs.event_text(T0, b'{"severity": 77}')
    assert logs.command_text(T0, b"[]")

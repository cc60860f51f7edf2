"""What another implementation does wrong, and which test shows that it is right here.

`NUMBERED` are the faults that were reproduced with c104 2.2.1, `AGAINST_THE_DOCUMENTS` is where it does other than
its documents say. The tests are named; that they exist is tested here, that they pass is their own business.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
CLIENT = "iec104/api/test_client.py"
LIVE = "iec104/api/test_callbacks_live.py"
INTAKE = "iec104/api/test_intake.py"
LINK = "iec104/test_link.py"
TLS = "iec104/test_transport_security.py"
BOUNDED = "iec104/test_bounded.py"

NUMBERED: dict[int, tuple[str, list[str]]] = {
    1: (
        "STARTDT con that comes too early is lost, the connection stays muted",
        ["interop/test_c104_server.py::test_every_connect_reaches_open", f"{LINK}::test_start"],
    ),
    2: (
        "an answer before the waiter exists is lost",
        [f"{LIVE}::test_answers_are_never_too_early", "interop/test_c104_server.py::test_every_connect_reaches_open"],
    ),
    3: (
        "a link lost during the initialisation counts as open",
        [f"{LIVE}::test_a_link_lost_during_the_initialisation_comes_back"],
    ),
    4: (
        "sending inside a callback deadlocks",
        [
            f"{LIVE}::test_everything_can_be_called_from_everywhere",
            f"{INTAKE}::test_no_lock_of_ours_is_held_while_callbacks_run",
        ],
    ),
    5: ("disconnecting while callbacks run deadlocks", [f"{LIVE}::test_disconnecting_while_callbacks_run"]),
    6: ("stop inside on_state_change raises", [f"{LIVE}::test_everything_can_be_called_from_everywhere"]),
    7: ("threads that contend for a lock raise or abort", [f"{LIVE}::test_many_threads_at_once"]),
    8: (
        "disconnect does not cancel a redial, redials double",
        [f"{CLIENT}::test_disconnect_cancels_the_redial", f"{CLIENT}::test_reconnect_all_and_disconnect_all"],
    ),
    9: (
        "no t1 on STARTDT and STOPDT",
        [f"{LINK}::test_t1", f"{LINK}::test_startdt_that_is_never_confirmed"],
    ),
    10: (
        "a slow callback delays acknowledgements and TESTFR con",
        [f"{LIVE}::test_a_slow_callback_holds_up_nothing_but_callbacks"],
    ),
    11: (
        "raw frames and IncomingMessage.raw leak",
        [f"{INTAKE}::test_frames_and_messages_leave_nothing_behind"],
    ),
    12: (
        "the queue of raw frames is unbounded",
        [
            f"{LIVE}::test_raw_frames_are_bounded_and_counted",
            "iec104/test_callbacks.py::test_droppable_calls_are_bounded",
        ],
    ),
    13: ("reading an unknown object is True", [f"{CLIENT}::test_read"]),
    14: (
        "counter flags are swapped, Byte32 of an int is 0",
        ["iec104/test_enums.py::test_counter_flags_are_those_of_the_standard", f"{BOUNDED}::test_byte32"],
    ),
    15: (
        "no TLS handshake is completed",
        [f"{TLS}::test_mutual_authentication", "interop/test_tls_peers.py::test_interrogation_through_tls"],
    ),
    16: (
        "phantom stations, duplicates of object address 0",
        [f"{LIVE}::test_no_phantom_stations", f"{LIVE}::test_unexpected_messages"],
    ),
    17: ("test without time and common address 0 are always False", [f"{CLIENT}::test_commands"]),
    18: (
        "first and next move the receiver's own cursor",
        [f"{CLIENT}::test_the_message_has_a_cursor_of_its_own"],
    ),
    19: ("commands are sent while muted", [f"{CLIENT}::test_init_muted"]),
    20: (
        "data before STARTDT con and illegal lengths are taken",
        [f"{LINK}::test_data_before_the_start", f"{LINK}::test_protocol_errors"],
    ),
    21: (
        "callbacks wait for the initialisation, states come at the next start",
        [
            f"{LIVE}::test_callbacks_go_on_while_the_initialisation_waits",
            f"{CLIENT}::test_init_all_then_open_then_stop",
        ],
    ),
}

AGAINST_THE_DOCUMENTS: dict[str, list[str]] = {
    # Client and connection
    "a connection added while running is not dialed": [f"{CLIENT}::test_a_connection_added_while_running_is_dialed"],
    "stop waits for the initialisation": [f"{CLIENT}::test_stop_while_a_silent_station_is_initialised"],
    "never connected was disconnected in 1970": [f"{CLIENT}::test_adding_connections"],
    "stations 0, 65535 and 65536 can be added": [f"{CLIENT}::test_stations"],
    "connect before start drops data": [f"{CLIENT}::test_connect_before_start"],
    "False does not say why": [f"{CLIENT}::test_refusals_say_why", f"{CLIENT}::test_no_answer_in_time"],
    "a full window is False without a reason": [f"{CLIENT}::test_window_full"],
    "a lost link does not release who waits": [f"{CLIENT}::test_waiters_are_released_by_a_lost_link_and_by_stop"],
    "interrogations have a flat timeout": [f"{CLIENT}::test_an_interrogation_lasts_while_data_comes"],
    "callbacks that are coroutines are never awaited": ["iec104/test_callbacks.py::test_what_does_not"],
    "annotations as text are refused": ["iec104/test_callbacks.py::test_what_matches"],
    "a refused callback removes the one before": [f"{LIVE}::test_rejected_callbacks_leave_the_one_before"],
    "a raising callback is removed": [f"{LIVE}::test_a_raising_callback_is_logged_and_stays"],
    "names and defaults": ["iec104/test_documented_api.py::test_methods"],
    # What arrives
    "objects behind an unknown one are skipped": [f"{LIVE}::test_what_is_not_wanted_is_unexpected"],
    "objects behind a mismatched one are skipped": [
        f"{INTAKE}::test_the_rest_of_a_message_with_a_mismatched_object_is_used"
    ],
    "two types on one address": [f"{LIVE}::test_variants_of_a_type_share_a_point"],
    "common address 0 makes a station": [f"{LIVE}::test_unexpected_messages"],
    "unexpected causes are not told": [f"{INTAKE}::test_values_with_any_cause_are_used"],
    "CP24 types are lost": [f"{LIVE}::test_variants_of_a_type_share_a_point"],
    "unknown types, files and commands as data are lost": [f"{LIVE}::test_unexpected_messages"],
    # Points and commands
    "a point says 0 and good before anything came": [f"{CLIENT}::test_a_point_has_no_value_before_it_came"],
    "the value comes after read has returned": [f"{CLIENT}::test_read"],
    "a second mirror makes a refusal True": [
        "iec104/test_rules_commands.py::test_the_second_mirror_of_a_refusal_does_not_refuse_the_next_command"
    ],
    "a station that never terminates makes commands False": [
        f"{CLIENT}::test_a_command_of_a_station_that_never_terminates"
    ],
    "a bit string command can be selected": [
        f"{CLIENT}::test_points_that_cannot_be_added",
        f"{CLIENT}::test_the_command_mode_is_checked",
    ],
    "bounded numbers raise IndexError and do not compare": [f"{BOUNDED}::test_bounded_ints"],
    "times ignore zone, SU, IV and GEN": [
        f"{INTAKE}::test_times_are_read_as_the_site_sends_them",
        "iec104/wire/test_times.py::test_flags",
    ],
    "times that are no date become some date": ["iec104/wire/test_times.py::test_garbage_stays_visible_as_invalid"],
    "protocol parameters are not checked": ["iec104/test_parameters.py::test_out_of_range"],
    "k is fixed at the first connect": [f"{LINK}::test_the_window_k"],
    "explain_bytes reads foreign memory": ["iec104/test_explain.py::test_anything_else_is_a_value_error"],
    # TLS
    "garbage as certificate, a key that does not fit": [f"{TLS}::test_what_cannot_be_used_is_refused_at_once"],
}


@cache
def functions(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_all_numbers_are_there() -> None:
    assert list(NUMBERED) == list(range(1, 22))


@pytest.mark.parametrize(
    "test",
    sorted({t for _, ts in NUMBERED.values() for t in ts} | {t for ts in AGAINST_THE_DOCUMENTS.values() for t in ts}),
)
def test_the_test_exists(test: str) -> None:
    file, _, name = test.partition("::")
    assert name in functions(file)


def test_every_fault_has_one() -> None:
    assert all(tests for _, tests in NUMBERED.values())
    assert all(AGAINST_THE_DOCUMENTS.values())

"""L5X exports: structures as the controller lays them out, produced tags, and what is wrong with a file, by line."""

import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyconpro.types import parse_type
from pyconpro.types.l5x import L5xError, ProducedTag, parse_l5x


def export(types: str = "", tags: str = "", more: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<RSLogix5000Content SchemaRevision="1.0" SoftwareRevision="33.00" TargetType="Controller">
<Controller Use="Target" Name="Plc" ProcessorType="1756-L83E">
<DataTypes>{types}</DataTypes>
{more}
<Tags>{tags}</Tags>
</Controller>
</RSLogix5000Content>""".encode()


def member(name: str, kind: str, dimension: int = 0, **more: str) -> str:
    extra = "".join(f' {key}="{value}"' for key, value in more.items())
    return f'<Member Name="{name}" DataType="{kind}" Dimension="{dimension}" Radix="Decimal"{extra}/>'


def bit(name: str, target: str, number: int) -> str:
    return member(name, "BIT", Hidden="false", Target=target, BitNumber=str(number))


def data_type(name: str, *members: str, family: str = "NoFamily") -> str:
    inside = "\n".join(members)
    return f'<DataType Name="{name}" Family="{family}" Class="User"><Members>\n{inside}\n</Members></DataType>'


MOTOR = data_type(
    "UDT_Motor",
    member("ZZZZZZZZZZUDT_Motor0", "SINT", Hidden="true"),
    bit("Running", "ZZZZZZZZZZUDT_Motor0", 0),
    bit("Fault", "ZZZZZZZZZZUDT_Motor0", 1),
    member("Speed", "REAL", Hidden="false"),
    member("Limits", "INT", 3),
)
STRING20 = data_type("STR20", member("LEN", "DINT"), member("DATA", "SINT", 20), family="StringFamily")
LINE = data_type(
    "UDT_Line",
    member("Status", "CONNECTION_STATUS"),
    member("Motors", "UDT_Motor", 2),
    member("Flags", "BOOL", 32),
    member("Name", "STR20"),
    member("T1", "TIMER"),
)


def test_structures_have_the_layout_of_the_controller() -> None:
    content = parse_l5x(export(LINE + MOTOR + STRING20))
    assert list(content.structures) == ["UDT_Line", "UDT_Motor", "STR20"]
    motor = content.structures["UDT_Motor"]
    assert motor == parse_type("{Running: BOOL, Fault: BOOL, Speed: REAL, Limits: INT[3]}")
    assert motor.size == 16
    assert content.structures["STR20"] == parse_type("STRING(20)")
    line = content.structures["UDT_Line"]
    assert line.size == 4 + 2 * 16 + 4 + 24 + 12
    assert not content.notes
    leaves = {".".join(leaf.path): (leaf.offset, leaf.bit) for leaf in line.leaves}
    assert leaves["Motors.[1].Fault"] == (20, 1)


def test_nine_bits_take_two_bytes() -> None:
    hidden = [member(f"ZZ{n}", "SINT", Hidden="true") for n in (0, 1)]
    bits = [bit(f"B{n}", f"ZZ{n // 8}", n % 8) for n in range(9)]
    content = parse_l5x(export(data_type("Nine", hidden[0], *bits[:8], hidden[1], bits[8], member("After", "SINT"))))
    assert content.structures["Nine"].text == "{" + ", ".join([f"B{n}: BOOL" for n in range(9)] + ["After: SINT"]) + "}"


def test_bits_of_a_visible_member_stand_in_it() -> None:
    kind = data_type("Word", member("Flags", "DINT"), bit("Ready", "Flags", 17), member("Next", "INT"))
    word = parse_l5x(export(kind)).structures["Word"]
    leaves = {leaf.path[0]: (leaf.offset, leaf.bit) for leaf in word.leaves}
    assert leaves == {"Flags": (0, None), "Ready": (2, 1), "Next": (4, None)}
    assert word.size == 8


def test_hidden_bytes_at_the_end_count() -> None:
    kind = data_type("Tail", member("A", "DINT"), member("ZZ", "DINT", Hidden="true"))
    assert parse_l5x(export(kind)).structures["Tail"].size == 8


def test_long_members_are_aligned_to_eight() -> None:
    kind = data_type("Wide", member("A", "DINT"), member("B", "LINT"), member("C", "SINT"))
    assert parse_l5x(export(kind)).structures["Wide"].size == 24


def test_produced_tags_become_proposals() -> None:
    tags = """
    <Tag Name="Line1" TagType="Produced" DataType="UDT_Motor" ExternalAccess="Read/Write">
      <ProduceInfo ProduceCount="2" UnicastPermitted="true" MinimumRPI="0.200" MaximumRPI="536870.900"
       DefaultRPI="20.0"/>
    </Tag>
    <Tag Name="Grid" TagType="Produced" DataType="REAL" Dimensions="2 3">
      <ProduceInfo ProduceCount="1" UnicastPermitted="false" MinimumRPI="200" MaximumRPI="500" DefaultRPI="0"/>
    </Tag>
    <Tag Name="Plain" TagType="Produced" DataType="DINT"/>
    <Tag Name="Other" TagType="Base" DataType="DINT"/>
    <Tag Name="In1" TagType="Consumed" DataType="DINT"><ConsumeInfo Producer="B" RemoteTag="X" RPI="20"/></Tag>
    """
    motor = "{Running: BOOL, Fault: BOOL, Speed: REAL, Limits: INT[3]}"
    assert parse_l5x(export(MOTOR, tags)).tags == [
        ProducedTag("Line1", "UDT_Motor", motor, 16, 20.0, False),
        ProducedTag("Grid", "REAL[2,3]", "REAL[2,3]", 24, 200.0, True),
        ProducedTag("Plain", "DINT", "DINT", 4, 100.0, False),
    ]


def test_add_on_instructions_are_left_out_with_a_note() -> None:
    aoi = """<AddOnInstructionDefinitions><AddOnInstructionDefinition Name="Valve" Class="User">
    <LocalTags/></AddOnInstructionDefinition></AddOnInstructionDefinitions>"""
    tags = '<Tag Name="V1" TagType="Produced" DataType="Valve"/>'
    content = parse_l5x(export(data_type("Has", member("V", "Valve")), tags, aoi))
    assert not content.structures
    assert not content.tags
    text = "\n".join(content.notes)
    assert "the Add-On Instruction Valve is left out" in text
    assert "the type Valve of V is an Add-On Instruction" in text
    assert "Has is left out, because of its member V" in text
    assert "the produced tag V1 is left out" in text
    assert all(note.startswith("line ") for note in content.notes)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1: this is not XML: no element found"),
        (b"Tag;Size\n1;2\n", "line 1: this is not XML"),
        (b"<html></html>", "line 1: this is no L5X export: it begins with <html>"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>\n<RSLogix5000Content/>', "document type declaration"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">\n<RSLogix5000Content/>', "document type declaration"),
        (b"<RSLogix5000Content>\n<Tags>\n</RSLogix5000Content>", "line 3: this is not XML: mismatched tag"),
        (export(data_type("A", member("B", "A"))), "line 4: the type A contains itself"),
        (export(data_type("A", bit("B", "Nowhere", 0))), "line 5: the bit B stands in Nowhere"),
        (export(data_type("A", member("H", "SINT"), bit("B", "H", 8))), "line 6: the bit B has the number 8"),
        (export(data_type("A", '<Member DataType="DINT"/>')), "line 5: Member without Name"),
        (export(data_type("A", '<Member Name="B" DataType="DINT" Dimension="x"/>')), "line 5: Dimension=“x”"),
        (b'<?xml version="1.0" encoding="no-such"?><RSLogix5000Content/>', ""),
        (b"<RSLogix5000Content>" + b"<a>" * 300, "nested deeper"),
    ],
)
def test_what_is_wrong_is_said_with_the_line(data: bytes, words: str) -> None:
    with pytest.raises(L5xError) as raised:
        parse_l5x(data)
    assert words in str(raised.value)


def test_the_encodings_of_exports() -> None:
    text = export(MOTOR).decode().replace("UTF-8", "UTF-16")
    assert "UDT_Motor" in parse_l5x(text.encode("utf-16")).structures


@given(st.binary(max_size=300))
def test_no_bytes_crash(data: bytes) -> None:
    with contextlib.suppress(L5xError):
        parse_l5x(data)


_NAMES = st.text(string.ascii_letters + string.digits + "_ ", max_size=6)


@given(
    st.lists(
        st.builds(
            lambda name, kind, dimension, target, number, hidden: member(
                name, kind, dimension, Target=target, BitNumber=number, Hidden=hidden
            ),
            _NAMES,
            st.sampled_from(["BIT", "BOOL", "SINT", "DINT", "LINT", "T", "STRING", "TIMER", "X"]),
            st.integers(0, 100_000),
            st.sampled_from(["", "A", "B"]),
            st.text(string.digits + "-x", max_size=3),
            st.sampled_from(["true", "false"]),
        ),
        max_size=5,
    ),
    _NAMES,
)
def test_no_members_crash(members: list[str], name: str) -> None:
    tags = f'<Tag Name="P" TagType="Produced" DataType="{name}" Dimensions="2 3"/>'
    with contextlib.suppress(L5xError):
        content = parse_l5x(export(data_type(name, *members) + data_type("T", member("A", "DINT")), tags))
        for kind in content.structures.values():
            assert parse_type(kind.text) == kind
            assert kind.size % 4 == 0


@given(st.sampled_from(["DINT", "REAL", "INT", "SINT", "LINT"]), st.integers(1, 5), st.integers(0, 12))
def test_members_after_bits_stand_where_the_controller_puts_them(kind: str, count: int, bits: int) -> None:
    members = []
    for number in range(bits):
        if number % 8 == 0:
            members.append(member(f"ZZ{number // 8}", "SINT", Hidden="true"))
        members.append(bit(f"B{number}", f"ZZ{number // 8}", number % 8))
    members.append(member("Last", kind, count))
    ours = "{" + "".join(f"B{n}: BOOL, " for n in range(bits)) + f"Last: {kind}[{count}]" + "}"
    assert parse_l5x(export(data_type("A", *members))).structures["A"] == parse_type(ours)

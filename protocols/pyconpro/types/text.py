"""Reads a type from text, and says where the text is wrong."""

import difflib
import re
from functools import cache, lru_cache
from math import prod
from typing import Final

from pyconpro.types.layout import Array, Atomic, BoolArray, Member, String, Structure, TypeDescription
from pyconpro.types.table import BY_NAME, STRING_LENGTH, STRUCTURES

LARGEST: Final = 65_511
"""Bytes of the largest type: more does not fit an encapsulation packet, and no connection size can say it."""
DEEPEST: Final = 16
"""Structures inside structures."""

_TOKEN: Final = re.compile(r"\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+)|(.))", re.DOTALL)
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST_NUMBER: Final = 9
_END: Final = ""


class TypeSyntaxError(ValueError):
    """The text describes no type; `position` is the character (from 0) where that shows."""

    def __init__(self, message: str, text: str, position: int) -> None:
        self.position = position
        shown = text[position : position + 20].strip() or "the end"
        super().__init__(f"{message} (at character {position + 1}: {shown})")


@lru_cache(maxsize=1024)
def parse_type(text: str) -> TypeDescription:
    """Read a type description; `pyconpro.types` shows the notation. Raises `TypeSyntaxError` and nothing else."""
    parser = _Parser(text)
    parsed = parser.type(0)
    parser.expect(_END, "nothing more may follow the type")
    return parsed


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text.rstrip()
        self.word = _END
        self.at = 0
        """Where `word` starts."""
        self.next = 0
        self.advance()

    def advance(self) -> str:
        """Step to the next word or sign; returns the one that was current."""
        last = self.word
        match = _TOKEN.match(self.text, self.next)
        if match is None:
            self.word, self.at = _END, len(self.text)
        else:
            self.word = match.group(match.lastindex or 0)
            self.at, self.next = match.end() - len(self.word), match.end()
        return last

    def fail(self, message: str, at: int | None = None) -> TypeSyntaxError:
        return TypeSyntaxError(message, self.text, self.at if at is None else at)

    def expect(self, word: str, message: str) -> None:
        if self.word != word:
            raise self.fail(message)
        self.advance()

    def number(self, what: str) -> int:
        if not self.word.isascii() or not self.word.isdigit() or len(self.word) > _LONGEST_NUMBER:
            raise self.fail(f"{what} must be a whole number")
        return int(self.advance())

    def type(self, depth: int) -> TypeDescription:
        at = self.at
        if self.word == "{":
            if depth >= DEEPEST:
                raise self.fail(f"structures are nested deeper than {DEEPEST}")
            base: TypeDescription = self.structure(depth)
        else:
            base = self.named()
        if self.word == "[":
            base = self.array(base)
        if base.size > LARGEST:
            raise self.fail(f"the type is {base.size} bytes, more than {LARGEST} fit no connection", at)
        return base

    def named(self) -> TypeDescription:
        at, name = self.at, self.word.upper()
        if atom := BY_NAME.get(name):
            self.advance()
            return Atomic(atom)
        if name in STRUCTURES:
            self.advance()
            return predefined(name)
        if name == "STRING":
            self.advance()
            return self.string()
        known = [*BY_NAME, *STRUCTURES, "STRING"]
        near = difflib.get_close_matches(name, known, 1)
        if not _NAME.fullmatch(self.word):
            raise self.fail("a type is missing: write REAL, DINT[4], {Speed: REAL, Count: DINT} …", at)
        raise self.fail(f"there is no type {self.word}" + (f", did you mean {near[0]}?" if near else ""), at)

    def string(self) -> String:
        if self.word != "(":
            return String(STRING_LENGTH)
        self.advance()
        at, length = self.at, self.number("the string's length")
        if not 1 <= length <= LARGEST - 8:
            raise self.fail("a string has at least 1 character", at)
        self.expect(")", "close the string's length with )")
        return String(length)

    def array(self, element: TypeDescription) -> TypeDescription:
        self.advance()
        at, dimensions = self.at, [self.number("an array dimension")]
        while self.word == ",":
            self.advance()
            dimensions.append(self.number("an array dimension"))
        self.expect("]", "close the array with ]")
        if len(dimensions) > 3:
            raise self.fail("an array has at most three dimensions", at)
        if not all(dimensions):
            raise self.fail("an array has at least one element", at)
        if prod(dimensions) > 8 * LARGEST:
            raise self.fail(f"an array of {prod(dimensions)} elements fits no connection", at)
        if isinstance(element, Atomic) and element.atom.name == "BOOL":
            return BoolArray(tuple(dimensions))
        return Array(element, tuple(dimensions))

    def structure(self, depth: int) -> Structure:
        start = self.at
        self.advance()
        members: list[Member] = []
        taken: set[str] = set()
        while self.word != "}":
            at, name = self.at, self.word
            if not _NAME.fullmatch(name):
                raise self.fail("a member starts with its name: {Speed: REAL}")
            if name.upper() in taken:
                raise self.fail(f"there are two members named {name}")
            taken.add(name.upper())
            self.advance()
            self.expect(":", "a colon and the type follow the member's name: {Speed: REAL}")
            members.append(self.placed(_place(members, name, self.type(depth + 1))))
            if members[-1].end > LARGEST:
                raise self.fail(f"the structure is longer than {LARGEST} bytes", at)
            if self.word in {",", ";"}:
                self.advance()
            elif self.word != "}" and "\n" not in self.text[self.at - self.gap() : self.at]:
                raise self.fail("members are divided by commas")
        if not members:
            raise self.fail("a structure has at least one member", start)
        self.advance()
        return Structure(tuple(members))

    def gap(self) -> int:
        """Count the white characters before the current word."""
        before = self.text[: self.at]
        return len(before) - len(before.rstrip())

    def placed(self, member: Member) -> Member:
        """Read `@byte` or `@byte.bit` behind a member, if it is there."""
        if self.word != "@":
            return member
        self.advance()
        at, offset, bit = self.at, self.number("the byte behind @"), None
        if offset > LARGEST:
            raise self.fail(f"the structure is longer than {LARGEST} bytes", at)
        if self.word == ".":
            self.advance()
            bit_at, bit = self.at, self.number("the bit")
            if bit > 7:
                raise self.fail("a byte has the bits 0 to 7", bit_at)
        if (bit is not None) != (member.bit is not None):
            raise self.fail("a BOOL stands at @byte.bit, anything else at @byte", at)
        if (offset, bit) == (member.offset, member.bit):
            return member
        return Member(member.name, member.type, offset, bit, placed=True)


def _place(before: list[Member], name: str, kind: TypeDescription) -> Member:
    """Put a member behind those before it: BOOLs share a byte with the BOOLs right before them."""
    end = max([m.end for m in before], default=0)
    if isinstance(kind, Atomic) and kind.atom.name == "BOOL":
        last = before[-1] if before else None
        if last is not None and last.bit is not None and last.bit < 7:
            return Member(name, kind, last.offset, last.bit + 1)
        return Member(name, kind, end, 0)
    return Member(name, kind, -(-end // kind.alignment) * kind.alignment)


@cache
def predefined(name: str) -> Structure:
    """Give a predefined structure by its name in capitals. Raises `KeyError`."""
    parsed = parse_type(STRUCTURES[name])
    assert isinstance(parsed, Structure)
    return Structure(parsed.members, name)

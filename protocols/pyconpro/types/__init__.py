"""Types of Logix data: a description in text gives sizes, offsets and values.

    Line = parse_type("{Status: CONNECTION_STATUS, Speed: REAL, Count: DINT, Running: BOOL, Name: STRING}")
    Line.size                       # bytes, so that a hint's datasize is Line.size + 2
    Line.decode(payload)            # {'Status': {...}, 'Speed': 50.0, ...}
    Line.columns(rows)              # many payloads at once: {('Speed',): array, ...}

| text                           | meaning                                                                      |
|--------------------------------|------------------------------------------------------------------------------|
| `REAL`, `DINT`, `BOOL`, …      | one value (`pyconpro.types.table.ATOMS`)                                     |
| `DINT[4]`, `REAL[2,3]`         | array, up to three dimensions, last index fastest                            |
| `BOOL[32]`                     | bits in 32-bit words                                                         |
| `STRING`, `STRING(20)`         | string of up to 82, or up to 20 characters                                   |
| `{Speed: REAL, Count: DINT}`   | structure with Logix alignment; members may be of any type                   |
| `Old: LINT @4`, `Bit: BOOL @0.3` | a member at a byte (and bit) of our choice, where alignment does not give it |
| `CONNECTION_STATUS`, `TIMER`, … | predefined structures (`pyconpro.types.table.STRUCTURES`)                   |

Upper and lower case are the same in type names; members are divided by commas, semicolons or line ends.
"""

from pyconpro.types.layout import (
    Array,
    Atomic,
    BoolArray,
    Leaf,
    Member,
    String,
    Structure,
    TypeDescription,
    status_member,
)
from pyconpro.types.text import LARGEST, TypeSyntaxError, parse_type

__all__ = [
    "LARGEST",
    "Array",
    "Atomic",
    "BoolArray",
    "Leaf",
    "Member",
    "String",
    "Structure",
    "TypeDescription",
    "TypeSyntaxError",
    "parse_type",
    "status_member",
]

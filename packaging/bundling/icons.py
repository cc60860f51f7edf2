"""The program's icon for every platform, drawn from its SVG: `python -m bundling.icons SVG FOLDER`."""

import struct
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PNG_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_TYPES: Final = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""Icon types of Apple's icns format that hold PNG data → pixels (ic11 to ic14 are the doubled resolutions)."""


def png(svg: Path, size: int) -> bytes:
    """Draw an SVG as a square PNG of `size` pixels. Raises `ValueError` when it is no SVG."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no SVG picture")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the function a str
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Put PNG pictures (size → data, at most 256 pixels) into a Windows icon."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Put PNG pictures (type of `ICNS_TYPES` → data) into an Apple icon."""
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write(svg: Path, folder: Path) -> None:
    """Write fieldscope.ico, fieldscope.icns and fieldscope-SIZE.png into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES:
        (folder / f"fieldscope-{size}.png").write_bytes(png(svg, size))
    (folder / "fieldscope.ico").write_bytes(ico({size: png(svg, size) for size in ICO_SIZES}))
    (folder / "fieldscope.icns").write_bytes(icns({kind: png(svg, size) for kind, size in ICNS_TYPES.items()}))


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))

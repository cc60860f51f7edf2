"""The icon files, read by Qt and by their own headers."""

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import fieldscope_resources
from bundling import icons

SVG = Path(fieldscope_resources.__file__).parent / "icons" / "fieldscope.svg"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("icons")
    icons.write(SVG, target)
    return target


@pytest.mark.parametrize("size", icons.PNG_SIZES)
def test_a_picture_has_its_size_and_is_painted(folder: Path, size: int) -> None:
    image = QImage(str(folder / f"fieldscope-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() < 255
    assert image.pixelColor(size // 2, size // 10).alpha() == 255


def test_the_windows_icon_holds_every_size(folder: Path) -> None:
    data = (folder / "fieldscope.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, len(icons.ICO_SIZES))
    for number, size in enumerate(icons.ICO_SIZES):
        width, _, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width or 256, bits) == (size, 32)
        image = QImage.fromData(data[offset : offset + length], "PNG")
        assert image.width() == size


def test_the_apple_icon_is_whole(folder: Path) -> None:
    data = (folder / "fieldscope.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4) == (len(data),)
    found, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at + 4)
        found[data[at : at + 4]] = QImage.fromData(data[at + 8 : at + length], "PNG").width()
        at += length
    assert found == icons.ICNS_TYPES


def test_no_picture_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text("no picture", encoding="utf-8")
    with pytest.raises(ValueError, match="no SVG"):
        icons.png(tmp_path / "x.svg", 16)

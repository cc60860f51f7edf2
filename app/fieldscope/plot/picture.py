"""The lanes as a picture: PNG with the pixels of the screen or finer, SVG with text that stays text."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from fieldscope.plot.canvas import Canvas
from fieldscope.words import mark, tr

FORMATS: Final = {".png": mark("PNG picture"), ".svg": mark("SVG picture")}
"""Endings of files and what they are called."""


def picture(canvas: Canvas) -> QImage:
    """Give what the lanes show, without mouse and time running on, in device pixels."""
    size = canvas.size() * canvas.dpr
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _paint(canvas, painter, vector=False)
    painter.end()
    image.setDotsPerMeterX(round(96 * canvas.dpr / 0.0254))
    image.setDotsPerMeterY(round(96 * canvas.dpr / 0.0254))
    return image


def save_picture(canvas: Canvas, path: Path, title: str = "") -> None:
    """Write the picture in the format that the ending says.

    Raises `ValueError` for another ending and `OSError` when the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        either = tr("or")
        raise ValueError(
            tr("“{name}”: end the name with {endings}").format(name=path.name, endings=f" {either} ".join(FORMATS))
        )
    if ending == ".png":
        with path.open("wb"):
            pass  # the reason why it cannot be written: Qt only says that it could not
        if not picture(canvas).save(str(path)):
            raise OSError(tr("“{path}” could not be written").format(path=path))
        return
    path.write_bytes(svg(canvas, title or "Fieldscope"))


def both(canvas: Canvas, title: str) -> tuple[QImage, bytes]:
    """Give picture and SVG of the same moment, which the view of the canvas then stands at."""
    moment, clock = canvas.now(), canvas.now
    canvas.now = lambda: moment
    try:
        return picture(canvas), svg(canvas, title)
    finally:
        canvas.now = clock


def png(image: QImage) -> bytes:
    """Give a picture as the content of a PNG file. Any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(canvas: Canvas, title: str) -> bytes:
    """Give the picture as the content of an SVG file."""
    size = canvas.size() * canvas.dpr
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the default one knows no clipping
    generator.setResolution(96)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(size.width(), size.height()))
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(canvas, painter, vector=True)
    painter.end()
    # Names and texts of markers may hold what XML cannot: no reader would take the file.
    return re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b" ", buffer.data().data())


def _paint(canvas: Canvas, painter: QPainter, *, vector: bool) -> None:
    hover, canvas.hover = canvas.hover, None
    try:
        canvas.draw_now()
        canvas.painting.paint(painter, canvas.new_frame(), vector=vector)
    finally:
        canvas.hover = hover

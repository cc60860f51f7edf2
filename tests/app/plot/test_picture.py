"""Pictures on disk and on the clipboard."""

import itertools
import time
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from plot_scene import scene
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from fieldscope.lanes.theme import curve_color
from fieldscope.plot import Workspace
from fieldscope.plot.picture import picture


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    store, signals = scene(time.time_ns(), 10)
    made = Workspace(store)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.plot([signals["I_L1"], signals["mode"]])
    return made


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_a_picture_is_written(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"lanes{ending}"
    workspace.save_picture(path)
    image = QImage(str(path))
    assert image.width() > 300
    assert len({image.pixel(x, image.height() // 3) for x in range(0, image.width(), 3)}) > 3
    if ending == ".svg":
        text = path.read_text()
        assert "I_L1" in text


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_markers_are_in_the_picture(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"lanes{ending}"
    workspace.show()
    canvas = workspace.page.canvas
    workspace.set_hold()
    moment = (canvas.view.begin_ns + canvas.view.end_ns) // 2
    workspace.page.mark(moment, 'CB <1> & "2"\x01')
    workspace.save_picture(path)
    if ending == ".svg":
        root = ElementTree.parse(path).getroot()
        assert 'CB <1> & "2"' in "".join(root.itertext())
    image = QImage(str(path)).scaled(canvas.size() * canvas.dpr)
    x, y = canvas.plots.left() + round(canvas.view.x(moment)) + canvas.px(5), canvas.plots.height() - canvas.px(5)
    shade, marker = image.pixelColor(x, y), QColor(canvas.theme.marker)
    assert max(abs(shade.red() - marker.red()), abs(shade.blue() - marker.blue())) < 8


@pytest.mark.parametrize("span", [8.0, 600.0], ids=["lines", "columns"])
def test_a_file_that_scales_shows_what_the_screen_shows_in_shapes(qtbot: QtBot, tmp_path: Path, span: float) -> None:
    store, signals = scene(time.time_ns(), 40 if span < 100 else 600, 0.05)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(900, 500)
    workspace.show()
    workspace.plot([signals[name] for name in ("I_L1", "U_L1", "2001", "CB_Closed", "mode")])
    workspace.set_span(span)
    workspace.set_hold()
    canvas = workspace.page.canvas
    canvas.draw_now()
    workspace.save_picture(tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text()
    assert "<image" not in text
    assert text.count("<path") >= 4
    shown = picture(canvas).convertToFormat(QImage.Format.Format_RGB32)
    scaled = QImage(shown.size(), QImage.Format.Format_RGB32)
    painter = QPainter(scaled)
    QSvgRenderer(str(tmp_path / "a.svg")).render(painter, QRectF(scaled.rect()))
    painter.end()
    left, top, width, height = canvas.plots.getRect()
    one, other = (
        np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[top:height, left : left + width, :3]
        for image in (shown, scaled)
    )
    for trace in canvas.traces():
        lane = next(lane for lane in canvas.lanes if trace in lane.traces)
        color = curve_color(canvas.theme, trace.color)
        ink = [
            np.abs(image.astype(int) - [color.blue(), color.green(), color.red()]).max(axis=2) < 80
            for image in (one[lane.top :][: lane.height], other[lane.top :][: lane.height])
        ]
        assert ink[0].sum() > 100
        for here, there in (ink, ink[::-1]):  # what one shows is in the other, within two pixels
            wide = there.copy()
            for dx, dy in itertools.product((-2, -1, 0, 1, 2), repeat=2):
                wide |= np.roll(there, (dy, dx), (0, 1))
            assert (here & ~wide).sum() < 0.03 * here.sum(), trace.name


def test_another_ending_is_refused_in_words(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.png or \.svg"):
        workspace.save_picture(tmp_path / "lanes.bmp")


def test_a_folder_that_is_not_there_is_an_error(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a.png", "a.svg"):
        with pytest.raises(OSError, match="No such file"):
            workspace.save_picture(tmp_path / "no" / name)


def test_the_clipboard_takes_a_picture(workspace: Workspace) -> None:
    workspace.copy_picture()
    assert not QGuiApplication.clipboard().image().isNull()

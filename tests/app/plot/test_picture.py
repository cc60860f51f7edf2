"""Pictures on disk and on the clipboard."""

import time
from pathlib import Path

import pytest
from plot_scene import scene
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace


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

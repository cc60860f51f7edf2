"""The command line: what it answers at once, and what it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fieldscope import __version__, platform_check, simulators
from fieldscope import main as main_module
from fieldscope.cli import Options, main


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.output == f"fieldscope {__version__}\n"


@pytest.mark.parametrize("command", [[], ["demo"], ["open"], ["sim"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--screenshot", "x.png"], "needs --quit-after"),
        (["--quit-after", "soon"], "not a valid float"),
        (["--quit-after", "0"], "not in the range"),
        (["--theme", "dark", "sim", "plc"], "--theme is for a window"),
        (["--screenshot", "x.png", "demo"], "needs --quit-after"),
        (["open", "missing.fieldscope"], "does not exist"),
        (["open"], "Missing argument"),
        (["dance"], "No such command"),
        (["--theme", "pink"], "not one of"),
        (["--language", "latin"], "not one of"),
    ],
)
def test_wrong_use_is_explained(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_a_project_file_is_opened_without_a_command() -> None:
    result = CliRunner().invoke(main, ["missing.fieldscope"])
    assert result.exit_code == 2
    assert "fieldscope open" in result.output or "main open" in result.output
    assert "does not exist" in result.output


@pytest.mark.parametrize(
    ("arguments", "theme", "seconds"),
    [
        (["--theme", "dark", "--quit-after", "5", "demo"], "dark", 5),
        (["--theme", "dark", "demo", "--quit-after", "5"], "dark", 5),
        (["--theme", "dark", "demo", "--theme", "light"], "light", None),
        (["--theme", "dark", "{project}"], "dark", None),
        (["demo"], "", None),
    ],
)
def test_options_stand_before_or_behind_the_command(
    arguments: list[str], theme: str, seconds: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "plant.fieldscope"
    project.write_text("{}", "utf-8")
    shown: list[Options] = []
    monkeypatch.setattr(main_module, "run", lambda options, _simulators: shown.append(options) or 0)
    monkeypatch.setattr(simulators, "start_all", list)
    monkeypatch.setattr(platform_check, "prepare", lambda **_: "")
    result = CliRunner().invoke(main, [each.format(project=project) for each in arguments])
    assert result.exit_code == 0, result.output
    (options,) = shown
    assert (options.theme, options.quit_after) == (theme, seconds)
    assert (options.demo, options.project) == ((True, None) if "demo" in arguments else (False, project))


def window(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Open the window for a moment, without a display."""
    command = [sys.executable, "-m", "fieldscope", *arguments, "--quit-after", "0.2"]
    environment = os.environ | {"FIELDSCOPE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(("arguments", "language"), [(["--language", "de"], "de"), ([], "")])
def test_the_language_is_asked_for(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Options] = []
    monkeypatch.setattr(main_module, "run", lambda options, _simulators: shown.append(options) or 0)
    monkeypatch.setattr(platform_check, "prepare", lambda **_: "")
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert [options.language for options in shown] == [language]


def test_reset_moves_the_preferences_aside(tmp_path: Path) -> None:
    preferences = tmp_path / "fieldscope.ini"
    preferences.write_text("[General]\ntheme=dark\n", "utf-8")
    done = window(tmp_path, "--reset")
    assert done.returncode == 0
    [aside] = tmp_path.glob("fieldscope.before-*.ini")
    assert str(aside) in done.stderr
    assert "theme=dark" in aside.read_text("utf-8")
    assert not preferences.exists() or "dark" not in preferences.read_text("utf-8")


def test_reset_without_preferences(tmp_path: Path) -> None:
    assert "no preferences yet" in window(tmp_path, "--reset").stderr


def test_safe_mode_neither_reads_nor_writes_the_preferences(tmp_path: Path) -> None:
    preferences = tmp_path / "fieldscope.ini"
    preferences.write_text("this is ] not [ an ini file \0", "utf-8")
    assert window(tmp_path, "--safe-mode").returncode == 0
    assert preferences.read_text("utf-8") == "this is ] not [ an ini file \0"


@pytest.mark.parametrize("option", ["--safe-mode", "--reset"])
def test_the_ways_out_are_in_the_help(option: str) -> None:
    assert option in CliRunner().invoke(main, ["--help"]).output


def test_help_does_not_load_qt() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from fieldscope.cli import main;"
        "CliRunner().invoke(main, ['--help']); sys.exit('PySide6' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
class TestPlatform:
    @pytest.fixture(autouse=True)
    def _no_display(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

    def test_no_display_is_said(self) -> None:
        assert "no display" in platform_check.prepare(unattended=False)

    def test_unattended_needs_no_display(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(platform_check, "_loads", lambda _: True)
        monkeypatch.setenv("QT_QPA_PLATFORM", "")
        assert platform_check.prepare(unattended=True) == ""

        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

    def test_missing_libraries_name_their_packages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        monkeypatch.setattr(platform_check, "_loads", lambda name: name not in ("libEGL.so.1", "libGL.so.1"))
        message = platform_check.prepare(unattended=True)
        assert "sudo apt install libegl1 libgl1\n" in message
        assert "sudo dnf install libglvnd-egl libglvnd-glx" in message

    def test_x11_needs_its_plugin_libraries(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setattr(platform_check, "_loads", lambda name: name != "libxcb-cursor.so.0")
        assert "libxcb-cursor0" in platform_check.prepare(unattended=False)

    def test_a_display_that_does_not_answer(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        if not platform_check._loads("libxcb.so.1"):
            pytest.skip("libxcb.so.1 is not installed: apt install libxcb1")
        monkeypatch.setattr(platform_check, "_loads", lambda _: True)
        monkeypatch.setenv("DISPLAY", ":9741")
        assert "does not answer" in platform_check.prepare(unattended=False)

    def test_programs_that_a_bundle_starts_get_the_path_from_before(self, monkeypatch: pytest.MonkeyPatch) -> None:

        monkeypatch.setattr(platform_check, "_loads", lambda _: True)
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/_internal")
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
        platform_check.prepare(unattended=True)
        assert os.environ["LD_LIBRARY_PATH"] == "/opt/lib"
        platform_check.prepare(unattended=True)
        assert "LD_LIBRARY_PATH" not in os.environ


def test_a_file_handed_over_by_the_desktop_is_told() -> None:
    code = (
        "from fieldscope.main import Application; from PySide6.QtGui import QFileOpenEvent; app = Application([]);"
        "app.file_asked.connect(print); app.sendEvent(app, QFileOpenEvent('/plant/bay 7.fieldscope'))"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.strip() == "/plant/bay 7.fieldscope", done.stderr

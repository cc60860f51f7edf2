"""What connects the program with a desktop: menu entry, file type, manifest, installer."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bundling import platforms
from fieldscope.platform_check import APP_ID
from fieldscope.project import SUFFIX
from pyconpro.scanner import IO_PORT

PACKAGING = Path(__file__).parents[2] / "packaging"
LINUX = PACKAGING / "linux"
ENTRY = "applications/fieldscope.desktop"
MANIFEST = (PACKAGING / "windows" / "fieldscope.manifest").read_text(encoding="utf-8")
INSTALLER = (PACKAGING / "windows" / "fieldscope.iss").read_text(encoding="utf-8")


def test_the_entry_is_valid() -> None:
    if not shutil.which("desktop-file-validate"):
        pytest.skip("no desktop-file-validate: apt install desktop-file-utils")
    subprocess.run(["desktop-file-validate", str(LINUX / "fieldscope.desktop")], check=True)


def test_the_file_type_is_the_same_everywhere() -> None:
    mime = ET.parse(LINUX / "fieldscope.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = mime.find("m:mime-type", space)
    assert kind is not None
    assert kind.attrib["type"] == platforms.DOCUMENT
    glob = kind.find("m:glob", space)
    assert glob is not None
    assert glob.attrib["pattern"] == f"*{SUFFIX}"
    assert f"MimeType={platforms.DOCUMENT};" in (LINUX / "fieldscope.desktop").read_text(encoding="utf-8")
    tags = platforms.info_plist("1.0")["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]
    assert tags == {"public.filename-extension": [SUFFIX[1:]], "public.mime-type": [platforms.DOCUMENT]}
    assert f'Subkey: "Software\\Classes\\{SUFFIX}"' in INSTALLER
    assert f'"{platforms.DOCUMENT}"' in INSTALLER


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a shell script for Linux desktops")
def test_a_folder_with_spaces_is_registered_and_removed(tmp_path: Path) -> None:
    bundle, data = tmp_path / "my tools" / "fieldscope", tmp_path / "data"
    for source, target in (
        ("fieldscope.desktop", ENTRY),
        ("fieldscope.xml", "mime/packages/fieldscope.xml"),
        ("fieldscope.xml", "icons/hicolor/scalable/apps/fieldscope.svg"),
        ("fieldscope.xml", "icons/hicolor/256x256/apps/fieldscope.png"),
    ):
        (bundle / "share" / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LINUX / source, bundle / "share" / target)
    shutil.copy(LINUX / "integrate.sh", bundle)
    environment = os.environ | {"XDG_DATA_HOME": str(data)}
    subprocess.run([bundle / "integrate.sh"], env=environment, check=True)
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(data / ENTRY, encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == f'"{bundle}/fieldscope" %f'
    assert entry["Desktop Entry"]["TryExec"] == f"{bundle}/fieldscope"
    assert entry["Desktop Action demo"]["Exec"] == f'"{bundle}/fieldscope" demo'
    assert (data / "icons/hicolor/scalable/apps/fieldscope.svg").exists()
    subprocess.run([bundle / "integrate.sh", "remove"], env=environment, check=True)
    assert not (data / ENTRY).exists()
    assert subprocess.run([bundle / "integrate.sh", "x"], env=environment, check=False).returncode == 2


def test_the_manifest_asks_for_no_rights_and_for_every_screen() -> None:
    ET.fromstring(MANIFEST.encode())
    assert 'level="asInvoker"' in MANIFEST
    assert ">PerMonitorV2<" in MANIFEST


def test_the_installer_fits_the_program() -> None:
    for program in platforms.PLATFORMS["win32"].programs:
        assert re.fullmatch(r"[A-Za-z-]+", program)
    assert INSTALLER.count(f'AppUserModelID: "{APP_ID}"') == 3
    assert f"localport={IO_PORT} " in INSTALLER
    assert '"Fieldscope.exe"' not in INSTALLER  # always with its folder
    assert "dist\\fieldscope" in INSTALLER


def test_macos_says_why_it_needs_the_network() -> None:
    plist = platforms.info_plist("1.2.3")
    assert "PLC" in plist["NSLocalNetworkUsageDescription"]
    assert plist["CFBundleShortVersionString"] == "1.2.3"


def test_the_version_resource_is_python_that_pyinstaller_reads(tmp_path: Path) -> None:
    text = Path(platforms.version_file(tmp_path, "1.2.3", "Fieldscope")).read_text(encoding="utf-8")
    compile(text, "version", "eval")
    assert "filevers=(1, 2, 3, 0)" in text

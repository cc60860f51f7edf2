"""What differs between the platforms: names, icons, version information."""

import dataclasses
import platform
import sys
from pathlib import Path
from typing import Any, Final


@dataclasses.dataclass(frozen=True)
class Platform:
    """One row of `PLATFORMS`."""

    programs: dict[str, bool]
    """Executables to make → whether each has a console."""
    icon: str
    """Icon file for the executables; empty where an executable cannot carry one."""
    qt_folder: str
    """Where Qt's libraries are, for who wants to replace them."""


PLATFORMS: Final = {
    "linux": Platform({"fieldscope": True}, "", "`_internal/PySide6`"),
    "win32": Platform({"Fieldscope": False, "fieldscope-cli": True}, "fieldscope.ico", "`_internal\\PySide6`"),
    "darwin": Platform({"fieldscope": False}, "fieldscope.icns", "`Contents/Frameworks/PySide6`"),
}
"""A windowed program on Windows has no standard output: the second one is for terminals and scripts."""

DOCUMENT: Final = "application/x-fieldscope"
_VERSION: Final = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "Fieldscope"),
      StringStruct("FileDescription", "Fieldscope"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "{name}"),
      StringStruct("LegalCopyright", "Apache-2.0"),
      StringStruct("OriginalFilename", "{name}.exe"),
      StringStruct("ProductName", "Fieldscope"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def current() -> str:
    """Name of the platform this runs on. Raises `RuntimeError` where no bundle is made."""
    for name in PLATFORMS:
        if sys.platform.startswith(name):
            return name
    raise RuntimeError(f"no bundle is made for {sys.platform}")


def archive_name(version: str) -> str:
    """Give the name of the archive without its ending: fieldscope-VERSION-SYSTEM-MACHINE."""
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}[current()]
    machine = {"amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"fieldscope-{version}-{system}-{machine}"


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """Four numbers for Windows: 0.1.0 gives (0, 1, 0, 0); what follows the numbers (rc1, .dev3) is left away."""
    numbers = []
    for part in version.split(".")[:3]:
        digits = "".join(c for i, c in enumerate(part) if part[: i + 1].isdigit())
        numbers.append(int(digits or 0))
    first, second, third = (*numbers, 0, 0, 0)[:3]
    return first, second, third, 0


def version_file(folder: Path, version: str, name: str) -> str:
    """Write the version resource of a Windows executable; gives its path."""
    path = folder / f"version-{name}.txt"
    text = _VERSION.format(numbers=version_numbers(version), version=version, name=name)
    path.write_text(text, encoding="utf-8")
    return str(path)


def info_plist(version: str) -> dict[str, Any]:
    """Entries of macOS's Info.plist."""
    return {
        "CFBundleDisplayName": "Fieldscope",
        "CFBundleShortVersionString": version,
        "LSApplicationCategoryType": "public.app-category.developer-tools",
        "NSHighResolutionCapable": True,
        "NSLocalNetworkUsageDescription": (
            "Fieldscope connects to the PLCs and IEC 60870-5-104 servers that you enter, and receives their values."
        ),
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Fieldscope project",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": ["fieldscope.project"],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "fieldscope.project",
                "UTTypeDescription": "Fieldscope project",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["fieldscope"],
                    "public.mime-type": [DOCUMENT],
                },
            }
        ],
    }

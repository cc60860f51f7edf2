"""What stays out of the bundle, and why: two tables, and the system libraries that nobody needs after that.

An entry is what PyInstaller's tables of contents hold: (name in the bundle, file it comes from, kind).
"""

import fnmatch
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import Final

Entry = tuple[str, str, str]

LANGUAGES: Final = ("en", "de")
"""Languages whose Qt translations ship."""

EXCLUDED_MODULES: Final = {
    "tkinter": "another user interface",
    "readline": "its library is GPL",
    "_gdbm": "its library is GPL",
    "_curses": "no terminal interface",
    "yaml": "optional part of msgspec",
    "tomlkit": "optional part of msgspec",
    "sqlite3": "not used",
    "setuptools": "a build tool",
    "pip": "a build tool",
    "OpenGL": "optional part of pyqtgraph",
    "scipy": "optional part of pyqtgraph",
    "matplotlib": "optional part of pyqtgraph",
    "h5py": "optional part of pyqtgraph",
    "pyqtgraph.opengl": "curves are drawn by Qt's raster engine",
    "pyqtgraph.examples": "not used",
    "pyqtgraph.flowchart": "not used",
    "pyqtgraph.jupyter": "not used",
    "PySide6.QtTest": "not used",
    "PySide6.QtQml": "no QML",
    "PySide6.QtQuick": "no QML",
    "numpy.f2py": "not used",
    "numpy.distutils": "not used",
}
"""Python module → why it is not frozen. QtOpenGL must stay: pyqtgraph imports it, although nothing draws with it."""

LEFT_OUT: Final = {
    "*Qt6Test.*": "not used",
    "*Qt6Test": "not used",
    "*opengl32sw.dll": "curves are drawn by Qt's raster engine",
    "*d3dcompiler*.dll": "curves are drawn by Qt's raster engine",
    "*Qt6Egl*": "no embedded displays",
    "*/plugins/egldeviceintegrations/*": "no embedded displays",
    "*/plugins/generic/*": "no embedded displays",
    "*/plugins/platforms/*eglfs*": "no embedded displays",
    "*/plugins/platforms/*linuxfb*": "no embedded displays",
    "*/plugins/platforms/*minimal*": "no embedded displays",
    "*/plugins/platforms/*vkkhrdisplay*": "no embedded displays",
    "*/plugins/platforms/*vnc*": "no embedded displays",
    "*/plugins/networkinformation/*": "only lists of network cards come from Qt; sockets are Python's own",
    "*/plugins/tls/*": "TLS is Python's own",
    "*/plugins/xcbglintegrations/*": "curves are drawn by Qt's raster engine",
    "*/plugins/wayland-graphics-integration-client/*": "curves are drawn by Qt's raster engine",
    "*/plugins/platformthemes/*gtk3*": "needs the GTK of the build computer; the desktop portal's theme stays",
    "*/plugins/imageformats/*icns*": "no such picture is shown",
    "*/plugins/imageformats/*tga*": "no such picture is shown",
    "*/plugins/imageformats/*tiff*": "no such picture is shown",
    "*/plugins/imageformats/*wbmp*": "no such picture is shown",
    "*/plugins/imageformats/*webp*": "no such picture is shown",
    "pyqtgraph/icons/peegee/*": "pyqtgraph's own logo",
    "numpy/*/tests/*": "tests",
    "*.pyi": "for type checkers",
}
"""Pattern of names in the bundle → why they are left out. Patterns that match nothing on a platform are harmless."""


def left_out(name: str) -> str:
    """Why a file is left out; an empty string when it stays."""
    path = name.replace("\\", "/")
    if "/translations/" in path and not PurePath(path).stem.endswith(tuple(f"_{code}" for code in LANGUAGES)):
        return "translations of languages that do not ship"
    return next((why for pattern, why in LEFT_OUT.items() if fnmatch.fnmatchcase(path, pattern)), "")


def split(entries: Iterable[Entry]) -> tuple[list[Entry], list[tuple[Entry, str]]]:
    """Part entries into those that stay and those left out, with the reason. Links follow what they point to."""
    kept, dropped = [], []
    for entry in entries:
        why = left_out(entry[0]) or (left_out(entry[1]) if entry[2] == "SYMLINK" else "")
        if why:
            dropped.append((entry, why))
        else:
            kept.append(entry)
    return kept, dropped


def unneeded(entries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Find the shared libraries at the top of the bundle that no file in it links to any more, links included.

    `imports(file)` gives the names of the libraries that a file links to.
    """
    entries = list(entries)
    targets = {name: target for name, target, kind in entries if kind == "SYMLINK"}
    libraries = {name: source for name, source, kind in entries if kind == "BINARY" and is_library(name)}
    wanted = [source for name, source, kind in entries if kind in ("BINARY", "EXTENSION") and not is_library(name)]
    by_name = {PurePath(name).name: name for name in libraries}
    needed: set[str] = set()
    while wanted:
        for library in imports(wanted.pop()):
            name = by_name.get(PurePath(library).name)
            if name is not None and name not in needed:
                needed.add(name)
                wanted.append(libraries[name])
    return [
        entry
        for entry in entries
        if (entry[0] in libraries and entry[0] not in needed)
        or (entry[2] == "SYMLINK" and targets[entry[0]] in libraries and targets[entry[0]] not in needed)
    ]


def is_library(name: str) -> bool:
    """Whether this is a shared library that others link to, not a plugin or an extension module."""
    path = PurePath(name)
    at_top = len(path.parts) == 1 or path.parent.as_posix() == "PySide6/Qt/lib"
    return at_top and path.name.startswith("lib") and ".so" in path.name and not path.name.startswith("libpython")


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Take the debug symbols out of Python's own libraries, as copies in `folder`; the others are left as they came."""
    strip = shutil.which("strip")
    result = []
    for name, source, kind in entries:
        python_own = kind in ("BINARY", "EXTENSION") and Path(source).is_relative_to(sys.base_prefix)
        if strip and python_own and not Path(source).is_relative_to(sys.prefix):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([strip, "--strip-unneeded", "-o", str(target), source], check=True)
            source = str(target)
        result.append((name, source, kind))
    return result

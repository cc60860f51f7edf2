"""THIRD_PARTY.md: every part inside the bundle with version, licence and text, from the metadata of what was frozen.

Files are traced back to the installed distribution, to Python, or (on Debian and Ubuntu) to the system package that
they come from. What cannot be traced is listed as such.
"""

import dataclasses
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from bundling.contents import Entry

TEXTS: Final = Path(__file__).parent.parent / "licences"
OWN: Final = "fieldscope"
FORBIDDEN: Final = {"c104", "_c104", "scapy", "lib60870", "readline", "libreadline", "_gdbm", "libgdbm"}
"""GPL parts by the name of a module or library: none of them may be inside, whatever their metadata say."""
QT: Final = {"pyside6-essentials", "shiboken6"}
BUILD_TOOLS: Final = {"pyinstaller", "pyinstaller-hooks-contrib"}
"""Their loader and start-up code are inside every bundle; their GPL has an exception for exactly that."""

_GPL = re.compile(r"(?<![A-Z])A?GPL|(?<!Lesser )General Public", re.IGNORECASE)
_INTRODUCTION = """# Parts inside this program

Fieldscope itself is licensed under Apache-2.0, see LICENSE. The bundle contains the parts below; the text of each
licence follows the table.

## Qt and PySide6 (LGPL-3.0)

Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are not changed, and they are
separate shared libraries: the folder {qt_folder} holds them. To run Fieldscope with another build of Qt, replace the
files there by those of a PySide6-Essentials {qt_version} (or another {qt_series} release) that you built yourself. On
macOS sign the program anew after that (`codesign --force --deep --sign - Fieldscope.app`).

Sources: https://code.qt.io, repositories `qt/qtbase`, `qt/qtsvg`, `qt/qtwayland` and `pyside/pyside-setup`, tag
v{qt_version}. What other code is inside Qt: https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


@dataclasses.dataclass(frozen=True)
class Part:
    """One part of the bundle."""

    name: str
    version: str
    licence: str
    home: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    """Name and content of each licence file."""


class LicenceError(Exception):
    """Something is inside that must not be there."""


def parts(entries: Iterable[Entry]) -> tuple[list[Part], list[str]]:
    """Give the parts that the files come from, and the files that could not be traced.

    Raises `LicenceError` when a part is inside that may only be used for tests, or is under GPL without exception.
    """
    installed = {_normal(d.name): d for d in distributions()}
    owners = {str(Path(str(d.locate_file(f))).resolve()): name for name, d in installed.items() for f in d.files or ()}
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    found: set[str] = set(BUILD_TOOLS)
    system: dict[str, None] = {}
    for name, source, kind in entries:
        if kind == "SYMLINK" or not source or source == "-":
            continue
        if forbidden(name):
            raise LicenceError(f"{name} is inside, from {source}")
        path = Path(source).resolve()
        if owner := owners.get(str(path)):
            found.add(owner)
        elif not any(path.is_relative_to(place) for place in (*places, Path.cwd())):
            system[str(source)] = None
    result = [_distribution(installed[name]) for name in sorted(found - {OWN})]
    for part in result:
        if _GPL.search(part.licence) and _normal(part.name) not in QT | BUILD_TOOLS:
            raise LicenceError(f"{part.name} is inside; its licence is {part.licence}")
    packages, unknown = _system_packages(system)
    return [_python(), *result, *packages], unknown


def forbidden(name: str) -> bool:
    """Whether a file or module of this name (`lib/libreadline.so.8`, `scapy.layers`) must not be in a bundle."""
    return not FORBIDDEN.isdisjoint(re.split(r"[/\\\\.-]", name.lower()))


def document(found: list[Part], unknown: list[str], qt_folder: str) -> str:
    """Write the page."""
    qt = next(part.version for part in found if _normal(part.name) == "pyside6-essentials")
    lines = [
        _INTRODUCTION.format(qt_folder=qt_folder, qt_version=qt, qt_series=qt.rsplit(".", 1)[0]),
        "## All parts",
        "",
        "| part | version | licence |",
        "|---|---|---|",
    ]
    for part in found:
        name = f"[{part.name}]({part.home})" if part.home else part.name
        lines.append(f"| {name} | {part.version} | {part.licence} |")
    if unknown:
        lines += ["", "Shared libraries of the build computer whose licence was not found:", ""]
        lines += [f"- {name}" for name in unknown]
    lines += ["", "## Texts"]
    texts: dict[str, list[str]] = {}
    for part in found:
        for name, text in part.texts:
            texts.setdefault(text, []).append(f"{part.name} {part.version}: {name}")
    for name in ("LGPL-3.0", "GPL-3.0", "LGPL-2.1"):
        texts[(TEXTS / f"{name}.txt").read_text(encoding="utf-8")] = [name]
    for text, names in texts.items():
        lines += ["", *(f"### {name}" for name in names), "", "````text", text.strip(), "````"]
    return "\n".join(lines) + "\n"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _python() -> Part:
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix):
        file = Path(folder) / "LICENSE.txt"
        if file.exists():
            texts = (("LICENSE.txt", file.read_text(encoding="utf-8")),)
            return Part("Python", sys.version.split()[0], "PSF-2.0", "https://www.python.org", texts)
    raise LicenceError("this Python has no LICENSE.txt")


def _distribution(dist: Distribution) -> Part:
    data = dist.metadata

    def first(field: str) -> str:
        return data[field].partition("\n")[0] if field in data else ""

    classifiers = [c.rpartition(" :: ")[2] for c in data.get_all("Classifier") or () if c.startswith("License")]
    licence = first("License-Expression") or first("License") or ", ".join(classifiers)
    links = {label.lower(): url for label, url in (e.split(", ", 1) for e in data.get_all("Project-URL") or ())}
    home = first("Home-page") or links.get("homepage") or links.get("source") or links.get("repository") or ""
    files = [f for f in dist.files or () if ".dist-info" in str(f) and _is_licence(f.name)]
    texts = []
    for file in files:
        path = Path(str(dist.locate_file(file)))
        label = str(file).partition(".dist-info/")[2].removeprefix("licenses/")
        texts.append((label, path.read_text(encoding="utf-8", errors="replace")))
    return Part(dist.name, dist.version, licence or "not stated", home, tuple(texts))


def _is_licence(name: str) -> bool:
    return any(word in name.lower() for word in ("licen", "copying", "notice"))


def _system_packages(libraries: Iterable[str]) -> tuple[list[Part], list[str]]:
    """Find the Debian packages of shared libraries; gives them and the libraries that belong to none."""
    files: dict[str, list[str]] = {}
    unknown = []
    for library in libraries:
        package = _package(library)
        if package:
            files.setdefault(package, []).append(Path(library).name)
        else:
            unknown.append(library)
    result = []
    for package, names in sorted(files.items()):
        name = package.partition(":")[0]
        version = subprocess.check_output(["dpkg-query", "-W", "-f", "${Version}", package], text=True)
        copyright_file = Path("/usr/share/doc") / name / "copyright"
        text = copyright_file.read_text(encoding="utf-8", errors="replace")
        result.append(Part(f"{name} ({', '.join(sorted(names))})", version, "see its text", "", (("copyright", text),)))
    return result, unknown


def _package(library: str) -> str:
    if not shutil.which("dpkg"):
        return ""
    # Where /lib is a link to /usr/lib, the package database may know the one name or the other.
    real = str(Path(library).resolve())
    for path in (library, real, real.removeprefix("/usr"), f"/usr{library}"):
        done = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(": ")[0].partition(", ")[0]
    return ""

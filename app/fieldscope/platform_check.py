"""Finds out before Qt does whether a window can be opened, and says in plain words what is missing.

Qt aborts the process when its platform plugin cannot start, and a missing system library shows as an ImportError with a
traceback. Neither helps the person in front of it, so both are looked for first.
"""

import ctypes
import os
import sys
from typing import Final

# Libraries that Qt's wheels expect from the system (what `ldd` names outside the wheel), with the package that brings
# each: Debian and Ubuntu, Fedora and RHEL.
PACKAGES: Final = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
}
_EVERYWHERE: Final = (
    "libEGL.so.1",
    "libGL.so.1",
    "libfontconfig.so.1",
    "libfreetype.so.6",
    "libglib-2.0.so.0",
    "libgthread-2.0.so.0",
    "libdbus-1.so.3",
    "libxkbcommon.so.0",
    "libX11.so.6",
)
"""Needed to import QtGui at all; the rest of `PACKAGES` only by the X11 plugin."""

APP_ID: Final = "Fieldscope.Fieldscope"
"""AppUserModelID of Windows; shortcuts made by the installer carry the same."""


def prepare(*, unattended: bool) -> str:
    """Choose the platform plugin and look for what it needs.

    Sets `QT_QPA_PLATFORM` to offscreen when there is no display and `unattended`. Returns an empty string when a
    window can be opened, else what is missing and what to do about it, for the user.
    """
    if sys.platform == "win32":
        # Without it the task bar groups the windows of one Python, or those of two versions of ours, apart.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
    if not sys.platform.startswith("linux"):
        return ""
    _leave_bundle()
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not platform and not wayland and not display:
        if not unattended:
            return (
                "fieldscope: there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
                "Start it on a desktop, with `ssh -X`, or unattended:\n"
                "    fieldscope demo --screenshot picture.png --quit-after 10"
            )
        os.environ["QT_QPA_PLATFORM"] = platform = "offscreen"
    x11 = platform.startswith("xcb") or (not platform and not wayland)
    wanted = tuple(PACKAGES) if x11 else _EVERYWHERE
    if missing := [name for name in wanted if not _loads(name)]:
        return missing_libraries(missing)
    if x11 and not _x_server_answers():
        return (
            f"fieldscope: the display {display!r} does not answer.\n"
            "Check DISPLAY and, when another user started the desktop, the access rights (xhost, XAUTHORITY)."
        )
    return ""


def missing_libraries(names: list[str]) -> str:
    """Say which packages bring the shared libraries `names` (keys of `PACKAGES`, or any other library)."""
    known = [PACKAGES[name] for name in names if name in PACKAGES]
    lines = [f"fieldscope: Qt needs system libraries that are not installed: {', '.join(names)}"]
    if known:
        debian, fedora = (" ".join(dict.fromkeys(column)) for column in zip(*known, strict=True))
        lines += [f"  Debian, Ubuntu:  sudo apt install {debian}", f"  Fedora, RHEL:    sudo dnf install {fedora}"]
    return "\n".join(lines)


def _leave_bundle() -> None:
    """Give programs that we start (a browser, a file manager) the library path that was there before the bundle's.

    Our own process has read it already; left as it is, they would load the libraries of the bundle and fail.
    """
    if getattr(sys, "frozen", False):
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        if before is None:
            os.environ.pop("LD_LIBRARY_PATH", None)
        else:
            os.environ["LD_LIBRARY_PATH"] = before


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _x_server_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)

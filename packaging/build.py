# /// script
# requires-python = ">=3.11,<3.14"
# ///
"""Builds the bundle for the platform this runs on: `uv run packaging/build.py`.

    environment → icons → manual → PyInstaller → papers → archive → report

The environment is made anew from `requirements.txt`, which pins every version by hash. `--refresh` writes that file
anew from `pyproject.toml` instead.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

PACKAGING: Final = Path(__file__).resolve().parent
ROOT: Final = PACKAGING.parent
REQUIREMENTS: Final = PACKAGING / "requirements.txt"
WORK: Final = ROOT / "build" / "bundle"
DIST: Final = ROOT / "dist"
LOGO: Final = ROOT / "resources" / "fieldscope_resources" / "icons" / "fieldscope.svg"
LINUX_FILES: Final = {
    PACKAGING / "linux" / "fieldscope.desktop": "share/applications/fieldscope.desktop",
    PACKAGING / "linux" / "fieldscope.xml": "share/mime/packages/fieldscope.xml",
    LOGO: "share/icons/hicolor/scalable/apps/fieldscope.svg",
    WORK / "icons" / "fieldscope-256.png": "share/icons/hicolor/256x256/apps/fieldscope.png",
    PACKAGING / "linux" / "integrate.sh": "integrate.sh",
}
"""Beside the program in the Linux bundle: what a desktop needs to show it in its menu and to open projects with it."""
LARGEST: Final = 10
"""How many of the largest files the report names."""

sys.path.insert(0, str(PACKAGING))
from bundling import platforms  # noqa: E402 (no package: found through the path above)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Build the bundle for this platform.")
    arguments.add_argument("--refresh", action="store_true", help="write requirements.txt anew and build nothing")
    arguments.add_argument("--no-archive", action="store_true", help="make the folder only")
    given = arguments.parse_args()
    if given.refresh:
        refresh()
        return
    began = time.monotonic()
    python = environment()
    step("icons")
    run(python, "-m", "bundling.icons", LOGO, WORK / "icons")
    step("manual")
    run(python, ROOT / "docs" / "build.py", WORK / "manual")
    step("bundle")
    folders = ("--distpath", DIST, "--workpath", WORK / "pyinstaller")
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, PACKAGING / "fieldscope.spec")
    version = subprocess.check_output([python, "-c", "import fieldscope; print(fieldscope.__version__)"], text=True)
    bundle = finish()
    if not given.no_archive:
        step("archive")
        print(archive(bundle, platforms.archive_name(version.strip())))
    report(bundle)
    print(f"\nbuilt in {time.monotonic() - began:.0f} s")


def refresh() -> None:
    """Write `requirements.txt` for all three platforms from the ranges in `pyproject.toml`."""
    groups = ("--no-default-groups", "--group", "bundle", "--extra", "browse", "--no-emit-project")
    style = ("--format", "requirements-txt", "--no-annotate", "--no-header", "--quiet", "--upgrade")
    text = subprocess.check_output(["uv", "export", *groups, *style], cwd=ROOT, text=True)
    head = "# Everything the bundle is built from and with. Written by: uv run packaging/build.py --refresh\n"
    REQUIREMENTS.write_text(head + text, encoding="utf-8")


def environment() -> Path:
    """Make the environment from the pinned requirements and from this checkout; gives its Python."""
    step("environment")
    venv = WORK / "environment"
    run("uv", "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, venv)
    python = venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = ("uv", "pip", "install", "--quiet", "--python", python, "--no-deps")
    run(*install, "--require-hashes", "-r", REQUIREMENTS)
    wheels = WORK / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    run(python, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels)
    run(*install, *wheels.glob("*.whl"))
    return python


def finish() -> Path:
    """Put papers where people look for them; gives the folder or application."""
    if sys.platform == "darwin":
        return DIST / "Fieldscope.app"
    bundle = DIST / "fieldscope"
    for paper in ("LICENSE", "THIRD_PARTY.md"):
        (bundle / "_internal" / paper).replace(bundle / paper)
    if sys.platform.startswith("linux"):
        for source, target in LINUX_FILES.items():
            (bundle / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, bundle / target)
    return bundle


def archive(bundle: Path, name: str) -> Path:
    """Pack the bundle: zip for Windows and macOS, tar.gz for Linux; inside is one folder."""
    if sys.platform == "darwin":
        target = DIST / f"{name}.zip"
        run("ditto", "-c", "-k", "--keepParent", bundle, target)
        return target
    named = WORK / "archive" / name
    shutil.rmtree(named.parent, ignore_errors=True)
    shutil.copytree(bundle, named, symlinks=True)
    kind = "zip" if sys.platform == "win32" else "gztar"
    made = shutil.make_archive(str(DIST / name), kind, named.parent, name)
    shutil.rmtree(named.parent)
    return Path(made)


def report(bundle: Path) -> None:
    """Print size, largest parts, what was left out, and the licences."""
    contents = json.loads((WORK / "contents.json").read_text(encoding="utf-8"))
    sizes = {f: f.stat().st_size for f in bundle.rglob("*") if f.is_file() and not f.is_symlink()}
    print(f"\n{bundle}: {sum(sizes.values()) / 1e6:.0f} MB in {len(sizes)} files; the largest:")
    for file in sorted(sizes, key=sizes.__getitem__, reverse=True)[:LARGEST]:
        print(f"  {sizes[file] / 1e6:6.1f} MB  {file.relative_to(bundle).as_posix()}")
    reasons: dict[str, list[tuple[str, int]]] = {}
    for name, source, kind, why in contents["left out"]:
        size = Path(source).stat().st_size if kind != "SYMLINK" else 0
        reasons.setdefault(why, []).append((name, size))
    print("left out:")
    for why, files in sorted(reasons.items(), key=lambda item: -sum(size for _, size in item[1])):
        names = [name.rpartition("/")[2] for name, _ in sorted(files, key=lambda file: -file[1])]
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        print(f"  {sum(size for _, size in files) / 1e6:6.1f} MB  {why}: {', '.join(names[:4])}{more}")
    print("inside:", ", ".join(f"{name} {version}" for name, version, _ in contents["parts"]))
    if contents["unknown"]:
        print("WARNING: no licence found for", ", ".join(contents["unknown"]))


def step(name: str) -> None:
    print(f"== {name}", flush=True)


def run(*command: object) -> None:
    """Run a command in the checkout; ends the build when it fails."""
    environment = os.environ | {
        "PYTHONPATH": str(PACKAGING),
        "FIELDSCOPE_BUILD": str(WORK),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(f"build: {' '.join(map(str, command))} ended with status {done.returncode}")


if __name__ == "__main__":
    main()

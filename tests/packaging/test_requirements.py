"""The pinned requirements: complete, hashed, and without download addresses."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
STALE = "uv run packaging/build.py --refresh writes packaging/requirements.txt anew"


def pinned() -> dict[str, list[Requirement]]:
    result: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^[A-Za-z0-9].*?(?= \\)", TEXT, re.MULTILINE):
        requirement = Requirement(line)
        result.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return result


def wanted() -> list[Requirement]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = table["dependency-groups"]
    texts = [*table["project"]["dependencies"], *table["project"]["optional-dependencies"]["browse"]]
    texts += [entry for name in ("bundle", "docs") for entry in groups[name] if isinstance(entry, str)]
    return [Requirement(text) for text in texts]


def test_everything_the_program_needs_is_pinned() -> None:
    pins = pinned()
    for requirement in wanted():
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name} is missing: {STALE}"
        for pin in pins[name]:
            (version,) = [clause.version for clause in pin.specifier]
            assert requirement.specifier.contains(version), f"{pin} does not fit {requirement}: {STALE}"


def test_every_pin_has_one_version_and_hashes() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", TEXT.split("\n", 1)[1].strip())
    assert len(blocks) > 20
    for block in blocks:
        assert re.match(r"[A-Za-z0-9._-]+==[^ ]+( ; .*?)? \\\n", block)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block)


def test_no_download_address_is_inside() -> None:
    assert "://" not in TEXT
    assert "--index" not in TEXT
    assert "--extra-index" not in TEXT

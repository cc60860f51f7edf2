"""The catalogues of the user interface: complete, up to date, and true to the English texts."""

import ast
import importlib.util
import re
import shutil
import string
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from fieldscope.actions import ROWS
from fieldscope.words import LANGUAGES, read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "fieldscope_resources" / "translations"
APP = sorted((ROOT / "app" / "fieldscope").rglob("*.py"))
CATALOGUES = [FOLDER / f"fieldscope_{language}.ts" for language in LANGUAGES]
GERMAN = read(CATALOGUES[1].read_bytes())


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "docs" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=LANGUAGES)
def test_every_text_is_translated(catalogue: Path) -> None:
    open_ones = [
        message.findtext("source")
        for message in ET.parse(catalogue).getroot().iter("message")
        if (translation := message.find("translation")) is None
        or "type" in translation.attrib
        or not all(form.strip() for form in ([f.text or "" for f in translation] or [translation.text or ""]))
    ]
    assert open_ones == []


def test_the_catalogues_are_up_to_date(tmp_path: Path) -> None:
    for catalogue in CATALOGUES:
        shutil.copy(catalogue, tmp_path)
    try:
        script().update(tmp_path)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        pytest.skip(f"lupdate of PySide6 does not run here: {error}")
    for catalogue in CATALOGUES:
        assert (tmp_path / catalogue.name).read_text("utf-8") == catalogue.read_text("utf-8"), (
            "run: uv run docs/catalogue.py"
        )


def test_what_protocols_say_is_translated() -> None:
    assert [text for text in script().protocol_texts() if ("protocols", text, "") not in GERMAN] == []


def placeholders(text: str) -> list[tuple[str, str | None]]:
    """Names and formats of the fields of a text; a date may be written another way."""
    parts = ((name, "" if "%" in str(spec) else spec) for _, name, spec, _ in string.Formatter().parse(text) if name)
    return sorted(parts, key=str)


def signs(text: str) -> tuple[object, ...]:
    """What a translation must have like its source: fields, a mnemonic, a count, the sign of a dialog to come."""
    return set(placeholders(text)), len(re.findall(r"&\w", text)), text.endswith("…"), text[:1] == " "


def test_placeholders_agree() -> None:
    wrong = [
        (english, form)
        for (context, english, _), forms in GERMAN.items()
        for form in forms
        if context == "" and (signs(form) != signs(english) or ("%n" in english) > ("%n" in forms[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize("menu", sorted({row.menu for row in ROWS}))
def test_letters_of_a_menu_differ(menu: str) -> None:
    texts = [GERMAN.get(("", row.text, ""), (row.text,))[0] for row in ROWS if row.menu == menu]
    letters = [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]
    assert len(letters) == len(set(letters)) == len(texts), texts


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
            yield node


def test_lupdate_can_find_every_text() -> None:
    """It reads literals, not expressions, and nothing inside an f-string."""
    whole = [call for path in APP for call in calls(path)]
    inside = [
        node
        for path in APP
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"
        if isinstance(node.args[0], ast.Constant)
    ]
    lost = [c for c in whole if isinstance(c.args[0], ast.JoinedStr | ast.BinOp | ast.IfExp) or c.keywords]
    assert [ast.unparse(call) for call in lost + inside] == []


def test_lupdate_reads_what_we_read() -> None:
    """Every literal in `tr` and `mark` stands in the German catalogue."""
    found = set()
    for call in (call for path in APP for call in calls(path)):
        texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if isinstance(call.args[0], ast.Constant):
            found.add((texts[0], texts[1] if len(texts) > 1 else ""))
    assert {key for key in found if ("", *key) not in GERMAN} == set()


def test_fields_of_what_protocols_say_agree() -> None:
    said = {text: forms[0] for (context, text, _), forms in GERMAN.items() if context == "protocols"}
    field = re.compile(r"\{\w+\}")
    assert [text for text, german in said.items() if sorted(field.findall(text)) != sorted(field.findall(german))] == []

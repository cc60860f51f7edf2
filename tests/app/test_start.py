"""What the window does not need to be painted is loaded later, and then it is found."""

import importlib
import subprocess
import sys

from fieldscope.main import LATER


def test_nothing_of_it_is_loaded_with_the_program():
    absent = (*LATER, "iec104", "fieldscope.dialogs", "fieldscope.measure.export")
    code = f"import sys, fieldscope.main; print(*(name for name in {absent!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_all_of_it_is_there():
    for name in LATER:
        assert importlib.import_module(name).__name__ == name

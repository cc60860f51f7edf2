"""Public names of the protocol packages: all there, and loaded only when one of them is used."""

import importlib
import subprocess
import sys

import pytest

PACKAGES = ("iec104", "pyconpro")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_is_found(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__ == importlib.import_module(f"{package}.public").__all__
    for name in module.__all__:
        assert getattr(module, name) is getattr(importlib.import_module(f"{package}.public"), name)
    assert set(module.__all__) < set(dir(module))
    stars: dict[str, object] = {}
    exec(f"from {package} import *", stars)
    assert set(module.__all__) <= set(stars)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_name_that_is_not_there_is_an_attribute_error(package: str) -> None:
    module = importlib.import_module(package)
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'Nothing'"):
        _ = module.Nothing
    with pytest.raises(ImportError):
        exec(f"from {package} import Nothing")


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import iec104.driver", ("iec104.public", "iec104.api", "iec104.server", "iec104.outstation")),
        ("from iec104 import certificates", ("iec104.public", "iec104.driver")),
        ("import pyconpro.driver", ("pyconpro.public", "pyconpro.api", "pyconpro.producer")),
        ("from pyconpro import settings", ("pyconpro.public", "pyconpro.driver")),
    ],
)
def test_a_module_is_loaded_without_the_public_names(statement: str, absent: tuple[str, ...]) -> None:
    code = f"import sys; {statement}; print(*(name for name in {absent!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []

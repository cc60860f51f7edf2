"""Public names of a package that are loaded when the first of them is used.

An application that imports one module of a package (`iec104.driver`) need not load everything else that the package
offers. The names stand in one place: the module `public` of the package, with plain imports and `__all__`.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec


def public_names(package: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give `__getattr__` and `__dir__` for a package whose public names stand in its module `public` (PEP 562).

    Names of the package's own modules are left to the import system; any thread.
    """
    module = f"{package}.public"

    def get(name: str) -> object:
        # `from package import module` asks here first, and shall load nothing but that module.
        if name == "__all__" or not (name.startswith("_") or find_spec(f"{package}.{name}")):
            public = import_module(module)
            if name == "__all__" or name in public.__all__:
                value = vars(sys.modules[package])[name] = getattr(public, name)
                return value
        raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *import_module(module).__all__})

    return get, names

"""User callbacks: which signature each must have. The thread that calls them is in `iec104.dispatcher`.

The documented API refuses a callable whose signature "does not match exactly": names, order, annotations and return
annotation of the parameters without default. Annotations may be classes or text; text is resolved first.
"""

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from iec104.dispatcher import Dispatcher

__all__ = ["Dispatcher", "Shape", "Slot"]


@dataclass(frozen=True, slots=True)
class Shape:
    """The signature of one callback, with the names of the types: `(("server", "Server"), …)`."""

    parameters: tuple[tuple[str, str], ...]
    returns: str = "None"

    def __str__(self) -> str:
        return f"({', '.join(f'{name}: {kind}' for name, kind in self.parameters)}) -> {self.returns}"

    def check(self, function: object) -> None:
        """Raise `TypeError` for what cannot be called, `ValueError` for a signature that does not match."""
        if not callable(function):
            raise TypeError(f"{function!r} is not a callable object")
        got = _signature(function)
        if got != str(self):
            raise ValueError(f"Invalid callback signature, expected: {self}, got: {got}")
        if inspect.iscoroutinefunction(function):
            raise ValueError("a callback is called, never awaited: it must not be async")


class Slot:
    """Holds one callback of one shape; a refused one leaves the old one in place."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self.function: Callable[..., Any] | None = None

    def set(self, function: Callable[..., Any] | None) -> None:
        """Register, or remove with None. Raises like `Shape.check`."""
        if function is not None:
            self._shape.check(function)
        self.function = function

    def call(self, *arguments: Any) -> None:
        """Call it, unless it was removed meanwhile."""
        if self.function is not None:
            self.function(*arguments)

    def __bool__(self) -> bool:
        return self.function is not None


def _signature(function: Callable[..., Any]) -> str:
    """Write a signature as `Shape` does: parameters without default, types by their names."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return "(unknown)"
    hints = _hints(function)
    needed = [p for p in signature.parameters.values() if p.default is inspect.Parameter.empty]
    stars: dict[object, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    parts = []
    for parameter in needed:
        kind = _name(hints.get(parameter.name, parameter.annotation))
        parts.append(stars.get(parameter.kind, "") + parameter.name + (f": {kind}" if kind else ""))
    returned = _name(hints.get("return", signature.return_annotation))
    return f"({', '.join(parts)})" + (f" -> {returned}" if returned else "")


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    target = function
    while hasattr(target, "func"):  # functools.partial
        target = target.func
    if not inspect.isroutine(target) and not inspect.isclass(target):
        target = type(target).__call__
    try:
        return typing.get_type_hints(target)
    except (NameError, AttributeError, TypeError):
        return {}


def _name(annotation: Any) -> str:
    """Name a type as shapes do: classes of this package without module, None, and others in full."""
    if annotation is inspect.Parameter.empty:
        return ""
    if annotation is None or annotation is type(None):
        return "None"
    if isinstance(annotation, str):
        # Could not be resolved, for example because the name is only imported for type checkers.
        module, _, name = annotation.strip("'\"").rpartition(".")
        return name if module in ("", "c104", "iec104") else f"{module}.{name}"
    if isinstance(annotation, type):
        module = annotation.__module__
        if module == "builtins" or module.partition(".")[0] == "iec104":
            return annotation.__name__
        return f"{module}.{annotation.__qualname__}"
    return str(annotation)

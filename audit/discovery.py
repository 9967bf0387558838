"""Finding plug-ins by their place: each module in a folder is one rule, dialect or format."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import ModuleType


def modules(package: str, *, deep: bool = False) -> Mapping[str, ModuleType]:
    """Import every public module of ``package`` and return them by their own name, sorted.

    ``deep`` also walks sub-packages (rules are filed by topic).  Names that start with an
    underscore are private and left out.  Raises ImportError where a module cannot be imported:
    a broken plug-in must be loud.
    """
    root = importlib.import_module(package)
    found: dict[str, ModuleType] = {}
    for info in sorted(pkgutil.iter_modules(root.__path__), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        name = f"{package}.{info.name}"
        if not info.ispkg:
            found[info.name] = importlib.import_module(name)
        elif deep:
            found.update(modules(name, deep=True))
    return found

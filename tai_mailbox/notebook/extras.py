# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Packages that the addon does not need to run, and these pages do."""

import importlib
from types import ModuleType

INSTALL = "pip install jupyterlab pandas matplotlib"


class PackageMissing(ImportError):
    """A package for notebooks is not installed. Its text says how to install it."""


def needed(name: str) -> ModuleType:
    """The module of that name; raises PackageMissing where its package is not installed."""
    package = name.partition(".")[0]
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise PackageMissing(f"This needs the package {package}, which is not installed: {INSTALL}") from None

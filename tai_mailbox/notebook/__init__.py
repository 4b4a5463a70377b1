# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The addon in a notebook.

`%load_ext odoo.addons.tai_mailbox.notebook` adds the line `%odoo [DATABASE]`, and shows Readings and
recordsets as pages. `%load_ext tai_mailbox.notebook`, from a checkout, does what can be done without Odoo.
"""

from ..intake import Context
from ..intake.known_numbers import KnownNumbers
from .examples import load_examples, score, wrong
from .mails import read_file, read_folder
from .plots import arrival_to_shipment, categories_by_day, minutes_to_shipment, where_it_errs
from .records import ledger, shipments
from .remote import Remote, RemoteError

if __name__.startswith("odoo.addons."):
    from .preview import preview
    from .tables import frame

__all__ = [
    "Context",
    "KnownNumbers",
    "Remote",
    "RemoteError",
    "arrival_to_shipment",
    "categories_by_day",
    "frame",
    "ledger",
    "load_examples",
    "load_ipython_extension",
    "minutes_to_shipment",
    "preview",
    "read_file",
    "read_folder",
    "score",
    "shipments",
    "unload_ipython_extension",
    "where_it_errs",
    "wrong",
]


def load_ipython_extension(shell) -> None:
    """What IPython calls for `%load_ext`."""
    from . import magics

    magics.load(shell)


def unload_ipython_extension(shell) -> None:
    from . import magics

    magics.unload(shell)

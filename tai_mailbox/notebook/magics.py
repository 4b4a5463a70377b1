# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What `%load_ext` adds to IPython: the line `%odoo`, and how Readings, recordsets and frames are shown."""

from __future__ import annotations

from IPython.core.display_functions import display
from IPython.core.magic import Magics, line_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring

from ..intake.reading import Reading
from .frames import frame_html
from .page import reading_html

# pandas need not be installed; its version 3 has renamed the type.
FRAMES = ("pandas.DataFrame", "pandas.core.frame.DataFrame")


@magics_class
class OdooMagics(Magics):
    """`%odoo`, and what is done when a cell ends."""

    def __init__(self, shell):
        super().__init__(shell)
        self.session = None

    @magic_arguments()
    @argument("database", nargs="?", help="default: that of the configuration")
    @argument("--login", default="", help="act as this user; default: Odoo itself, who may do everything")
    @argument("--config", default="", help="Odoo's configuration file; default: what ODOO_RC names")
    @line_magic
    def odoo(self, line: str) -> None:
        """Open Odoo's environment on a database: `env`, and `commit` to keep what is written."""
        from .session import Session, configure, default_database
        from .tables import recordset_html, show_with

        options = parse_argstring(self.odoo, line)
        configure(options.config)
        self.close()
        self.session = Session(options.database or default_database(), options.login)
        show_with(html_formatter(self.shell), recordset_html)
        self.offer()
        user = self.session.env.user
        tell(f"{self.session.database}, as {user.name} ({user.login})")

    def offer(self) -> None:
        """The names that cells use."""
        self.shell.push({"env": self.session.env, "commit": self.session.commit})

    def end_cell(self, result) -> None:
        if not self.session:
            return
        env = self.session.env
        if told := self.session.end_cell():
            tell(told)
        if self.session.env is not env:
            self.offer()

    def close(self) -> None:
        if self.session:
            self.session.close()
            self.session = None


def tell(words: str) -> None:
    """On a line below the cell."""
    display({"text/plain": words}, raw=True)


def load(shell) -> None:
    magics = OdooMagics(shell)
    shell.register_magics(magics)
    shell.events.register("post_run_cell", magics.end_cell)
    html_formatter(shell).for_type(Reading, reading_html)
    for name in FRAMES:
        html_formatter(shell).for_type(name, frame_html)


def unload(shell) -> None:
    magics = shell.magics_manager.registry[OdooMagics.__name__]
    shell.events.unregister("post_run_cell", magics.end_cell)
    magics.close()


def html_formatter(shell):
    return shell.display_formatter.formatters["text/html"]

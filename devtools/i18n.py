# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""./dev i18n: the terms to translate as the addons have them now, and the translations with these terms."""

import os
from pathlib import Path

from . import databases, odoo_run, postgres
from .console import say, step
from .paths import ROOT

ADDONS = ("tai_mailbox", "tai_mailbox_queue")
# An export names its moment; without it a file changes only when a term does.
MOMENTS = ("POT-Creation-Date", "PO-Revision-Date")


def run(arguments: list[str]) -> int:
    """Renew the terms and the translations; returns 1 while a term has no translation."""
    odoo_run.ensure()
    with step("Terms of the addons"):
        export_terms()
    missing = [note for addon in ADDONS for note in renew(ROOT / addon / "i18n")]
    for note in missing:
        say(note)
    return int(bool(missing))


def export_terms() -> None:
    """Odoo's own export, from a database with both addons."""
    database = databases.fresh_copy(f"i18n_{os.getpid()}")
    try:
        databases.install(database, ["queue_job"], demo=False)
        export = ["i18n", "export", "-d", database, *ADDONS, "-l", "pot"]
        odoo_run.run("i18n", "Exporting the terms", *export)
    finally:
        postgres.drop_database(database)


def renew(folder: Path) -> list[str]:
    """Bring each translation of an addon to its terms; tells the terms without a translation."""
    import polib

    terms = polib.pofile(folder / f"{folder.parent.name}.pot", wrapwidth=110)
    for moment in MOMENTS:
        terms.metadata.pop(moment, None)
    terms.save()
    return [note for file in sorted(folder.glob("*.po")) for note in _renew_translation(file, terms)]


def _renew_translation(file: Path, terms) -> list[str]:
    import polib

    translation = polib.pofile(file, wrapwidth=110)
    translation.merge(terms)
    for gone in translation.obsolete_entries():
        translation.remove(gone)
    translation.sort(key=lambda entry: entry.msgid)
    translation.save()
    return [f"{file.relative_to(ROOT)}: {entry.msgid!r}" for entry in translation.untranslated_entries()]

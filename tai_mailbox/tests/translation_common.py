# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The terms of an addon as Odoo exports them, against those of its .pot file."""

import io
import unittest

import polib
from odoo.modules import get_module_path
from odoo.tools.translate import trans_export

REMEDY = "Run ./dev i18n, and translate what it names."
# What the development database holds; others bring fields of their own into the addon's models.
EXPECTED = {"base_setup", "mail", "queue_job"}


class TranslationMixin:
    allow_inherited_tests_method = True  # else Odoo runs only what a class defines itself
    addon = ""

    def test_the_terms_are_those_of_the_addon(self):
        self.skip_unless_plain()
        exported, kept = self.exported(), self.kept()
        new, gone = exported.keys() - kept.keys(), kept.keys() - exported.keys()
        self.assertFalse(new, f"{REMEDY} Not yet in {self.addon}.pot: {sorted(new)}")
        self.assertFalse(gone, f"{REMEDY} No longer in the addon: {sorted(gone)}")
        moved = [term for term in kept if kept[term] != exported[term]]
        self.assertFalse(moved, f"{REMEDY} They stand elsewhere now: {moved}")

    def skip_unless_plain(self):
        modules = self.env["ir.module.module"]
        wanted = modules.search([("name", "in", [*EXPECTED, "tai_mailbox", "tai_mailbox_queue", "web"])])
        known = wanted | wanted.upstream_dependencies(exclude_states=("uninstallable",))
        others = modules.search([("state", "=", "installed")]) - known
        if any(not addon.auto_install for addon in others):
            raise unittest.SkipTest(f"{others.mapped('name')} bring terms of their own")

    def exported(self):
        output = io.BytesIO()
        trans_export(None, [self.addon], output, "po", self.env)
        return self.places(polib.pofile(output.getvalue().decode()))

    def kept(self):
        return self.places(polib.pofile(f"{get_module_path(self.addon)}/i18n/{self.addon}.pot"))

    def places(self, terms):
        """{term: where it stands}."""
        return {entry.msgid: sorted(entry.occurrences) for entry in terms}

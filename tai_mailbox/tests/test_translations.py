# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.tests import TransactionCase, tagged

from .translation_common import TranslationMixin


@tagged("post_install", "-at_install")
class TestTerms(TranslationMixin, TransactionCase):
    addon = "tai_mailbox"

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

# Odoo imports this package as odoo.addons.tai_mailbox. Under its own name it is
# only a folder for `intake` and `providers`, which run without Odoo.
if __name__.startswith("odoo.addons."):
    from . import controllers, models, wizards

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell on a new database: its pages ask for no file that Debian leaves out of its package."""

from pathlib import Path

import odoo.addons.mail

# Named but missing, it makes every page log an error, which fails the browser tests.
segmentation = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"
if not (Path(odoo.addons.mail.__file__).parents[1] / segmentation).exists():
    env["ir.asset"].create(  # noqa: F821
        {
            "name": "Leave out what Debian's package lacks",
            "bundle": "web.assets_backend",
            "directive": "remove",
            "path": segmentation,
        }
    )
env.cr.commit()  # noqa: F821

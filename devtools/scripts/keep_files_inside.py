# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell on a new template: makes it whole, so that CREATE DATABASE copies all of it."""

from pathlib import Path

import odoo.addons.mail

# Attachments in the database rather than in a folder that a copy would share.
env["ir.config_parameter"].set_param("ir_attachment.location", "db")  # noqa: F821
env["ir.attachment"].force_storage()  # noqa: F821

# Debian leaves this file out of its package; naming it makes every page log an error.
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

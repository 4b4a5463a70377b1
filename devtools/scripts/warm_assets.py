"""Run in Odoo's shell: compiles the web pages' bundles once, for all copies of the database."""

env["ir.qweb"]._pregenerate_assets_bundles()  # noqa: F821
env.cr.commit()  # noqa: F821

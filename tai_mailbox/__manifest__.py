# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
{
    "name": "Tai Mailbox",
    "summary": "Freight brokers' own mailboxes in Odoo: send from them, turn mail into shipments",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Freight",
    "author": "tai_mailbox founders",
    "website": "https://github.com/tai-mailbox/tai_mailbox",
    "license": "LGPL-3",
    "depends": ["base_setup", "mail"],
    "external_dependencies": {
        "python": ["cryptography", "imapclient", "msal", "google-auth-oauthlib", "pypdfium2"]
    },
    "data": [
        "security/tai_mailbox_groups.xml",
        "security/ir.model.access.csv",
        "security/tai_mailbox_rules.xml",
        "data/tai_mailbox_data.xml",
        "data/mail_authorization_link.xml",
        "views/authorization_templates.xml",
        "views/tai_mailbox_views.xml",
        "views/tai_mailbox_message_views.xml",
        "views/res_users_views.xml",
        "data/tai_accessorial_data.xml",
        "data/tai_shipment_data.xml",
        "data/tai_document_cron.xml",
        "views/tai_shipment_views.xml",
        "views/tai_accessorial_views.xml",
        "wizards/tai_document_split_views.xml",
        "wizards/tai_document_merge_views.xml",
        "views/tai_document_views.xml",
        "views/res_config_settings_views.xml",
        "views/tai_menus.xml",
    ],
    "demo": ["demo/tai_shipment_demo.xml", "demo/tai_document_demo.xml"],
    "assets": {
        "web.assets_backend": ["tai_mailbox/static/src/**/*"],
        "web.assets_tests": ["tai_mailbox/static/tests/tours/**/*"],
    },
    "application": True,
    "installable": True,
}

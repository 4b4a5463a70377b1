# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
{
    "name": "Tai Mailbox: Queue",
    "summary": "Mailboxes are read by queue_job's workers, one job for each mailbox that is due",
    "version": "19.0.1.1.0",
    "category": "Supply Chain/Freight",
    "author": "tai_mailbox founders",
    "website": "https://github.com/tai-mailbox/tai_mailbox",
    "license": "LGPL-3",
    "depends": ["tai_mailbox", "queue_job"],
    "data": ["data/queue_job_data.xml", "views/res_config_settings_views.xml"],
    "auto_install": True,
    "installable": True,
}

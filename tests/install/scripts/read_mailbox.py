# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell: connect a mailbox if there is none, read it, and tell what there is.

$TAI_ORDER is {"address", "password", "port", "forget": for each time that the mailbox is read, whether the
position up to which it has been read is forgotten before}. Prints what there is before, and after each time.
"""

import json
import os

order = json.loads(os.environ["TAI_ORDER"])
mailboxes = env["tai.mailbox"].search([])  # noqa: F821


def connect():
    groups = env.ref("base.group_user") | env.ref("tai_mailbox.group_user")  # noqa: F821
    person = {
        "name": "Pat Meyer",
        "login": "pat",
        "email": order["address"],
        "group_ids": [(6, 0, groups.ids)],
    }
    user = env["res.users"].with_context(no_reset_password=True).create(person)  # noqa: F821
    env["ir.config_parameter"].set_param("tai_mailbox.allowed_hosts", "localhost")  # noqa: F821
    return env["tai.mailbox"].create(  # noqa: F821
        {
            "user_id": user.id,
            "provider": "imap",
            "permission": "send_read",
            "state": "connected",
            "address": order["address"],
            "login": order["address"],
            "password": order["password"],
            "smtp_host": "localhost",
            "imap_host": "localhost",
            "imap_port": order["port"],
        }
    )


def read(mailbox, forget):
    if forget:
        mailbox.write({"cursor": False, "last_read": False})
    mailbox.with_user(mailbox.user_id).action_read_now()
    env.cr.commit()  # noqa: F821


def told(model, *names, domain=()):
    """The records' fields as text, in an order that does not depend on when they were made."""
    records = env[model].search([*domain])  # noqa: F821
    return sorted([str(as_plain(record[name])) for name in names] for record in records)


def as_plain(value):
    return value.mapped("display_name") if hasattr(value, "mapped") else value


def there_is():
    env.invalidate_all()  # noqa: F821
    return {
        "mailboxes": told("tai.mailbox", "address", "user_id", "state", "permission", "post_action"),
        "log": told("tai.mailbox.message", "message_key", "category", "state", "reason", "shipment_ids"),
        "shipments": told("tai.shipment", "name", "lane", "weight_lb", "equipment", "user_id"),
        "documents": told("tai.document", "name", "state", "subject"),
        "chatter": told("mail.message", "message_id", "author_id", domain=[("model", "=", "tai.shipment")]),
        "activities": told("mail.activity", "summary"),
    }


mailbox = mailboxes or connect()
found = [there_is()]
for forget in order["forget"]:
    read(mailbox, forget)
    found.append(there_is())
print(json.dumps(found))

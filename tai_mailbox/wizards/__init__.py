# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from . import (
    mail_compose_message,
    tai_document_merge,
    tai_document_merge_line,
    tai_document_split,
    tai_mailbox_ask,
    tai_mailbox_belongs,
)

from . import (
    mail_compose_message,
    tai_document_merge,
    tai_document_merge_line,
    tai_document_split,
    tai_mailbox_belongs,
)

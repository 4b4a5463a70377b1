from . import (
    ir_mail_server,
    mail_mail,
    res_users,
    tai_mailbox,
    tai_mailbox_authorization,
    tai_mailbox_connect,
    tai_mailbox_credential,
    tai_mailbox_message,
    tai_mailbox_read,
    tai_mailbox_send,
    tai_mailbox_sent,
)

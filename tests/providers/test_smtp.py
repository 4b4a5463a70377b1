# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sending, against a submission server that can be told to misbehave, and against Dovecot's."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

import pytest

from tai_mailbox.providers import errors, open_sender
from tai_mailbox.providers.base import BearerToken, Password
from tai_mailbox.providers.smtp import as_bytes


def mail(**headers) -> EmailMessage:
    message = EmailMessage()
    values = {
        "From": "Pat <pat@imap.test>",
        "To": "shipper@example.com",
        "Message-ID": "<m1@imap.test>",
        **headers,
    }
    for name, value in values.items():
        message[name] = value
    message.set_content("Your quote.\n.hidden full stop\n")
    return message


def send(account, message=None, recipients=("shipper@example.com",)):
    sender = open_sender(account)
    try:
        return sender.send_message(message or mail(), "someone@else.test", recipients)
    finally:
        sender.quit()


def with_token(account, token="good-token"):
    return replace(account, secret=BearerToken(token))


def test_password_over_starttls(sending_account, submission):
    assert send(sending_account) == {}
    (sent,) = submission.sent
    assert (sent.user, sent.sender) == (sending_account.login, sending_account.address)
    assert sent.recipients == ["shipper@example.com"]
    assert b"\r\n.hidden full stop\r\n" in sent.data
    assert submission.mechanisms == ["PLAIN"]


def test_login_where_nothing_else_is_offered(sending_account, submission):
    submission.excluded = ["PLAIN", "XOAUTH2"]
    send(sending_account)
    assert submission.mechanisms == ["LOGIN"]
    assert submission.sent[0].user == sending_account.login


def test_no_mechanism_for_a_token(sending_account, submission):
    submission.excluded = ["XOAUTH2"]
    with pytest.raises(errors.MechanismMissing):
        send(with_token(sending_account))


def test_xoauth2(sending_account, submission):
    send(with_token(sending_account))
    assert submission.mechanisms == ["XOAUTH2"]
    assert submission.sent[0].user == sending_account.address


def test_nobodys_bcc_is_sent(sending_account, submission):
    message = mail(Bcc="secret@example.com")
    send(sending_account, message, ["shipper@example.com", "secret@example.com"])
    assert b"bcc" not in submission.sent[0].data.lower()
    assert submission.sent[0].recipients == ["shipper@example.com", "secret@example.com"]
    assert message["Bcc"] == "secret@example.com"


def test_addresses_in_other_letters(sending_account, submission):
    send(sending_account, mail(Cc="用户@例子.example"), ["用户@例子.example"])
    assert "SMTPUTF8" in submission.sent[0].options
    assert "用户@例子.example" in submission.sent[0].data.decode()


@pytest.mark.parametrize(
    "secret, reply, cause",
    [
        (Password("wrong"), None, errors.SignInRefused),
        (BearerToken("stale"), None, errors.AccessTokenRefused),
        (None, "454 4.7.0 Temporary authentication failure", errors.Unavailable),
        (None, "454 4.7.0 Too many login attempts, please try again later.", errors.Throttled),
        (
            None,
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
            errors.SmtpAuthDisabledTenant,
        ),
        (None, "550 Go away", errors.SignInRefused),
        (None, "504 Unrecognized authentication type", errors.MechanismMissing),
    ],
)
def test_refused_sign_in(sending_account, submission, secret, reply, cause):
    if reply:
        submission.rules["auth"] = reply
    with pytest.raises(errors.MailboxError) as caught:
        send(replace(sending_account, secret=secret or sending_account.secret))
    assert type(caught.value) is cause
    assert sending_account.secret.value not in str(caught.value)


@pytest.mark.parametrize(
    "step, reply, cause",
    [
        (
            "mail",
            "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
            errors.SenderNotPermitted,
        ),
        ("mail", "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", errors.TooManyConnections),
        ("rcpt", "550 5.1.1 User unknown", errors.RecipientRefused),
        ("rcpt", "554 Relay access denied", errors.RecipientRefused),
        ("data", "552 5.3.4 Message size exceeds fixed limit", errors.MailTooLarge),
        ("data", "554 5.7.1 Looks like spam", errors.MailRefused),
    ],
)
def test_refused_mail(sending_account, submission, step, reply, cause):
    submission.rules[step] = reply
    with pytest.raises(errors.MailboxError) as caught:
        send(sending_account)
    assert type(caught.value) is cause


def test_some_recipients_refused(sending_account, submission):
    submission.rules["rcpt"] = "550 5.1.1 User unknown"
    refused = send(sending_account, recipients=["ok@example.com", "nobody@example.com"])
    assert list(refused) == ["nobody@example.com"]
    assert submission.sent[0].recipients == ["ok@example.com"]


def test_lost_answer_is_told_apart(sending_account, submission):
    submission.rules["drop"] = "after"
    with pytest.raises(errors.OutcomeUnknown):
        send(sending_account)
    assert len(submission.sent) == 1


def test_too_large_for_the_server_is_not_transferred(sending_account, submission):
    message = mail()
    message.add_attachment(b"x" * 200_000, maintype="application", subtype="pdf")
    with pytest.raises(errors.MailTooLarge):
        send(sending_account, message)
    assert not submission.sent


def test_no_encryption_no_password(sending_account, submission):
    submission.tls = None
    with pytest.raises(errors.TlsRequired):
        send(sending_account)
    assert not submission.mechanisms


def test_foreign_certificate(sending_account):
    network = replace(sending_account.network, ca_file="")
    with pytest.raises(errors.CertificateInvalid):
        send(replace(sending_account, network=network))


def test_control_characters_never_reach_the_server(sending_account, submission):
    with pytest.raises(errors.SignInRefused):
        send(replace(sending_account, secret=Password("a\0b")))
    assert not submission.mechanisms


def test_session_for_several_mails(sending_account, submission):
    sender = open_sender(sending_account)
    for _mail in range(3):
        sender.send_message(mail(), "", ["shipper@example.com"])
        assert sender.noop()[0] == 250
    sender.quit()
    sender.quit()
    assert len(submission.sent) == 3 and len(submission.mechanisms) == 1


def test_session_opens_again_after_a_loss(sending_account, submission):
    sender = open_sender(sending_account)
    submission.rules["drop"] = "before"
    with pytest.raises(errors.OutcomeUnknown):
        sender.send_message(mail(), "", ["shipper@example.com"])
    submission.rules.clear()
    sender.send_message(mail(), "", ["shipper@example.com"])
    sender.quit()
    assert len(submission.sent) == 1 and len(submission.mechanisms) == 2


def test_another_service_on_the_port(account):
    with pytest.raises(errors.ServerAnswerInvalid):
        send(replace(account, outgoing=account.incoming))


def test_no_outgoing_server(sending_account):
    with pytest.raises(errors.SettingsIncomplete):
        open_sender(replace(sending_account, outgoing=None))


def test_copy_for_sent_is_what_was_sent(sending_account, submission):
    message = mail(Bcc="secret@example.com")
    send(sending_account, message)
    assert submission.sent[0].data == as_bytes(message)

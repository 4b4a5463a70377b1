# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import smtplib
from email.message import EmailMessage
from email.utils import make_msgid

import pytest
from imapclient.exceptions import LoginError

from sandbox.people import FOLDERS, PEOPLE


def mail_to(*recipients, sender="pat@brokerage.test"):
    message = EmailMessage()
    message["From"], message["To"] = sender, ", ".join(recipients)
    message["Subject"], message["Message-ID"] = "Load 42", make_msgid(domain="sandbox.test")
    message.set_content("Dallas to Atlanta")
    return message


def copies(postbox, address, message, folder="INBOX"):
    with postbox.open(address) as mailbox:
        mailbox.select_folder(folder, readonly=True)
        return len(mailbox.search(["HEADER", "Message-ID", message["Message-ID"]]))


@pytest.fixture
def submission(config, trust):
    with smtplib.SMTP("localhost", config["submission"], timeout=10) as smtp:
        smtp.starttls(context=trust)
        yield smtp


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.address)
def test_everybody_has_the_folders_of_their_provider(postbox, person):
    with postbox.open(person.address) as mailbox:
        listed = {name: flags for flags, _, name in mailbox.list_folders() if b"\\Noselect" not in flags}
    assert set(listed) == {"INBOX", *FOLDERS[person.kind]}
    for name, use in FOLDERS[person.kind].items():
        assert use.encode() in listed[name]


def test_password_opens_the_own_mailbox_only(imap, config):
    assert imap("pat@brokerage.test").select_folder("INBOX")[b"READ-WRITE"]
    with pytest.raises(LoginError):
        imap().login("sam@brokerage.test", config["users"]["pat@brokerage.test"])


@pytest.mark.parametrize("password", ["*", "", "!", "sign-in"])
def test_who_signs_in_elsewhere_has_no_password_here(imap, config, password):
    address = "gina@google.brokerage.test"
    with pytest.raises(LoginError):
        imap().login(address, config["users"][address] if password == "sign-in" else password or " ")


def test_submission_delivers_and_keeps_no_copy(submission, config, postbox):
    sender, message = "pat@brokerage.test", mail_to("sam@brokerage.test", "Customer@Shipper.test")
    submission.login(sender, config["users"][sender])
    submission.send_message(message)
    assert copies(postbox, "sam@brokerage.test", message) == 1
    assert copies(postbox, "customer@shipper.test", message) == 1
    assert copies(postbox, sender, message, "Sent") == 0


def test_submission_wants_a_password(submission):
    with pytest.raises(smtplib.SMTPAuthenticationError):
        submission.login("pat@brokerage.test", "guess")


def test_submission_over_tls_from_the_start(config, trust):
    with smtplib.SMTP_SSL("localhost", config["submissions"], context=trust, timeout=10) as smtp:
        smtp.login("sam@brokerage.test", config["users"]["sam@brokerage.test"])
        assert smtp.noop()[0] == 250


def test_relay_delivers_inside_and_the_rest_to_the_catch_all(config, postbox):
    message = mail_to("pat@brokerage.test", "a@example.com", "b@example.org", sender="odoo@tms.test")
    with smtplib.SMTP("localhost", config["relay"], timeout=10) as smtp:
        smtp.send_message(message)
    assert copies(postbox, "pat@brokerage.test", message) == 1
    assert copies(postbox, "elsewhere@sandbox.test", message) == 1


def test_sent_copy_goes_where_the_provider_keeps_it(postbox):
    message = mail_to("customer@shipper.test", sender="gina@google.brokerage.test")
    postbox.file_sent("gina@google.brokerage.test", message.as_bytes())
    assert copies(postbox, "gina@google.brokerage.test", message, "[Gmail]/Sent Mail") == 1


def test_a_mailbox_can_be_added_at_any_time(sandbox, postbox, imap):
    sandbox.add_mailbox("new@brokerage.test", "made-up", kind="microsoft")
    client = imap()
    client.login("new@brokerage.test", "made-up")
    assert client.folder_exists("Sent Items")
    message = mail_to("new@brokerage.test")
    postbox.deliver("pat@brokerage.test", ["new@brokerage.test"], message.as_bytes())
    assert copies(postbox, "new@brokerage.test", message) == 1

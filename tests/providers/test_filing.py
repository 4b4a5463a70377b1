# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Archive, delete, mark as read, and the copy in Sent; done twice, and on servers that lack things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sandbox.postbox import Postbox
from tai_mailbox.providers import errors
from tai_mailbox.providers.base import Password
from tai_mailbox.providers.sent import save_sent, was_sent

from .mails import finish, keys_of, mail, put, read, subjects
from .servers import PASSWORD

LACKING = {"MOVE", "UIDPLUS", "SPECIAL-USE", "NAMESPACE", "LIST-STATUS", "CONDSTORE"}


def folders(mailbox) -> set[str]:
    return {name for _flags, _separator, name in mailbox.list_folders()}


@pytest.mark.parametrize("hidden", [set(), {"MOVE"}, {"MOVE", "UIDPLUS"}, LACKING])
@pytest.mark.parametrize("action, folder", [("archive", "Archive"), ("delete", "Trash")])
def test_moving(proxied, proxy, mailbox, hidden, action, folder):
    put(mailbox, "one", "two", "three")
    proxy.hidden = hidden
    keys = keys_of(proxied)[:2]
    assert finish(proxied, action, keys) == set(keys)
    assert finish(proxied, action, keys) == set(keys)
    assert subjects(mailbox, folder) == ["one", "two"]
    assert subjects(mailbox, "INBOX") == ["three"]


def test_marking_as_read(account, mailbox):
    put(mailbox, "one", "two")
    keys = keys_of(account)[:1]
    assert finish(account, "read", keys) == set(keys)
    mailbox.select_folder("INBOX")
    assert [b"\\Seen" in flags for flags in mailbox.get_flags([1, 2]).values()] == [True, False]


def test_already_gone_counts_as_done(account, mailbox):
    put(mailbox, "one", "two")
    keys = keys_of(account)
    mailbox.delete_messages([1])
    mailbox.expunge()
    assert finish(account, "archive", keys) == set(keys)
    assert subjects(mailbox, "Archive") == ["two"]


def test_keys_of_another_uidvalidity_are_left_alone(account, mailbox):
    put(mailbox, "one")
    keys = [replace(key, uidvalidity="12") for key in keys_of(account)]
    assert finish(account, "delete", keys) == set()
    assert subjects(mailbox, "INBOX") == ["one"]


@pytest.mark.parametrize("deleted_later", [False, True])
def test_after_a_crash_between_copy_and_expunge(proxied, proxy, mailbox, deleted_later):
    """The copy is found by Message-ID, not made again."""
    put(mailbox, "one", "two")
    proxy.hidden = {"MOVE"}
    keys = keys_of(proxied)
    mailbox.select_folder("INBOX")
    mailbox.copy([1], "Archive")
    if deleted_later:
        mailbox.add_flags([1], [b"\\Deleted"])
    assert finish(proxied, "archive", keys) == set(keys)
    assert subjects(mailbox, "Archive") == ["one", "two"]
    assert subjects(mailbox, "INBOX") == []


def test_mails_without_message_id_are_copied(proxied, proxy, mailbox):
    for name in ("one", "two"):
        mailbox.append("INBOX", f"Subject: {name}\r\n\r\nHello\r\n".encode())
    proxy.hidden = {"MOVE"}
    finish(proxied, "archive", keys_of(proxied))
    assert subjects(mailbox, "Archive") == ["one", "two"]


def test_what_others_marked_as_deleted_is_not_expunged(proxied, proxy, mailbox):
    put(mailbox, "ours", "theirs")
    mailbox.select_folder("INBOX")
    mailbox.add_flags([2], [b"\\Deleted"])
    proxy.hidden = {"MOVE", "UIDPLUS"}
    keys = keys_of(proxied)[:1]
    assert finish(proxied, "archive", keys) == set(keys)
    assert subjects(mailbox, "INBOX") == ["ours", "theirs"]
    assert subjects(mailbox, "Archive") == ["ours"]
    assert not any("EXPUNGE" in command or "CLOSE" in command for command in proxy.commands)


def test_uid_expunge_takes_ours_only(proxied, proxy, mailbox):
    put(mailbox, "ours", "theirs")
    mailbox.select_folder("INBOX")
    mailbox.add_flags([2], [b"\\Deleted"])
    proxy.hidden = {"MOVE"}
    finish(proxied, "archive", keys_of(proxied)[:1])
    assert subjects(mailbox, "INBOX") == ["theirs"]


def test_archive_folder_is_made(proxied, proxy, mailbox):
    put(mailbox, "one")
    proxy.replies = [("LIST", '* LIST () "/" INBOX\r\n{tag} OK done\r\n')]
    mailbox.select_folder("INBOX")
    mailbox.delete_folder("Archive")
    finish(proxied, "archive", keys_of(proxied))
    assert subjects(mailbox, "Archive") == ["one"]


@pytest.mark.parametrize(
    "listing, hidden, made",
    [
        ('* LIST () "." INBOX\r\n* LIST () "." INBOX.Other\r\n', {"NAMESPACE"}, "INBOX.Archive"),
        ('* LIST () "/" INBOX\r\n* LIST () "/" Other\r\n', {"NAMESPACE"}, "Archive"),
        ('* LIST () "/" INBOX\r\n* LIST () "/" Old/Archive\r\n', {"NAMESPACE"}, "Archive"),
    ],
)
def test_where_the_archive_is_made(proxied, proxy, mailbox, listing, hidden, made):
    put(mailbox, "one")
    proxy.hidden = hidden
    proxy.replies = [("LIST", listing + "{tag} OK done\r\n"), ("CREATE", "{tag} NO [NOPERM] not allowed\r\n")]
    with pytest.raises(errors.FolderMissing):
        finish(proxied, "archive", keys_of(proxied))
    assert proxy.commands[-2].split(" ", 2)[2].strip('"') == made


@pytest.mark.parametrize(
    "listing",
    [
        '* LIST (\\HasNoChildren \\archive) "/" Later\r\n',  # in lower case
        '* LIST () "/" ARCHIVES\r\n',
        '* LIST (\\Noselect \\Archive) "/" Nowhere\r\n* LIST () "/" Archive\r\n',
        '* LIST () "/" Projects/Archive\r\n* LIST () "/" Archive\r\n',
    ],
)
def test_which_folder_is_the_archive(proxied, proxy, mailbox, listing):
    put(mailbox, "one")
    wanted = {"Later", "ARCHIVES", "Archive"}
    for name in wanted - folders(mailbox):
        mailbox.create_folder(name)
    proxy.hidden = {"SPECIAL-USE"}
    proxy.replies = [("LIST", '* LIST () "/" INBOX\r\n' + listing + "{tag} OK done\r\n")]
    finish(proxied, "archive", keys_of(proxied))
    (found,) = [name for name in wanted if subjects(mailbox, name) == ["one"]]
    assert f" {found}\r\n" in listing


def test_uses_that_are_told_only_when_asked_for(proxied, proxy, mailbox):
    put(mailbox, "one")
    mailbox.create_folder("Kept")
    plain = "".join(f'* LIST () "/" {name}\r\n' for name in ("INBOX", "Kept"))
    asked = plain.replace('() "/" Kept', '(\\Archive) "/" Kept')
    proxy.replies = [("LIST .*RETURN", asked + "{tag} OK done\r\n"), ("LIST", plain + "{tag} OK done\r\n")]
    finish(proxied, "archive", keys_of(proxied))
    assert subjects(mailbox, "Kept") == ["one"]


def test_folders_in_other_letters(account, sandbox, mailbox):
    mailbox.create_folder("Überseefracht")
    mailbox.append("Überseefracht", mail("one"))
    mailbox.select_folder("Überseefracht", readonly=True)
    cursor = {
        "folder": "Überseefracht",
        "uidvalidity": mailbox.folder_status("Überseefracht")[b"UIDVALIDITY"],
        "uidnext": 1,
    }
    keys = [found.key for batch in read(account, cursor) for found in batch.mails]
    assert finish(account, "archive", keys) == set(keys)
    assert subjects(mailbox, "Archive") == ["one"]


# --- Gmail and Microsoft by their folders ---


@pytest.fixture
def gmail(account, sandbox, proxy):
    """A mailbox with Gmail's folders, on a server that says it is Gmail."""
    address = account.address.replace("imap.test", "gmail.test")
    sandbox.add_mailbox(address, PASSWORD, kind="google")
    proxy.edits = [
        (rb"IDLE", b"IDLE X-GM-EXT-1"),
        (rb"( RFC822.SIZE)", rb" X-GM-LABELS (A \"&AMQ-\") X-GM-MSGID 12 X-GM-THRID 7\1"),
    ]
    proxy.replies = [("NOTHING", "")]
    return replace(account, address=address, login=address, incoming=proxy.endpoint())


@pytest.mark.parametrize("action, folder", [("archive", "[Gmail]/All Mail"), ("delete", "[Gmail]/Bin")])
def test_gmail_files_by_its_own_folders(gmail, config, action, folder):
    with Postbox(config).open(gmail.address) as mailbox:
        put(mailbox, "one")
        plain = replace(gmail, incoming=replace(gmail.incoming, port=config["imaps"]))
        finish(gmail, action, keys_of(plain))
        assert subjects(mailbox, folder) == ["one"]


def test_gmail_that_hides_all_mail_is_like_others(gmail, config, proxy):
    proxy.edits.append((rb" \\All", b""))
    with Postbox(config).open(gmail.address) as mailbox:
        put(mailbox, "one")
        plain = replace(gmail, incoming=replace(gmail.incoming, port=config["imaps"]))
        finish(gmail, "archive", keys_of(plain))
        assert subjects(mailbox, "Archive") == ["one"]


# --- the copy in Sent ---


def test_one_copy_in_sent(account, mailbox):
    raw = mail("sent")
    assert not was_sent(account, "<sent@shipper.test>")
    assert save_sent(account, raw, "<sent@shipper.test>")
    assert not save_sent(account, raw, "<sent@shipper.test>")
    assert was_sent(account, "<sent@shipper.test>")
    assert subjects(mailbox, "Sent") == ["sent"]
    mailbox.select_folder("Sent")
    assert b"\\Seen" in mailbox.get_flags([1])[1]


def test_sent_is_made_where_it_is_missing(account, mailbox):
    mailbox.delete_folder("Sent")
    assert save_sent(account, mail("sent"), "<sent@shipper.test>")
    assert subjects(mailbox, "Sent") == ["sent"]


def test_providers_that_keep_the_copy_themselves(account, mailbox):
    """Nothing is even connected to: the secret is wrong."""
    stranger = replace(account, secret=Password("wrong"))
    assert not save_sent(replace(stranger, provider="google"), mail("sent"), "<sent@shipper.test>")
    assert not save_sent(replace(stranger, provider="microsoft"), mail("sent"), "<sent@shipper.test>")
    office = replace(stranger.outgoing, host="smtp.office365.com")
    assert not save_sent(replace(stranger, outgoing=office), mail("sent"), "<sent@shipper.test>")
    assert not save_sent(replace(stranger, incoming=None), mail("sent"), "<sent@shipper.test>")


def test_shared_mailbox_gets_its_copy(account, mailbox, config):
    """Exchange files what is sent for a shared mailbox nowhere, or where the person is; look, then append."""
    shared = replace(account, provider="microsoft", login=account.login.upper() + "x")
    with pytest.raises(errors.SignInRefused):
        save_sent(shared, mail("sent"), "<sent@shipper.test>")
    shared = replace(shared, login=account.login, address="desk@imap.test")
    assert save_sent(shared, mail("sent"), "<sent@shipper.test>")
    assert subjects(mailbox, "Sent") == ["sent"]


def test_quota(proxied, proxy):
    proxy.replies = [("APPEND", "{tag} NO [OVERQUOTA] Quota exceeded (mailbox for user is full)\r\n")]
    with pytest.raises(errors.QuotaExceeded):
        save_sent(proxied, mail("sent"), "<sent@shipper.test>")

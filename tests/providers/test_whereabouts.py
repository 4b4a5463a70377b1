# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One mail found again wherever it was filed, a filing taken back, and the newest mails looked at."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from sandbox.postbox import Postbox
from tai_mailbox.providers import open_reader

from .mails import NOW, WEEK_AGO, finish, keys_of, mail, put, subjects
from .servers import PASSWORD

MESSAGE_ID = "<one@shipper.test>"


@contextmanager
def reading(account):
    reader = open_reader(account)
    try:
        yield reader
    finally:
        reader.close()


def find(account, key, message_id=MESSAGE_ID):
    with reading(account) as reader:
        return reader.find(key, message_id)


def undo(account, action, key, message_id=MESSAGE_ID):
    with reading(account) as reader:
        return reader.undo(action, key, message_id)


@pytest.mark.parametrize("action", [None, "archive", "delete"])
def test_a_mail_is_found_wherever_it_was_filed(account, mailbox, action):
    put(mailbox, "someone", "one")
    key = keys_of(account)[1]
    if action:
        finish(account, action, [key])
    found = find(account, key)
    assert (found.raw, found.key) == (mail("one"), key)
    mailbox.select_folder("INBOX", readonly=True)
    assert b"\\Seen" not in [flag for flags in mailbox.get_flags(mailbox.search()).values() for flag in flags]


def test_a_mail_is_found_where_the_folder_was_renumbered(account, mailbox):
    put(mailbox, "one")
    (key,) = keys_of(account)
    assert find(account, replace(key, uidvalidity="12")).raw == mail("one")


def test_a_part_of_the_message_id_is_not_it(account, mailbox):
    """Servers find what holds the words that are looked for."""
    put(mailbox, "one")
    (key,) = keys_of(account)
    elsewhere = replace(key, uidvalidity="12")
    assert find(account, elsewhere, "<ne@shipper.test>") is None
    assert find(account, elsewhere, "one@shipper.test") is None


def test_a_mail_that_is_gone_is_not_found(account, mailbox):
    put(mailbox, "one")
    (key,) = keys_of(account)
    mailbox.delete_messages([1])
    mailbox.expunge()
    assert find(account, key) is None
    assert not undo(account, "archive", key)
    assert not undo(account, "read", key)


@pytest.mark.parametrize("hidden", [set(), {"MOVE"}, {"MOVE", "UIDPLUS"}])
@pytest.mark.parametrize("action, folder", [("archive", "Archive"), ("delete", "Trash")])
def test_a_move_is_taken_back(proxied, proxy, mailbox, hidden, action, folder):
    put(mailbox, "one", "two")
    proxy.hidden = hidden
    keys = keys_of(proxied)
    finish(proxied, action, keys)
    assert undo(proxied, action, keys[0])
    assert undo(proxied, action, keys[0]), "once more does no harm"
    assert subjects(mailbox, "INBOX") == ["one"]
    assert subjects(mailbox, folder) == ["two"]


def test_a_mail_is_unread_again(account, mailbox):
    put(mailbox, "one", "two")
    keys = keys_of(account)
    finish(account, "read", keys)
    assert undo(account, "read", keys[0])
    mailbox.select_folder("INBOX", readonly=True)
    assert [b"\\Seen" in flags for flags in mailbox.get_flags([1, 2]).values()] == [False, True]


def test_what_its_owner_deleted_later_stays_deleted(account, mailbox):
    put(mailbox, "one")
    keys = keys_of(account)
    finish(account, "archive", keys)
    mailbox.select_folder("Archive")
    mailbox.move([1], "Trash")
    assert not undo(account, "archive", keys[0])
    assert subjects(mailbox, "Trash") == ["one"]


@pytest.mark.parametrize("action", ["archive", "delete"])
def test_gmail(account, sandbox, config, action):
    address = account.address.replace("imap.test", "gmail.test")
    sandbox.add_mailbox(address, PASSWORD, kind="google")
    gmail = replace(account, address=address, login=address)
    with Postbox(config).open(address) as mailbox:
        put(mailbox, "one")
        keys = keys_of(gmail)
        finish(gmail, action, keys)
        assert find(gmail, keys[0]).raw == mail("one")
        assert undo(gmail, action, keys[0])
        assert subjects(mailbox, "INBOX") == ["one"]


def test_the_newest_come_first_and_nothing_is_marked(account, mailbox):
    put(mailbox, "old", msg_time=WEEK_AGO - timedelta(hours=1))
    put(mailbox, "first", "second", "third", msg_time=NOW - timedelta(days=1))
    with reading(account) as reader:
        pages = [list(reader.recent(WEEK_AGO, 2, skip)) for skip in (0, 2, 4)]
    assert [[found.raw for found in page] for page in pages] == [
        [mail("third"), mail("second")],
        [mail("first")],
        [],
    ]
    mailbox.select_folder("INBOX", readonly=True)
    assert not any(b"\\Seen" in flags for flags in mailbox.get_flags(mailbox.search()).values())

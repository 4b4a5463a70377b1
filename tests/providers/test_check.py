# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from __future__ import annotations

from dataclasses import replace

from tai_mailbox.providers import check, errors
from tai_mailbox.providers.base import Password, Server
from tai_mailbox.providers.presets import reading_login


def test_both_servers_let_us_in(sending_account, submission):
    outgoing, incoming = check(sending_account)
    assert (outgoing.purpose, outgoing.server, outgoing.error) == ("outgoing", sending_account.outgoing, None)
    assert (incoming.purpose, incoming.server, incoming.error) == ("incoming", sending_account.incoming, None)
    assert incoming.folders == {"archive": "Archive", "trash": "Trash", "sent": "Sent"}
    assert not submission.sent


def test_each_server_answers_for_itself(sending_account, submission):
    submission.rules["mail"] = "550 5.7.60 SMTP; Client does not have permissions to send as this sender"
    outgoing, incoming = check(sending_account)
    assert type(outgoing.error) is errors.SenderNotPermitted and not incoming.error
    outgoing, incoming = check(replace(sending_account, secret=Password("wrong")))
    assert type(outgoing.error) is type(incoming.error) is errors.SignInRefused


def test_only_what_is_named_is_asked(sending_account):
    assert [answer.purpose for answer in check(replace(sending_account, incoming=None))] == ["outgoing"]
    assert check(replace(sending_account, incoming=None, outgoing=None)) == []


def test_folders_that_would_be_made(pymap_account):
    (incoming,) = check(pymap_account)
    assert incoming.folders == {"archive": "", "trash": "Trash", "sent": "Sent"}


def test_icloud_reads_by_the_local_part(account):
    icloud = replace(account, login="pat@icloud.com", incoming=Server("imap.mail.me.com", 993, "ssl"))
    assert reading_login(icloud) == "pat"
    assert reading_login(account) == account.login

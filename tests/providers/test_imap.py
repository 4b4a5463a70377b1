# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading: against Dovecot, pymap, and Dovecot behind a proxy that makes it lack things and lie."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tai_mailbox.providers import errors, imap, open_reader
from tai_mailbox.providers.base import BearerToken, MailKey, Password
from tai_mailbox.providers.imap_loading import BATCH_BYTES, BATCH_MAILS

from .mails import NOW, WEEK_AGO, mail, names_of, put, read, reasons_of


def test_first_look_back_then_only_what_is_new(account, mailbox):
    put(mailbox, "old", msg_time=NOW - timedelta(days=9))
    put(mailbox, "edge", msg_time=WEEK_AGO - timedelta(hours=1))
    put(mailbox, "recent", msg_time=WEEK_AGO + timedelta(minutes=1))
    put(mailbox, "today")
    first = read(account)
    assert names_of(first) == ["recent", "today"]
    assert first[-1].cursor == {
        "folder": "INBOX",
        "uidvalidity": first[0].cursor["uidvalidity"],
        "uidnext": 5,
    }
    assert read(account, first[-1].cursor) == []
    put(mailbox, "late", msg_time=NOW - timedelta(days=30))
    assert names_of(read(account, first[-1].cursor)) == ["late"]


def test_reading_marks_nothing(account, mailbox):
    put(mailbox, "one")
    read(account)
    assert b"\\Seen" not in mailbox.fetch([1], ["FLAGS"])[1][b"FLAGS"]


def test_what_a_mail_comes_with(account, mailbox):
    put(mailbox, "one", msg_time=NOW.replace(microsecond=0))
    (batch,) = read(account)
    (found,) = batch.mails
    assert found.raw == mail("one") and found.size == len(mail("one"))
    assert found.received == NOW.replace(microsecond=0)
    assert found.key == MailKey("INBOX", str(batch.cursor["uidvalidity"]), "1")
    assert "Hello" not in repr(found)


def test_empty_mailbox_leaves_a_position(account):
    (batch,) = read(account)
    assert batch.mails == () and batch.cursor["uidnext"] == 1
    assert read(account, batch.cursor) == []


def test_position_moves_past_what_is_too_old(account, mailbox):
    put(mailbox, "old", msg_time=NOW - timedelta(days=9))
    (batch,) = read(account)
    assert batch.mails == () and batch.cursor["uidnext"] == 2


def test_batches_are_bounded_in_number(account, mailbox):
    put(mailbox, *(f"m{n}" for n in range(BATCH_MAILS + 5)))
    batches = read(account)
    assert [len(batch.mails) for batch in batches] == [BATCH_MAILS, 5]
    assert [batch.remaining for batch in batches] == [5, 0]
    assert names_of(read(account, batches[0].cursor)) == names_of(batches[1:])


def test_batches_are_bounded_in_bytes(account, mailbox):
    half = "x" * 70 + "\r\n"
    big = mail("big", half * (BATCH_BYTES // 2 // len(half) + 1))
    for _mail in range(3):
        mailbox.append("INBOX", big)
    assert [len(batch.mails) for batch in read(account)] == [1, 1, 1]


def test_mail_over_the_limit_is_listed_with_its_headers(account, mailbox):
    put(mailbox, "before")
    mailbox.append("INBOX", mail("large", "x" * 5000))
    put(mailbox, "after")
    small = replace(account.network, max_mail_size=1000)
    batches = read(replace(account, network=small))
    assert reasons_of(batches) == ["", "too_large", ""]
    large = batches[0].mails[1]
    assert large.raw is None and b"Subject: large" in large.headers and large.size > 5000


def test_other_uidvalidity_starts_anew(account, mailbox):
    put(mailbox, "one", "two")
    cursor = dict(read(account)[-1].cursor)
    cursor["uidvalidity"] += 1
    assert names_of(read(account, cursor)) == ["one", "two"]


def test_uidnext_that_went_back_starts_anew(account, mailbox):
    put(mailbox, "one")
    cursor = {**read(account)[-1].cursor, "uidnext": 900}
    assert names_of(read(account, cursor)) == ["one"]


@pytest.mark.parametrize(
    "cursor", [{}, {"folder": "INBOX"}, {"folder": "INBOX", "uidvalidity": "x", "uidnext": 1}]
)
def test_foreign_cursor_starts_anew(account, mailbox, cursor):
    put(mailbox, "one")
    assert names_of(read(account, cursor)) == ["one"]


def test_network_is_used_only_while_a_batch_is_asked_for(proxied, proxy, mailbox):
    put(mailbox, *(f"m{n}" for n in range(BATCH_MAILS + 1)))
    reader = open_reader(proxied)
    batches = reader.new_mail(None, WEEK_AGO)
    next(batches)
    said = len(proxy.commands)
    assert sum("BODY.PEEK[]" in command for command in proxy.commands) == 1
    next(batches)
    assert len(proxy.commands) == said + 1
    reader.close()


@pytest.mark.parametrize("hidden", [set(), {"SASL-IR"}])
def test_idle_poll_takes_four_round_trips_at_most(proxied, proxy, hidden):
    cursor = read(proxied)[-1].cursor
    proxy.hidden = hidden
    proxy.commands.clear()
    assert read(proxied, cursor) == []
    assert len(proxy.commands) <= 4
    verbs = [command.split(" ")[1] for command in proxy.commands if " " in command]
    assert verbs == ["AUTHENTICATE", "STATUS", "LOGOUT"]


def test_greeting_without_capabilities(proxied, proxy):
    cursor = read(proxied)[-1].cursor
    proxy.edits = [(rb"^\* OK \[CAPABILITY[^\]]*\]", b"* OK")]
    proxy.commands.clear()
    read(proxied, cursor)
    assert len(proxy.commands) == 4


def test_starttls(account, config, mailbox):
    put(mailbox, "one")
    incoming = replace(account.incoming, port=config["imap"], security="starttls")
    assert names_of(read(replace(account, incoming=incoming))) == ["one"]


def test_pymap(pymap_account):
    batches = read(pymap_account, since=datetime(1970, 1, 1, tzinfo=timezone.utc))
    assert len(batches[0].mails) == 4 and all(m.raw for m in batches[0].mails)
    assert read(pymap_account, batches[-1].cursor) == []


def test_login_where_nothing_else_is_offered(proxied, proxy):
    proxy.hidden = {"AUTH=PLAIN", "AUTH=LOGIN", "AUTH=XOAUTH2", "AUTH=OAUTHBEARER"}
    with pytest.raises(errors.MechanismMissing):  # the password has other letters than LOGIN knows
        read(proxied)
    with pytest.raises(errors.SignInRefused):
        read(replace(proxied, secret=Password("ascii")))
    assert any(" LOGIN " in command for command in proxy.commands)


def test_logindisabled_forbids_login_only(proxied, proxy):
    proxy.edits = [(rb"AUTH=PLAIN", b"AUTH=PLAIN LOGINDISABLED")]
    assert read(proxied)


def test_no_password_without_encryption(account, config):
    """The proxy's upstream port is plain; a server that offers no STARTTLS gets nothing."""
    incoming = replace(account.incoming, port=config["relay"], security="starttls")
    with pytest.raises(errors.MailboxError) as caught:
        read(replace(account, incoming=incoming))
    assert not caught.value.broken


def test_refused_password(account):
    with pytest.raises(errors.SignInRefused) as caught:
        read(replace(account, secret=Password("wrong-one")))
    assert caught.value.broken and "wrong-one" not in str(caught.value)


@pytest.mark.parametrize(
    "reply, cause",
    [
        ("{tag} NO [UNAVAILABLE] Temporary authentication failure.\r\n", errors.Unavailable),
        (
            "{tag} NO [LIMIT] Maximum number of connections from user+IP exceeded\r\n",
            errors.TooManyConnections,
        ),
        (
            "{tag} NO [ALERT] Application-specific password required: https://x (Failure)\r\n",
            errors.AppPasswordNeeded,
        ),
        ("{tag} NO no words that are known\r\n", errors.SignInRefused),
        ("{tag} BAD Request is throttled. Suggested Backoff Time: 5000 milliseconds\r\n", errors.Throttled),
        ("* BYE Temporary System Error\r\nCLOSE", errors.Unavailable),
        ("CLOSE", errors.Unreachable),
    ],
)
def test_sign_in_fails_otherwise(proxied, proxy, reply, cause):
    proxy.replies = [("AUTHENTICATE", reply)]
    with pytest.raises(errors.MailboxError) as caught:
        read(proxied)
    assert type(caught.value) is cause


@pytest.mark.parametrize(
    "hidden, mechanism", [({"SASL-IR"}, "XOAUTH2"), (set(), "XOAUTH2"), ({"AUTH=XOAUTH2"}, "OAUTHBEARER")]
)
def test_refused_token(proxied, proxy, hidden, mechanism):
    """The refusal comes as a challenge with the reason, to which an empty answer brings the NO."""
    proxy.hidden = hidden
    challenge = "+ eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=\r\n"
    proxy.replies = [
        ("AUTHENTICATE [^ ]+$", "+ \r\n"),
        ("^$", "{tag} NO AUTHENTICATE failed.\r\n"),
        (".{40}", challenge),
    ]
    with pytest.raises(errors.AccessTokenRefused) as caught:
        read(replace(proxied, secret=BearerToken("stale-token")))
    assert caught.value.broken and "stale-token" not in str(caught.value)
    assert f"AUTHENTICATE {mechanism} " in proxy.commands[0] + " "


def test_nothing_secret_is_logged(account, caplog):
    caplog.set_level(0)
    read(account)
    assert account.secret.value not in caplog.text and "AUTHENTICATE" not in caplog.text


def test_another_service_on_the_port(account):
    with pytest.raises(errors.ServerAnswerInvalid):
        read(replace(account, incoming=account.outgoing))


def test_many_at_once(account, mailbox):
    put(mailbox, "one", "two")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(read, [account] * 24))
    assert all(names_of(batches) == ["one", "two"] for batches in found)


# --- mails that are there, and then are not ---


def test_mail_expunged_before_it_was_loaded(account, mailbox):
    put(mailbox, "one", "two", "three", *(f"m{n}" for n in range(BATCH_MAILS)))
    reader = open_reader(account)
    batches = reader.new_mail(None, WEEK_AGO)
    first = next(batches)
    mailbox.delete_messages([BATCH_MAILS + 2])
    mailbox.expunge()
    (rest,) = batches
    assert reasons_of([first]) == [""] * BATCH_MAILS
    assert reasons_of([rest]) == ["", "gone", ""]
    reader.close()


def test_fetch_without_the_message(proxied, proxy, mailbox):
    put(mailbox, "one", "two")
    proxy.replies = [("FETCH 1(,2)? .*BODY", "* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n{tag} OK done\r\n")]
    batches = read(proxied)
    assert reasons_of(batches) == ["unreadable", ""]


def test_one_unreadable_mail_holds_up_no_other(proxied, proxy, mailbox):
    put(mailbox, "one", "bad", "three")
    proxy.replies = [(r"FETCH (1,2,3|2) .*BODY", "{tag} NO Message could not be rendered\r\n")]
    batches = read(proxied)
    assert reasons_of(batches) == ["", "unreadable", ""]
    assert names_of(batches) == ["one", "three"]


SEVENTH = r"UID FETCH (\d+,)*7(,\d+)* "  # a FETCH that names it, alone or among others


@pytest.mark.parametrize(
    "pattern, reply",
    [
        (SEVENTH + ".*BODY", "CLOSE"),
        (SEVENTH, "* BYE Internal error\r\nCLOSE"),  # whatever is asked about that mail
        (SEVENTH + ".*BODY", "SILENCE"),
        (SEVENTH + ".*BODY", "* 7 FETCH (UID 7 BODY[] {999999999}\r\nxCLOSE"),
        (SEVENTH + ".*SIZE", "* 7 FETCH (UID 7 RFC822.SIZE {99999999999}\r\nCLOSE"),
        (SEVENTH + ".*SIZE", "* 7 FETCH (UID 7 RFC822.SIZE 12\r\n{tag} OK done\r\n"),
    ],
)
def test_a_mail_that_ends_the_connection_holds_up_no_other(proxied, proxy, mailbox, pattern, reply):
    names = [f"m{n}" for n in range(1, 31)]
    put(mailbox, *names)
    proxy.replies = [(pattern, reply)]
    impatient = replace(proxied, network=replace(proxied.network, timeout=0.5))
    batches = read(impatient)
    assert reasons_of(batches) == [""] * 6 + ["unreadable"] + [""] * 23
    assert names_of(batches) == names[:6] + names[7:]
    assert [batch.cursor["uidnext"] for batch in batches] == sorted({b.cursor["uidnext"] for b in batches})
    assert batches[-1].cursor["uidnext"] == 31

    keys = [m.key for batch in batches for m in batch.mails][5:8]
    reader = open_reader(impatient)
    assert [m.reason for m in reader.fetch(keys)] == ["", "unreadable", ""]
    reader.close()


def test_a_server_that_ends_every_connection_is_given_up(proxied, proxy, mailbox):
    put(mailbox, *(f"m{n}" for n in range(30)))
    proxy.replies = [("UID FETCH", "CLOSE")]
    with pytest.raises(errors.Unreachable):
        read(proxied)
    assert sum("EXAMINE" in command for command in proxy.commands) == imap.MOST_LOST + 1


def test_what_came_before_the_connection_was_lost_counts(proxied, proxy, mailbox):
    put(mailbox, *(f"m{n}" for n in range(BATCH_MAILS + 5)))
    reader = open_reader(proxied)
    batches = reader.new_mail(None, WEEK_AGO)
    first = next(batches)
    proxy.replies = [(".", "CLOSE")]
    with pytest.raises(errors.Unreachable):
        next(batches)
    assert len(first.mails) == BATCH_MAILS


def test_asked_to_go_slower_no_mail_is_at_fault(proxied, proxy, mailbox):
    put(mailbox, "one", "two")
    proxy.replies = [("FETCH .*BODY", "{tag} NO [LIMIT] Account exceeded command or bandwidth limits\r\n")]
    with pytest.raises(errors.Throttled):
        read(proxied)


def test_unasked_answers(proxied, proxy, mailbox):
    put(mailbox, "one", "two")
    noise = (
        rb"* 2 FETCH (FLAGS (\\Seen))\r\n* 9 EXISTS\r\n* 1 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [ALERT] Hi\r\n"
    )
    proxy.edits = [(rb"^(\* 1 FETCH )", noise + rb"\1")]
    assert names_of(read(proxied)) == ["one", "two"]


def test_last_mail_that_a_range_always_names(proxied, proxy, mailbox):
    put(mailbox, "one")
    cursor = read(proxied)[-1].cursor
    proxy.edits = [(rb"UIDNEXT 2\b", b"UIDNEXT 3")]
    (batch,) = read(proxied, cursor)
    assert batch.mails == () and batch.cursor["uidnext"] == 3


def test_server_that_keeps_uidnext_back(proxied, proxy, mailbox):
    put(mailbox, "one")
    proxy.edits = [(rb" ?UIDNEXT \d+", b""), (rb"^\* OK \[\].*\r\n", b"")]
    cursor = read(proxied)[-1].cursor
    assert cursor["uidnext"] == 2
    put(mailbox, "two")
    assert names_of(read(proxied, cursor)) == ["two"]


def test_fetching_again(account, mailbox):
    put(mailbox, "one", "two")
    (batch,) = read(account)
    mailbox.delete_messages([1])
    mailbox.expunge()
    keys = [m.key for m in batch.mails]
    other = replace(keys[1], uidvalidity="1")
    reader = open_reader(account)
    again = {m.key: m for m in reader.fetch([*keys, other])}
    reader.close()
    assert (again[keys[0]].reason, again[other].reason) == ("gone", "gone")
    assert again[keys[1]].raw == mail("two")


def test_gmail_tells_labels_and_ids(proxied, proxy, mailbox):
    put(mailbox, "one")
    proxy.edits = [(rb"IDLE", b"IDLE X-GM-EXT-1")]
    gmail = r'X-GM-LABELS ("\\Important" 2026 "Z&APw-rich") X-GM-MSGID 1278455344230334865 X-GM-THRID 12'
    size = f"RFC822.SIZE {len(mail('one'))}"
    proxy.replies = [("RFC822.SIZE", f"* 1 FETCH (UID 1 {gmail} {size})\r\n{{tag}} OK done\r\n")]
    (found,) = read(proxied)[0].mails
    assert found.labels == ("\\Important", "2026", "Zürich")
    assert (found.provider_id, found.thread_id) == ("1278455344230334865", "12")


# --- servers that lie ---


@pytest.mark.parametrize(
    "pattern, reply",
    [
        ("SELECT|EXAMINE", "* 1 EXISTS\r\n* OK [UIDVALIDITY 0] x\r\n{tag} OK done\r\n"),
        ("SEARCH", "* SEARCH {{99999999999}}\r\nCLOSE"),
        ("STATUS|EXAMINE", "* BYE bye\r\nCLOSE"),
        ("EXAMINE", "{tag} GARBAGE\r\nCLOSE"),
        ("EXAMINE", "\xff\xfe\r\nCLOSE"),
    ],
)
def test_nonsense_is_an_outside_failure(proxied, proxy, mailbox, pattern, reply):
    put(mailbox, "one")
    proxy.replies = [(pattern, reply.replace("{{", "{").replace("}}", "}"))]
    with pytest.raises(errors.MailboxError) as caught:
        read(proxied)
    assert not caught.value.broken


def test_sizes_that_are_wrong_are_survived(proxied, proxy, mailbox):
    put(mailbox, "one", "two")
    proxy.edits = [(rb"RFC822.SIZE \d+", b"RFC822.SIZE 1")]
    assert names_of(read(proxied)) == ["one", "two"]


def test_uids_that_do_not_grow(proxied, proxy, mailbox):
    put(mailbox, "one", "two")
    proxy.replies = [("SEARCH", "* SEARCH 2 1 1 2 0 4294967296\r\n{tag} OK done\r\n")]
    assert names_of(read(proxied)) == ["one", "two"]


def test_an_answer_without_end_is_cut_off(proxied, proxy):
    endless = "* OK still working on it\r\n" * (5 * 1024 * 1024 // 26)
    proxy.replies = [("STATUS|EXAMINE", endless + "{tag} OK done\r\n")]
    with pytest.raises(errors.ServerAnswerInvalid):
        read(proxied)


def test_silence_ends_in_time(proxied, proxy):
    proxy.replies = [("EXAMINE", proxy.SILENCE)]
    with pytest.raises(errors.TimedOut):
        read(replace(proxied, network=replace(proxied.network, timeout=0.3)))

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front's API against the sandbox's, every exchange held to its description (see front_proxy.py)."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from sandbox.postbox import Postbox
from tai_mailbox.providers import check, errors, open_reader, open_sender
from tai_mailbox.providers.base import Account, BearerToken, MailKey
from tai_mailbox.providers.front import FrontApi, Tags, channels, inbox_of, reader, teammate_of
from tai_mailbox.providers.front.sender import references
from tai_mailbox.providers.front.trouble import MOST

from .front_proxy import FrontProxy

FRAN, QUOTES = "fran@front.brokerage.test", "quotes@front.brokerage.test"
CUSTOMER = "customer@shipper.test"


@pytest.fixture(autouse=True)
def no_waiting(control):
    """The tests ask more in a minute than a company may."""
    control.limit_front(per_minute=100_000, burst=1000)


@pytest.fixture(scope="module")
def server(config, server_context):
    with FrontProxy(config, server_context) as running:
        yield running


@pytest.fixture
def proxy(server):
    server.asked.clear()
    server.wrong.clear()
    yield server
    assert server.wrong == []


class Unpaced:
    """The sandbox takes what the tests ask; the pace has tests of its own."""

    def __init__(self):
        self.told = []

    def take(self, resource, reserve):
        return 0.0

    def note(self, told):
        self.told.append(told)


@pytest.fixture
def account(config, network, proxy):
    """Fran's channel, by the company's own token."""
    made = Account(
        provider="front",
        address=FRAN,
        login=FRAN,
        secret=BearerToken(config["front"]["api_token"]),
        options={"api": proxy.address, "pace": Unpaced()},
        network=network,
    )
    api = FrontApi(made)
    channel = next(one.id for one in channels(api) if one.address == FRAN)
    options = {"channel": channel, "inbox": inbox_of(api, channel)}
    return with_options(made, **options)


def with_options(account, **options):
    return replace(account, options={**account.options, **options})


@pytest.fixture
def postbox(config):
    return Postbox(config)


@pytest.fixture
def receive(postbox):
    """A mail comes in; its Message-ID."""

    def receive(body="Dallas to Atlanta, 26 pallets", address=FRAN, **headers):
        mail = EmailMessage(policy=policy.SMTP)
        identifier = f"<{secrets.token_hex(8)}@shipper.test>"
        values = {"From": CUSTOMER, "To": address, "Subject": "Quote", "Message-ID": identifier}
        for name, value in {**values, **headers}.items():
            mail[name] = value
        mail.set_content(body)
        postbox.deliver(CUSTOMER, [address], mail.as_bytes())
        return identifier

    return receive


@pytest.fixture
def now(account):
    """A position after all that lies there from the tests before."""
    moment = round(time.time(), 3)
    return {"inbox": account.options["inbox"], "after": moment, "since": moment, "seen": []}


def follow(account, cursor=None, since=None):
    """Message-IDs of what is new, and the position after it."""
    found = []
    for batch in open_reader(account).new_mail(cursor, since or datetime.now(timezone.utc)):
        found += [message_id(mail) for mail in batch.mails]
        cursor = batch.cursor
    return found, cursor


def message_id(mail):
    return message_from_bytes(mail.raw, policy=policy.default)["Message-ID"] if mail.raw else mail.reason


def keys_of(account, cursor):
    return [mail.key for batch in open_reader(account).new_mail(cursor, EVER) for mail in batch.mails]


EVER = datetime.now(timezone.utc) - timedelta(days=7)


# --- channels ---


def test_channels_and_inbox(account):
    api = FrontApi(account)
    shown = {channel.address: channel.is_private for channel in channels(api)}
    assert shown == {FRAN: True, QUOTES: False}
    assert inbox_of(api, account.options["channel"]).startswith("inb_")
    assert teammate_of(api, FRAN).startswith("tea_") and teammate_of(api, "nobody@x.test") == ""


# --- reading ---


def test_new_mail_comes_once_and_oldest_first(account, now, receive):
    sent = [receive() for _mail in range(3)]
    found, cursor = follow(account, now)
    assert found == sent
    assert follow(account, cursor)[0] == []


def test_only_the_own_inbox_is_read(account, now, receive):
    receive(address=QUOTES)
    assert follow(account, now)[0] == []


def test_a_mail_is_known_by_fronts_id(account, now, receive):
    receive()
    [batch] = [batch for batch in open_reader(account).new_mail(now, EVER) if batch.mails]
    [mail] = batch.mails
    assert mail.key == MailKey("Front", "1", mail.provider_id) and mail.provider_id.startswith("msg_")
    assert mail.thread_id.startswith("cnv_") and mail.received.tzinfo
    [again] = open_reader(account).fetch([mail.key])
    assert (again.raw, again.key) == (mail.raw, mail.key)
    [gone] = open_reader(account).fetch([MailKey("Front", "1", "msg_0")])
    assert gone.reason == "gone"


def test_an_idle_look_asks_once(account, now, proxy):
    proxy.asked.clear()
    assert follow(account, now) == ([], now)
    assert proxy.asked == ["GET /events"]


def test_the_first_look_goes_back_part_by_part(account, proxy, receive):
    sent = receive()
    proxy.asked.clear()
    found, cursor = follow(account, since=datetime.now(timezone.utc) - timedelta(days=7))
    assert sent in found
    assert proxy.asked.count("GET /events") >= 7
    assert follow(account, cursor)[0] == []


def test_a_part_with_many_events_is_halved(account, now, receive, monkeypatch):
    """Sixteen events are more than the one page that a walk may have here."""
    monkeypatch.setattr(reader, "PAGES", 1)
    monkeypatch.setattr(reader, "SHORTEST_PART", 0.01)
    monkeypatch.setattr(reader, "PART", 1.0)
    sent = [receive() for _mail in range(16)]
    assert follow(account, now)[0] == sent


class Meanwhile(Unpaced):
    """Something happens between the first page and the second."""

    def __init__(self, happens):
        super().__init__()
        self._happens = happens

    def note(self, told):
        if not self.told:
            self._happens()
        super().note(told)


def test_what_arrives_while_pages_are_walked_is_neither_lost_nor_doubled(account, now, receive):
    sent = [receive() for _mail in range(16)]
    walking = with_options(account, pace=Meanwhile(lambda: sent.append(receive())))
    found, cursor = follow(walking, now)
    assert found == sent[:16], "one event came on both pages"
    assert follow(account, cursor)[0] == sent[16:]


def test_a_refused_token_is_renewed_once(account, now, receive, control, config):
    sent = [receive() for _mail in range(2)]
    control.fail("front", status=401, match="GET /messages", skip=1, times=1)
    renewing = with_options(account, renew=lambda: config["front"]["api_token"])
    assert follow(renewing, now)[0] == sent


def test_a_token_refused_mid_poll_keeps_what_was_read(account, now, receive, control):
    sent = [receive() for _mail in range(2)]
    control.fail("front", status=401, match="GET /messages", skip=1, times=1)
    batches = open_reader(account).new_mail(now, EVER)
    first = next(batches)
    with pytest.raises(errors.FrontTokenRefused) as caught:
        next(batches)
    assert caught.value.broken
    assert [message_id(mail) for mail in first.mails] == sent[:1]
    assert follow(account, first.cursor)[0] == sent[1:]


TROUBLES = {
    "failing": {"status": 500},
    "dropped": {"drop": True},
    "cut off": {"cut": 200},
    "refused": {"status": 400},
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_mails_that_front_cannot_give_cost_themselves_only(account, now, receive, control, trouble):
    """Two of them in a row, however often they are asked for; each is whole once it can be had."""
    sent = [receive() for _mail in range(4)]
    keys = keys_of(account, now)
    for key in keys[1:3]:
        control.fail("front", match=f"GET /messages/{key.uid}", **trouble)
    [batch] = [batch for batch in open_reader(account).new_mail(now, EVER) if batch.mails]
    assert [message_id(mail) for mail in batch.mails] == [sent[0], "unreadable", "unreadable", sent[3]]
    assert [mail.reason for mail in open_reader(account).fetch(keys[1:3])] == ["unreadable"] * 2
    control.reset()
    assert [message_id(mail) for mail in open_reader(account).fetch(keys[1:3])] == sent[1:3]
    assert follow(account, batch.cursor)[0] == []


def test_trouble_of_fronts_ends_the_poll_where_it_stood(account, now, receive, control):
    sent = [receive() for _mail in range(3)]
    control.fail("front", status=500, skip=2)
    batches = open_reader(account).new_mail(now, EVER)
    first = next(batches)
    with pytest.raises(errors.Unavailable):
        next(batches)
    control.reset()
    assert [message_id(mail) for mail in first.mails] + follow(account, first.cursor)[0] == sent


def test_too_many_mails_that_cannot_be_had_are_fronts_trouble(account, now, receive, control):
    """The position stands behind those that have been passed, so the next poll gets further."""
    sent = [receive() for _mail in range(MOST + 2)]
    control.fail("front", drop=True, match="GET /messages")
    batches = open_reader(account).new_mail(now, EVER)
    first = next(batches)
    with pytest.raises(errors.Unreachable):
        next(batches)
    control.reset()
    assert [mail.reason for mail in first.mails] == ["unreadable"] * MOST
    assert follow(account, first.cursor)[0] == sent[MOST:]


def test_too_large_a_mail_is_listed(account, now, receive):
    receive(Subject="Pictures")
    small = replace(account, network=replace(account.network, max_mail_size=-1))
    [batch] = [batch for batch in open_reader(small).new_mail(now, EVER) if batch.mails]
    assert batch.mails[0].reason == "too_large" and b"Subject: Pictures" in batch.mails[0].headers


def test_a_cursor_of_another_inbox_begins_anew(account, now, receive):
    sent = receive()
    assert sent in follow(account, {**now, "inbox": "inb_0"}, EVER)[0]
    assert sent in follow(account, {"uidnext": 3}, EVER)[0]


# --- after processing ---


def folders_of(postbox, identifier):
    """Folder -> keywords of the mail."""
    found = {}
    with postbox.open(FRAN) as mailbox:
        for folder in ("INBOX", "Archive", "Trash"):
            mailbox.select_folder(folder, readonly=True)
            for uid in mailbox.search(["HEADER", "Message-ID", identifier]):
                found[folder] = {flag.decode() for flag in mailbox.get_flags([uid])[uid]}
    return found


@pytest.mark.parametrize("action, folder", [("archive", "Archive"), ("delete", "Trash")])
def test_finished_conversations_move(account, now, receive, postbox, action, folder):
    sent = receive()
    keys = keys_of(account, now)
    for _twice in range(2):
        assert open_reader(account).finish(action, keys) == set(keys)
    assert set(folders_of(postbox, sent)) == {folder}


def test_a_finished_mail_is_found_and_taken_back(account, now, receive, postbox):
    sent = receive()
    [key] = keys_of(account, now)
    reading = open_reader(account)
    reading.finish("archive", [key])
    assert message_id(reading.find(key, sent)) == sent
    assert reading.undo("archive", key, sent)
    assert set(folders_of(postbox, sent)) == {"INBOX"}
    gone = MailKey("Front", "1", "msg_0")
    assert reading.find(gone, sent) is None and not reading.undo("archive", gone, sent)


def test_the_newest_mails_newest_first(account, now, receive):
    sent = [receive() for _mail in range(3)]
    begun = datetime.fromtimestamp(now["since"], timezone.utc)
    found = [message_id(mail) for mail in open_reader(account).recent(begun, limit=2, skip=1)]
    assert found == [sent[1], sent[0]]


def test_nothing_is_marked_as_read(account, now, receive):
    receive()
    assert open_reader(account).finish("read", keys_of(account, now)) == set()


def test_tags_are_made_when_missing_added_and_taken_off(account, now, receive, postbox):
    sent, new = receive(), f"Shipment {secrets.token_hex(4)}"
    word = f"tag:{new.replace(' ', '_')}"
    [key] = keys_of(account, now)
    assert open_reader(account).add_tags(["Quote"], [key]) == {key: frozenset()}
    for _twice in range(2):
        assert "Quote" in open_reader(account).add_tags([new, "Quote"], [key])[key]
    assert {word, "tag:Quote"} <= folders_of(postbox, sent)["INBOX"]
    assert Tags(FrontApi(account)).names().count(new) == 1
    for _twice in range(2):
        assert open_reader(account).take_off_tags({new, "of nobody"}, key)
    assert {word, "tag:Quote"} & folders_of(postbox, sent)["INBOX"] == {"tag:Quote"}
    assert not open_reader(account).take_off_tags({new}, MailKey("Front", "1", "msg_0"))


def test_what_an_event_tells_of_tags_is_not_asked_again(account, now, receive, proxy):
    receive()
    reading = open_reader(account)
    [key] = [mail.key for batch in reading.new_mail(now, EVER) for mail in batch.mails]
    proxy.asked.clear()
    assert reading.add_tags(["Quote"], [key]) == {key: frozenset()}
    assert [asked.split("/")[1] for asked in proxy.asked] == ["tags", "conversations"]


def test_a_merged_conversation_is_followed(account, now, receive, postbox, control):
    sent = [receive(), receive()]
    reading = open_reader(account)
    mails = [mail for batch in reading.new_mail(now, EVER) for mail in batch.mails]
    control.merge_conversations(mails[0].thread_id, into=mails[1].thread_id)
    assert reading.finish("archive", [mails[0].key]) == {mails[0].key}
    assert [set(folders_of(postbox, identifier)) for identifier in sent] == [{"Archive"}] * 2


@pytest.mark.parametrize("trouble", [{"status": 503}, {"drop": True}])
def test_what_is_gone_counts_as_done_and_what_fails_does_not(account, now, receive, control, trouble):
    receive()
    [key], gone = keys_of(account, now), MailKey("Front", "1", "msg_0")
    control.fail("front", match="PATCH", times=1, **trouble)
    assert open_reader(account).finish("archive", [key, gone]) == {gone}
    assert open_reader(account).finish("archive", [key, gone]) == {key, gone}


# --- sending ---


def mail(text="Your quote.", **headers):
    message = EmailMessage(policy=policy.SMTP)
    subject = f"Rate {secrets.token_hex(6)}"
    values = {"From": f"Fran Dubois <{FRAN}>", "To": CUSTOMER, "Subject": subject, **headers}
    for name, value in values.items():
        message[name] = value
    message.set_content(text)
    message.add_alternative(f"<p>{text}</p>", subtype="html")
    return message


def send(account, message, *recipients):
    return open_sender(account).send_message(message, "", recipients or [CUSTOMER])


def received(postbox, subject, address=CUSTOMER):
    with postbox.open(address) as mailbox:
        mailbox.select_folder("INBOX", readonly=True)
        found = mailbox.fetch(mailbox.search(["SUBJECT", subject]), ["BODY.PEEK[]"])
    return [message_from_bytes(data[b"BODY[]"], policy=policy.default) for data in found.values()]


def test_a_mail_goes_to_its_recipients_by_their_roles(account, postbox):
    message = mail(Cc="Cory <carrier@carrier.test>", Bcc="pat@brokerage.test")
    uid = send(account, message, CUSTOMER, "carrier@carrier.test", "pat@brokerage.test")
    for address in (CUSTOMER, "carrier@carrier.test", "pat@brokerage.test"):
        [copy] = received(postbox, message["Subject"], address)
        assert (copy["To"], copy["Cc"], copy["Bcc"]) == (CUSTOMER, "carrier@carrier.test", None)
    assert copy["From"] == f"Fran Dubois <{FRAN}>"
    assert copy.get_body(["html"]).get_content().strip() == "<p>Your quote.</p>"
    assert copy.get_body(["plain"]).get_content().strip() == "Your quote."
    delivery = open_reader(account).delivery(uid)
    assert (delivery.state, delivery.message_id) == ("delivered", copy["Message-ID"])
    assert delivery.conversation.startswith("cnv_")


def test_somebody_hidden_alone_gets_the_mail(account, postbox):
    message = mail()
    send(account, message, "pat@brokerage.test")
    assert len(received(postbox, message["Subject"], "pat@brokerage.test")) == 1
    assert received(postbox, message["Subject"]) == []


def test_files_and_inline_images(account, postbox):
    message = mail()
    message.get_payload()[1].set_content('<p>Map: <img src="cid:map@odoo"></p>', subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<map@odoo>", filename="map.png")
    for text in ("first", "second"):
        message.add_attachment(text.encode(), maintype="text", subtype="csv", filename="rates.csv")
    send(account, message)
    [copy] = received(postbox, message["Subject"])
    files = {part.get_filename(): part.get_content_disposition() for part in copy.walk()}
    del files[None]
    assert files == {"map.png": "inline", "rates.csv": "attachment", "3-rates.csv": "attachment"}
    assert "cid:map.png" in copy.get_body(["related", "html"]).as_string()


def test_more_than_front_takes_is_refused_before_it_goes_out(account, proxy):
    message = mail()
    message.add_attachment(bytes(25 * 2**20 + 1), maintype="application", subtype="pdf", filename="a.pdf")
    proxy.asked.clear()
    with pytest.raises(errors.MailTooLarge):
        send(account, message)
    assert proxy.asked == []


def status_of(account, conversation):
    return FrontApi(account).get(f"/conversations/{conversation}")["status"]


@pytest.mark.parametrize("archive, status", [(True, "archived"), (False, "unassigned")])
def test_an_answer_goes_into_its_conversation(account, now, receive, postbox, archive, status):
    question = receive()
    [batch] = [batch for batch in open_reader(account).new_mail(now, EVER) if batch.mails]
    conversation = batch.mails[0].thread_id
    message, asked = mail(References=f"<older@x.test> {question}"), []
    answering = with_options(
        account, archive=archive, conversation_of=lambda ids: asked.extend(ids) or conversation
    )
    uid = send(answering, message)
    assert asked == [question, "<older@x.test>"]
    assert open_reader(account).delivery(uid).conversation == conversation
    assert status_of(account, conversation) == status
    [copy] = received(postbox, message["Subject"])
    assert question in copy["References"]


def test_an_answer_into_a_conversation_that_is_gone_is_sent_all_the_same(account, postbox):
    message = mail()
    send(with_options(account, conversation_of=lambda _ids: "cnv_0"), message)
    assert len(received(postbox, message["Subject"])) == 1


def test_an_answer_into_a_merged_conversation(account, now, receive, control):
    receive()
    receive()
    one, two = [mail.thread_id for b in open_reader(account).new_mail(now, EVER) for mail in b.mails]
    control.merge_conversations(one, into=two)
    uid = send(with_options(account, conversation_of=lambda _ids: one), mail())
    assert open_reader(account).delivery(uid).conversation == two


def test_accepted_is_not_delivered(account, control):
    control.fail_front_delivery("recipient_refused")
    delivery = open_reader(account).delivery(send(account, mail()))
    assert (delivery.state, delivery.words) == ("failed", "recipient_refused")
    assert open_reader(account).delivery("unknown").state == "pending"


def test_a_delivery_that_cannot_be_asked_about_is_not_known_yet(account, control):
    uid = send(account, mail())
    control.fail("front", match="GET /messages/msg_", status=500)
    assert open_reader(account).delivery(uid).state == "pending"
    control.reset()
    assert open_reader(account).delivery(uid).state == "delivered"


@pytest.mark.parametrize("status", [503, 504])
def test_a_mail_whose_answer_was_lost_is_not_sent_twice(account, control, postbox, status):
    message = mail()
    control.fail("front", status=status, match="POST", late=True, times=1)
    uid = send(account, message)
    assert len(received(postbox, message["Subject"])) == 1
    assert open_reader(account).delivery(uid).state == "delivered"


@pytest.mark.parametrize(
    "fault, cause",
    [
        ({"status": 503}, errors.Unavailable),
        ({"status": 502}, errors.OutcomeUnknown),
        ({"status": 401}, errors.FrontTokenRefused),
        ({"status": 400}, errors.MailRefused),
        ({"status": 413}, errors.MailTooLarge),
    ],
)
def test_a_refused_mail_has_its_cause_and_nobody_gets_it(account, control, postbox, fault, cause):
    message = mail()
    message.add_attachment(b"lane,rate", maintype="text", subtype="csv", filename="rates.csv")
    control.fail("front", match="POST", times=1, **fault)
    with pytest.raises(cause):
        send(account, message)
    assert received(postbox, message["Subject"]) == []


def test_a_lost_connection_leaves_it_open_whether_the_mail_went_out(account, control):
    control.fail("front", match="POST", late=True, delay=1.0)
    hasty = replace(account, network=replace(account.network, timeout=0.4))
    control.fail("front", match="GET /events", times=0)
    with pytest.raises(errors.OutcomeUnknown):
        send(hasty, mail())


def test_the_channel_can_be_tried_without_sending(account, proxy):
    proxy.asked.clear()
    [answer] = check(account)
    assert answer.error is None
    assert not [asked for asked in proxy.asked if asked.startswith("POST")]
    [answer] = check(with_options(account, channel="cha_0"))
    assert type(answer.error) is errors.MailboxNotFound


def test_what_a_mail_answers_nearest_first():
    message = mail(References="<a@x> <b@x>")
    message["In-Reply-To"] = "<b@x>"
    assert references(message) == ["<b@x>", "<a@x>"]
    assert references(mail()) == []


# --- limits ---


def test_a_burst_is_waited_for(account, control, config):
    """Without a pace told, the account keeps one of its own."""
    control.limit_front(per_minute=100_000, burst=5)
    alone = with_options(account, pace=None, api=config["front"]["api"])
    api, begun = FrontApi(alone), time.monotonic()
    for _request in range(7):
        api.get("/events")
    assert time.monotonic() - begun >= 1.0


def test_a_refusal_for_now_is_asked_again(account, control, now, receive):
    sent = receive()
    control.fail("front", status=429, headers={"Retry-After": "0"}, match="GET /messages", times=2)
    assert follow(account, now)[0] == [sent]


def test_an_empty_budget_says_when_to_come_back(account, control, config):
    control.limit_front(per_minute=1)
    api = FrontApi(with_options(account, pace=None, api=config["front"]["api"]), patience=0.5)
    with pytest.raises(errors.Throttled) as caught:
        for _request in range(3):
            api.get("/me")
    assert 0 < caught.value.retry_after <= 60 and not caught.value.broken


def test_the_token_goes_nowhere_else(account, proxy):
    api = FrontApi(account)
    proxy.asked.clear()
    api.get("https://brokerage.api.frontapp.com/me?x=1")
    assert proxy.asked == ["GET /me"]
    with pytest.raises(errors.ServerAnswerInvalid):
        api.get("")

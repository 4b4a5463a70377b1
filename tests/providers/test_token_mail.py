# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading and sending by a token that the sandbox's Google and Microsoft gave, by SMTP and by Graph."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from sandbox.postbox import Postbox
from tai_mailbox.providers import Wanted, check, errors, open_sender, open_sign_in, save_sent
from tai_mailbox.providers.base import Account, BearerToken, Server
from tai_mailbox.providers.graph import addressed
from tai_mailbox.providers.smtp import as_bytes

from .sign_ins import BOTH, PEOPLE, sign_in

MAX, DESK = "max@microsoft.brokerage.test", "dispatch@microsoft.brokerage.test"
SENT = {"google": "[Gmail]/Sent Mail", "microsoft": "Sent Items"}


def mail(sender, name, **headers) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    values = {"From": sender, "To": "customer@shipper.test", "Message-ID": f"<{name}@broker.test>", **headers}
    for header, value in values.items():
        message[header] = value
    message.set_content("Your quote.")
    return message


def message_ids(config, address, folder) -> list[str]:
    with Postbox(config).open(address) as mailbox:
        mailbox.select_folder(folder, readonly=True)
        found = mailbox.fetch(mailbox.search(), ["BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
    headers = [answer[b"BODY[HEADER.FIELDS (MESSAGE-ID)]"] for answer in found.values()]
    return [header.split(b":", 1)[1].strip().decode() for header in headers]


@pytest.fixture
def signed_in(apps, config, network, person):
    """An account with a fresh token."""

    def make(provider, address=None, mailbox=None, wanted=None, use="mail"):
        address = address or PEOPLE[provider]
        wanted = wanted or Wanted("send_read")
        service = open_sign_in(provider, apps[provider])
        tokens = sign_in(service, person, address, wanted)
        if use != tokens.use:
            tokens = service.refresh(tokens.refresh_token, wanted, use)
        graph = {"send_by": "graph", "graph": config["oauth"]["microsoft"]["graph"]}
        servers = config["servers"][provider]
        return Account(
            provider=provider,
            address=mailbox or address,
            login=address,
            secret=BearerToken(tokens.access_token),
            incoming=Server("localhost", servers["imaps"], "ssl"),
            outgoing=Server("localhost", servers["submission"], "starttls"),
            options=graph if use == "graph" else {},
            network=network,
        )

    return make


def send(account, message, *recipients):
    sender = open_sender(account)
    try:
        return sender.send_message(message, "", recipients or ["customer@shipper.test"])
    finally:
        sender.quit()


@BOTH
def test_one_copy_lies_in_sent(signed_in, config, provider):
    account, message = signed_in(provider), mail(PEOPLE[provider], f"once-{provider}")
    send(account, message)
    assert save_sent(account, as_bytes(message), message["Message-ID"]) is False
    assert message_ids(config, PEOPLE[provider], SENT[provider]).count(message["Message-ID"]) == 1


def test_shared_mailbox_has_one_copy_too(signed_in, config):
    """Sent for by its person's token; the server keeps no copy of that."""
    account, message = signed_in("microsoft", MAX, DESK), mail(DESK, "shared")
    send(account, message)
    assert [save_sent(account, as_bytes(message), message["Message-ID"]) for _try in range(2)] == [
        True,
        False,
    ]
    assert message_ids(config, DESK, "Sent Items").count(message["Message-ID"]) == 1
    assert message["Message-ID"] not in message_ids(config, MAX, "Sent Items")


@BOTH
def test_both_servers_take_the_token(signed_in, provider):
    assert [answer.error for answer in check(signed_in(provider))] == [None, None]


@BOTH
def test_token_that_ended(signed_in, control, provider):
    account = signed_in(provider)
    control.expire_access_tokens(PEOPLE[provider])
    assert [type(answer.error) for answer in check(account)] == [errors.AccessTokenRefused] * 2


def test_token_of_somebody_else(signed_in):
    with pytest.raises(errors.AccessTokenRefused):
        open_sender(replace(signed_in("microsoft"), address=MAX))


DISABLED = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the "
TOO_MANY = "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"


@pytest.mark.parametrize(
    "fault, cause",
    [
        ({"auth": DISABLED + "Tenant."}, errors.SmtpAuthDisabledTenant),
        ({"auth": DISABLED + "Mailbox."}, errors.SmtpAuthDisabledMailbox),
        ({"auth": "454 4.7.0 Temporary authentication failure"}, errors.Unavailable),
        ({"mail": TOO_MANY}, errors.TooManyConnections),
        ({"drop": "before"}, errors.OutcomeUnknown),
        ({"drop": "after"}, errors.OutcomeUnknown),
    ],
)
def test_microsoft_refuses(signed_in, control, fault, cause):
    account = signed_in("microsoft")
    control.fail("submission", **fault)
    with pytest.raises(cause) as caught:
        send(account, mail(account.address, "refused"))
    assert not caught.value.broken


# --- Graph ---


@pytest.fixture
def by_graph(signed_in):
    return signed_in("microsoft", wanted=Wanted("send_read", "graph"), use="graph")


def test_by_graph(by_graph, config):
    message = mail(by_graph.address, "graph", Bcc="hidden@shipper.test")
    assert send(by_graph, message, "customer@shipper.test", "sam@brokerage.test") == {}
    assert message_ids(config, by_graph.address, "Sent Items").count(message["Message-ID"]) == 1
    assert message["Message-ID"] in message_ids(config, "customer@shipper.test", "INBOX")
    assert message["Message-ID"] in message_ids(config, "sam@brokerage.test", "INBOX")
    assert message["Bcc"] == "hidden@shipper.test"


def test_graph_is_asked_without_sending(by_graph, config, control):
    before = message_ids(config, by_graph.address, "Sent Items")
    outgoing, _incoming = check(by_graph)
    assert (outgoing.server.host, outgoing.error) == ("localhost", None)
    assert message_ids(config, by_graph.address, "Sent Items") == before
    control.expire_access_tokens(by_graph.address)
    outgoing, _incoming = check(by_graph)
    assert type(outgoing.error) is errors.AccessTokenRefused


def test_graph_takes_no_token_for_the_mail_servers(by_graph, signed_in):
    account = replace(signed_in("microsoft"), options=by_graph.options)
    with pytest.raises(errors.AccessTokenRefused) as caught:
        send(account, mail(account.address, "wrong-token"))
    assert account.secret.value not in str(caught.value)


def test_graph_refuses_a_foreign_sender(by_graph):
    with pytest.raises(errors.SenderNotPermitted):
        send(by_graph, mail("sam@brokerage.test", "foreign"))


@pytest.mark.parametrize(
    "fault, cause, pause",
    [
        (
            {"status": 429, "headers": {"Retry-After": "11"}, "body": {"error": {"code": "TooManyRequests"}}},
            errors.Throttled,
            11,
        ),
        ({"status": 503, "body": {"error": {"code": "serviceNotAvailable"}}}, errors.Unavailable, None),
        ({"status": 504, "body": {}}, errors.OutcomeUnknown, None),
        ({"status": 413, "body": {}}, errors.MailTooLarge, None),
        ({"status": 403, "body": {"error": {"code": "ErrorAccessDenied"}}}, errors.ScopeMissing, None),
    ],
)
def test_graph_refuses(by_graph, control, fault, cause, pause):
    control.fail("graph", **fault)
    with pytest.raises(cause) as caught:
        send(by_graph, mail(by_graph.address, "refused"))
    assert caught.value.retry_after == pause


def test_answer_of_graph_is_lost(by_graph, control):
    control.fail("graph", status=202, delay=1.0)
    with pytest.raises(errors.OutcomeUnknown):
        hasty = replace(by_graph, network=replace(by_graph.network, timeout=0.3))
        send(hasty, mail(by_graph.address, "lost"))


def test_graph_is_not_there(by_graph):
    with pytest.raises(errors.Unreachable):
        send(
            replace(by_graph, options={**by_graph.options, "graph": "https://localhost:1/v1.0"}),
            mail("a@b", "x"),
        )


@pytest.mark.parametrize(
    "headers, recipients, to, cc, bcc",
    [
        ({"To": "a@x.test"}, ["a@x.test"], "a@x.test", None, None),
        ({"To": 'Ann <A@x.test>, "B, Bob" <b@x.test>'}, ["a@x.test"], "Ann <A@x.test>", None, None),
        ({"To": "a@x.test", "Cc": "Bü <b@x.test>"}, ["b@x.test"], None, "Bü <b@x.test>", None),
        ({"To": "a@x.test"}, ["c@x.test"], None, None, "c@x.test"),
        ({"To": "a@x.test", "Bcc": "d@x.test"}, ["a@x.test"], "a@x.test", None, None),
    ],
)
def test_graph_is_told_the_recipients_by_headers(headers, recipients, to, cc, bcc):
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    message.set_content("Hello")
    before = message.as_bytes()
    copied = message_from_bytes(addressed(message, recipients).as_bytes(), policy=policy.default)
    assert (copied["To"], copied["Cc"], copied["Bcc"]) == (to, cc, bcc)
    assert message.as_bytes() == before

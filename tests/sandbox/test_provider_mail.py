# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a token opens: IMAP, submission and Graph, and how they fail on order."""

import base64
import smtplib
from email.message import EmailMessage
from email.utils import make_msgid

import pytest
import requests
from imapclient.exceptions import LoginError

from sandbox.dovecot import find_binaries

from .clients import GRAPH, OUTLOOK, Google, Microsoft

GINA = "gina@google.brokerage.test"
MIA, MAX = "mia@microsoft.brokerage.test", "max@microsoft.brokerage.test"
DISPATCH, CUSTOMER = "dispatch@microsoft.brokerage.test", "customer@shipper.test"
SENT = {"google": "[Gmail]/Sent Mail", "microsoft": "Sent Items"}


@pytest.fixture(scope="module")
def tokens(config):
    """Access tokens by address, and Graph's of Mia as "graph"."""
    from sandbox.browse import Person

    microsoft = Microsoft(config)
    outlook = {address: microsoft.sign_in(Person(config), address) for address in (MIA, MAX)}
    graph = microsoft.sign_in(Person(config), MIA, GRAPH)["access_token"]
    google = Google(config).sign_in(Person(config), GINA).token
    return {**{who: answer["access_token"] for who, answer in outlook.items()}, GINA: google, "graph": graph}


@pytest.fixture
def submission(config, trust):
    sessions = []

    def connect(port="submission"):
        number = config["servers"]["microsoft"][port]
        if port == "submissions":
            smtp = smtplib.SMTP_SSL("localhost", number, context=trust, timeout=10)
        else:
            smtp = smtplib.SMTP("localhost", number, timeout=10)
            smtp.starttls(context=trust)
        smtp.ehlo()
        sessions.append(smtp)
        return smtp

    yield connect
    for smtp in sessions:
        smtp.close()


def xoauth2(smtp, mailbox, token):
    def answer(challenge=None):
        return f"user={mailbox}\1auth=Bearer {token}\1\1" if challenge is None else ""

    return smtp.auth("XOAUTH2", answer, initial_response_ok=True)


def mail(sender, recipient=CUSTOMER, **headers):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, recipient, "Rate for Dallas to Atlanta"
    message["Message-ID"] = make_msgid(domain="sandbox.test")
    for name, value in headers.items():
        message[name] = value
    message.set_content("1,450 USD all in")
    return message


def copies(postbox, address, folder, message):
    with postbox.open(address) as mailbox:
        mailbox.select_folder(folder, readonly=True)
        return len(mailbox.search(["HEADER", "Message-ID", message["Message-ID"]]))


@pytest.mark.parametrize("address", [GINA, MIA])
def test_imap_takes_the_token_by_both_mechanisms(imap, tokens, address):
    first, second = imap(), imap()
    first.oauth2_login(address, tokens[address])
    second.oauthbearer_login(address, tokens[address])
    assert first.folder_exists("INBOX") and second.folder_exists("INBOX")


def test_imap_refuses_a_token_of_somebody_else_or_of_graph(imap, tokens):
    for mailbox, token in ((MAX, tokens[MIA]), (MIA, tokens["graph"]), (MIA, "made up")):
        with pytest.raises(LoginError):
            imap().oauth2_login(mailbox, token)


def test_the_owner_opens_the_shared_mailbox(imap, tokens):
    if find_binaries().version == "2.4":
        pytest.skip("Dovecot 2.4 compares the token's user with one name only")
    client = imap()
    client.oauth2_login(DISPATCH, tokens[MAX])
    assert client.folder_exists("Sent Items")
    with pytest.raises(LoginError):
        imap().oauth2_login(DISPATCH, tokens[MIA])


def test_imap_refuses_a_revoked_and_an_expired_token(imap, config, person, control):
    for order in (control.revoke, control.expire_access_tokens):
        token = Microsoft(config).sign_in(person, MAX)["access_token"]
        order(user=MAX)
        with pytest.raises(LoginError):
            imap().oauth2_login(MAX, token)


@pytest.mark.parametrize("port", ["submission", "submissions"])
@pytest.mark.parametrize("sender, kind", [(GINA, "google"), (MIA, "microsoft")])
def test_submission_delivers_and_keeps_one_copy(submission, tokens, postbox, sender, kind, port):
    smtp, message = submission(port), mail(sender)
    assert xoauth2(smtp, sender, tokens[sender])[0] == 235
    smtp.send_message(message)
    assert copies(postbox, CUSTOMER, "INBOX", message) == 1
    assert copies(postbox, sender, SENT[kind], message) == 1


def test_a_shared_mailbox_gets_no_copy(submission, config, person, postbox):
    token = Microsoft(config).sign_in(person, MAX)["access_token"]
    smtp, message = submission(), mail(DISPATCH)
    xoauth2(smtp, DISPATCH, token)
    smtp.send_message(message)
    assert copies(postbox, CUSTOMER, "INBOX", message) == 1
    assert copies(postbox, DISPATCH, "Sent Items", message) == 0


def test_submission_refuses_a_token_of_graph(submission, tokens):
    with pytest.raises(smtplib.SMTPAuthenticationError, match=r"535.*5\.7\.3"):
        xoauth2(submission(), MIA, tokens["graph"])


@pytest.mark.parametrize("sender, text", [(MIA, "5.7.139"), (GINA, "Application-specific password")])
def test_submission_takes_no_password(submission, config, sender, text):
    with pytest.raises(smtplib.SMTPAuthenticationError, match=text):
        submission().login(sender, config["users"][sender])


def test_nothing_is_taken_before_starttls(config):
    with smtplib.SMTP("localhost", config["servers"]["google"]["submission"], timeout=10) as smtp:
        smtp.ehlo()
        assert not smtp.has_extn("AUTH")
        assert smtp.mail(GINA)[0] == 530


def test_sending_as_somebody_else_is_not_permitted(submission, tokens):
    smtp = submission()
    xoauth2(smtp, MIA, tokens[MIA])
    with pytest.raises(smtplib.SMTPSenderRefused, match=r"5\.7\.60"):
        smtp.send_message(mail(MAX))
    with pytest.raises(smtplib.SMTPDataError, match=r"5\.7\.60"):
        smtp.send_message(mail(MAX), from_addr=MIA)


@pytest.mark.parametrize(
    "reply",
    [
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        "454 4.7.0 Temporary authentication failure",
    ],
)
def test_login_fails_on_order_for_one_user(submission, tokens, control, reply):
    control.fail("submission", user=MIA, auth=reply)
    with pytest.raises(smtplib.SMTPAuthenticationError) as refused:
        xoauth2(submission(), MIA, tokens[MIA])
    assert refused.value.smtp_code == int(reply[:3])
    assert xoauth2(submission(), GINA, tokens[GINA])[0] == 235


@pytest.mark.parametrize(
    "step, reply, error",
    [
        ("mail", "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", smtplib.SMTPSenderRefused),
        ("rcpt", "550 5.1.1 No such user", smtplib.SMTPRecipientsRefused),
        ("data", "554 5.2.0 Message rate limit exceeded", smtplib.SMTPDataError),
    ],
)
def test_each_step_fails_on_order_as_often_as_told(submission, tokens, control, step, reply, error):
    control.fail("submission", user=MIA, times=1, **{step: reply})
    smtp = submission()
    xoauth2(smtp, MIA, tokens[MIA])
    with pytest.raises(error):
        smtp.send_message(mail(MIA))
    again = submission()
    xoauth2(again, MIA, tokens[MIA])
    assert again.send_message(mail(MIA)) == {}


@pytest.mark.parametrize("drop, delivered", [("before", 0), ("after", 1)])
def test_the_connection_breaks_around_the_acceptance(submission, tokens, control, postbox, drop, delivered):
    control.fail("submission", user=MIA, drop=drop)
    smtp, message = submission(), mail(MIA)
    xoauth2(smtp, MIA, tokens[MIA])
    with pytest.raises(smtplib.SMTPServerDisconnected):
        smtp.send_message(message)
    assert copies(postbox, CUSTOMER, "INBOX", message) == delivered
    assert copies(postbox, MIA, "Sent Items", message) == delivered


@pytest.fixture
def graph(config, tokens):
    def call(method, path, token=tokens["graph"], **options):
        headers = {"Authorization": f"Bearer {token}", **options.pop("headers", {})}
        url = config["oauth"]["microsoft"]["graph"] + path
        return requests.request(method, url, headers=headers, verify=config["ca_file"], timeout=10, **options)

    return call


def as_mime(message):
    return {"data": base64.b64encode(message.as_bytes()), "headers": {"Content-Type": "text/plain"}}


def test_graph_says_whose_token_it_is(graph):
    assert graph("GET", "/me").json()["userPrincipalName"] == MIA


def test_graph_sends_and_keeps_one_copy(graph, postbox):
    message = mail(MIA, Cc="carrier@carrier.test", Bcc="pat@brokerage.test")
    answer = graph("POST", "/me/sendMail", **as_mime(message))
    assert (answer.status_code, answer.content) == (202, b"")
    for address in (CUSTOMER, "carrier@carrier.test", "pat@brokerage.test"):
        assert copies(postbox, address, "INBOX", message) == 1
    assert copies(postbox, MIA, "Sent Items", message) == 1
    with postbox.open("pat@brokerage.test") as mailbox:
        mailbox.select_folder("INBOX", readonly=True)
        assert mailbox.search(["HEADER", "Bcc", "pat@brokerage.test"]) == []


def test_graph_refuses_a_token_of_outlook(graph, config, person):
    token = Microsoft(config).sign_in(person, MIA, OUTLOOK)["access_token"]
    answer = graph("POST", "/me/sendMail", token=token, **as_mime(mail(MIA)))
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "InvalidAuthenticationToken"


def test_graph_wants_the_permission_to_send(graph, config, person):
    scope = ["https://graph.microsoft.com/User.Read"]
    token = Microsoft(config).sign_in(person, MIA, scope)["access_token"]
    assert graph("GET", "/me", token=token).ok
    answer = graph("POST", "/me/sendMail", token=token, **as_mime(mail(MIA)))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "ErrorAccessDenied")


def test_graph_refuses_what_is_not_base64_and_another_sender(graph):
    answer = graph("POST", "/me/sendMail", data=b"From: not base64")
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        400,
        "ErrorMimeContentInvalidBase64String",
    )
    answer = graph("POST", "/me/sendMail", **as_mime(mail(MAX)))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "ErrorSendAsDenied")


def test_graph_fails_on_order(graph, control):
    control.fail("graph", user=MIA, status=429, headers={"Retry-After": "7"}, times=1)
    throttled = graph("POST", "/me/sendMail", **as_mime(mail(MIA)))
    assert (throttled.status_code, throttled.headers["Retry-After"]) == (429, "7")
    assert graph("POST", "/me/sendMail", **as_mime(mail(MIA))).status_code == 202

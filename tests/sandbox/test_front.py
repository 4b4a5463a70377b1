# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every exchange is held to sandbox/front/openapi.yaml."""

import email
import email.policy
import secrets
import time
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest
import requests
import yaml
from openapi_core import OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse

from sandbox import front as front_package
from sandbox.browse import Person

from .clients import REDIRECT, parameters

FRAN, QUOTES = "fran@front.brokerage.test", "quotes@front.brokerage.test"
CUSTOMER = "customer@shipper.test"


@cache
def description_of(api):
    description = yaml.safe_load((Path(front_package.__file__).parent / "openapi.yaml").read_text())
    description["servers"] = [{"url": api}]
    return OpenAPI.from_dict(description)


class FrontClient:
    """Asks the API, and fails where a request or an answer is not as described."""

    def __init__(self, config, token):
        self._description = description_of(config["front"]["api"])
        self.base = config["front"]["api"]
        self.session = requests.Session()
        self.session.verify = config["ca_file"]
        self.session.headers["Authorization"] = f"Bearer {token}"

    def __call__(self, method, path, described=True, **options):
        url = path if path.startswith("https:") else self.base + path
        request = self.session.prepare_request(requests.Request(method, url, **options))
        answer = self.session.send(request, timeout=10, allow_redirects=False, verify=self.session.verify)
        if described:
            asked = RequestsOpenAPIRequest(request)
            self._description.validate_request(asked)
            self._description.validate_response(asked, RequestsOpenAPIResponse(answer))
        return answer

    def all(self, path):
        """Every item of every page."""
        found = []
        while path:
            page = self("GET", path).json()
            found += page["_results"]
            path = page["_pagination"]["next"]
        return found


@pytest.fixture(autouse=True)
def no_waiting(control):
    """The tests ask more in a minute than a company may."""
    control.limit_front(per_minute=100_000, burst=1000)


def sign_in(config, person, address=FRAN, **options):
    known = config["oauth"]["front"]
    asked = {"response_type": "code", "client_id": known["client_id"], "redirect_uri": REDIRECT, "state": "s"}
    return parameters(person.sign_in(address, f"{known['auth_uri']}?{urlencode(asked)}", **options))


def token_request(config, **form):
    known = config["oauth"]["front"]
    credentials = (known["client_id"], known["client_secret"])
    return requests.post(
        known["token_uri"], data=form, auth=credentials, verify=config["ca_file"], timeout=10
    )


@pytest.fixture(scope="module")
def tokens(config):
    code = sign_in(config, Person(config))["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    return token_request(config, **form).json()


@pytest.fixture
def front(config):
    """With the company's own token."""
    return FrontClient(config, config["front"]["api_token"])


@pytest.fixture
def receive(postbox, front):
    """A mail comes in; its inbound event."""

    def receive(address=FRAN, subject=None, headers="", body="Dallas to Atlanta, 26 pallets"):
        identifier = f"<{secrets.token_hex(8)}@shipper.test>"
        subject = subject or f"Quote {identifier}"
        raw = (
            f"From: Casey <{CUSTOMER}>\r\nTo: {address}\r\nSubject: {subject}\r\n"
            f"Message-ID: {identifier}\r\n{headers}\r\n{body}\r\n"
        )
        postbox.deliver(CUSTOMER, [address], raw.encode())
        return front("GET", "/events?q[types][]=inbound&limit=1").json()["_results"][0]

    return receive


def message_of(event):
    return event["target"]["data"]


def found_in(postbox, address, subject):
    """Folder -> keywords of the mails with that subject."""
    found = {}
    with postbox.open(address) as mailbox:
        for folder in ("INBOX", "Archive", "Trash", "Sent"):
            mailbox.select_folder(folder, readonly=True)
            for uid in mailbox.search(["SUBJECT", subject]):
                found[folder] = {flag.decode() for flag in mailbox.get_flags([uid])[uid]}
    return found


# Signing in


def test_sign_in_gives_tokens_that_say_when_they_end(tokens):
    assert set(tokens) == {"access_token", "refresh_token", "expires_at", "token_type"}
    assert 3500 < tokens["expires_at"] - time.time() <= 3600


def test_a_refresh_token_stays_until_its_last_day(config, control, tokens):
    form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert token_request(config, **form).json()["refresh_token"] == tokens["refresh_token"]
    control.expire_refresh_tokens(FRAN, left=3600)
    renewed = token_request(config, **form).json()["refresh_token"]
    assert renewed != tokens["refresh_token"]
    control.revoke(FRAN)
    refused = token_request(config, grant_type="refresh_token", refresh_token=renewed)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")


def test_only_an_administrator_may_sign_in_where_told_so(config, control, person):
    control.forget_consent(FRAN)
    control.behave("front", admin_consent=True)
    back = sign_in(config, person)
    assert back["error"] == "access_denied"
    assert back["error_description"].startswith("You need to be an administrator")


def test_without_a_good_token_nothing_is_told(config):
    refused = FrontClient(config, "made up")("GET", "/me")
    assert (refused.status_code, refused.json()["_error"]["title"]) == (401, "Unauthenticated")


# Inboxes and channels


def test_a_persons_token_shows_their_and_the_shared_inboxes(config, person):
    code = sign_in(config, person)["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    fran = FrontClient(config, token_request(config, **form).json()["access_token"])
    channels = {channel["address"]: channel["is_private"] for channel in fran.all("/channels")}
    assert channels == {FRAN: True, QUOTES: False}


def test_inboxes_lead_to_their_channels(front):
    inboxes = front.all("/inboxes")
    assert {inbox["is_private"] for inbox in inboxes} == {True, False}
    for inbox in inboxes:
        (channel,) = front.all(f"/inboxes/{inbox['id']}/channels")
        assert channel["send_as"] == inbox["address"]
    assert front("GET", "/inboxes/inb_0/channels").status_code == 404


def test_who_is_there(front):
    assert front("GET", "/me").json()["name"] == "Brokerage (sandbox)"
    assert [teammate["email"] for teammate in front.all("/teammates")] == [FRAN]


# Reading


def test_a_mail_that_arrives_is_an_event_and_can_be_had_raw(front, receive):
    event = receive(body="* quote *")
    message = message_of(event)
    assert message["recipients"][0]["handle"] == CUSTOMER
    raw = front("GET", f"/messages/{message['id']}", headers={"Accept": "message/rfc822"})
    assert raw.headers["Content-Type"] == "message/rfc822"
    assert email.message_from_bytes(raw.content)["Subject"] == message["subject"]
    again = front("GET", f"/messages/alt:uid:{message['message_uid']}").json()
    assert again["id"] == message["id"]


def test_events_are_paged_newest_first_and_each_is_there_once(front, receive):
    start = receive()["emitted_at"]
    made = [receive(address=QUOTES)["id"] for _ in range(20)]
    query = f"/events?q[types][]=inbound&q[after]={start}"
    first = front("GET", query).json()
    assert len(first["_results"]) == 15
    assert first["_pagination"]["next"]
    assert [event["id"] for event in front.all(query)] == made[::-1]


def test_what_arrives_while_pages_are_walked_moves_them_along(front, receive):
    start = receive()["emitted_at"]
    made = [receive()["id"] for _ in range(16)]
    first = front("GET", f"/events?q[types][]=inbound&q[after]={start}").json()
    receive()
    second = front("GET", first["_pagination"]["next"]).json()
    seen = [event["id"] for page in (first, second) for event in page["_results"]]
    assert set(seen) == set(made)
    assert len(seen) == len(made) + 1, "one comes twice"


def test_an_answer_joins_its_conversation_and_reopens_it(front, receive):
    event = receive()
    conversation = event["conversation"]["id"]
    front("PATCH", f"/conversations/{conversation}", json={"status": "archived"})
    raw = front("GET", f"/messages/{message_of(event)['id']}", headers={"Accept": "message/rfc822"}).content
    answer = receive(headers=f"In-Reply-To: {email.message_from_bytes(raw)['Message-ID']}\r\n")
    assert answer["conversation"]["id"] == conversation
    assert answer["conversation"]["status"] == "unassigned"
    assert len(front.all(f"/conversations/{conversation}/messages")) == 2


def test_attachments_can_be_had(front, receive):
    boundary = "Content-Type: multipart/mixed; boundary=b\r\nMIME-Version: 1.0\r\n"
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nsee attached\r\n--b\r\nContent-Type: application/pdf\r\n"
        'Content-Disposition: attachment; filename="BOL.pdf"\r\n\r\n%PDF-1.4\r\n--b--'
    )
    (attachment,) = message_of(receive(headers=boundary, body=body))["attachments"]
    assert attachment["filename"] == "BOL.pdf"
    path = attachment["url"].removeprefix(front.base)
    assert front("GET", path, described=False).content == b"%PDF-1.4"


def test_a_merged_conversation_is_found_elsewhere(front, receive, control):
    one, two = (receive()["conversation"]["id"] for _ in range(2))
    control.merge_conversations(one, into=two)
    moved = front("GET", f"/conversations/{one}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"{front.base}/conversations/{two}")
    assert len(front.all(f"/conversations/{two}/messages")) == 2


def test_conversations_of_an_inbox(front, receive):
    conversation = receive(address=QUOTES)["conversation"]["id"]
    inbox = next(inbox for inbox in front.all("/inboxes") if not inbox["is_private"])
    assert front.all(f"/inboxes/{inbox['id']}/conversations")[0]["id"] == conversation


# Sending


@pytest.fixture
def channel(front):
    return next(c["id"] for c in front.all("/channels") if c["address"] == FRAN)


def copies(postbox, address, subject):
    with postbox.open(address) as mailbox:
        mailbox.select_folder("INBOX", readonly=True)
        return [
            email.message_from_bytes(data[b"BODY[]"], policy=email.policy.default)
            for data in mailbox.fetch(mailbox.search(["SUBJECT", subject]), ["BODY.PEEK[]"]).values()
        ]


@pytest.fixture
def subject():
    return f"Rate {secrets.token_hex(6)}"


def test_a_message_is_accepted_delivered_and_archived(front, channel, postbox, subject):
    told = {"to": [CUSTOMER], "cc": ["carrier@carrier.test"], "bcc": ["pat@brokerage.test"]}
    told |= {"subject": subject, "body": "<p>1,450 <b>USD</b></p>"}
    answer = front("POST", f"/channels/{channel}/messages", json=told)
    assert answer.status_code == 202
    for address in (CUSTOMER, "carrier@carrier.test", "pat@brokerage.test"):
        (mail,) = copies(postbox, address, subject)
        assert mail["From"].addresses[0].addr_spec == FRAN
        assert not mail["Bcc"]
    assert "Sent" in found_in(postbox, FRAN, subject)
    message = front("GET", f"/messages/alt:uid:{answer.json()['message_uid']}").json()
    assert message["error_type"] is None
    conversation = message["_links"]["related"]["conversation"]
    assert front("GET", conversation).json()["status"] == "archived"


def test_a_reply_goes_to_who_wrote_and_into_the_conversation(front, receive, postbox, subject):
    conversation = receive(subject=subject)["conversation"]["id"]
    told = {"body": "<p>On its way</p>", "options": {"archive": False}}
    assert front("POST", f"/conversations/{conversation}/messages", json=told).status_code == 202
    (mail,) = copies(postbox, CUSTOMER, subject)
    assert mail["In-Reply-To"]
    shown = front("GET", f"/conversations/{conversation}").json()
    assert shown["status"] == "unassigned"
    assert front("GET", "/events?q[types][]=out_reply&limit=1").json()["_results"]


def test_files_and_inline_images_come_as_a_form(front, channel, postbox, subject):
    form = {"to[0]": CUSTOMER, "subject": subject, "body": '<p>See <img src="cid:map.png"></p>'}
    form |= {"options[archive]": "false"}
    files = [
        ("attachments[0]", ("map.png", b"\x89PNG", "image/png")),
        ("attachments[1]", ("rates.csv", b"lane,rate", "text/csv")),
    ]
    assert front("POST", f"/channels/{channel}/messages", data=form, files=files).status_code == 202
    (mail,) = copies(postbox, CUSTOMER, subject)
    kinds = {
        part.get_filename(): part.get_content_disposition() for part in mail.walk() if part.get_filename()
    }
    assert kinds == {"map.png": "inline", "rates.csv": "attachment"}
    assert next(part for part in mail.walk() if part["Content-ID"])["Content-ID"] == "<map.png>"


def test_accepted_is_not_delivered(front, channel, postbox, control, subject):
    control.fail_front_delivery("recipient_refused")
    told = {"to": [CUSTOMER], "subject": subject, "body": "<p>x</p>"}
    uid = front("POST", f"/channels/{channel}/messages", json=told).json()["message_uid"]
    assert front("GET", f"/messages/alt:uid:{uid}").json()["error_type"] == "recipient_refused"
    event = front("GET", "/events?q[types][]=sending_error&limit=1").json()["_results"][0]
    assert message_of(event)["message_uid"] == uid
    assert copies(postbox, CUSTOMER, subject) == []


def test_what_cannot_be_sent_is_refused(front, channel):
    path = f"/channels/{channel}/messages"
    assert front("POST", path, json={"body": "<p>to nobody</p>"}).status_code == 400
    assert front("POST", "/channels/cha_0/messages", json={"to": [CUSTOMER], "body": "x"}).status_code == 404
    files = {"attachments[0]": ("large.bin", bytes(26 * 2**20))}
    assert front("POST", path, data={"to[0]": CUSTOMER, "body": "x"}, files=files).status_code == 413


# After processing


@pytest.mark.parametrize("status, folder", [("archived", "Archive"), ("deleted", "Trash")])
def test_archived_and_deleted_mail_moves(front, receive, postbox, subject, status, folder):
    conversation = receive(subject=subject)["conversation"]["id"]
    assert front("PATCH", f"/conversations/{conversation}", json={"status": status}).status_code == 204
    assert set(found_in(postbox, FRAN, subject)) == {folder}
    front("PATCH", f"/conversations/{conversation}", json={"status": "open"})
    assert set(found_in(postbox, FRAN, subject)) == {"INBOX"}
    inbound = front.all(f"/conversations/{conversation}/messages")
    assert len(inbound) == 1, "what comes back is not new"


def test_tags_are_added_taken_and_seen_on_the_mail(front, receive, postbox, subject):
    conversation = receive(subject=subject)["conversation"]["id"]
    tag = front("POST", "/tags", json={"name": "Quote created"}).json()
    for _twice in range(2):
        tagged = front("POST", f"/conversations/{conversation}/tags", json={"tag_ids": [tag["id"]]})
        assert tagged.status_code == 204
    shown = front("GET", f"/conversations/{conversation}").json()["tags"]
    assert [known["name"] for known in shown] == ["Quote created"]
    assert "tag:Quote_created" in found_in(postbox, FRAN, subject)["INBOX"]
    front("DELETE", f"/conversations/{conversation}/tags", json={"tag_ids": [tag["id"]]})
    assert front("GET", f"/conversations/{conversation}").json()["tags"] == []
    assert tag["id"] in {known["id"] for known in front.all("/tags")}


def test_unknown_tags_and_conversations_are_refused(front, receive):
    conversation = receive()["conversation"]["id"]
    unknown = {"tag_ids": ["tag_0"]}
    assert front("POST", f"/conversations/{conversation}/tags", json=unknown).status_code == 400
    assert front("POST", "/conversations/cnv_0/tags", json=unknown).status_code == 404


# Limits and faults


def test_the_company_has_one_budget(front, control):
    control.limit_front(per_minute=2)
    answers = [front("GET", "/me") for _ in range(30)]
    assert answers[-1].status_code == 429
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert answers[-1].headers["x-ratelimit-remaining"] == "0"


def test_bursts_on_one_resource_are_refused(front, control):
    control.limit_front(per_minute=100_000, burst=5)
    statuses = {front("GET", "/events?limit=1").status_code for _ in range(12)}
    assert 429 in statuses
    assert front("GET", "/me").ok


def test_faults_come_where_and_when_they_are_ordered(front, receive, control):
    message = message_of(receive())["id"]
    control.fail("front", status=401, match="GET /events", skip=1, times=1)
    control.fail("front", status=503, match=f"/messages/{message}", times=1)
    assert [front("GET", "/events").status_code for _ in range(3)] == [200, 401, 200]
    assert [front("GET", f"/messages/{message}").status_code for _ in range(2)] == [503, 200]


def test_a_restart_forgets_nothing(sandbox, config, front, receive):
    event = receive()
    sandbox.down()
    sandbox.up()
    assert front("GET", "/events?q[types][]=inbound&limit=1").json()["_results"][0]["id"] == event["id"]

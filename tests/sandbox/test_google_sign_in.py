# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import pytest
import requests
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google.oauth2 import id_token

from .clients import GMAIL, REDIRECT, Google, parameters

GINA, GUS = "gina@google.brokerage.test", "gus@google.brokerage.test"


@pytest.fixture
def google(config):
    return Google(config)


@pytest.fixture
def transport(config):
    session = requests.Session()
    session.verify = config["ca_file"]
    return Request(session)


def test_sign_in_gives_tokens_and_says_who_it_was(google, person, config, transport):
    credentials = google.sign_in(person, GINA, nonce="n-1")
    known = config["oauth"]["google"]
    claims = id_token.verify_token(
        credentials.id_token, transport, audience=known["client_id"], certs_url=known["jwks_uri"]
    )
    assert claims["email"] == GINA
    assert claims["email_verified"] is True
    assert claims["nonce"] == "n-1"
    assert claims["iss"] == known["issuer"]
    assert credentials.refresh_token
    assert GMAIL in credentials.granted_scopes


def test_refresh_keeps_the_refresh_token(google, person, transport):
    credentials = google.sign_in(person, GINA)
    first, kept = credentials.token, credentials.refresh_token
    credentials.refresh(transport)
    assert credentials.token != first
    assert credentials.refresh_token == kept


def test_no_refresh_token_unless_offline(google, person):
    assert google.sign_in(person, GUS, access_type="online").refresh_token is None


def test_a_refresh_token_can_be_withheld(google, person, control):
    control.behave("google", withhold_refresh_token=True)
    assert google.sign_in(person, GINA).refresh_token is None


def test_the_second_time_only_with_a_new_consent(config, person):
    assert Google(config).sign_in(person, GUS).refresh_token
    assert Google(config).sign_in(person, GUS, prompt="select_account").refresh_token is None
    assert Google(config).sign_in(person, GUS, prompt="consent").refresh_token


def test_consent_can_be_denied(google, person):
    back = parameters(person.sign_in(GINA, google.url(GINA, state="s-1"), decision="deny"))
    assert back == {"error": "access_denied", "state": "s-1"}


def test_consent_page_names_what_is_asked(google, config, person):
    with pytest.raises(ValueError, match="permanently delete all your email from Gmail"):
        person.sign_in(GINA, google.url(GINA), decision="look only")


def test_wrong_password_is_refused(google, config, person):
    person._passwords = {GINA: "guess"}
    with pytest.raises(ValueError, match="Wrong password"):
        person.sign_in(GINA, google.url(GINA))


def test_the_account_of_another_tab_is_offered(google, person, config, transport):
    google.sign_in(person, GUS)
    other = Google(config)
    back = person.sign_in(GINA, other.url(GINA), account="continue")
    other.flow.fetch_token(code=parameters(back)["code"], verify=config["ca_file"])
    known = config["oauth"]["google"]
    claims = id_token.verify_token(
        other.flow.credentials.id_token, transport, known["client_id"], certs_url=known["jwks_uri"]
    )
    assert claims["email"] == GUS


def test_revoking_takes_the_token_alone(google, person, config, transport):
    credentials = google.sign_in(person, GINA)
    revoke = config["oauth"]["google"]["revoke_uri"]
    answer = transport(revoke, method="POST", body=f"token={credentials.refresh_token}".encode(),
        headers={"Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip
    assert answer.status == 200
    assert transport(revoke + "?token=" + credentials.refresh_token, method="POST").status == 400
    with pytest.raises(RefreshError, match="invalid_grant: Token has been expired or revoked"):
        credentials.refresh(transport)


def test_rotation_can_be_switched_on(google, person, transport, control):
    credentials = google.sign_in(person, GINA)
    control.behave("google", rotation="strict")
    first = credentials.refresh_token
    credentials.refresh(transport)
    assert credentials.refresh_token != first
    credentials._refresh_token = first
    with pytest.raises(RefreshError, match="invalid_grant"):
        credentials.refresh(transport)


@pytest.mark.parametrize(
    "change",
    [
        {"code_challenge": None},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": None},
        {"response_type": "token"},
        {"client_id": "somebody"},
        {"redirect_uri": "http://odoo.example.test/callback"},
        {"redirect_uri": "http://localhost.example.test/callback"},
    ],
)
def test_a_wrong_request_gets_no_code(google, person, config, change):
    asked = parameters(google.url(GINA)) | change
    url = requests.Request("GET", config["oauth"]["google"]["auth_uri"], params=asked).prepare().url
    try:
        back = person.sign_in(GINA, url)
    except ValueError as refused:
        assert "Error 400" in str(refused)
    else:
        assert back.startswith(REDIRECT)
        assert parameters(back)["error"] in ("invalid_request", "unsupported_response_type")
        assert "code" not in parameters(back)


@pytest.mark.parametrize("verifier", [None, "x" * 43])
def test_the_code_needs_its_verifier(google, person, config, verifier):
    back = person.sign_in(GINA, google.url(GINA))
    known = config["oauth"]["google"]
    form = {
        "grant_type": "authorization_code",
        "code": parameters(back)["code"],
        "redirect_uri": REDIRECT,
        "client_id": known["client_id"],
        "client_secret": known["client_secret"],
        "code_verifier": verifier,
    }
    answer = requests.post(known["token_uri"], data=form, verify=config["ca_file"], timeout=10)
    assert answer.status_code == 400
    assert answer.json()["error"] in ("invalid_request", "invalid_grant")


def test_a_code_works_once(google, person, config):
    back = person.sign_in(GINA, google.url(GINA))
    for_once = {"code": parameters(back)["code"], "verify": config["ca_file"]}
    google.flow.fetch_token(**for_once)
    with pytest.raises(Exception, match="invalid_grant"):
        google.flow.fetch_token(**for_once)

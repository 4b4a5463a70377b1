# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in with Google, Microsoft and Front, against the sandbox's providers, by a browser's requests."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import jwt
import pytest

from tai_mailbox.providers import Wanted, errors, open_sign_in, web

from .sign_ins import ALL, BOTH, PEOPLE, READ, REDIRECT, SEND, query_of, sign_in

MAIL_SCOPE = {"google": "https://mail.google.com/", "microsoft": "https://outlook.office.com/SMTP.Send"}


@BOTH
def test_sign_in(apps, person, provider):
    tokens = sign_in(open_sign_in(provider, apps[provider]), person, PEOPLE[provider])
    assert tokens.addresses == (PEOPLE[provider],)
    assert tokens.access_token and tokens.refresh_token and tokens.use == "mail"
    assert MAIL_SCOPE[provider] in tokens.scopes
    assert timedelta(minutes=50) < tokens.expires - datetime.now(timezone.utc) <= timedelta(minutes=60)
    assert tokens.access_token not in repr(tokens) and tokens.refresh_token not in repr(tokens)
    tokens.require(PEOPLE[provider].upper())
    with pytest.raises(errors.WrongAccount) as caught:
        tokens.require("somebody@else.test")
    assert PEOPLE[provider] in caught.value.server_text


@BOTH
def test_what_the_browser_is_sent_to_ask(apps, provider):
    begun = open_sign_in(provider, apps[provider]).begin(READ, "state-1", PEOPLE[provider])
    asked = query_of(begun.address)
    assert (asked["state"], asked["login_hint"]) == ("state-1", PEOPLE[provider])
    assert asked["code_challenge_method"] == "S256" and asked["nonce"] and asked["redirect_uri"] == REDIRECT
    assert apps[provider].client_secret not in begun.address
    assert not set(map(str, begun.kept.values())) & {asked["code_challenge"]}
    if provider == "google":
        assert (asked["access_type"], asked["prompt"], asked["include_granted_scopes"]) == (
            "offline",
            "consent",
            "true",
        )


def test_front_tells_tokens_and_nothing_else(apps, person):
    """Whose mailbox it is shows in the channels that the token may see."""
    service = open_sign_in("front", apps["front"])
    begun = service.begin(READ, "state-1", PEOPLE["front"])
    assert set(query_of(begun.address)) == {"client_id", "redirect_uri", "response_type", "state"}
    tokens = sign_in(service, person, PEOPLE["front"])
    assert tokens.access_token and tokens.refresh_token and tokens.addresses == ()
    assert timedelta(minutes=50) < tokens.expires - datetime.now(timezone.utc) <= timedelta(minutes=60)
    assert service.refresh(tokens.refresh_token, READ).refresh_token == ""
    assert service.revoke(tokens.refresh_token) is False


def test_front_gives_another_refresh_token_in_the_last_day(apps, person, control):
    service = open_sign_in("front", apps["front"])
    tokens = sign_in(service, person, PEOPLE["front"])
    control.expire_refresh_tokens(PEOPLE["front"], left=3600)
    renewed = service.refresh(tokens.refresh_token, READ)
    assert renewed.refresh_token not in ("", tokens.refresh_token)
    assert service.refresh(renewed.refresh_token, READ).access_token


def test_fronts_administrator_must_consent(apps, person, control):
    control.behave("front", admin_consent=True)
    control.forget_consent(PEOPLE["front"])
    with pytest.raises(errors.AdminConsentNeeded):
        sign_in(open_sign_in("front", apps["front"]), person, PEOPLE["front"])


@pytest.mark.parametrize(
    "wanted, names",
    [
        (SEND, {"SMTP.Send"}),
        (READ, {"SMTP.Send", "IMAP.AccessAsUser.All"}),
        (Wanted("send", "graph"), {"Mail.Send"}),
        (Wanted("send_read", "graph"), {"Mail.Send", "IMAP.AccessAsUser.All"}),
    ],
)
def test_microsoft_is_asked_for_what_is_needed(apps, wanted, names):
    begun = open_sign_in("microsoft", apps["microsoft"]).begin(wanted, "s", "")
    scopes = set(query_of(begun.address)["scope"].split())
    assert {scope.rpartition("/")[2] for scope in scopes if "://" in scope} == names
    assert "offline_access" in scopes


@ALL
def test_refresh(apps, person, control, provider):
    control.behave(provider, rotation="strict")
    service = open_sign_in(provider, apps[provider])
    first = sign_in(service, person, PEOPLE[provider])
    second = service.refresh(first.refresh_token, READ)
    assert second.access_token and second.refresh_token not in ("", first.refresh_token)
    assert service.refresh(second.refresh_token, READ).access_token
    with pytest.raises(errors.TokenRevoked):
        service.refresh(first.refresh_token, READ)


def test_google_keeps_the_refresh_token(apps, person):
    service = open_sign_in("google", apps["google"])
    tokens = sign_in(service, person, PEOPLE["google"])
    assert service.refresh(tokens.refresh_token, READ).refresh_token == ""


def test_one_refresh_token_for_mail_and_graph(apps, person):
    service, wanted = open_sign_in("microsoft", apps["microsoft"]), Wanted("send_read", "graph")
    tokens = sign_in(service, person, PEOPLE["microsoft"], wanted)
    assert tokens.use == "mail"
    graph = service.refresh(tokens.refresh_token, wanted, "graph")
    assert graph.use == "graph" and "https://graph.microsoft.com/Mail.Send" in graph.scopes
    sending = sign_in(service, person, PEOPLE["microsoft"], Wanted("send", "graph"))
    assert sending.use == "graph"


@ALL
def test_revoked_grant(apps, person, control, provider):
    service = open_sign_in(provider, apps[provider])
    tokens = sign_in(service, person, PEOPLE[provider])
    control.revoke(PEOPLE[provider])
    with pytest.raises(errors.TokenRevoked) as caught:
        service.refresh(tokens.refresh_token, READ)
    assert caught.value.broken and tokens.refresh_token not in str(caught.value)


def test_disconnecting(apps, person):
    service = open_sign_in("google", apps["google"])
    tokens = sign_in(service, person, PEOPLE["google"])
    assert service.revoke(tokens.refresh_token) and service.revoke(tokens.refresh_token)
    with pytest.raises(errors.TokenRevoked):
        service.refresh(tokens.refresh_token, READ)
    assert open_sign_in("microsoft", apps["microsoft"]).revoke("whatever") is False


@ALL
@pytest.mark.parametrize(
    "fault, cause, pause",
    [
        (
            {"status": 429, "headers": {"Retry-After": "7"}, "body": {"error": "slow_down"}},
            errors.Throttled,
            7,
        ),
        (
            {"status": 503, "headers": {"Retry-After": "9"}, "body": "<html>busy</html>"},
            errors.Unavailable,
            9,
        ),
        ({"status": 500, "body": {"error": "server_error"}}, errors.Unavailable, None),
        ({"status": 400, "body": "nonsense"}, errors.MailboxError, None),
    ],
)
def test_passing_trouble_breaks_nothing(apps, person, control, provider, fault, cause, pause):
    service = open_sign_in(provider, apps[provider])
    tokens = sign_in(service, person, PEOPLE[provider])
    control.fail_token_endpoint(provider, times=0, **fault)
    with pytest.raises(cause) as caught:
        service.refresh(tokens.refresh_token, READ)
    assert not caught.value.broken and caught.value.retry_after == pause


@ALL
def test_slow_provider(apps, person, control, provider):
    service = open_sign_in(provider, apps[provider])
    tokens = sign_in(service, person, PEOPLE[provider])
    control.fail_token_endpoint(provider, delay=1.0)
    hasty = replace(apps[provider], network=replace(apps[provider].network, timeout=0.3))
    with pytest.raises(errors.TimedOut):
        open_sign_in(provider, hasty).refresh(tokens.refresh_token, READ)


@pytest.mark.parametrize(
    "number, cause",
    [
        (50173, errors.TokenRevoked),
        (700082, errors.TokenRevoked),
        (65001, errors.AdminConsentNeeded),
        (7000215, errors.ClientRefused),
    ],
)
def test_numbers_of_entra(apps, person, control, number, cause):
    service = open_sign_in("microsoft", apps["microsoft"])
    tokens = sign_in(service, person, PEOPLE["microsoft"])
    control.refuse_tokens(number)
    with pytest.raises(cause):
        service.refresh(tokens.refresh_token, READ)


@ALL
def test_denied_consent(apps, person, control, provider):
    control.forget_consent(PEOPLE[provider])
    with pytest.raises(errors.ConsentDenied):
        sign_in(open_sign_in(provider, apps[provider]), person, PEOPLE[provider], decision="deny")


@ALL
def test_no_refresh_token(apps, person, control, provider):
    control.behave(provider, withhold_refresh_token=True)
    with pytest.raises(errors.NoRefreshToken):
        sign_in(open_sign_in(provider, apps[provider]), person, PEOPLE[provider])


@ALL
def test_a_code_works_once(apps, person, provider):
    service = open_sign_in(provider, apps[provider])
    begun = service.begin(READ, "state-1", PEOPLE[provider])
    answer = query_of(person.sign_in(PEOPLE[provider], begun.address))
    service.finish(begun.kept, answer)
    with pytest.raises(errors.SignInExpired):
        service.finish(begun.kept, answer)


@BOTH
def test_answers_that_are_not_to_this_sign_in(apps, person, provider):
    service = open_sign_in(provider, apps[provider])
    begun, other = (service.begin(READ, state, PEOPLE[provider]) for state in ("state-1", "state-2"))
    answer = query_of(person.sign_in(PEOPLE[provider], begun.address))
    with pytest.raises(errors.SignInAnswerInvalid):
        service.finish(other.kept, answer)
    with pytest.raises(errors.SignInExpired):  # the state would fit, the PKCE verifier does not
        service.finish({**other.kept, "state": "state-1"}, answer)


@ALL
def test_wrong_secret(apps, person, provider):
    wrong = replace(apps[provider], client_secret="wrong-secret")
    with pytest.raises(errors.ClientRefused) as caught:
        sign_in(open_sign_in(provider, wrong), person, PEOPLE[provider])
    assert not caught.value.broken and "wrong-secret" not in repr(wrong) + str(caught.value)


# --- the identity token ---


@pytest.fixture
def forged(apps, person, monkeypatch):
    """A sign-in whose identity token has other claims, signed by the provider's key or another's."""

    def attempt(provider, change):
        service = open_sign_in(provider, apps[provider])
        decode = service._decoded
        monkeypatch.setattr(service, "_decoded", lambda token, keys: change(dict(decode(token, keys))))
        return sign_in(service, person, PEOPLE[provider])

    return attempt


@BOTH
@pytest.mark.parametrize("change", [{"iss": "https://evil.test"}, {"nonce": "other"}, {"nonce": None}])
def test_claims_that_do_not_fit(forged, provider, change):
    with pytest.raises(errors.SignInAnswerInvalid):
        forged(provider, lambda claims: {**claims, **change})


def test_unverified_address_of_google(forged):
    with pytest.raises(errors.SignInAnswerInvalid):
        forged("google", lambda claims: {**claims, "email_verified": False})


@pytest.fixture(scope="module")
def keys():
    from cryptography.hazmat.primitives.asymmetric import rsa

    return [rsa.generate_private_key(65537, 2048) for _key in range(2)]


@pytest.mark.parametrize(
    "change, key, good",
    [
        ({}, 0, True),
        ({}, 1, False),
        ({"aud": "another application"}, 0, False),
        ({"exp": 1}, 0, False),
        ({"iat": 4102444800}, 0, False),
        ({"sub": None}, 0, False),
    ],
)
def test_signature_audience_and_time(apps, keys, change, key, good):
    now = int(datetime.now(timezone.utc).timestamp())
    claims = {"iss": "i", "sub": "s", "aud": apps["google"].client_id, "iat": now, "exp": now + 60, **change}
    claims = {name: value for name, value in claims.items() if value is not None}
    token = jwt.encode(claims, keys[key], "RS256", headers={"kid": "k"})
    published = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(keys[0].public_key()))
    service = open_sign_in("google", apps["google"])
    document = {"keys": [{**published, "kid": "k", "use": "sig"}]}
    if good:
        assert service._decoded(token, document)["sub"] == "s"
    else:
        with pytest.raises(jwt.PyJWTError):
            service._decoded(token, document)


def test_unsigned_token(apps):
    token = jwt.encode({"sub": "s"}, None, "none", headers={"kid": "k"})
    with pytest.raises((jwt.PyJWTError, StopIteration)):
        open_sign_in("google", apps["google"])._decoded(token, {"keys": []})


# --- the administrator's Check ---


@ALL
def test_settings_that_are_right(apps, provider):
    assert open_sign_in(provider, apps[provider]).check() == []


@ALL
@pytest.mark.parametrize(
    "change, causes",
    [
        ({"client_secret": "wrong"}, [errors.ClientRefused]),
        ({"client_id": "", "client_secret": ""}, [errors.SettingsIncomplete]),
        ({"redirect_uri": "http://odoo.example.com/x"}, [errors.RedirectInsecure]),
        ({"authority": "https://localhost:1/x"}, [errors.Unreachable]),
    ],
)
def test_settings_that_are_wrong(apps, provider, change, causes):
    found = open_sign_in(provider, replace(apps[provider], **change)).check()
    assert [type(problem) for problem in found][: len(causes)] == causes


def test_tenant_that_does_not_exist(apps):
    (problem,) = open_sign_in("microsoft", replace(apps["microsoft"], tenant="contoso.test")).check()
    assert type(problem) is errors.AuthorityUnknown


@ALL
def test_authority_without_encryption(apps, provider):
    plain = replace(apps[provider], authority=apps[provider].authority.replace("https:", "http:"))
    (problem,) = open_sign_in(provider, plain).check()
    assert type(problem) is errors.AuthorityUnknown


@ALL
def test_foreign_certificate(apps, provider):
    network = replace(apps[provider].network, ca_file="")
    (problem,) = open_sign_in(provider, replace(apps[provider], network=network)).check()
    assert type(problem) is errors.CertificateInvalid


def test_discovery_is_remembered(apps, person, control):
    service = open_sign_in("microsoft", apps["microsoft"])
    tokens = sign_in(service, person, PEOPLE["microsoft"])
    remembered = dict(web.Web._documents)
    service.refresh(tokens.refresh_token, READ)
    assert remembered and remembered == web.Web._documents


@pytest.mark.parametrize(
    "authority, tenant, smtp",
    [("", "common", "smtp.office365.com"), ("https://login.microsoftonline.us", "x", "smtp.office365.us")],
)
def test_national_clouds(apps, authority, tenant, smtp):
    service = open_sign_in("microsoft", replace(apps["microsoft"], authority=authority, tenant=tenant))
    assert service.cloud.servers()[1].host == smtp
    assert service.scopes(SEND, "mail")[0].startswith(service.cloud.mail)


@pytest.mark.parametrize(
    "header, seconds", [("12", 12), ("-3", 0), ("999999999", 86400), ("soon", None), (None, None), ("", None)]
)
def test_retry_after(header, seconds):
    assert web.pause(header) == seconds


def test_retry_after_as_a_date():
    later = datetime.now(timezone.utc) + timedelta(seconds=60)
    assert 50 < web.pause(later.strftime("%a, %d %b %Y %H:%M:%S GMT")) <= 60

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import time

import jwt
import msal
import pytest
import requests

from .clients import GRAPH, OUTLOOK, REDIRECT, Microsoft, parameters

MIA, MAX = "mia@microsoft.brokerage.test", "max@microsoft.brokerage.test"


@pytest.fixture
def microsoft(config):
    return Microsoft(config)


def claims_of(token):
    return jwt.decode(token, options={"verify_signature": False})


def test_sign_in_gives_tokens_and_says_who_it_was(microsoft, person):
    answer = microsoft.sign_in(person, MIA)
    assert answer["id_token_claims"]["preferred_username"] == MIA
    assert answer["refresh_token"]
    assert set(OUTLOOK) <= set(answer["scope"].split())
    assert claims_of(answer["access_token"])["aud"] == "https://outlook.office.com"


@pytest.mark.parametrize("tenant", ["common", "organizations", "microsoft.brokerage.test"])
def test_every_name_of_the_tenant_works(config, person, tenant):
    authority = f"{config['oauth']['microsoft']['origin']}/{tenant}"
    assert "access_token" in Microsoft(config, authority).sign_in(person, MIA)


def test_the_tenant_as_oidc_authority(config, person):
    known = config["oauth"]["microsoft"]
    app = msal.ConfidentialClientApplication(
        known["client_id"],
        client_credential=known["client_secret"],
        oidc_authority=f"{known['authority']}/v2.0",
        verify=config["ca_file"],
    )
    flow = app.initiate_auth_code_flow(OUTLOOK, redirect_uri=REDIRECT)
    answer = app.acquire_token_by_auth_code_flow(flow, parameters(person.sign_in(MIA, flow["auth_uri"])))
    assert "access_token" in answer


def test_another_tenant_does_not_exist(config):
    origin = config["oauth"]["microsoft"]["origin"]
    url = f"{origin}/contoso.test/v2.0/.well-known/openid-configuration"
    answer = requests.get(url, verify=config["ca_file"], timeout=10)
    assert answer.status_code == 400
    assert answer.json()["error_codes"] == [90002]


def test_id_token_is_signed_by_a_published_key(microsoft, person, config):
    known = config["oauth"]["microsoft"]
    answer = microsoft.sign_in(person, MIA)
    discovery = requests.get(
        f"{known['authority']}/v2.0/.well-known/openid-configuration", verify=config["ca_file"], timeout=10
    ).json()
    keys = requests.get(discovery["jwks_uri"], verify=config["ca_file"], timeout=10).json()
    key = jwt.PyJWKSet.from_dict(keys).keys[0]
    options = {"audience": known["client_id"], "issuer": discovery["issuer"], "algorithms": ["RS256"]}
    assert jwt.decode(answer["id_token"], key, **options)["ver"] == "2.0"


def test_one_refresh_token_serves_two_resources(microsoft, person):
    microsoft.sign_in(person, MIA)
    answer = microsoft.sign_in(person, MIA, GRAPH)
    graph = microsoft.refresh(answer["refresh_token"], GRAPH)
    outlook = microsoft.refresh(answer["refresh_token"], OUTLOOK)
    assert claims_of(graph["access_token"])["aud"] == "https://graph.microsoft.com"
    assert claims_of(graph["access_token"])["scp"] == "Mail.Send"
    assert claims_of(outlook["access_token"])["aud"] == "https://outlook.office.com"


def test_a_resource_without_consent_is_refused(microsoft, person, control):
    control.forget_consent(MAX)
    answer = microsoft.sign_in(person, MAX)
    refused = microsoft.refresh(answer["refresh_token"], GRAPH)
    assert refused["error_codes"] == [65001]
    assert refused["suberror"] == "consent_required"


def test_one_token_serves_one_resource_only(microsoft, person):
    microsoft.sign_in(person, MIA)
    answer = microsoft.sign_in(person, MIA, GRAPH)
    assert microsoft.refresh(answer["refresh_token"], OUTLOOK + GRAPH)["error_codes"] == [28000]


def test_no_refresh_token_without_offline_access(config, person):
    known = config["oauth"]["microsoft"]
    app = msal.ConfidentialClientApplication(
        known["client_id"],
        client_credential=known["client_secret"],
        authority=known["authority"],
        instance_discovery=False,
        verify=config["ca_file"],
        exclude_scopes=["offline_access"],
    )
    flow = app.initiate_auth_code_flow(OUTLOOK, redirect_uri=REDIRECT)
    answer = app.acquire_token_by_auth_code_flow(flow, parameters(person.sign_in(MIA, flow["auth_uri"])))
    assert "access_token" in answer
    assert "refresh_token" not in answer


def test_refresh_tokens_come_back_new(microsoft, person):
    first = microsoft.sign_in(person, MIA)["refresh_token"]
    second = microsoft.refresh(first)["refresh_token"]
    assert second != first
    assert "access_token" in microsoft.refresh(first), "the old one still works, as Microsoft's do"


def test_strict_rotation_ends_the_old_one(microsoft, person, control):
    control.behave("microsoft", rotation="strict")
    first = microsoft.sign_in(person, MIA)["refresh_token"]
    assert "access_token" in microsoft.refresh(first)
    assert microsoft.refresh(first)["error"] == "invalid_grant"


def test_consent_can_be_denied(microsoft, person, control):
    control.forget_consent(MIA)
    answer = microsoft.sign_in(person, MIA, decision="deny")
    assert answer["error"] == "access_denied"
    assert answer["error_description"].startswith("AADSTS65004")


def test_consent_may_be_the_administrators(microsoft, person, control):
    control.forget_consent(MIA)
    control.behave("microsoft", admin_consent=True)
    answer = microsoft.sign_in(person, MIA)
    assert answer["error_description"].startswith("AADSTS90094")


def test_consent_is_asked_for_what_is_new_only(microsoft, person, control):
    control.forget_consent(MIA)
    microsoft.sign_in(person, MIA)
    again = microsoft.sign_in(person, MIA, decision="deny")
    assert "access_token" in again, "nothing new was asked for, so there was nothing to deny"
    assert microsoft.sign_in(person, MIA, GRAPH, decision="deny")["error"] == "access_denied"


def test_redirect_address_must_be_known(config, person):
    app = Microsoft(config).app
    flow = app.initiate_auth_code_flow(OUTLOOK, redirect_uri="http://tms.example.test/callback")
    with pytest.raises(ValueError, match="AADSTS50011"):
        person.sign_in(MIA, flow["auth_uri"])


def test_a_shared_mailbox_has_no_sign_in(microsoft, person):
    with pytest.raises(ValueError, match="No such account"):
        microsoft.sign_in(person, "dispatch@microsoft.brokerage.test")


def test_revoked_and_expired_each_have_their_number(microsoft, person, control):
    token = microsoft.sign_in(person, MIA)["refresh_token"]
    control.revoke(user=MIA)
    assert microsoft.refresh(token)["error_codes"] == [50173]
    token = microsoft.sign_in(person, MIA)["refresh_token"]
    control.expire_refresh_tokens(MIA)
    assert microsoft.refresh(token)["error_codes"] == [700082]


def test_wrong_client_secret(config, person):
    assert Microsoft(config, secret="guess").sign_in(person, MIA)["error_codes"] == [7000215]


@pytest.mark.parametrize("number", [50173, 65001, 700082, 7000215, 90094])
def test_token_endpoint_can_be_told_to_refuse(config, microsoft, person, control, number):
    token = microsoft.sign_in(person, MIA)["refresh_token"]
    control.refuse_tokens(number)
    assert microsoft.refresh(token)["error_codes"] == [number]
    # msal repeats an error from its own memory for a minute: another application object asks again.
    assert "access_token" in Microsoft(config).refresh(token)


def token_request(config, token):
    known = config["oauth"]["microsoft"]
    form = {
        "grant_type": "refresh_token",
        "refresh_token": token,
        "client_id": known["client_id"],
        "client_secret": known["client_secret"],
        "scope": " ".join(OUTLOOK),
    }
    url = f"{known['authority']}/oauth2/v2.0/token"
    return requests.post(url, data=form, verify=config["ca_file"], timeout=10)


def test_token_endpoint_can_be_told_to_fail(microsoft, person, config, control):
    token = microsoft.sign_in(person, MIA)["refresh_token"]
    control.fail_token_endpoint("microsoft", status=429, headers={"Retry-After": "3"})
    control.fail_token_endpoint("microsoft", status=503, body="<h1>Service unavailable</h1>")
    control.fail_token_endpoint("microsoft", delay=0.3)
    throttled = token_request(config, token)
    assert (throttled.status_code, throttled.headers["Retry-After"]) == (429, "3")
    assert token_request(config, token).status_code == 503
    before = time.monotonic()
    assert token_request(config, token).ok
    assert time.monotonic() - before >= 0.3


def test_token_requests_are_counted(microsoft, person, control):
    token = microsoft.sign_in(person, MIA)["refresh_token"]
    control.reset()
    microsoft.refresh(token)
    microsoft.refresh(token)
    assert control.token_requests("microsoft") == 2


def test_access_tokens_live_as_long_as_ordered(microsoft, person, control):
    control.behave("microsoft", access_lifetime=120)
    assert microsoft.sign_in(person, MIA)["expires_in"] == 120


def test_orders_must_be_known(control):
    with pytest.raises(AttributeError):
        control.do_something()
    with pytest.raises(ValueError, match="no such behaviour"):
        control.behave("google", mood="good")


def test_orders_come_as_json_only(config):
    form = requests.post(config["control"] + "revoke", data={"user": MIA}, timeout=10)
    assert form.status_code == 404

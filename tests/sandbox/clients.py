# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The addon's own libraries as clients of the sandbox's providers."""

from urllib.parse import parse_qs, parse_qsl, urlsplit

import msal
from google_auth_oauthlib.flow import Flow

REDIRECT = "http://localhost:8069/tai_mailbox/callback"
GMAIL = "https://mail.google.com/"
OUTLOOK = ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"]
GRAPH = ["https://graph.microsoft.com/Mail.Send"]


def parameters(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


class Microsoft:
    """msal, with a token cache of its own."""

    def __init__(self, config, authority=None, secret=None):
        known = config["oauth"]["microsoft"]
        self.app = msal.ConfidentialClientApplication(
            known["client_id"],
            client_credential=secret or known["client_secret"],
            authority=authority or known["authority"],
            instance_discovery=False,
            verify=config["ca_file"],
        )

    def sign_in(self, person, address, scopes=OUTLOOK, **options):
        """The token endpoint's answer, or what the browser brought back instead of a code."""
        flow = self.app.initiate_auth_code_flow(scopes, redirect_uri=REDIRECT, login_hint=address)
        back = person.sign_in(address, flow["auth_uri"], **options)
        return self.app.acquire_token_by_auth_code_flow(flow, dict(parse_qsl(urlsplit(back).query)))

    def refresh(self, token, scopes=OUTLOOK):
        return self.app.acquire_token_by_refresh_token(token, scopes)


class Google:
    """google-auth-oauthlib."""

    def __init__(self, config):
        known = config["oauth"]["google"]
        self.verify = config["ca_file"]
        self.known = known
        self.flow = Flow.from_client_config(
            {"web": {name: known[name] for name in ("client_id", "client_secret", "auth_uri", "token_uri")}},
            scopes=["openid", "email", GMAIL],
            redirect_uri=REDIRECT,
            autogenerate_code_verifier=True,
        )

    def url(self, address, **parameters):
        parameters = {"access_type": "offline", "prompt": "consent", **parameters}
        return self.flow.authorization_url(login_hint=address, **parameters)[0]

    def sign_in(self, person, address, **asked):
        back = person.sign_in(address, self.url(address, **asked))
        self.flow.fetch_token(code=parameters(back)["code"], verify=self.verify)
        return self.flow.credentials

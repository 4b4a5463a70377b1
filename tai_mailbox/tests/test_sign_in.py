# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in with a provider, as far as Odoo's side goes; the browser's side is in tests/e2e."""

from urllib.parse import parse_qs, parse_qsl, urlsplit

from odoo import SUPERUSER_ID, api, fields
from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from ..models import vault
from ..models.access_token import fresh_token
from ..providers import errors
from .common import Control, Person, SendingCase, at_once, running_sandbox

GINA, GUS, MIA = "gina@google.brokerage.test", "gus@google.brokerage.test", "mia@microsoft.brokerage.test"
SMTP_AUTH_OFF = (
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the {}."
    " Visit https://aka.ms/smtp_auth_disabled for more information."
)


def provider_parameters(env, servers) -> dict[str, str]:
    """What an administrator enters, for the sandbox's Google and Microsoft."""
    google, microsoft = servers["oauth"]["google"], servers["oauth"]["microsoft"]
    parameters = {
        "allowed_hosts": "localhost",
        "google_client_id": google["client_id"],
        "google_client_secret": vault.seal(env, google["client_secret"]),
        "google_authority": google["issuer"],
        "microsoft_client_id": microsoft["client_id"],
        "microsoft_client_secret": vault.seal(env, microsoft["client_secret"]),
        "microsoft_authority": microsoft["origin"],
        "microsoft_tenant": microsoft["tenant"],
        "microsoft_graph": microsoft["graph"],
    }
    for provider, ports in servers["servers"].items():
        parameters[f"{provider}_imap"] = f"localhost:{ports['imaps']}:ssl"
        parameters[f"{provider}_smtp"] = f"localhost:{ports['submission']}:starttls"
    return {f"tai_mailbox.{name}": value for name, value in parameters.items()}


class SignInCase(SendingCase):
    """Gina and Gus at Google, Mia at Microsoft."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, value in provider_parameters(cls.env, cls.servers).items():
            cls.env["ir.config_parameter"].set_param(name, value)
        cls.gina, cls.gus, cls.mia = (
            cls.make_broker(address.partition("@")[0].title(), address) for address in (GINA, GUS, MIA)
        )

    def setUp(self):
        super().setUp()
        self.control.reset()
        for address in (GINA, MIA):
            self.empty(address)

    def mailbox_of(self, user, **values):
        provider = "google" if "google" in user.email else "microsoft"
        return self.env["tai.mailbox"].with_user(user).create({"provider": provider, **values}).sudo()

    def query_after_sign_in(self, mailbox, account=None, send_by=None, decision="allow"):
        """What the browser comes back with from the provider's pages."""
        address = mailbox._sign_in_address(send_by or mailbox.send_by)
        back = self.person().sign_in(account or mailbox.address, address, decision)
        return dict(parse_qsl(urlsplit(back).query))

    def sign_in(self, mailbox, *arguments, **options):
        answer = self.query_after_sign_in(mailbox, *arguments, **options)
        mailbox._signed_in(mailbox._authorization_of(answer["state"]), answer)
        return mailbox


@tagged("post_install", "-at_install")
class TestSignIn(SignInCase):
    def test_tokens_are_kept_encrypted(self):
        for user in (self.gina, self.mia):
            mailbox = self.sign_in(self.mailbox_of(user))
            self.assertEqual(mailbox.state, "connected")
            credential = mailbox._credential()
            for name in ("refresh_token", "access_token"):
                self.assertNotIn(credential._reveal(name), credential[name])
            self.assertTrue(mailbox.mail_server_id)

    def test_a_wrong_account_connects_nothing(self):
        mailbox = self.mailbox_of(self.gus)
        with self.assertRaisesRegex(errors.WrongAccount, GINA):
            self.sign_in(mailbox, account=GINA)
        self.assertEqual(mailbox.state, "draft")
        self.assertFalse(mailbox._credential().refresh_token)

    def test_denied(self):
        mailbox = self.mailbox_of(self.gina)
        with self.assertRaises(errors.ConsentDenied):
            self.sign_in(mailbox, decision="deny")

    def test_state_is_signed_and_bound(self):
        gina, gus = self.mailbox_of(self.gina), self.mailbox_of(self.gus)
        state = self.query_after_sign_in(gina)["state"]
        row = gina._authorization_of(state)
        self.assertEqual(row._refusal(self.gina), "")
        self.assertEqual(row._refusal(self.gus), "foreign")
        self.assertEqual(gina._authorization_of(state[:-4] + "AAAA")._refusal(self.gina), "unknown")
        self.assertEqual(gina._authorization_of(None)._refusal(self.gina), "unknown")
        self.assertTrue(row._redeem())
        self.assertFalse(row._redeem())
        self.assertEqual(gina._authorization_of(state)._refusal(self.gina), "used")
        gus._sign_in_address("smtp")
        row.write({"used": False, "expires": fields.Datetime.now()})
        self.assertEqual(gina._authorization_of(state)._refusal(self.gina), "expired")

    def test_no_more_is_asked_than_the_permission_needs(self):
        asked = {}
        for permission in ("send", "send_read"):
            mailbox = self.mailbox_of(self.mia, permission=permission)
            address = mailbox._sign_in_address("smtp")
            asked[permission] = parse_qs(urlsplit(address).query)["scope"][0].split()
            mailbox.unlink()
        self.assertFalse([scope for scope in asked["send"] if "IMAP" in scope])
        self.assertTrue([scope for scope in asked["send_read"] if "IMAP" in scope])

    def test_what_leaves_for_the_provider(self):
        address = self.mailbox_of(self.gina)._sign_in_address("smtp")
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.assertEqual(query["login_hint"], GINA)
        self.assertEqual((query["code_challenge_method"], query["access_type"]), ("S256", "offline"))
        self.assertTrue(query["nonce"])

    def test_a_wider_permission_asks_again(self):
        mailbox = self.sign_in(self.mailbox_of(self.mia, permission="send"))
        self.assertFalse(mailbox.needs_consent)
        mailbox.with_user(self.mia).permission = "send_read"
        self.assertTrue(mailbox.needs_consent)
        self.assertFalse(mailbox.filtered_domain(mailbox._due_domain()), "must not be read yet")
        self.sign_in(mailbox)
        self.assertFalse(mailbox.needs_consent)

    def test_without_an_app_the_administrator_is_named(self):
        self.env["ir.config_parameter"].set_param("tai_mailbox.google_client_id", False)
        with self.assertRaisesRegex(UserError, "administrator"):
            self.mailbox_of(self.gina).with_user(self.gina).action_sign_in()

    def test_disconnecting_revokes_and_forgets(self):
        mailbox = self.sign_in(self.mailbox_of(self.gina))
        refresh_token = mailbox._credential()._reveal("refresh_token")
        mailbox.with_user(self.gina).action_disconnect()
        self.assertFalse(mailbox._credential().refresh_token)
        mailbox._credential()._keep(refresh_token=refresh_token)
        with self.transactions() as env, self.assertRaises(errors.TokenRevoked):
            fresh_token(env.registry, mailbox.id)

    def test_a_revoked_grant_breaks_the_connection(self):
        mailbox = self.sign_in(self.mailbox_of(self.mia, permission="send_read"))
        self.control.revoke(MIA)
        mailbox._credential().access_expires = False
        self.poll(mailbox)
        self.assertEqual(mailbox.state, "broken")
        self.assertEqual(mailbox.activity_ids.user_id, self.mia)
        self.assertIn("/mailbox/sign-in", mailbox.activity_ids.note)

    def test_a_token_that_ended_early_is_fetched_anew(self):
        mailbox = self.sign_in(self.mailbox_of(self.mia, permission="send_read"))
        self.control.expire_access_tokens(MIA)
        self.poll(mailbox)
        self.assertEqual((mailbox.state, mailbox.failures), ("connected", 0))
        self.assertTrue(mailbox.last_read)

    def test_passing_trouble_at_the_token_endpoint_breaks_nothing(self):
        mailbox = self.sign_in(self.mailbox_of(self.mia, permission="send_read"))
        self.control.fail_token_endpoint("microsoft", status=429, body={}, headers={"Retry-After": "120"})
        mailbox._credential().access_expires = False
        before = fields.Datetime.now()
        self.poll(mailbox)
        self.assertEqual((mailbox.state, mailbox.failures), ("connected", 1))
        self.assertGreaterEqual((mailbox.next_poll - before).total_seconds(), 119)

    def test_redirect_trouble_is_told(self):
        settings = self.env["res.config.settings"]
        self.assertIn("https", settings._redirect_trouble("http://erp.example.com/mailbox/oauth/callback"))
        self.assertFalse(settings._redirect_trouble("https://erp.example.com/mailbox/oauth/callback"))
        self.assertFalse(settings._redirect_trouble("http://localhost:8069/mailbox/oauth/callback"))

    def test_check_of_the_app(self):
        settings = self.env["res.config.settings"].create({})
        for check in (settings.action_check_google, settings.action_check_microsoft):
            self.assertEqual(check()["params"]["type"], "success", check()["params"]["message"])
        self.env["ir.config_parameter"].set_param(
            "tai_mailbox.google_authority", "https://localhost:1/google"
        )
        self.assertEqual(settings.action_check_google()["params"]["type"], "danger")

    def test_the_settings_never_show_a_secret(self):
        settings = self.env["res.config.settings"].create({"tai_google_client_secret": "a new secret"})
        settings.execute()
        parameter = self.env["ir.config_parameter"].get_param("tai_mailbox.google_client_secret")
        self.assertEqual(vault.unseal(self.env, parameter), "a new secret")
        self.assertFalse(self.env["res.config.settings"].create({}).tai_google_client_secret)


@tagged("post_install", "-at_install")
class TestSendingThroughProviders(SignInCase):
    def connected(self, user, **values):
        """In transactions that end, since tokens are kept by one of their own."""
        with self.transactions() as env:
            mailbox = self.mailbox_of(user, **values).with_env(env)
            self.sign_in(mailbox)
            env.cr.commit()
        return self.env["tai.mailbox"].browse(mailbox.id)

    def send(self, user):
        with self.enter_registry_test_mode():
            return self.write_to_customer(user)

    def test_sent_lies_in_sent_once(self):
        for user, folder in ((self.gina, "[Gmail]/Sent Mail"), (self.mia, "Sent Items")):
            self.connected(user)
            message = self.send(user)
            self.assertEqual(len(self.received(message)), 1)
            self.lay_copies()
            self.assertEqual(list(self.folder(folder, user.email)), [message.message_id])

    def test_smtp_auth_turned_off_shows_the_switches_and_graph_is_the_way_out(self):
        mailbox = self.connected(self.mia)
        for where, code in (("Tenant", "tenant"), ("Mailbox", "mailbox")):
            self.control.fail("submission", MIA, auth=SMTP_AUTH_OFF.format(where))
            with self.enter_registry_test_mode():
                mailbox._try_sending()
            self.assertEqual(mailbox.error_code, f"smtp_auth_disabled_{code}")
            self.assertIn("admin center", mailbox.reason)
            self.assertTrue(mailbox.offers_graph)
            failed = self.send(self.mia).notification_ids
            reasons = failed.filtered(lambda n: n.res_partner_id == self.customer).mapped("failure_reason")
            self.assertIn("admin center", reasons[0])
            self.assertEqual(mailbox.state, "connected")
            self.control.reset()
        self.control.fail("submission", MIA, auth=SMTP_AUTH_OFF.format("Tenant"))
        with self.enter_registry_test_mode():
            self.sign_in(mailbox, send_by="graph")
        self.assertEqual(mailbox.send_by, "graph")
        message = self.send(self.mia)
        self.assertEqual(len(self.received(message)), 1)
        self.assertEqual(list(self.folder("Sent Items", MIA)), [message.message_id])


@tagged("post_install", "-at_install")
class TestTwoWorkers(TransactionCase):
    """What only shows between transactions that really end: committed here, and taken away after."""

    def setUp(self):
        super().setUp()
        self.servers = running_sandbox().config
        self.control = Control(self.servers)
        self.control.reset()
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            self.mailbox_id = self.commit_connected_mailbox(env)
        self.addCleanup(self.take_away)

    def commit_connected_mailbox(self, env) -> int:
        self.parameters = provider_parameters(env, self.servers)
        for name, value in self.parameters.items():
            env["ir.config_parameter"].set_param(name, value)
        user = env["res.users"].create({"name": "Mia", "login": MIA, "email": MIA})
        mailbox = env["tai.mailbox"].create(
            {"user_id": user.id, "address": MIA, "login": MIA, "provider": "microsoft"}
        )
        address = mailbox._sign_in_address("smtp")
        answer = dict(parse_qsl(urlsplit(Person(self.servers).sign_in(MIA, address)).query))
        mailbox._signed_in(mailbox._authorization_of(answer["state"]), answer)
        mailbox._credential().access_expires = False
        return mailbox.id

    def take_away(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            user = env["tai.mailbox"].browse(self.mailbox_id).user_id
            env["tai.mailbox"].browse(self.mailbox_id).unlink()
            user.unlink()
            env["ir.config_parameter"].search([("key", "in", list(self.parameters))]).unlink()

    def refresh_token(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            return env["tai.mailbox"].browse(self.mailbox_id)._credential()._reveal("refresh_token")

    def test_one_token_request_for_all_who_need_it(self):
        self.control.reset()
        tokens = at_once(lambda _n: fresh_token(self.registry, self.mailbox_id), range(4))
        self.assertEqual(len(set(tokens)), 1)
        self.assertEqual(self.control.token_requests("microsoft"), 1)

    def test_a_rotated_token_survives_a_rollback(self):
        before = self.refresh_token()
        with self.assertRaises(ZeroDivisionError), self.registry.cursor() as cr:
            cr.execute("UPDATE tai_mailbox SET failures = 7 WHERE id = %s", [self.mailbox_id])
            fresh_token(self.registry, self.mailbox_id)
            raise ZeroDivisionError
        self.assertNotEqual(self.refresh_token(), before)

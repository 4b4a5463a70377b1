# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who may do what, for every model, action and route of the addon: what is not named here is denied."""

import inspect
import re

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.http import _generate_routing_rules
from odoo.service.model import get_public_method
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged

MODULE = "tai_mailbox"
OPERATIONS = ("read", "write", "create", "unlink")
# By model: the operations, by their first letters, of a mailbox user and of a manager.
# A portal person, an employee without the group and an administrator without it may do nothing.
ALLOWED = {
    "tai.accessorial": ("r", "rwcu"),
    "tai.document": ("rwc", "rwcu"),
    "tai.document.clue": ("r", "r"),
    "tai.document.merge": ("rwc", "rwc"),
    "tai.document.merge.line": ("rwcu", "rwcu"),
    "tai.document.split": ("rwc", "rwc"),
    "tai.front.budget": ("", ""),
    "tai.front.channel": ("r", "r"),
    "tai.front.tag": ("rc", "rc"),
    "tai.mailbox": ("rwc", "rwc"),
    "tai.mailbox.ask": ("rwc", "rwc"),
    "tai.mailbox.authorization": ("", ""),
    "tai.mailbox.belongs": ("rwc", "rwc"),
    "tai.mailbox.credential": ("", ""),
    "tai.mailbox.delivery": ("", ""),
    "tai.mailbox.example": ("ru", "ru"),
    "tai.mailbox.failure": ("r", "r"),
    "tai.mailbox.message": ("r", "r"),
    "tai.mailbox.report": ("r", "r"),
    "tai.mailbox.sent": ("", ""),
    "tai.shipment": ("rwc", "rwcu"),
    "tai.shipment.line": ("rwcu", "rwcu"),
    "tai.shipment.reference": ("rwcu", "rwcu"),
    "tai.shipment.stop": ("rwcu", "rwcu"),
}
ROUTES = {
    "/mailbox/authorize/<string:token>",
    "/mailbox/examples",
    "/mailbox/oauth/callback",
    "/mailbox/sign-in",
    "/mailbox/signed-in",
}
ROLES = {
    "portal": "base.group_portal,base.group_allow_export",
    "employee": "base.group_user,base.group_allow_export",
    "administrator": "base.group_system,base.group_allow_export",
    "user": "tai_mailbox.group_user,base.group_allow_export",
    "manager": "tai_mailbox.group_manager,base.group_allow_export",
}
OUTSIDERS = ("portal", "employee", "administrator")
# Touch no record: one closes a dialog, the other names a window whose records are guarded.
HARMLESS = {"action_save", "action_view_shipments"}
# Public methods beside the ORM's and the buttons: a client may call them by RPC. With what it would give.
CALLS = {
    ("tai.document", "create_from_upload"): ([{"name": "harm.txt", "data": "aGFybQ=="}],),
    ("tai.mailbox", "change_question"): ({"provider": "google"},),
    ("tai.mailbox", "preview_page"): (0,),
    ("tai.overview", "figures"): (30,),
    ("tai.shipment", "told_customers"): ([1],),
}
# Odoo's own, which the addon extends; what they touch is guarded below, or they touch nothing.
EXTENDED = {
    ("ir.http", "session_info"),
    ("ir.mail_server", "send_email"),
    ("ir.mail_server", "test_smtp_connection"),
    ("res.config.settings", "set_values"),
    ("tai.shipment", "mail_allowed_qweb_expressions"),
}
# Buttons of Odoo's own whose answer the addon changes; Odoo guards them.
ODOOS_OWN = {"mail.compose.message": {"action_send_mail"}}
ORM = {"create", "write", "unlink", "copy", "default_get"}
# An administrator without a group of the addon sets it up: these press buttons of the settings only.
SETS_UP = {"administrator": {"res.config.settings"}}
SECRET = re.compile(r"password|token|secret|digest|authorization\.kept")
# Entered in a form, stored elsewhere, and shown to nobody.
ENTERED = {
    "res.config.settings.tai_front_api_token",
    "res.config.settings.tai_front_client_secret",
    "res.config.settings.tai_google_client_secret",
    "res.config.settings.tai_microsoft_client_secret",
    "tai.mailbox.password",
}
ON_RECORDS = {
    "read": lambda rows: rows.read(["display_name"]),
    "export": lambda rows: rows.export_data(["display_name"]),
    "write": lambda rows: rows.write({"create_uid": 1}),
    "unlink": lambda rows: rows.unlink(),
    "copy": lambda rows: rows.copy(),
}
ON_MODELS = {
    "search": lambda rows: rows.search_read([], ["id"]),
    "count": lambda rows: rows.search_count([]),
    "names": lambda rows: rows.name_search(""),
    "groups": lambda rows: rows.formatted_read_group([], ["id"], ["__count"]),
    "create": lambda rows: rows.create({}),
}


class AccessCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            role: new_test_user(cls.env, role, groups=groups, email=f"{role}@brokerage.test")
            for role, groups in ROLES.items()
        }
        cls.owner = new_test_user(
            cls.env, "owner", groups="tai_mailbox.group_user", email="owner@brokerage.test"
        )
        cls.mailbox = cls.env["tai.mailbox"].with_user(cls.owner).create({}).sudo()
        cls.row = cls.env["tai.mailbox.message"].create(
            {
                "mailbox_id": cls.mailbox.id,
                "company_id": cls.mailbox.company_id.id,
                "folder": "INBOX",
                "uidvalidity": "1",
                "uid": "1",
                "state": "attention",
                "subject": "Between us",
            }
        )
        cls.shipment = cls.env["tai.shipment"].create({"line_ids": [Command.create({"units": 1})]})

    def models(self):
        """All models that the addon has brought."""
        return [
            name
            for name, model in self.registry.items()
            if model._original_module == MODULE and not model._abstract
        ]

    def actions(self, name):
        """The methods of a model that a client may call as buttons do, those of the addon itself."""
        return {method for method in self.public_methods(name) if method.startswith("action_")}

    def public_methods(self, name):
        """What a client may call on a model by RPC of the addon's own code."""
        ours = [cls for cls in self.registry[name].__mro__ if f".{MODULE}." in cls.__module__]
        return {
            method
            for cls in ours
            for method, function in vars(cls).items()
            if inspect.isfunction(function)
            and not method.startswith("_")
            and not getattr(function, "_api_private", False)
        }

    def done(self, records, attempts):
        """What of it is not denied to whoever holds these records."""
        return [
            f"{records._name}: {name}"
            for name, attempt in attempts.items()
            if not self.is_denied(lambda attempt=attempt: attempt(records))
        ]

    def is_denied(self, attempt):
        try:
            with self.env.cr.savepoint():
                attempt()
        except AccessError:
            return True
        return False

    def pressed(self, records, but=()):
        """The buttons of these records that are not denied to whoever holds them."""
        buttons = sorted(self.actions(records._name) - HARMLESS - {*but})
        return self.done(records, {name: get_public_method(records, name) for name in buttons})

    def sample(self, name):
        """A record that there is, or the number that one would have; the model itself where it has none."""
        model = self.env[name]
        return model if model._abstract else model.search([], limit=1) or model.browse(1)


@tagged("post_install", "-at_install")
class TestAccess(AccessCase):
    def test_every_model_has_its_line(self):
        self.assertEqual(set(self.models()), set(ALLOWED))

    def test_each_role_has_what_its_line_says_and_no_more(self):
        for name, (user, manager) in ALLOWED.items():
            rights = {"user": user, "manager": manager}
            for role, person in self.people.items():
                for operation in OPERATIONS:
                    with self.subTest(model=name, role=role, operation=operation):
                        granted = self.env[name].with_user(person).has_access(operation)
                        self.assertEqual(granted, operation[0] in rights.get(role, ""))

    def test_outsiders_read_write_and_export_nothing(self):
        for name in ALLOWED:
            for role in OUTSIDERS:
                theirs = self.sample(name).with_user(self.people[role])
                self.assertEqual(self.done(theirs, {**ON_RECORDS, **ON_MODELS}), [], role)

    def test_outsiders_press_no_button(self):
        for role in OUTSIDERS:
            samples = [self.sample(name).with_user(self.people[role]) for name in ALLOWED]
            pressed = [button for records in samples for button in self.pressed(records)]
            self.assertEqual(pressed, [], role)

    def test_a_colleague_reaches_neither_connection_nor_log(self):
        for record in (self.mailbox, self.row):
            theirs = record.with_user(self.people["user"])
            self.assertFalse(theirs.search([("id", "=", record.id)]))
            self.assertEqual(self.done(theirs, ON_RECORDS), [])
            self.assertEqual(self.pressed(theirs), [])

    def test_a_manager_steers_connections_and_reads_nobodys_log(self):
        manager = self.people["manager"]
        for attempt in (
            lambda: self.row.with_user(manager).read(["subject"]),
            lambda: self.row.with_user(manager).export_data(["subject"]),
            lambda: self.mailbox.with_user(manager).write({"permission": "send_read"}),
            lambda: self.mailbox.with_user(manager).unlink(),
            lambda: self.mailbox.with_user(manager).create({"user_id": self.owner.id}),
        ):
            with self.assertRaises(AccessError):
                attempt()
        steering = {"action_pause", "action_resume", "action_read_soon"}
        self.assertEqual(self.pressed(self.mailbox.with_user(manager), but=steering), [])

    def test_what_is_stored_of_anothers_mail_is_in_no_field_that_a_manager_reads(self):
        manager = self.people["manager"]
        names = [
            name for name in self.env["tai.mailbox"]._fields if not name.startswith(("message_", "activity_"))
        ]
        theirs = self.mailbox.with_user(manager)
        readable = [name for name in names if theirs._has_field_access(theirs._fields[name], "read")]
        self.assertNotIn("Between us", str(theirs.read(readable)))

    def test_nobody_reads_a_secret_not_even_by_the_back_door(self):
        self.mailbox._credential()._keep(password="open sesame")
        for role, person in self.people.items():
            theirs = self.env["tai.mailbox.credential"].with_user(person)
            with self.subTest(role), self.assertRaises(AccessError):
                theirs.search([("password", "like", "%")])
            for path in ("password", "mailbox_id.password"):
                with self.subTest(role=role, path=path), self.assertRaises(AccessError):
                    theirs.search([]).mapped(path)


@tagged("post_install", "-at_install")
class TestCalls(AccessCase):
    """What a client reaches past the screens: methods by RPC, and fields by name."""

    def test_every_public_method_is_known(self):
        brought = {
            (name, method)
            for name in self.registry
            for method in self.public_methods(name)
            if method not in ORM and not method.startswith("action_")
        }
        self.assertEqual(brought, {*CALLS, *EXTENDED})

    def test_outsiders_call_nothing(self):
        for (name, method), arguments in CALLS.items():
            for role in (*OUTSIDERS, "colleague"):
                person = self.people["user" if role == "colleague" else role]
                theirs = self.sample(name).with_user(person)
                if role == "colleague" and name != "tai.mailbox":
                    continue  # documents are shared work
                call = get_public_method(theirs, method)
                with self.subTest(method=method, role=role):
                    self.assertTrue(self.is_denied(lambda c=call, t=theirs, a=arguments: c(t, *a)))

    def test_outsiders_press_no_button_on_what_the_addon_extends(self):
        extended = [name for name in self.registry if self.actions(name) and name not in ALLOWED]
        self.assertIn("res.users", extended)
        for role in OUTSIDERS:
            for name in {*extended} - SETS_UP.get(role, set()):
                theirs = self.sample(name).with_user(self.people[role])
                self.assertEqual(self.pressed(theirs, but=ODOOS_OWN.get(name, ())), [], role)

    def test_a_mail_server_of_a_mailbox_is_no_way_in(self):
        """Nobody but Odoo's sending opens somebody's mailbox, and only for what that person wrote."""
        self.mailbox._ensure_mail_server()
        for role in ("portal", "employee", "user", "manager"):
            server = self.mailbox.mail_server_id.with_user(self.people[role])
            with self.subTest(role), self.assertRaises(AccessError):
                server.test_smtp_connection()

    def test_no_secret_has_a_field_that_anybody_reads(self):
        secrets = {
            (name, field)
            for name, model in self.registry.items()
            for field in model._fields.values()
            if field._module == MODULE and SECRET.search(f"{name}.{field.name}") and field.type != "boolean"
        }
        readable = {
            f"{name}.{field.name}"
            for name, field in secrets
            for person in self.people.values()
            if self.env[name].with_user(person)._has_field_access(field, "read")
        }
        self.assertEqual(readable, ENTERED)
        self.assertGreater(len(secrets), len(ENTERED))

    def test_what_was_entered_is_never_given_back(self):
        self.mailbox.with_user(self.owner).password = "open sesame"
        self.assertFalse(self.mailbox.with_user(self.owner).read(["password"])[0]["password"])
        names = [name.rpartition(".")[2] for name in ENTERED if name.startswith("res.config.settings")]
        administrator = self.env["res.config.settings"].with_user(self.people["administrator"])
        administrator.create(dict.fromkeys(names, "open sesame")).execute()
        self.assertEqual(set(administrator.create({}).read(names)[0].values()) & {"open sesame"}, set())
        parameters = self.env["ir.config_parameter"].search_read([("key", "like", f"{MODULE}.")], ["value"])
        self.assertNotIn("open sesame", str(parameters))


@tagged("post_install", "-at_install")
class TestRoutes(HttpCase):
    def test_every_route_is_known_and_wants_a_signed_in_person(self):
        rules = {
            url: endpoint.routing["auth"]
            for url, endpoint in _generate_routing_rules([MODULE], nodb_only=False)
        }
        self.assertEqual(rules, dict.fromkeys(ROUTES, "user"))

    def test_a_stranger_is_sent_to_sign_in(self):
        for route in ROUTES:
            answer = self.url_open(route.replace("<string:token>", "guessed"), allow_redirects=False)
            with self.subTest(route):
                self.assertEqual(answer.status_code, 303)
                self.assertIn("/web/login", answer.headers["Location"])

    def test_a_portal_person_learns_nothing(self):
        new_test_user(self.env, "portal_person", groups="base.group_portal", password="portal_person")
        self.authenticate("portal_person", "portal_person")
        for route in ROUTES:
            answer = self.url_open(route.replace("<string:token>", "guessed"), allow_redirects=False)
            with self.subTest(route):
                self.assertNotIn("@", answer.headers.get("Location", ""))
                self.assertNotIn("@brokerage.test", answer.text)

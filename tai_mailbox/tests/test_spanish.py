# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import base64
import json

import polib
from odoo.modules import get_module_path
from odoo.tests import HttpCase, tagged

from ..providers import errors
from .administration_common import QUOTE, AdministrationCase
from .document_common import BILL
from .mails import NEARLY

LANGUAGE = "es_MX"
TRANSLATED = ["base", "base_setup", "mail", "web", "tai_mailbox"]
LISTS = {
    "tai_shipment_action": ("kanban", "list"),
    "tai_document_action": ("list", "kanban"),
    "tai_mailbox_message_action": ("list",),
    "tai_mailbox_example_action": ("list",),
    "tai_mailbox_action": ("list",),
    "tai_mailbox_report_action": ("graph", "pivot", "list"),
    "tai_mailbox_failure_action": ("graph", "list"),
    "tai_accessorial_action": ("list",),
    "tai_overview_action": (None,),
    "res_config_settings_action": ("form",),
}
# Opens each page and gathers what it says: texts, words that appear under the pointer, labels of charts.
LOOK = """
(async () => {
    const { action, orm } = odoo.__WOWL_DEBUG__.root.env.services;
    const { english, pages } = %s;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const plain = (text) => text.replace(/\\s+/g, " ").trim();
    const said = () => {
        const path = "//body//text()[not(parent::script or parent::style)]";
        const nodes = document.evaluate(path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
        const places = Array.from({ length: nodes.snapshotLength }, (_, at) => nodes.snapshotItem(at));
        const texts = places.map((node) => node.textContent);
        for (const name of ["title", "placeholder", "aria-label", "alt", "data-tooltip"]) {
            document.querySelectorAll(`[${name}]`).forEach((node) => texts.push(node.getAttribute(name)));
        }
        for (const canvas of document.querySelectorAll("canvas")) {
            texts.push(...(Chart.getChart(canvas)?.data.datasets || []).map(({ label }) => label));
        }
        return texts.map(plain);
    };
    const words = new Set(english.map(plain));
    const found = new Set();
    const look = async (page) => {
        await frame();
        said().filter((text) => words.has(text)).forEach((text) => found.add(`${page}: ${text}`));
    };
    for (const { name, request, options } of pages) {
        const asked = Array.isArray(request) ? await orm.call(...request) : request;
        await action.doAction(asked, { clearBreadcrumbs: true, ...options });
        await look(name);
        const openers = ".o_notebook .nav-link, .o_searchview_dropdown_toggler";
        for (const opener of document.querySelectorAll(openers)) {
            opener.click();
            await look(name);
        }
        await action.doAction({ type: "ir.actions.act_window_close" });
    }
    const outcome = [...found].join("; ");
    outcome ? console.error(`English: ${outcome}`) : console.log("test successful");
})().catch((error) => console.error(error.stack));
"""


@tagged("post_install", "-at_install")
class TestSpanish(HttpCase, AdministrationCase):
    """Every page in a browser in Spanish: none of the addon's own English is left on it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang(LANGUAGE)
        cls.env["ir.module.module"]._load_module_terms(TRANSLATED, [LANGUAGE])
        cls.pat.write({"lang": LANGUAGE, "password": "pat@brokerage.test"})
        cls.pat.group_ids |= cls.env.ref("tai_mailbox.group_manager") | cls.env.ref("base.group_system")

    def setUp(self):
        super().setUp()
        for subject, text in (("Full request", QUOTE), ("Rate to Dallas", NEARLY), ("Lunch", "At noon?")):
            self.deliver(subject, text)
        self.env.flush_all()  # the poll has a cursor of its own
        self.poll(self.mailbox)
        self.mailbox._fail(errors.TimedOut())
        self.document = self.env["tai.document"].create_from_upload(
            [{"name": "bill.txt", "data": base64.b64encode(BILL.encode()).decode()}]
        )
        self.env["tai.document"].browse(self.document)._read()

    def english(self):
        """The addon's terms whose Spanish is another."""
        terms = polib.pofile(f"{get_module_path('tai_mailbox')}/i18n/es.po")
        return [entry.msgid for entry in terms if entry.msgid != entry.msgstr]

    def pages(self):
        for name, views in LISTS.items():
            for view in views:
                options = {"viewType": view} if view else {}
                yield {"name": f"{name} {view}", "request": f"tai_mailbox.{name}", "options": options}
        for record in (
            self.env["tai.shipment"].search([("user_id", "=", self.pat.id)], limit=1),
            self.env["tai.document"].browse(self.document),
            *self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)]),
            self.mailbox,
        ):
            yield {"name": record._name, "request": self.form(record), "options": {}}
        yield {
            "name": "profile",
            "request": "base.action_res_users_my",
            "options": {"props": {"resId": self.pat.id}},
        }
        opened = ["res.users", "action_open_mailbox", [self.pat.id]]
        yield {"name": "modal", "request": opened, "options": {"clearBreadcrumbs": False}}

    def form(self, record):
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [[False, "form"]],
            "target": "current",
        }

    def test_no_english_is_left_on_any_page(self):
        self.env.flush_all()
        self.assertGreater(len(self.english()), 900)
        asked = json.dumps({"english": self.english(), "pages": list(self.pages())})
        self.browser_js(
            "/odoo", LOOK % asked, ready="odoo.isReady === true", login=self.pat.login, timeout=120
        )

    def test_what_is_noted_of_a_mail_is_told_to_each_in_their_language(self):
        rows = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)])
        row = rows.filtered(lambda row: row.subject == "Lunch")
        told = {lang: row.with_context(lang=lang).reason for lang in ("en_US", LANGUAGE)}
        self.assertIn("names no known shipment", told["en_US"])
        self.assertIn("ni nombra un embarque conocido", told[LANGUAGE])

    def test_the_mail_with_the_link_is_in_the_language_of_who_asked(self):
        self.mailbox.action_disconnect()
        self.mailbox.with_user(self.pat).write({"password": self.servers["users"][self.pat.email]})
        before = self.env["mail.mail"].search([], order="id desc", limit=1).id or 0
        self.mailbox.with_user(self.pat).with_context(lang=LANGUAGE).action_request_token()
        [mail] = self.env["mail.mail"].search([("id", ">", before)])
        self.assertIn("Autorizar este buzón", mail.body_html)
        self.assertIn("Autorice su buzón", mail.subject)

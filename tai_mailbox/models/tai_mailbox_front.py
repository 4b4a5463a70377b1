# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from functools import partial

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError, ValidationError

from .. import providers
from ..providers import errors
from ..providers.base import BearerToken
from ..providers.front import MOST_BYTES, FrontApi, FrontReader, Tags, channels, inbox_of, teammate_of
from .access_token import fresh_token
from .front_session import FrontSession
from .settings import setting
from .tai_front_budget import CompanyPace

TAGS_OF = {"quote": "quote_tag_ids", "operations": "operations_tag_ids", "other": "document_tag_ids"}


class TaiMailbox(models.Model):
    """A mailbox in Front: its channel, its token, its tags."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    front_channel_ids = fields.One2many("tai.front.channel", "mailbox_id", readonly=True)
    front_channel_id = fields.Many2one(
        "tai.front.channel",
        "Channel",
        domain="[('mailbox_id', '=', id)]",
        copy=False,
        help="The address in Front through which your mail comes and goes.",
    )
    front_inbox = fields.Char(readonly=True, copy=False)
    front_author = fields.Char(readonly=True, copy=False)
    front_archive = fields.Boolean("Archive after sending", help="As Send & Archive does in Front.")
    front_by_token = fields.Boolean(compute="_compute_front_by_token")
    quote_tag_ids = fields.Many2many("tai.front.tag", "tai_mailbox_quote_tag", string="Quote/Pickup Request")
    operations_tag_ids = fields.Many2many("tai.front.tag", "tai_mailbox_operations_tag", string="Operations")
    document_tag_ids = fields.Many2many("tai.front.tag", "tai_mailbox_document_tag", string="Documents")

    @api.depends("provider", "state")
    def _compute_front_by_token(self):
        """Whether the company's own API token does instead of signing in."""
        by_token = bool(setting(self.env, "front_api_token")) and not setting(self.env, "front_client_id")
        for mailbox in self:
            mailbox.front_by_token = mailbox.provider == "front" and by_token

    @api.onchange("provider")
    def _onchange_provider_post_action(self):
        if self.post_action == ("read" if self.provider == "front" else "tag"):
            self.post_action = "none"

    @api.constrains("provider", "post_action")
    def _check_post_action(self):
        for mailbox in self:
            if mailbox.post_action == ("read" if mailbox.provider == "front" else "tag"):
                raise ValidationError(
                    self.env._(
                        "Front knows no marking as read, and only Front has tags: choose another action."
                    )
                )

    @api.constrains("front_channel_id")
    def _check_front_channel(self):
        for mailbox in self:
            if mailbox.front_channel_id and mailbox.front_channel_id.mailbox_id != mailbox:
                raise ValidationError(self.env._("This channel is not offered to your mailbox."))

    def write(self, vals):
        written = super().write(vals)
        if vals.get("front_channel_id"):
            for mailbox in self.sudo().filtered(lambda mailbox: mailbox._has_front_token()):
                mailbox._use_front_channel()
        return written

    # -- Signing in ----------------------------------------------------------------------------

    def _has_front_token(self) -> bool:
        return bool(self._credential()._reveal("refresh_token") or setting(self.env, "front_api_token"))

    def _check_account(self, provider, tokens):
        """Front tells no address: the channels that the sign-in may see stand for it."""
        if self.provider != "front":
            return super()._check_account(provider, tokens)
        return self._find_front_channels(BearerToken(tokens.access_token))

    def _signed_in(self, authorization, answer):
        if self.provider != "front":
            return super()._signed_in(authorization, answer)
        # Front's permissions are the application's: there is no smaller one for sending alone.
        super()._signed_in(authorization, answer)
        self.granted = "send_read"
        if not self.front_channel_id:
            self.write({"state": "awaiting"})
        return None

    def _authorize(self):
        """By the company's token, once a mailed link has proved whose address it is."""
        if self.provider != "front":
            return super()._authorize()
        try:
            self._find_front_channels(self._secret())
        except errors.MailboxError as error:
            self.write({"error_code": error.code, "server_text": error.server_text or False})
            return error
        self.granted = "send_read"
        if self.front_channel_id:
            self._connected()
        return None

    def _check_ready_for_link(self):
        if self.provider != "front":
            return super()._check_ready_for_link()
        if not setting(self.env, "front_api_token"):
            raise UserError(self.env._("Ask your administrator to enter Front's API token under Settings."))
        self._check_links_an_hour()
        return None

    def _find_incoming(self):
        return None if self.provider == "front" else super()._find_incoming()

    def _find_front_channels(self, secret):
        """What may be chosen: the own address, which is chosen by itself, and shared ones.

        A colleague's private channel is offered to nobody else, whatever the token may see.
        """
        api = FrontApi(self._account(secret))
        offered = [one for one in channels(api) if not one.is_private or one.address == self.address]
        self.front_author = teammate_of(api, self.address)
        self._keep_front_tags(Tags(api).names())
        kept = {row.channel: row for row in self.front_channel_ids}
        gone = {row.id for name, row in kept.items() if name not in {one.id for one in offered}}
        self.front_channel_ids.browse(gone).unlink()
        for one in offered:
            if one.id not in kept:
                values = {"channel": one.id, "address": one.address, "is_private": one.is_private}
                kept[one.id] = self.env["tai.front.channel"].sudo().create({"mailbox_id": self.id, **values})
        own = [kept[one.id] for one in offered if one.address == self.address]
        if not self.front_channel_id and own:
            self.with_context(tai_front_secret=True).front_channel_id = own[0]
        if not offered:
            raise errors.MailboxNotFound("no channel")
        if self.front_channel_id:
            self.front_inbox = inbox_of(api, self.front_channel_id.channel)

    def _keep_front_tags(self, names):
        """Those that Front has are there to choose from."""
        tags = self.env["tai.front.tag"].sudo()
        known = tags.search([("company_id", "=", self.company_id.id)])
        known = {name.lower() for name in known.mapped("name")}
        new = {name.lower(): name[:64] for name in names if name.lower() not in known}
        tags.create([{"name": name, "company_id": self.company_id.id} for name in new.values()])

    def _use_front_channel(self):
        """Another channel has been chosen: read its inbox from the beginning."""
        if self.env.context.get("tai_front_secret"):
            return
        try:
            self.front_inbox = inbox_of(FrontApi(self._account()), self.front_channel_id.channel)
        except errors.MailboxError as error:
            raise UserError(self._explain(error.code)) from error
        self.cursor = False
        if self.state == "awaiting":
            self._connected()

    # -- Speaking to Front ---------------------------------------------------------------------

    def _secret(self):
        if self.provider != "front" or self._credential()._reveal("refresh_token"):
            return super()._secret()
        token = setting(self.env, "front_api_token")
        if not token:
            raise errors.SettingsIncomplete("Front's API token")
        return BearerToken(token)

    def _server(self, kind: str):
        return None if self.provider == "front" else super()._server(kind)

    def _options(self) -> dict:
        options = super()._options()
        if self.provider == "front":
            options |= {
                "api": setting(self.env, "front_api"),
                "pace": CompanyPace(self.env.registry, self.company_id.id),
                "channel": self.front_channel_id.channel or "",
                "inbox": self.front_inbox or "",
                "author": self.front_author or "",
                "archive": self.front_archive,
                "conversation_of": self._front_conversation_of,
            }
            if self._credential()._reveal("refresh_token"):
                options["renew"] = partial(_renewed, self.env.registry, self.id)
        return options

    def _open_reader(self):
        """Front's token need not be this connection's own."""
        if self.provider != "front":
            return (yield from super()._open_reader())
        registry, mailbox_id = self.env.registry, self.id
        own = bool(self._credential()._reveal("refresh_token"))
        self._end_transaction()
        secret = BearerToken((yield partial(fresh_token, registry, mailbox_id))) if own else self._secret()
        account = self._account(secret)
        self._end_transaction()
        return (yield partial(providers.open_reader, account))

    def _front_conversation_of(self, message_ids) -> str:
        """Where one of these lies: a mail that was read in Front, or one that was sent through it."""
        read = self.env["tai.mailbox.message"].sudo()
        sent = self.env["tai.mailbox.delivery"].sudo()
        for message_id in message_ids:
            mine = [("mailbox_id", "=", self.id)]
            row = read.search([*mine, ("message_key", "=", message_id)], limit=1)
            if row.thread_id:
                return row.thread_id
            found = sent.search(
                [*mine, ("message_id", "=", message_id), ("conversation", "!=", False)], limit=1
            )
            if found:
                return found.conversation
        return ""

    def _finishing(self, row):
        """The tags that are chosen for the category now."""
        action, names = super()._finishing(row)
        if action == "tag":
            names = tuple(self[TAGS_OF[row.category]].mapped("name"))
        return action, names

    # -- Sending -------------------------------------------------------------------------------

    def _session(self):
        return FrontSession(self) if self.provider == "front" else super()._session()

    def _lies_in_sent(self, message) -> bool:
        """Front's sender has looked already."""
        return self.provider != "front" and super()._lies_in_sent(message)

    def _handed_over(self, message, recipients, answer):
        if self.provider != "front":
            return super()._handed_over(message, recipients, answer)
        return self.env["tai.mailbox.delivery"].sudo()._hand_over(self, message, recipients, answer)

    def _mail_server_values(self) -> dict:
        values = super()._mail_server_values()
        return values | {"max_email_size": MOST_BYTES / 2**20} if self.provider == "front" else values

    # -- Reading -------------------------------------------------------------------------------

    def _read_new(self, reader, position, since, until: float):
        """First what became of the mails sent: an answer names the Message-ID that they have in Front."""
        if isinstance(reader, FrontReader):
            yield from self._ask_for_deliveries(reader)
        return (yield from super()._read_new(reader, position, since, until))

    def _follow_deliveries(self):
        reader = yield from self._open_reader()
        yield from self._ask_for_deliveries(reader)

    def _ask_for_deliveries(self, reader):
        for delivery in self.env["tai.mailbox.delivery"].sudo()._due(self):
            uid = delivery.uid
            self._end_transaction()
            found = yield partial(reader.delivery, uid)
            delivery._settle(found)
            self._end_transaction()

    def _poll_failed(self, error):
        """That Front wants us to go slower is nobody's trouble: the poll goes on when it may."""
        if self.provider == "front" and isinstance(error, errors.Throttled):
            self.write({"lease_until": False, **self._back_off(error.retry_after), "failures": 0})
            return None
        return super()._poll_failed(error)

    # -- The company's token -------------------------------------------------------------------

    @api.model
    def _front_token_entered(self):
        """A new token of the company's: connections that the old one broke work again."""
        broken = [("state", "=", "broken"), ("error_code", "=", errors.FrontTokenRefused.code)]
        for mailbox in self.search(broken):
            if not mailbox._credential()._reveal("refresh_token"):
                mailbox._connected()

    @api.model
    def _cron_keep_signed_in(self):
        """Front gives a new refresh token only when asked in the last day of the old one."""
        mailboxes = self.search([("provider", "=", "front"), ("state", "in", ("connected", "paused"))])
        for mailbox in mailboxes:
            if mailbox._credential()._reveal("refresh_token"):
                mailbox._keep_signed_in()

    def _keep_signed_in(self):
        self._end_transaction()
        try:
            fresh_token(self.env.registry, self.id)
        except errors.MailboxError as error:
            if error.broken:
                self._fail(error)
        self._end_transaction()


def _renewed(registry, mailbox_id: int) -> str:
    """Another access token, in place of one that Front has refused before its end. Used in threads."""
    with registry.cursor() as cr:
        credentials = api.Environment(cr, SUPERUSER_ID, {})["tai.mailbox.credential"]
        credentials.search([("mailbox_id", "=", mailbox_id)])._end_access()
    return fresh_token(registry, mailbox_id)

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Access tokens: kept until a minute before their end, refreshed by one worker at a time."""

from datetime import timedelta

import psycopg2.errors
from odoo import SUPERUSER_ID, api, fields

from ..providers import oauth
from .settings import sign_in_provider

EARLY = timedelta(seconds=60)


def fresh_token(registry, mailbox_id: int, use: oauth.Use = "mail") -> str:
    """A token that serves for at least a minute; `use` tells the resource that it is for.

    Works in a cursor of its own, so that what the provider answers is saved whatever
    becomes of the caller's transaction: a rotated refresh token exists nowhere else.
    Whoever waited for the lock finds the token that the other one got.

    :raise MailboxError: the provider refused, or could not be reached
    """
    while True:
        try:
            with registry.cursor() as cr:
                return _look_again(api.Environment(cr, SUPERUSER_ID, {}), mailbox_id, use)
        except psycopg2.errors.SerializationFailure:
            continue  # another worker has just saved one


def _look_again(env, mailbox_id: int, use: oauth.Use) -> str:
    lock = "SELECT id FROM tai_mailbox_credential WHERE mailbox_id = %s FOR UPDATE"
    env.cr.execute(lock, [mailbox_id], log_exceptions=False)
    credential = env["tai.mailbox.credential"].search([("mailbox_id", "=", mailbox_id)])
    kept = credential._kept_token(use)
    return kept or _refresh(credential, use)


def _refresh(credential, use: oauth.Use) -> str:
    mailbox = credential.mailbox_id
    provider = sign_in_provider(credential.env, mailbox.provider)
    tokens = provider.refresh(credential._reveal("refresh_token"), mailbox._wanted(), use)
    credential._keep_tokens(tokens)
    return tokens.access_token


def still_serves(expires) -> bool:
    return bool(expires) and expires > fields.Datetime.now() + EARLY

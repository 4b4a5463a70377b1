# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The relay that Odoo's default mail server sends into, and that Dovecot's submission passes mail on to."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from .postbox import Postbox

_MAX_SIZE = 40 * 2**20  # bytes
_logger = logging.getLogger(__name__)


class DeliverHandler:
    """Takes every mail and delivers it inside the sandbox."""

    def __init__(self, postbox: Postbox):
        self._postbox = postbox

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        try:
            await asyncio.to_thread(
                self._postbox.deliver, envelope.mail_from, envelope.rcpt_tos, envelope.original_content
            )
        except OSError as error:  # smtplib's errors are among them
            _logger.warning("could not deliver: %s", error)
            return "451 4.3.0 The sandbox could not deliver"
        return "250 2.0.0 Delivered inside the sandbox"


def make_relay(postbox: Postbox, port: int) -> Controller:
    return Controller(
        DeliverHandler(postbox),
        hostname="127.0.0.1",
        port=port,
        server_hostname="relay.sandbox.test",
        data_size_limit=_MAX_SIZE,
        enable_SMTPUTF8=True,
        decode_data=False,
    )

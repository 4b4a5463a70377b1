# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from collections.abc import Iterator
from contextlib import contextmanager

from odoo import models
from odoo.exceptions import UserError

from .. import providers
from ..providers import errors
from ..providers.base import Reader


class TaiMailbox(models.Model):
    """Looking into a mailbox outside of its polls."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        """A signed-in connection, outside of any poll; ends the transaction before it waits.

        :raise UserError: in words, whatever the provider refuses
        """
        if self.state != "connected" or self.permission != "send_read":
            raise UserError(self.env._("Connect the mailbox %s with permission to read first.", self.address))
        account = self._account()
        self._end_transaction()
        try:
            reader = providers.open_reader(account)
            try:
                yield reader
            finally:
                reader.close()
        except errors.MailboxError as error:
            raise UserError(self._explain(error.code)) from error

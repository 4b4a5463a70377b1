# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

# Loaded before: what is said and undone of filing is extended here.
from . import tai_mailbox_message_correct  # noqa: F401


class TaiMailboxMessage(models.Model):
    """The tags that a mail's conversation was given in Front, which can be taken off again."""

    _inherit = "tai.mailbox.message"  # pylint: disable=consider-merging-classes-inherited

    tags = fields.Json(readonly=True, help="Names of the tags that the mail's conversation was given for it.")

    _of_conversation = models.Index("(mailbox_id, thread_id) WHERE thread_id IS NOT NULL")

    @api.depends("tags")
    def _compute_filed(self):
        return super()._compute_filed()

    def _note_tags(self, names, before):
        """What was there before is somebody's own, unless another mail of the conversation brought it.

        :param before: names of the tags that the conversation had
        """
        for row in self:
            own = before - row._tags_of_conversation()
            row.tags = [name for name in names if name not in own]

    def _tags_of_conversation(self) -> set[str]:
        """Those that were given for other mails of it."""
        if not self.thread_id:
            return set()
        same = [("mailbox_id", "=", self.mailbox_id.id), ("thread_id", "=", self.thread_id)]
        others = self.search([*same, ("id", "!=", self.id), ("undone", "=", False)])
        return {name for row in others for name in row.tags or ()}

    def _filed_words(self):
        if self.post_action != "tag" or self.undo_failure or self.state != "done":
            return super()._filed_words()
        if not self.tags:
            return self.env._("Left as it was")
        names = ", ".join(self.tags)
        if self.undone:
            return self.env._("Tags taken off: %s", names)
        return self.env._("Tags added: %s", names)

    def _was_filed(self) -> bool:
        return super()._was_filed() and (self.post_action != "tag" or bool(self.tags))

    def _undo_filing(self, reader) -> bool:
        if self.post_action != "tag":
            return super()._undo_filing(reader)
        return reader.take_off_tags(set(self.tags) - self._tags_of_conversation(), self._key())

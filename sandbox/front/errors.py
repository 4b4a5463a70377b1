# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What Front's API answers instead."""

from __future__ import annotations

from flask import Response, jsonify
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from .records import Conversation


class FrontError(Exception):
    def __init__(self, status: int, title: str, message: str):
        super().__init__(message)
        self.status, self.title = status, title

    def response(self) -> Response:
        response = jsonify(_error={"status": self.status, "title": self.title, "message": str(self)})
        response.status_code = self.status
        return response


class Moved(Exception):
    """The conversation was merged into another one."""

    def __init__(self, conversation: Conversation):
        super().__init__(conversation.id)
        self.conversation = conversation


def as_front_error(error: HTTPException) -> Response:
    status = error.code or 500
    if isinstance(error, RequestEntityTooLarge):
        return FrontError(413, "Payload too large", "Attachments may have 25 MB").response()
    return FrontError(status, error.name, error.description or error.name).response()

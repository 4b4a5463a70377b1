# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Secrets at rest: Fernet (AES-128-CBC with HMAC-SHA256), several keys for rotation.

The keys come from the first of these that is set; the first key of a list encrypts,
every key of it decrypts:

1. the environment variable TAI_MAILBOX_KEY,
2. the option tai_mailbox_key in odoo.conf,
3. the file tai_mailbox.key in Odoo's data directory, mode 0600, made on first use.

A list is parted by commas (by lines in the file). A key is what Fernet.generate_key()
gives: 32 bytes in URL-safe base64.
"""

import hashlib
import hmac
import logging
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from odoo.exceptions import UserError
from odoo.tools import config

_logger = logging.getLogger(__name__)


class SecretUnreadable(UserError):
    """The stored secret was encrypted with a key that is not here."""


def seal(env, secret: str) -> str:
    """The secret as text that is safe to store; empty stays empty."""
    return _box(env).encrypt(secret.encode()).decode() if secret else ""


def unseal(env, sealed: str | bool) -> str:
    """The secret that seal() was given.

    :raise SecretUnreadable: none of the keys at hand made it
    """
    if not sealed:
        return ""
    try:
        return _box(env).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise SecretUnreadable(
            env._(
                "The stored password or token cannot be read, because the encryption key of this server has"
                " changed. Put the earlier key back beside the new one, or connect the mailbox again."
            )
        ) from None


def reseal(env, sealed: str) -> str:
    """The same secret, encrypted with the first key: for rotation."""
    return _box(env).rotate(sealed.encode()).decode()


def mark(text: str) -> str:
    """What only a holder of the key can write next to `text`: 32 hexadecimal digits."""
    return hmac.new(_keys()[0].encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


def _box(env) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in _keys()])
    except ValueError:
        raise UserError(
            env._("The encryption key for mailboxes is not valid: it must be 32 bytes in URL-safe base64.")
        ) from None


def _keys() -> list[str]:
    configured = os.environ.get("TAI_MAILBOX_KEY") or config.get("tai_mailbox_key")
    if configured:
        return [key.strip() for key in configured.split(",") if key.strip()]
    return _key_file(Path(config["data_dir"]) / "tai_mailbox.key").split()


def _key_file(path: Path) -> str:
    """The file's content; made on first use, by whichever process is first."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        mine = path.with_suffix(f".{os.getpid()}")
        mine.touch(mode=0o600)
        mine.write_bytes(Fernet.generate_key())
        try:
            os.link(mine, path)  # fails where another process was first, and is atomic
        except FileExistsError:
            _logger.info("Another process has made the encryption key first.")
        finally:
            mine.unlink()
    return path.read_text()

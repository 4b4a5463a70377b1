# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where things are. All that is made lies under .dev/, which git ignores."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDON = ROOT / "tai_mailbox"
STATE = ROOT / ".dev"
VENV = STATE / "venv"
PYTHON = VENV / "bin" / "python"
LOGS = STATE / "log"
ODOO_COMMAND = ROOT / "devtools" / "bin" / "odoo"
ODOO_CONF = STATE / "odoo.conf"
SANDBOX_STATE = STATE / "sandbox"


def download_cache() -> Path:
    """Folder of downloaded files; $TAI_DEV_CACHE lets several checkouts share one."""
    return Path(os.environ.get("TAI_DEV_CACHE") or STATE / "cache")

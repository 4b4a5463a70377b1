# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""./dev notebook: JupyterLab on the folder notebooks/, with Odoo's environment on the demo's database."""

import json
import os
import subprocess
from pathlib import Path

from . import databases, demo, odoo_run, sandbox_run
from .console import say
from .paths import ADDON, PYTHON, ROOT, STATE
from .state import own_port

NOTEBOOKS = ROOT / "notebooks"
PREFERRED_PORT = 8888
FOLDERS = STATE / "jupyter"
# By the variables that name them.
PRIVATE = {
    "IPYTHONDIR": "ipython",
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "MPLCONFIGDIR": "matplotlib",
}
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
WELCOME = """
Each notebook has a first cell that opens what it needs. Mailboxes to look into: those that were connected in
./dev demo, which has the same database. Ctrl-C twice stops it.
"""


def run(arguments: list[str]) -> int:
    """Run JupyterLab until Ctrl-C; it prints its address, with a key made for this run."""
    odoo_run.ensure()
    database = databases.kept_copy(demo.PURPOSE, demo=True)
    port = own_port("notebook", PREFERRED_PORT)
    say(WELCOME)
    return subprocess.call(command(port, *arguments), env=environment(database))


def command(port: int, *arguments: str) -> list[str]:
    """JupyterLab, opened on notebooks/; the guides that they name can be read there as well.

    It asks nobody on the internet for news, versions and extensions.
    """
    write_settings()
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.root_dir": ROOT,
        "LabApp.default_url": f"/lab/tree/{NOTEBOOKS.name}",
        "LabApp.extension_manager": "readonly",
    }
    chosen = [f"--{name}={value}" for name, value in options.items()]
    return [str(PYTHON), "-m", "jupyterlab", "--no-browser", "--allow-root", *chosen, *arguments]


def write_settings() -> None:
    """JupyterLab's defaults, which a person may change in its menu."""
    file = FOLDERS / PRIVATE["JUPYTER_CONFIG_DIR"] / "labconfig" / "default_setting_overrides.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(SETTINGS))


def environment(database: str, **more: str) -> dict[str, str]:
    """A notebook's process environment: Odoo on the database, and nothing left in the user's own folders."""
    own = {name: str(FOLDERS / folder) for name, folder in PRIVATE.items()}
    path = os.pathsep.join(filter(None, (str(importable_addon()), os.environ.get("PYTHONPATH"))))
    return odoo_run.environment(PGDATABASE=database, PYTHONPATH=path, **own, **authorities(), **more)


def importable_addon() -> Path:
    """A folder for PYTHONPATH in which the addon is odoo.addons.tai_mailbox, as where pip installs it."""
    addons = FOLDERS / "path" / "odoo" / "addons"
    addons.mkdir(parents=True, exist_ok=True)
    link = addons / ADDON.name
    if not link.exists():
        link.symlink_to(ADDON)
    return FOLDERS / "path"


def authorities() -> dict[str, str]:
    """Trust in the sandbox's servers, if there is a sandbox."""
    if not sandbox_run.DESCRIPTION.exists():
        return {}
    bundle = sandbox_run.description()["ca_bundle"]
    return {"SSL_CERT_FILE": bundle, "REQUESTS_CA_BUNDLE": bundle}

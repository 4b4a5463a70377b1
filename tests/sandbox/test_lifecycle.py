# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox import Sandbox, SandboxError
from sandbox.processes import Started, wait_until

ROOT = Path(__file__).parents[2]


@pytest.fixture
def own_sandbox(tmp_path):
    with Sandbox(tmp_path / "state") as sandbox:
        yield sandbox


def run_command(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "sandbox", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_command_line_goes_up_and_down(tmp_path):
    state = ("--state-dir", tmp_path)
    up = run_command("up", *state)
    assert up.returncode == 0, up.stderr
    assert "http://localhost:" in up.stdout
    status = run_command("status", *state)
    assert status.returncode == 0
    assert json.loads(status.stdout)["running"] is True
    assert run_command("down", *state).returncode == 0
    assert run_command("status", *state).returncode == 3
    assert run_command("erase", *state).returncode == 0
    assert not tmp_path.exists()


def test_up_again_changes_nothing(own_sandbox):
    before = own_sandbox.state.processes()
    assert Sandbox(own_sandbox.state.root).up() == own_sandbox.config
    assert own_sandbox.state.processes() == before


def test_restart_keeps_addresses_passwords_and_mail(own_sandbox, tmp_path):
    from sandbox.postbox import Postbox

    before = own_sandbox.config
    Postbox(before).deliver("a@shipper.test", ["pat@brokerage.test"], b"Subject: kept\r\n\r\nbody\r\n")
    own_sandbox.down()
    assert own_sandbox.config == {}
    assert own_sandbox.up() == before
    with Postbox(before).open("pat@brokerage.test") as mailbox:
        assert mailbox.select_folder("INBOX")[b"EXISTS"] == 1


def test_crash_is_survived(own_sandbox):
    before, processes = own_sandbox.config, own_sandbox.state.processes()
    for process in processes.values():
        os.kill(process.pid, signal.SIGKILL)
    assert wait_until(lambda: not any(process.alive() for process in processes.values()), 5)
    assert own_sandbox.status()["running"] is False
    assert own_sandbox.up() == before
    assert own_sandbox.status()["running"] is True


def test_half_a_sandbox_is_started_anew(own_sandbox):
    services = own_sandbox.state.processes()["services"]
    os.kill(services.pid, signal.SIGKILL)
    assert wait_until(lambda: not services.alive(), 5)
    own_sandbox.up()
    assert own_sandbox.status()["processes"] == {"dovecot": True, "services": True}


def test_a_reused_process_number_is_left_alone(own_sandbox):
    own_sandbox.down()
    stranger = Started.of(os.getpid())
    own_sandbox.state.remember("dovecot", Started(stranger.pid, stranger.ticks - 1))
    assert own_sandbox.status()["running"] is False
    own_sandbox.down()  # would end this very process
    assert stranger.alive()


def test_unreadable_state_is_made_anew(own_sandbox):
    own_sandbox.down()
    for file in ("sandbox.json", "ports.json"):
        (own_sandbox.state.root / file).write_text("{ half a")
    own_sandbox.up()
    assert own_sandbox.status()["running"] is True


def test_nothing_is_left_after_erase(tmp_path):
    with Sandbox(tmp_path / "state") as sandbox:
        run_folder, mail = sandbox._dovecot.root / "run", sandbox._dovecot.root
        folders = [run_folder.resolve(), mail]
        processes = sandbox.state.processes()
        assert all(folder.is_dir() for folder in folders)
    assert not any(folder.exists() for folder in [*folders, tmp_path / "state"])
    assert not any(process.alive() for process in processes.values())


def test_secrets_are_for_the_owner_only(own_sandbox):
    for name in ("sandbox.json", "secrets.json", "tls/localhost.key"):
        assert (own_sandbox.state.root / name).stat().st_mode & 0o077 == 0, name


def test_without_dovecot_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("TAI_DOVECOT_ROOT", str(tmp_path / "nowhere"))
    with pytest.raises(SandboxError, match="dovecot-imapd dovecot-lmtpd dovecot-submissiond"):
        Sandbox(tmp_path / "state").up()
    assert not Sandbox(tmp_path / "state").status()["processes"]


def test_a_port_that_is_taken_in_between_is_replaced(tmp_path, monkeypatch):
    sandbox = Sandbox(tmp_path / "state")
    choose = sandbox.state.ports
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        taken = stranger.getsockname()[1]
        choices = iter(
            [lambda names: choose(names) | {"imap": taken}, lambda names: choose(names) | {"relay": taken}]
        )
        monkeypatch.setattr(sandbox.state, "ports", lambda names: next(choices, choose)(names))
        with sandbox:
            assert sandbox.status()["running"] is True
            assert taken not in sandbox.config["ports"].values()


def test_a_server_that_cannot_start_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("sandbox.dovecot._SETTINGS", tmp_path)
    for version in ("2.3", "2.4"):
        (tmp_path / f"dovecot-{version}.conf").write_text("no such setting = yes\n")
    sandbox = Sandbox(tmp_path / "state")
    with pytest.raises(SandboxError, match="dovecot ended at once: see .*dovecot.log"):
        sandbox.up()
    assert sandbox.status()["running"] is False
    sandbox.erase()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_runs_as_an_ordinary_user():
    script = (
        "import sys; from sandbox import Sandbox\n"
        "with Sandbox(sys.argv[1]) as s: print(s.status()['running'])\n"
    )
    state = Path("/var/tmp") / f"tai-sandbox-test-{os.getpid()}"
    # May read everything, so that it finds Python also in a closed home folder; may write as nobody only.
    become_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    reads = [f"--{kind}-caps=+dac_read_search" for kind in ("inh", "ambient")]
    done = subprocess.run(
        [*become_nobody, *reads, sys.executable, "-c", script, state],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.strip() == "True", done.stderr
    assert not state.exists()

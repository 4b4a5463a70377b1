# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""`python -m sandbox up|down|erase|status [--state-dir DIR]`"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from .errors import SandboxError
from .sandbox import Sandbox
from .state import DEFAULT_STATE_DIR


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parse(arguments)
    try:
        return _COMMANDS[options.command](Sandbox(options.state_dir))
    except (SandboxError, OSError) as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 1


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Loopback stand-ins for mail providers."
    )
    parser.add_argument("command", choices=_COMMANDS, help="serve is what up runs in the background")
    parser.add_argument("--state-dir", default=DEFAULT_STATE_DIR, help="default: %(default)s")
    return parser.parse_args(arguments)


def _up(sandbox: Sandbox) -> int:
    config = sandbox.up()
    print(f"The sandbox is up: {config['page']}  (details in {sandbox.state.config_file})")
    return 0


def _down(sandbox: Sandbox) -> int:
    sandbox.down()
    print("The sandbox is down.")
    return 0


def _erase(sandbox: Sandbox) -> int:
    sandbox.erase()
    print("The sandbox is down, its mail is gone.")
    return 0


def _status(sandbox: Sandbox) -> int:
    """Print JSON without passwords; 0 when it runs, 3 when not (as service scripts do)."""
    status = sandbox.status()
    status["page"] = status.pop("config").get("page")
    print(json.dumps(status, indent=2))
    return 0 if status["running"] else 3


def _serve(sandbox: Sandbox) -> int:
    from .services import serve  # its libraries are not needed to ask for the status

    serve(sandbox.config)
    return 0


_COMMANDS = {"up": _up, "down": _down, "erase": _erase, "status": _status, "serve": _serve}

if __name__ == "__main__":
    sys.exit(main())

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pack the addon as it stood in an older commit, for the test of updating from there.

    .dev/venv/bin/python -m tools.older_version COMMIT

Tests, the demo's papers and pictures stay out, and the tables of places, which have not changed since then.
"""

import ast
import lzma
import subprocess
import sys
from pathlib import Path

from devtools.paths import ADDON, ROOT

OLDER = ROOT / "tests" / "install" / "older"
LEFT_OUT = ("tests", "demo/files", "intake/data", "static/description/*", "static/tests")


def pack(commit: str) -> Path:
    """Write the archive; named after the version that the commit's manifest states."""
    outside = [f":(exclude){ADDON.name}/{path}" for path in LEFT_OUT]
    archive = git("archive", "--format=tar", commit, "--", ADDON.name, *outside)
    manifest = ast.literal_eval(git("show", f"{commit}:{ADDON.name}/__manifest__.py").decode())
    path = OLDER / f"{ADDON.name}-{manifest['version']}.tar.xz"
    path.write_bytes(lzma.compress(archive, preset=lzma.PRESET_EXTREME | 9))
    return path


def git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    print(pack(sys.argv[1]))

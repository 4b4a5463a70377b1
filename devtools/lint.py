# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""./dev lint: everything that reads the code without running it."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from . import prettier_run
from .console import say
from .databases import MODULE
from .paths import ROOT, VENV


@dataclass(frozen=True)
class Finding:
    """What one reader said; `code` is 0 when it found nothing."""

    name: str
    code: int
    seconds: float
    output: str


def readers() -> dict[str, list[str]]:
    """Name and command of each; pyproject.toml and .oca_hooks.cfg say what they look for."""
    return {
        # The addon's README.rst is made out of readme/ when it is packaged.
        "pylint-odoo": ["pylint", "--disable=missing-readme", MODULE],
        "ruff": ["ruff", "check", "--output-format=concise", "--quiet", "."],
        # A rule that ruff has on trial; asked by itself, since it would bring others along.
        "licences": ["ruff", "check", "--preview", "--select=CPY001", "--exclude=*.ipynb", "--quiet", "."],
        "format": ["ruff", "format", "--check", "--output-format=concise", "--quiet", "."],
        "oca": ["oca-checks-odoo-module", MODULE],
        "types": ["mypy", "--no-error-summary"],
        "prettier": prettier_run.command("--list-different"),
    }


def run(arguments: list[str]) -> int:
    """Run all of them, or those named; returns 1 if one found something."""
    if arguments == ["--fix"]:
        return mend()
    if not arguments or "prettier" in arguments:
        prettier_run.ensure()
    chosen = [(name, command) for name, command in readers().items() if name in (arguments or readers())]
    with ThreadPoolExecutor(max_workers=2) as pool:
        findings = list(pool.map(lambda reader: read(*reader), chosen))
    for finding in findings:
        report(finding)
    return int(any(finding.code for finding in findings))


def mend() -> int:
    """Let ruff and prettier mend what they can mend by themselves."""
    prettier_run.ensure()
    ruff = VENV / "bin" / "ruff"
    commands = [
        [ruff, "check", "--fix", "."],
        [ruff, "format", "."],
        prettier_run.command("--write", "--log-level=warn"),
    ]
    return max(subprocess.call(command, cwd=ROOT) for command in commands)


def read(name: str, command: list[str]) -> Finding:
    start = time.monotonic()
    program, *arguments = command
    done = subprocess.run(
        [VENV / "bin" / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return Finding(name, done.returncode, time.monotonic() - start, (done.stdout + done.stderr).strip())


def report(finding: Finding) -> None:
    verdict = "found something" if finding.code else "clean"
    say(f"  {finding.name}: {verdict} ({finding.seconds:.1f} s)")
    if finding.code:
        print(finding.output, flush=True)

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What all benchmarks have in common: their options, their goals, their figures."""

import argparse
import json
import subprocess

import pytest

from bench import environment, grow, idle, poll
from bench.environment import Goal
from devtools.paths import PYTHON, ROOT


@pytest.mark.parametrize("name", ["poll", "idle", "grow", "faults", "schedule", "read"])
def test_each_takes_a_size_and_a_file_for_its_figures(name):
    asked = [PYTHON, "-m", f"bench.{name}", "--help"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "--size N" in told and "--json FILE" in told


def test_figures_have_the_names_that_are_promised():
    assert set(poll.GOALS) == {"ratio_to_fetchmail", "ratio_to_limit", "ratio_to_limit_other"}
    assert {"ratio_to_fetchmail", "round_trips"} <= set(idle.GOALS)
    assert "growth" in grow.GOALS


def test_figures_are_written_and_held_against_their_goals(tmp_path, capsys):
    options = argparse.Namespace(json=tmp_path / "figures.json")
    figures = {"ratio": 7.9, "growth": 1.1}
    environment.report(options, figures, {"ratio": Goal(at_least=8), "growth": Goal(at_most=1.1)})
    assert json.loads(options.json.read_text()) == figures
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["ratio", "7.9", "at", "least", "8", "MISSED"]
    assert lines[2].split() == ["growth", "1.1", "at", "most", "1.1", "met"]

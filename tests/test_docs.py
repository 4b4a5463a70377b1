# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The guides say what the program says: the words of each failure, links, verbs of ./dev, examples."""

import ast
import re
from pathlib import Path
from textwrap import dedent

import pytest

from devtools.commands import HELP, VERBS
from tai_mailbox.intake.decision import asking
from tai_mailbox.providers import errors, presets, signs

ROOT = Path(__file__).resolve().parents[1]
ADDON = ROOT / "tai_mailbox"
TROUBLESHOOTING = (ROOT / "docs" / "troubleshooting.md").read_text()
GUIDES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tai_mailbox/readme/*.md")])
CAUSES = errors.every_cause()
# Whom and what the explanations name in the guide.
NAMED = {"address": "you@example.com", "login": "me@example.com", "host": "smtp.example.com"}

OF_THE_MODELS = "address_changed"  # a cause that only Odoo knows

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
ANCHOR = re.compile(r'<a id="([^"]+)">')
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
VERB = re.compile(r"(?:`|^)\./dev ([a-z]\w*)", re.MULTILINE)
BENCHMARK = re.compile(r"\./dev bench ([a-z]\w*)")
PYTHON = re.compile(r"^ *```python\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`((?:tests|sandbox|bench|tools|docs|intake|models|providers|views)/[\w./]+\.\w+)`")
EXAMPLES = {"intake/grammar/trailer.py", "providers/NAME.py"}  # files that a reader is told to make
QUOTED = re.compile(r"^- `(.+)`$", re.MULTILINE)


def section(code: str) -> str:
    """What the troubleshooting guide says below a cause's anchor."""
    return TROUBLESHOOTING.partition(f'<a id="{code}"></a>')[2].partition("<a id=")[0]


def anchors(guide: Path) -> set[str]:
    """Where a link into the guide can lead: its headings, as pages name them, and its own anchors."""
    text = FENCE.sub("", guide.read_text())
    headings = (re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(text))
    return {*headings, *ANCHOR.findall(text)}


def links(guide: Path) -> list[str]:
    return [link for link in LINK.findall(FENCE.sub("", guide.read_text())) if "://" not in link]


@pytest.mark.parametrize("code", CAUSES)
def test_every_cause_is_told_in_its_own_words(code):
    what, remedy = CAUSES[code].told(NAMED)
    told = section(code)
    assert f"### {what}\n" in told
    assert f"\n{remedy}\n" in told


@pytest.mark.parametrize("code", CAUSES)
def test_what_a_provider_is_quoted_with_means_that_cause(code):
    for words in QUOTED.findall(section(code)):
        rows = [signs.sign_of(protocol, words) for protocol in ("smtp", "imap", "oauth", "graph", "front")]
        assert CAUSES[code] in [row.cause for row in rows if row], words


def test_troubleshooting_names_no_cause_that_is_gone():
    named = set(ANCHOR.findall(TROUBLESHOOTING))
    assert named - {OF_THE_MODELS} == set(CAUSES) - {OF_THE_MODELS}


def test_the_pages_of_links_are_told_in_their_own_words():
    page = (ADDON / "views" / "authorization_templates.xml").read_text()
    titles = re.findall(r"<h4>(This (?:link|sign-in)[^<]+)</h4>", page)
    assert titles
    assert [title for title in titles if f"### {title}\n" not in TROUBLESHOOTING] == []


def test_front_is_told_in_its_own_words():
    """Each heading there is said somewhere, up to what is filled in."""
    sources = [*ADDON.glob("models/*.py"), *ADDON.glob("views/*.xml")]
    said = " ".join(re.sub(r'"\s*"', "", " ".join(path.read_text() for path in sources)).split())
    headings = HEADING.findall(TROUBLESHOOTING.partition("\n## Front\n")[2].partition("\n## ")[0])
    assert len(headings) > 10
    fixed = [re.split(r" (?:at|in) \d| \.\.\.", heading)[0] for heading in headings]
    unsaid = [words for words in fixed if words not in said]
    assert unsaid == ["Front asks for a pause. Try again"], "there the provider is filled in, too"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_links_lead_somewhere(guide):
    for link in links(guide):
        path, _, anchor = link.partition("#")
        target = (guide.parent / path).resolve() if path else guide
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_files_exist(guide):
    named = set(FILE.findall(guide.read_text())) - EXAMPLES
    assert [name for name in named if not any((base / name).exists() for base in (ROOT, ADDON))] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_benchmarks_exist(guide):
    for name in BENCHMARK.findall(guide.read_text()):
        assert (ROOT / "bench" / f"{name}.py").exists(), name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_verbs_exist(guide):
    named = set(VERB.findall(guide.read_text()))
    assert named <= set(VERBS)
    assert all(re.search(rf"^  {verb}\b", HELP, re.MULTILINE) for verb in named)


def examples(guide: Path) -> list[str]:
    return [dedent(example) for example in PYTHON.findall(guide.read_text())]


@pytest.mark.parametrize("guide", [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "administrator-guide.md"])
def test_examples_are_python(guide):
    assert [ast.parse(example) for example in examples(guide)]


@pytest.mark.parametrize(
    "begins, module, table",
    [("_preset(", presets, "PRESETS"), ("sign(", signs, "SIGNS"), ("rule(", asking, "ASKING")],
)
def test_rows_of_the_examples_fit_their_tables(begins, module, table):
    [example] = [text for text in examples(ROOT / "CONTRIBUTING.md") if text.startswith(begins)]
    [row] = eval(example, vars(module).copy())
    assert type(row) is type(getattr(module, table)[0])

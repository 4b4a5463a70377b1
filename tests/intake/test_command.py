# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""python -m tai_mailbox.intake: one line a mail, whatever the mail, the same in any process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .mails import FIELDS, attachment, raw, raw_with

ROOT = Path(__file__).parent.parent.parent
REQUEST = (
    "Please quote: 53' dry van, 22 pallets, 42,000 lbs, Chicago, IL 60607 to Dallas, TX 75201, tomorrow."
)
PLACE = ["city", "state", "postal_code", "country"]
DATE = "Date: Tue, 29 Sep 2026 03:30:00 +0000"


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tai_mailbox.intake", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def mails(tmp_path: Path) -> list[Path]:
    contents = {
        "quote.eml": raw(REQUEST, "rate", headers=[DATE]),
        "operations.eml": raw("Where is SHP000123?", "eta"),
        "own.eml": raw(REQUEST, "rate", sender="dana@lark.example"),
        "empty.eml": b"",
        "bytes.eml": bytes(range(256)) * 4,
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


@pytest.fixture
def known(tmp_path: Path) -> Path:
    file = tmp_path / "known.txt"
    file.write_text("SHP000123\n\n shp000124 \n")
    return file


def test_one_line_a_mail_in_the_order_given(mails, known):
    result = command("--known", known, "--own", "Dana@lark.example", *mails)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(mail) for mail in mails]
    assert [line["category"] for line in lines] == ["quote", "operations", "other", "other", "other"]
    assert [list(line) for line in lines] == [
        ["file", "category", "loads", "shipments", "documents", "reasons"]
    ] * 5
    assert all(
        line["reasons"] and all(isinstance(reason, str) for reason in line["reasons"]) for line in lines
    )
    assert lines[1]["shipments"] == ["SHP000123"]
    assert (result.returncode, result.stderr) == (0, "")


def test_a_load_has_the_fields_of_the_contract(mails):
    (load,) = json.loads(command(mails[0]).stdout)["loads"]
    assert list(load) == FIELDS
    assert {name: list(load[name]) for name in ("origin", "destination")} == {
        "origin": PLACE,
        "destination": PLACE,
    }
    assert list(load["references"]) == ["po", "bol", "pro", "pickup", "customer"]
    assert (load["stops"], load["dimensions_in"], load["accessorials"], load["commodity"]) == (
        [],
        [],
        [],
        None,
    )


def test_known_numbers_may_be_written_in_any_case_and_named_by_their_digits(tmp_path, known):
    (tmp_path / "digits.eml").write_bytes(raw("Status of load # 000124 and SHP-000123? Not SHP000999."))
    (line,) = command("--known", known, tmp_path / "digits.eml").stdout.splitlines()
    assert sorted(json.loads(line)["shipments"]) == ["SHP000123", "SHP000124"]


def test_without_known_numbers_none_is_named(mails):
    line = json.loads(command(mails[1]).stdout)
    assert (line["category"], line["shipments"]) == ("other", [])


def test_own_mail_that_names_a_shipment_is_logged_there(tmp_path, known):
    text = f"{REQUEST} This is SHP000123."
    (tmp_path / "sent.eml").write_bytes(raw(text, "rate", sender="dana@lark.example"))
    arguments = ["--known", known, "--own", "x@lark.example", "--own", "DANA@lark.example"]
    line = json.loads(command(*arguments, tmp_path / "sent.eml").stdout)
    assert (line["category"], line["loads"], line["shipments"]) == ("operations", [], ["SHP000123"])


def test_documents_are_file_names_and_reasons_hold_the_words_they_stand_on(tmp_path, mails):
    paper = attachment("bol 7.pdf", b"%PDF-1.4 x", "application/pdf")
    (tmp_path / "paper.eml").write_bytes(raw_with(paper, text=REQUEST, subject="rate"))
    line = json.loads(command(tmp_path / "paper.eml").stdout)
    assert (line["category"], line["documents"]) == ("quote", ["bol 7.pdf"])
    assert any('"Please quote"' in reason or "quote" in reason.lower() for reason in line["reasons"])


def test_time_zone(mails):
    days = [
        json.loads(command("--tz", zone, mails[0]).stdout)["loads"][0]["pickup_date"]
        for zone in ("UTC", "America/Chicago")
    ]
    assert days == ["2026-09-30", "2026-09-29"]


def test_a_mail_that_cannot_be_read_prints_its_line(tmp_path, mails):
    result = command(tmp_path / "absent.eml", tmp_path, mails[1])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["category"] for line in lines] == ["other"] * 3
    assert "cannot be read" in lines[0]["reasons"][0]
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["--tz", "Mars/Base"], ["--known", "/absent"], ["--tz", "../etc"]])
def test_wrong_options_are_said_in_a_line(arguments, mails):
    result = command(*arguments, mails[0])
    assert result.returncode == 2
    assert result.stderr.startswith("classify: ") and "Traceback" not in result.stderr


def test_same_output_in_any_process(mails, known):
    environments = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "99", "TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "PYTHONUTF8": "0"},
    ]
    outputs = [command("--known", known, *mails, **environment).stdout for environment in environments]
    assert outputs[0] and len(set(outputs)) == 1
    backwards = command("--known", known, *mails[::-1], **environments[1]).stdout
    assert backwards.splitlines() == outputs[0].splitlines()[::-1]


def test_import_needs_no_parser_of_attachments():
    code = """if True:
        import sys
        import tai_mailbox.intake
        print(sorted({"pypdfium2", "python_calamine", "openpyxl"} & set(sys.modules)))
    """
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    assert result.stdout.strip() == b"[]"


def test_the_figures_of_a_folder_of_corrected_mails(tmp_path):
    (tmp_path / "1.eml").write_bytes(raw(REQUEST, "rate", headers=[DATE]))
    expected = {**json.loads(command(tmp_path / "1.eml").stdout), "file": "1.eml"}
    (tmp_path / "expected.jsonl").write_text(json.dumps(expected) + "\n")
    figures = json.loads(command("--score", tmp_path).stdout)
    assert (figures["mails"], figures["right"], figures["wrong"]) == (1, 1, [])
    assert figures["fields"]["weight_lb"]["f1"] == 1


def test_a_folder_without_expectations_says_so(tmp_path):
    done = command("--score", tmp_path)
    assert done.returncode == 2
    assert "expected.jsonl" in done.stderr and "Traceback" not in done.stderr

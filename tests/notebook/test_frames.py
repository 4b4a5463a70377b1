# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Readings as pages and data frames, without Odoo."""

import sys
from email.message import EmailMessage

import matplotlib
import pandas
import pytest

from tai_mailbox import notebook
from tai_mailbox.intake import Context, read
from tai_mailbox.notebook.extras import PackageMissing
from tai_mailbox.notebook.page import reading_html

matplotlib.use("agg")
MAILS = "notebooks/mails"
EVIL = '<img src=x onerror="alert(1)">'


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)


def mail(text: str, subject: str = "Rate request") -> bytes:
    message = EmailMessage()
    message["From"] = f'"{EVIL}" <kvoss@midstate.example>'
    message["Subject"] = f"{subject} {EVIL}"
    message.set_content(text)
    return message.as_bytes()


def test_a_folder_is_a_row_a_mail():
    mails = notebook.read_folder(MAILS, Context(shipments=notebook.KnownNumbers({"SHP000123"})))
    assert list(mails.category) == ["quote", "quote", "operations", "other", "other"]
    assert mails.lane["1-quote-request.eml"] == "Chicago, IL 60607 → Dallas, TX 75207"
    assert mails.loads["2-three-loads.eml"] == 3
    assert mails.shipments["3-about-a-shipment.eml"] == "SHP000123"


def test_a_folder_without_mails_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"No \.eml file lies in"):
        notebook.read_folder(tmp_path)


def test_a_page_shows_each_values_words():
    page = reading_html(notebook.read_file(f"{MAILS}/1-quote-request.eml"))
    assert '<mark title="Origin"' in page
    assert "<td>41,500</td><td><em>41,500 lbs</em></td>" in page
    assert "Asks for a price." in page


def test_a_page_holds_no_tag_of_the_mail():
    text = f"Please quote a van from Chicago, IL to Dallas, TX, 24 pallets {EVIL}, 41,000 lbs"
    page = reading_html(read(mail(text), Context()))
    assert "<img" not in page
    assert page.count("&lt;img") >= 2


def test_score_counts_what_is_missed():
    examples = notebook.load_examples(MAILS)
    assert notebook.score(examples).missed.sum() == 0
    examples[0].expected["loads"][0]["weight_lb"] = 40000
    figures = notebook.score(examples)
    assert tuple(figures.loc["weight_lb", ["made_up", "missed"]]) == (1, 1)
    [difference] = notebook.wrong(examples).difference
    assert difference == "load 1 weight_lb: expected 40000, got 41500"
    assert [label.get_text() for label in notebook.where_it_errs(figures).get_yticklabels()] == ["weight_lb"]


def test_minutes_to_a_shipment():
    moment = pandas.Timestamp("2026-09-22 09:00", tz="UTC")
    log = pandas.DataFrame(
        {
            "received": [moment, moment],
            "category": ["quote", "operations"],
            "shipment_ids": [[7, 8], [7]],
        }
    )
    made = pandas.DataFrame(
        {"create_date": [moment + pandas.Timedelta(minutes=m) for m in (3, 4, 5)]}, [7, 8, 9]
    )
    assert dict(notebook.minutes_to_shipment(log, made)) == {7: 3.0, 8: 4.0}


def test_days_without_mail_are_days():
    moments = pandas.to_datetime(["2026-09-21 09:00", "2026-09-21 10:00", "2026-09-24 09:00"], utc=True)
    axes = notebook.categories_by_day(
        pandas.DataFrame({"received": moments, "category": ["quote", "other", "quote"]})
    )
    assert [label.get_text() for label in axes.get_xticklabels()] == ["21 Sep", "22 Sep", "23 Sep", "24 Sep"]
    assert [bar.get_height() for bar in axes.containers[0]] == [1, 0, 0, 1]


def test_of_many_days_some_are_named():
    moments = pandas.date_range("2026-09-01", periods=30, tz="UTC")
    axes = notebook.categories_by_day(pandas.DataFrame({"received": moments, "category": "other"}))
    assert [label.get_text() for label in axes.get_xticklabels()][:2] == ["01 Sep", "04 Sep"]


def test_pictures_of_nothing_say_so():
    log = pandas.DataFrame(columns=["received", "category", "shipment_ids"])
    made = pandas.DataFrame({"create_date": pandas.to_datetime([], utc=True)})
    for axes, words in (
        (notebook.categories_by_day(log), "The mail log is empty"),
        (notebook.arrival_to_shipment(log, made), "No shipment was made from mail yet"),
        (notebook.where_it_errs(pandas.DataFrame({"made_up": [0], "missed": [0]})), "No value is wrong"),
    ):
        assert axes.texts[0].get_text() == words


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(PackageMissing, match="pandas, which is not installed: pip install"):
        notebook.read_folder(MAILS)


@pytest.mark.parametrize("address", ["http://odoo.example.com", "odoo.example.com"])
def test_a_key_never_travels_in_clear(address):
    with pytest.raises(ValueError, match="https"):
        notebook.Remote(address, "secret")

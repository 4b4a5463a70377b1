# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail of other people's: no sample raises, and no ordinary mail is about freight."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tai_mailbox.intake import Context, read

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def contents(name: str) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each file of an archive of samples; nothing is unpacked to disk."""
    archive = SAMPLES / name
    if not archive.exists():
        pytest.skip(f"the samples are not beside the repository: {name}")
    with tarfile.open(archive) as files:
        for entry in files:
            if entry.isfile():
                yield entry.name, files.extractfile(entry).read()


def test_no_sample_raises():
    for name, content in contents("mime-samples.tar.gz"):
        found = read(content, Context())
        assert found.segments[0].kind == "subject", name
        found.to_dict()


def test_no_ordinary_mail_becomes_a_shipment():
    quotes = [
        name
        for name, content in contents("ordinary-mail.tar.gz")
        if read(content, Context()).category == "quote"
    ]
    assert quotes == []

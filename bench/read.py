# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How fast the reader is, and how much memory it takes: the figures of one core.

    ./dev bench read [--size N] [--json FILE] [--mails FOLDER]

Reads the labelled mails of the tests (or the mails in FOLDER), requests of 100 kB, and hostile mails of 1 MB.
Times are processor time of one process, so that what else a machine does counts little.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

GOALS = {
    "median of ordinary mails, ms": 3.0,
    "99th percentile of ordinary mails, ms": 25.0,
    "median of 100 kB mails, ms": 25.0,
    "slowest hostile 1 MB mail, s": 1.0,
    "import, s": 1.0,
    "memory, MB": 150.0,
}
LARGEST = 100_000  # bytes of an ordinary mail
MEGABYTE = 1_000_000
REPEATS = 3
HTML = b"Content-Type: text/html\r\n\r\n"
PARTS = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
LANES = b"Chicago, IL to Dallas, TX 42,000 lbs 22 pallets 48x40x48 please quote"
# What a plain text of 1 MB, and an HTML one, is made of: again and again the same.
TEXTS = {
    "quotes": b"> a\r\nb\r\n",
    "spaces": b" ",
    "digits": b"1",
    "letters": b"a",
    "words": b"a ",
    "mail headers": b"From: a@b.c\r\nSent: 1\r\nTo: x\r\nSubject: y\r\n\r\nz\r\n",
    "attributions": b"On 1 a\r\n",
    "lanes in a line": LANES + b" ",
    "lanes in lines": LANES + b"\r\n",
    "shipment numbers": b"SHP000123, 000124 load 5 ",
    "city names": b"Dallas, ",
    "postal codes": b"60607-77002 ",
    "columns": b"a  b  c\r\n",
    "table rows": b"Chicago, IL\tDallas, TX\t42000\r\n",
}
# The same behind a request, so that the rules are asked, too.
ASKED = {
    "blanks to fill in": b"_ ",
    "an open quotation": b"word ",
    "blanks behind a word": b"shipment" + b" " * 300 + b"\r\n",
    "prices": b"Chicago, IL $5 - ",
}
TAGS = {
    "nested divisions": b"<div>",
    "nested tables": b"<table><tr><td>",
    "cells": b"<table><tr><td rowspan=9>x",
    "attributes": b"<p " + b"a=1 " * 250_000,
    "open brackets": b"<",
    "entities": b"&nbsp;",
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, metavar="N", help="ordinary mails at most (default all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    parser.add_argument(
        "--mails", type=Path, metavar="FOLDER", help="read these mails in place of the tests' own"
    )
    options = parser.parse_args()
    figures = measure(list(islice(ordinary(options.mails), options.size)))
    for name, figure in figures.items():
        print(
            f"{name:42}{figure:10.3f}   goal {GOALS[name]:g}   {'met' if figure < GOALS[name] else 'MISSED'}"
        )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))
    return 0


def measure(mails: list[bytes]) -> dict[str, float]:
    from tai_mailbox.intake import Context, read

    context = Context()

    def spent(mail: bytes) -> float:
        return best(lambda: read(mail, context))

    read(mails[0], context)  # what is loaded once is not a mail's own time
    times = [1_000 * spent(mail) for mail in mails]
    large = [1_000 * spent(mail) for mail in long_ones()]
    slowest = max(spent(mail) for _name, mail in hostile())
    return {
        "median of ordinary mails, ms": median(times),
        "99th percentile of ordinary mails, ms": quantiles(times, n=100)[-1],
        "median of 100 kB mails, ms": median(large),
        "slowest hostile 1 MB mail, s": slowest,
        "import, s": import_time(),
        "memory, MB": memory(mails),
    }


def best(work: Callable[[], object]) -> float:
    """The least processor time of a few runs, in seconds."""
    spent = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def import_time() -> float:
    """Seconds of processor time from the start of a process to its first mail read."""
    code = "from tai_mailbox.intake import Context, read; read(b'Subject: x', Context())"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(mails: list[bytes]) -> float:
    """The most that a process takes that reads these mails and the hostile ones, one after the other."""
    code = "import sys, pickle; from bench.read import read_all; read_all(pickle.load(sys.stdin.buffer))"
    done = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(mails), stdout=subprocess.PIPE, check=True
    )
    return float(done.stdout)


def read_all(mails: list[bytes]) -> None:
    """Prints the megabytes that the process took at most."""
    from tai_mailbox.intake import Context, read

    for mail in (*mails, *(mail for _name, mail in hostile())):
        read(mail, Context())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024)


def ordinary(folder: Path | None) -> Iterable[bytes]:
    """Mails of up to 100 kB without attachments."""
    if folder:
        found = (file.read_bytes() for file in sorted(folder.rglob("*.eml")))
    else:
        from tests.intake.corpus.build import load_set

        found = (mail.raw for mail in load_set("dev"))
    return (mail for mail in found if len(mail) <= LARGEST and b"attachment" not in mail.lower())


def long_ones() -> list[bytes]:
    """Requests in HTML as long as threads get, with tables, history and signatures."""
    row = "<tr><td><p class=MsoNormal>Chicago, IL</p></td><td>Dallas, TX 75201</td><td>42,000 lbs</td></tr>"
    line = "<p class=MsoNormal><span style='font-size:11pt'>The receiver asked about it again.</span></p>"
    block = (
        "<p><b>From:</b> a@b.example<br><b>Sent:</b> Monday<br><b>To:</b> c<br><b>Subject:</b> RE: rates</p>"
    )
    head = b"From: a@b.example\r\nSubject: RE: rates\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    table = f"<p>Please quote</p><table>{row * 15}</table>"
    return [
        head + (table + line * lines + (block + line * 60) * 20)[:LARGEST].encode() for lines in (0, 20, 60)
    ]


def hostile() -> Iterator[tuple[str, bytes]]:
    """Mails of 1 MB made to be slow to read, by name."""
    nested = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(18_000))
    yield "parts", filled(PARTS, b"--b\r\nContent-Type: text/plain\r\n\r\nChicago, IL\r\n")
    yield "nested parts", b"".join(nested)[:MEGABYTE]
    yield "headers", filled(b"", b"Subject: x\r\n")
    yield "encoded header", filled(b"Subject: ", b"=?utf-8?q?a?= ")
    yield from ((name, filled(b"\r\n\r\n", text)) for name, text in TEXTS.items())
    yield from ((name, filled(b"\r\n\r\n" + LANES + b' "', text)) for name, text in ASKED.items())
    yield from ((name, filled(HTML, tag)) for name, tag in TAGS.items())


def filled(head: bytes, piece: bytes) -> bytes:
    return (head + piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]


if __name__ == "__main__":
    sys.exit(main())

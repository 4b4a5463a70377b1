# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A nursery whose processes are killed by a certain mail, as by one that takes all memory."""

import os
import signal
import sys

from bench import nursery

WORD = b"fatal"  # in the mail


def prepare():
    from odoo.addons.tai_mailbox.models import take_in

    read = take_in.read

    def read_or_die(raw, context):
        if WORD in raw:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(raw, context)

    take_in.read = read_or_die


if __name__ == "__main__":
    sys.exit(nursery.main(prepare))

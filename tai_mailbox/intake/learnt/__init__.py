# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the words around a place or a day make of it, learnt from labelled mails: a second opinion.

The rules of the reader know the phrases that somebody thought of; people write others. So the words around
each place and each day are weighed as well, and where they speak clearly the rules give way, the sooner the
less they had to go by. The weights are tables of `data`, made by `tools/learn_roles.py`.
"""

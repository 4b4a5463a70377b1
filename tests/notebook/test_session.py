# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""`%odoo` in a real kernel: what a cell writes is kept only where it says so."""

from devtools import postgres

LOAD = "%load_ext odoo.addons.tai_mailbox.notebook"
OPEN = "%odoo"
PARTNER = "env['res.partner'].create({'name': %r})"
COUNT = "print(env['res.partner'].search_count([('name', '=', %r)]))"


def partners(database, name):
    [(count,)] = postgres.execute(
        "SELECT count(*) FROM res_partner WHERE name = %s", values=(name,), database=database
    )
    return count


def test_a_cell_is_rolled_back(run_cells, database):
    *_, written, looked = run_cells(LOAD, OPEN, PARTNER % "Passing" + ".name", COUNT % "Passing")
    assert "Not kept" in written
    assert looked == "0\n"
    assert partners(database, "Passing") == 0


def test_commit_keeps_what_is_written_within(run_cells, database):
    kept = f"{PARTNER % 'Before'}\nwith commit():\n    {PARTNER % 'Kept'}"
    failed = f"with commit():\n    {PARTNER % 'Failed'}\n    1 / 0"
    *_, told, raised, looked = run_cells(LOAD, OPEN, kept, failed, COUNT % "Kept")
    assert told == ""
    assert raised.startswith("ZeroDivisionError")
    assert looked == "1\n"
    assert [partners(database, name) for name in ("Before", "Kept", "Failed")] == [0, 1, 0]


def test_a_cell_after_one_that_failed_in_the_database(run_cells):
    *_, failed, looked = run_cells(
        LOAD, OPEN, "env.cr.execute('SELECT nonsense')", "print(env['res.users'].search_count([]) > 0)"
    )
    assert "nonsense" in failed
    assert looked == "True\n"


def test_a_lost_connection_is_opened_anew(run_cells):
    *_, lost, looked = run_cells(
        LOAD, OPEN, "env.cr.execute('SELECT pg_terminate_backend(pg_backend_pid())')", COUNT % "Nobody"
    )
    assert "The connection to the database was lost and is there again" in lost
    assert looked == "0\n"


def test_acting_as_a_user(run_cells):
    *_, opened, stranger = run_cells(
        LOAD, "%odoo --login carrier@carrier.test", "%odoo --login nobody@example.com"
    )
    assert "as carrier@carrier.test" in opened
    assert "No user signs in as nobody@example.com." in stranger


def test_recordsets_are_tables_without_secrets(run_cells, database):
    name = "<script>alert(1)</script>"
    *_, mailboxes, credentials, hostile, refused = run_cells(
        LOAD,
        OPEN,
        "env['tai.mailbox'].search([])",
        "env['tai.mailbox.credential'].search([])",
        PARTNER % name,
        "from odoo.addons.tai_mailbox.notebook import frame\n"
        "frame(env['tai.mailbox.credential'].search([]), 'password')",
    )
    assert "carrier@carrier.test" in mailboxes
    assert "1 record" in mailboxes and "1 record" in credentials
    [(sealed,)] = postgres.execute("SELECT password FROM tai_mailbox_credential", database=database)
    assert sealed not in mailboxes + credentials
    assert "<script>" not in hostile and "&lt;script&gt;" in hostile
    assert refused == "ValueError: Not shown, since it may be secret: password"


def test_a_table_is_cut_after_some_rows(run_cells):
    *_, table = run_cells(LOAD, OPEN, "env['ir.model.fields'].search([], limit=100)")
    assert "30 of 100 records" in table
    assert table.count("<tr>") == 31

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from . import (
    test_administration,
    test_authorize,
    test_corrections,
    test_document,
    test_document_clues,
    test_document_files,
    test_document_pages,
    test_document_reading,
    test_document_tour,
    test_engine,
    test_mailbox,
    test_reading,
    test_secrets,
    test_sending,
    test_shipment,
    test_shipment_access,
    test_shipment_customer,
    test_shipment_source,
    test_shipment_tour,
    test_sign_in,
)

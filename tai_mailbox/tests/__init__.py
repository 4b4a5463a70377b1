from . import (
    test_authorize,
    test_document,
    test_document_clues,
    test_document_files,
    test_document_pages,
    test_document_reading,
    test_mailbox,
    test_reading,
    test_secrets,
    test_sending,
)

from . import (
    test_authorize,
    test_mailbox,
    test_reading,
    test_secrets,
    test_sending,
    test_shipment,
)

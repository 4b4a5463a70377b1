from . import (
    res_partner,
    tai_accessorial,
    tai_shipment,
    tai_shipment_line,
    tai_shipment_reference,
    tai_shipment_stop,
)

# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Draws the demo's papers into demo/files/. Run by hand when a paper changes: python draw_documents.py"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

FILES = Path(__file__).parent / "files"
LEFT, TOP, LINE = 60, 730, 18  # points

BOL = (
    "STRAIGHT BILL OF LADING",
    "BOL # MAEU 5581204",
    "Pickup # PU-77120",
    "",
    "Shipper: Pier 12 Imports, Long Beach, CA 90802",
    "Consignee: Desert Home Goods, Phoenix, AZ 85043",
    "Container: MSKU 448812 6      Seal: 0091827",
    "",
    "22 pallets      38,400 lb      household goods",
)
BILL = (
    "INVOICE",
    "Blue Ridge Freight LLC",
    "Invoice # BR-20931",
    "Invoice date: Nov 16, 2026",
    "PRO: 123-456789",
    "",
    "Line haul  Newark, NJ to Toronto, ON            1,800.00",
    "Fuel surcharge                                    210.50",
    "",
    "TOTAL DUE: $2,010.50",
    "Remit to: PO Box 1200, Roanoke, VA 24001",
)
RATE_CONFIRMATION = (
    "RATE CONFIRMATION",
    "Load: SHP000007",
    "PO# 4500123456",
    "",
    "Pickup: Monterrey, Nuevo León",
    "Delivery: San Antonio, TX 78218",
    "Carrier: Rio Bravo Transport      Agreed rate: $2,650.00",
    "",
    "Send invoice, BOL and POD within 24 hours of delivery.",
    "Signed by: Luis Ortega",
)
CERTIFICATE = (
    "CERTIFICATE OF LIABILITY INSURANCE",
    "Insured: Rio Bravo Transport",
    "Auto liability     1,000,000",
    "Motor truck cargo    100,000",
    "Policy expires: 06/30/2027",
)
PROOF = (
    "PROOF OF DELIVERY",
    "Load: SHP000009",
    "",
    "Consignee: Front Range Markets, Denver, CO 80216",
    "20 pallets received in good order, 34 F on arrival",
    "Delivered: 11/18/2026  10:40",
    "Received by: Jane Doe",
)
LUMPER = ("LUMPER RECEIPT", "Front Range Markets, Denver, CO", "Amount paid: $120.00")
SCALE = ("SCALE TICKET", "Gross weight 79,120 lb")

PAPERS = {
    "BOL Long Beach.pdf": [BOL],
    "Blue Ridge BR-20931.pdf": [BILL],
    "RateCon signed.pdf": [RATE_CONFIRMATION],
    "COI Rio Bravo.pdf": [CERTIFICATE],
    "scan0042.pdf": [PROOF, LUMPER, SCALE],
}


def draw_paper(name, pages):
    canvas = Canvas(str(FILES / name), pagesize=letter, invariant=1)
    for title, *lines in pages:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(LEFT, TOP, title)
        canvas.line(LEFT, TOP - 8, 550, TOP - 8)
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(lines, start=2):
            canvas.drawString(LEFT, TOP - number * LINE, line)
        canvas.showPage()
    canvas.save()


def draw_photo(name, lines):
    photo = Image.new("RGB", (900, 1200), "#d8d2c4")
    pen = ImageDraw.Draw(photo)
    pen.rectangle((60, 60, 840, 1140), fill="#fdfcf7")
    for number, line in enumerate(lines):
        pen.text((120, 140 + number * 60), line, fill="#222222", font=ImageFont.load_default(30))
    pen.line((120, 900, 300, 860, 420, 930, 560, 870), fill="#1b3f8b", width=6)
    photo.rotate(2, fillcolor="#d8d2c4").save(FILES / name, quality=70)


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for paper, pages in PAPERS.items():
        draw_paper(paper, pages)
    draw_photo("POD SHP000008.jpg", ("DELIVERY RECEIPT", "Toronto, ON", "18 drums", "Signature:"))

"""Receipts and documents as PDF: invoices, a mileage claim, programmes and minutes."""

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (BaseDocTemplate, Frame, ListFlowable, NextPageTemplate, PageBreak, PageTemplate,
                                Paragraph, Spacer, Table)

from receipt_facts import ILLUSTRATION, day, kroner

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14, spaceAfter=6)
RIGHT = ParagraphStyle("right", BODY, alignment=TA_RIGHT)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=17, leading=22, spaceAfter=10)
INK = colors.HexColor("#1f3a4d")
MARGIN = 22 * mm


def write_receipt(receipt, target):
    """An invoice (or mileage claim) with the further pages that its texts ask for."""
    story = heading(receipt) + [lines(receipt), Spacer(1, 8 * mm), sums(receipt), Spacer(1, 10 * mm), settled(receipt)]
    write(target, story, receipt.texts.get("pages", []))


def write_document(texts, target):
    """A programme, minutes or the like: pages only."""
    write(target, [], texts["pages"])


def write(target, story, pages):
    """`invariant` keeps the day and the machine out of the file."""
    document = BaseDocTemplate(str(target), pagesize=A4, invariant=1, title=target.stem, author="", lang="nb")
    document.addPageTemplates([template("upright", A4), template("wide", landscape(A4))])
    for page in pages:
        break_here = [PageBreak()] if story else []
        story += [NextPageTemplate("wide" if "landscape" in page else "upright")] + break_here + extra_page(page)
    document.build(story)


def template(name, size):
    frame = Frame(MARGIN, MARGIN, size[0] - 2 * MARGIN, size[1] - 2 * MARGIN, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=lambda canvas, _: illustration(canvas, size), pagesize=size)


def illustration(canvas, size):
    """Says across the page and below it that nobody was paid for this."""
    canvas.saveState()
    canvas.setFillColor(colors.HexColor("#e9edf0"))
    canvas.setFont("Helvetica-Bold", 34)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(40)
    canvas.drawCentredString(0, 0, ILLUSTRATION)
    canvas.restoreState()
    canvas.setFillColor(colors.HexColor("#555555"))
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(size[0] / 2, 10 * mm, ILLUSTRATION)


def heading(receipt):
    """Who sells what to whom, when, under which number."""
    claim = receipt.kind == "mileage"
    facts = [("Dato", day(receipt.date))]
    if receipt.number:
        facts.insert(0, ("Fakturanr.", receipt.number))
    seller = [receipt.supplier] + ([receipt.organisation] if receipt.organisation else [])
    left = [Paragraph(f"<b>{seller[0]}</b>", BODY)] + [Paragraph(text, BODY) for text in seller[1:]]
    top = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)]
    right = [Paragraph(f"{label}: {value}", RIGHT) for label, value in facts]
    return [
        Table([[left, right]], colWidths=[90 * mm, 76 * mm], style=top),
        Spacer(1, 12 * mm),
        Paragraph("Reiseregning" if claim else "Faktura", TITLE),
        Paragraph(("Til: " if claim else "Kjøper: ") + receipt.buyer, BODY),
        Paragraph(receipt.description, BODY),
        Spacer(1, 6 * mm),
    ]


def lines(receipt):
    rows = [[line.text, line.quantity, kroner(line.price), kroner(line.amount)] for line in receipt.lines]
    return table([["Beskrivelse", "Antall", "Pris", "Beløp"]] + rows, [88 * mm, 20 * mm, 28 * mm, 30 * mm], figures=1)


def sums(receipt):
    """Net, VAT and total; a seller outside Merverdiavgiftsregisteret shows the total only."""
    rows = [["Sum å betale (NOK)", kroner(receipt.gross)]]
    if receipt.vat:
        rows = [["Netto", kroner(receipt.net)], [f"Merverdiavgift {receipt.rate} %", kroner(receipt.vat)]] + rows
    style = [("ALIGN", (1, 0), (1, -1), "RIGHT"), ("FONT", (0, -1), (-1, -1), "Helvetica-Bold", 11),
             ("LINEABOVE", (0, -1), (-1, -1), 0.8, INK)]
    return Table(rows, colWidths=[58 * mm, 30 * mm], hAlign="RIGHT", style=style)


def settled(receipt):
    if receipt.kind == "mileage":
        return Paragraph("Satsen er oppdiktet. Utlegget er utbetalt sammen med lønn.", BODY)
    note = "" if receipt.vat else "Selgeren er ikke registrert i Merverdiavgiftsregisteret. "
    return Paragraph(note + "Betalingsfrist: 14 dager. Betalt.", BODY)


def extra_page(page):
    story = [Paragraph(page["title"], TITLE)]
    if "text" in page:
        story.append(Paragraph(page["text"], BODY))
    if "table" in page:
        wide = 250 * mm if "landscape" in page else 166 * mm
        count = len(page["table"][0])
        widths = [30 * mm, wide - 30 * mm] if page["table"][0][0] == "Tid" else [wide / count] * count
        story += [Spacer(1, 4 * mm), table(page["table"], widths), Spacer(1, 6 * mm)]
    if "points" in page:
        story.append(ListFlowable([Paragraph(point, BODY) for point in page["points"]], bulletType="bullet",
                                  bulletColor=INK, leftIndent=14))
    return story


def table(rows, widths, figures=None):
    """A ruled table; from column `figures` on, the cells are numbers."""
    style = [("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 10), ("TEXTCOLOR", (0, 0), (-1, 0), INK),
             ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK), ("LINEBELOW", (0, 1), (-1, -1), 0.25, colors.lightgrey),
             ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
    if figures is not None:
        style.append(("ALIGN", (figures, 0), (-1, -1), "RIGHT"))
    return Table(rows, colWidths=widths, hAlign="LEFT", repeatRows=1, style=style)

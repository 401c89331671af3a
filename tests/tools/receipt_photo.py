"""Receipts and documents as pictures: till slips as photographed, tickets, card slips, a wall of notes."""

from functools import lru_cache
from math import cos, pi, sin
from pathlib import Path

import reportlab
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from receipt_facts import ILLUSTRATION, day, kroner

FONTS = Path(reportlab.__file__).parent / "fonts"
INK, PAPER, GREY = "#20242a", "#fbfaf6", "#8a8f96"
ORIENTATION, TURN_RIGHT = 0x0112, 6


@lru_cache
def font(size, bold=False):
    return ImageFont.truetype(str(FONTS / ("VeraBd.ttf" if bold else "Vera.ttf")), size)


def write_receipt(receipt, target):
    """Each file its own way of reaching the project, as in a real binder."""
    picture = {"ticket": ticket, "card": card_slip}.get(receipt.kind, till_slip)(receipt)
    if target.suffix == ".png":
        return save_png(picture, target, alpha=receipt.kind == "ticket")
    if target.name.startswith("04-"):
        return save_sideways(photograph(picture, (1500, 2000)), target)
    if target.name.startswith("09-"):
        return save_jpeg(photograph(picture, (4000, 3000)), target, quality=55)
    if target.name.startswith("11-"):
        return save_jpeg(picture.convert("L"), target, quality=80)
    return save_jpeg(photograph(picture, (1200, 1600)), target)


def write_document(texts, target):
    """The one document that is a picture: notes on a wall, and the lines between them."""
    save_png(wall(texts["nodes"], [(int(a), int(b)) for a, b in texts["links"]]), target)


def save_png(picture, target, alpha=False):
    """Few colours make a small file; a ticket keeps its transparent corners."""
    (picture if alpha else picture.convert("RGB").quantize(32)).save(target, optimize=True)


def save_jpeg(picture, target, quality=70, **more):
    picture.save(target, quality=quality, optimize=True, **more)


def save_sideways(picture, target):
    """As a phone held upright stores it: turned a quarter to the left, with a note to turn it back."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURN_RIGHT
    save_jpeg(picture.transpose(Image.Transpose.ROTATE_90), target, exif=exif)


def till_slip(receipt):
    """A slip from a till: prices with VAT, and the VAT in them below."""
    rows = [(receipt.supplier, None, True), (receipt.organisation, None, False), ("", None, False),
            (f"Dato {day(receipt.date)}", None, False)]
    if receipt.number:
        rows.append((f"Kvittering {receipt.number}", None, False))
    rows.append(("", None, False))
    for line in receipt.lines:
        rows.append((line.text, kroner(line.amount), False))
        if line.quantity > 1:
            rows.append((f"   {line.quantity} × {kroner(line.price)}", None, False))
    rows += [("", None, False), ("Sum NOK", kroner(receipt.gross), True)]
    if receipt.vat:
        rows += [(f"herav mva {receipt.rate} % av {kroner(receipt.net)}", kroner(receipt.vat), False)]
    else:
        rows += [("Ikke mva-registrert", None, False)]
    return slip(rows + [("Betalt med kort", None, False)])


def card_slip(receipt):
    """The terminal's slip for an invoice that was paid on the spot."""
    return slip([(receipt.supplier, None, True), ("Kortterminal, kundens kvittering", None, False),
                 (f"Dato {day(receipt.date)}", None, False), (f"Gjelder faktura {receipt.number}", None, False),
                 ("", None, False), ("Kjøp NOK", kroner(receipt.gross), True), ("Godkjent", None, False)])


def slip(rows):
    """A narrow strip of paper with texts to the left and figures to the right."""
    width, step = 720, 46
    picture = Image.new("RGB", (width, step * (len(rows) + 5)), PAPER)
    draw = ImageDraw.Draw(picture)
    for at, (text, figure, bold) in enumerate(rows):
        y = step * (at + 1)
        draw.text((40, y), text, INK, font(26, bold))
        if figure:
            draw.text((width - 40, y), figure, INK, font(26, bold), anchor="ra")
    bottom = step * (len(rows) + 2)
    draw.line((40, bottom, width - 40, bottom), GREY, 2)
    draw.text((width / 2, bottom + step), ILLUSTRATION, GREY, font(26, True), anchor="ma")
    return picture


def photograph(paper, size):
    """The paper on a table, a little askew, with a shadow."""
    table = Image.linear_gradient("L").resize(size).point(lambda light: 120 + light // 5)
    picture = Image.merge("RGB", [table, table.point(lambda v: v - 14), table.point(lambda v: v - 36)])
    scale = min(size[0] * 0.8 / paper.width, size[1] * 0.86 / paper.height)
    paper = paper.resize((round(paper.width * scale), round(paper.height * scale)), Image.Resampling.LANCZOS)
    shape = Image.new("L", paper.size, 255).rotate(1.5, expand=True, resample=Image.Resampling.BICUBIC)
    paper = paper.rotate(1.5, expand=True, resample=Image.Resampling.BICUBIC)
    corner = ((size[0] - paper.width) // 2, (size[1] - paper.height) // 2)
    shadow = Image.new("L", size, 0)
    shadow.paste(shape, (corner[0] + 14, corner[1] + 18))
    shade = shadow.filter(ImageFilter.GaussianBlur(16)).point(lambda v: 255 - v // 3)
    picture = ImageChops.multiply(picture, Image.merge("RGB", [shade] * 3))
    picture.paste(paper, corner, shape)
    return picture


def ticket(receipt):
    """A ticket from an app, with round and transparent corners."""
    picture = Image.new("RGBA", (900, 1100), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, 899, 1099), 48, PAPER)
    draw.rounded_rectangle((0, 0, 899, 190), 48, "#1f3a4d", corners=(True, True, False, False))
    draw.text((60, 60), receipt.supplier, "white", font(46, True))
    draw.text((60, 240), f"{receipt.texts['from']} – {receipt.texts['to']}", INK, font(44, True))
    facts = [receipt.description, f"Reisedato {day(receipt.date)}", receipt.organisation]
    facts += [f"Billettnr. {receipt.number}"] if receipt.number else []
    facts += ["", f"Pris NOK {kroner(receipt.gross)}", f"herav mva {receipt.rate} %: {kroner(receipt.vat)}"]
    for at, text in enumerate(facts):
        draw.text((60, 340 + 62 * at), text, INK, font(30))
    draw.line((60, 880, 840, 880), GREY, 3)
    draw.text((450, 940), ILLUSTRATION, GREY, font(32, True), anchor="ma")
    return picture


def wall(nodes, links):
    """Notes in a ring, joined where one firm's surplus is another's need."""
    width, height = 1600, 1100
    picture = Image.new("RGB", (width, height), "#f1efe8")
    draw = ImageDraw.Draw(picture)
    places = [(width / 2 + 560 * cos(2 * pi * at / len(nodes)), 580 + 360 * sin(2 * pi * at / len(nodes)))
              for at in range(len(nodes))]
    for a, b in links:
        draw.line((*places[a], *places[b]), "#b4472e", 5)
    for at, (x, y) in enumerate(places):
        draw.rectangle((x - 130, y - 60, x + 130, y + 60), ("#ffe680", "#c6e7c3", "#bfdcf2")[at % 3], GREY, 2)
        draw.text((x, y), nodes[at], INK, font(34, True), anchor="mm")
    draw.text((width / 2, 40), "Koblingskart fra verksted 1", INK, font(44, True), anchor="ma")
    draw.text((width / 2, 1050), ILLUSTRATION, GREY, font(28), anchor="ma")
    return picture

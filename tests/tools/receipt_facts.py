"""The facts that a receipt shows, read from an agreement's folder, and how Norwegian paper writes them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zlib import crc32

import yaml

ILLUSTRATION = "Illustrasjon – ikke et ekte bilag"
RATES = (Decimal(25), Decimal(15), Decimal(12))
ORE = Decimal("0.01")


def load(path):
    """Every scalar as the text that was written: no figure passes through a float."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def kroner(amount):
    """1234.5 as `1 234,50`."""
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",")


def day(iso):
    """2026-02-11 as `11.02.2026`."""
    return date.fromisoformat(iso).strftime("%d.%m.%Y")


def org_number(name):
    """A number for an invented supplier: the check digit is right, but Enhetsregisteret gives out none that begins with 4."""
    seed = 40_000_000 + crc32(name.encode()) % 9_000_000
    while True:
        total = sum(int(digit) * weight for digit, weight in zip(str(seed), (3, 2, 7, 6, 5, 4, 3, 2)))
        check = -total % 11
        if check < 10:
            text = f"{seed}{check}"
            return f"{text[:3]} {text[3:6]} {text[6:]}"
        seed += 1


@dataclass(frozen=True)
class Line:
    """A line of an invoice or a till slip."""

    text: str
    quantity: int
    price: Decimal

    @property
    def amount(self):
        return (self.quantity * self.price).quantize(ORE, ROUND_HALF_UP)


@dataclass(frozen=True)
class Receipt:
    """What a voucher's file says."""

    path: str
    supplier: str
    buyer: str
    date: str
    number: str
    description: str
    gross: Decimal
    vat: Decimal
    lines: list
    texts: dict = field(default_factory=dict)

    @property
    def kind(self):
        return self.texts.get("kind", "sale")

    @property
    def net(self):
        return self.gross - self.vat

    @property
    def rate(self):
        """The VAT rate that the amounts come from; a voucher without VAT has none."""
        if not self.vat:
            return None
        fits = [rate for rate in RATES if (self.net * rate / 100).quantize(ORE, ROUND_HALF_UP) == self.vat]
        if len(fits) != 1:
            raise SystemExit(f"{self.path}: {self.vat} is not the VAT of {self.net} at any rate")
        return fits[0]

    @property
    def organisation(self):
        """The supplier's number, with MVA if it charges VAT; a traveller's own claim has none."""
        if self.kind == "mileage":
            return None
        return f"Org.nr. {org_number(self.supplier)}" + (" MVA" if self.vat else "")


def receipts(folder, texts):
    """Every receipt that costs.yaml names."""
    buyer = load(folder / "agreement.yaml")["seller"]["name"]
    return [receipt(row, path, buyer, texts.get(path, {}))
            for row in load(folder / "costs.yaml")["costs"] for path in row["receipts"]]


def receipt(row, path, buyer, texts):
    gross, vat = Decimal(row["amount"]), Decimal(row["vat"])
    total = gross - vat if path.endswith(".pdf") else gross
    lines = [Line(text, int(quantity), Decimal(price)) for text, quantity, price in texts.get("lines", [])]
    lines = lines or [Line(row["description"], 1, total)]
    if sum(line.amount for line in lines) != total:
        raise SystemExit(f"{path}: the lines do not add up to {total}")
    return Receipt(path, row["supplier"], buyer, row["date"], row.get("invoice_number", ""), row["description"],
                   gross, vat, lines, texts)


def documents(folder, texts):
    """Path and texts of every other file: the activities' documentation and the signed agreement."""
    named = [path for row in load(folder / "activities.yaml")["activities"] for path in row.get("documentation", [])]
    signed = load(folder / "agreement.yaml").get("signed_agreement")
    return [(path, texts[path]) for path in named + ([signed] if signed else [])]


def texts_of(folder):
    """The texts for this agreement's files."""
    return load(Path(__file__).with_name("receipt_texts.yaml"))[folder.name]

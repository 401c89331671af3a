#!/usr/bin/env python3
"""Adds up an agreement's folder without any of the program's code, so that its figures can be compared with the PDFs'.

    python tests/tools/sum_inputs.py inputs/ringeriksregionen

Prints JSON; amounts are in kroner ex VAT, hours in hours, both as strings with two decimals. Nothing is taken as issued:
what falls due at a milestone is what it entitles to, less what the milestones before it do.
"""

import json
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import yaml

ORE = Decimal("0.01")


def load(path):
    """Every scalar as the text that was written, so that no figure passes through a float; an absent file is empty."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if path.exists() else {}


def rounded(amount):
    """To øre, half up."""
    return amount.quantize(ORE, ROUND_HALF_UP)


def minutes(clock):
    hour, minute = clock.split(":")
    return 60 * int(hour) + int(minute)


def hours_of(row):
    """Hours as written, or from `from` to `to` less the break."""
    if "hours" in row:
        return Decimal(row["hours"])
    return Decimal(minutes(row["to"]) - minutes(row["from"]) - int(row.get("break") or 0)) / 60


def cost_of(row):
    """What a voucher costs the seller: without the VAT that the seller gets back."""
    amount = Decimal(row["amount"])
    return amount - Decimal(row["vat"]) if row["vat_recoverable"] == "true" else amount


def fees(agreement, rows):
    """One line for each person who has hours: Σ hours × rate, rounded once."""
    lines = {}
    for person in agreement["people"]:
        hours = sum((hours_of(row) for row in rows if row["person"] == person["id"]), Decimal(0))
        if hours:
            rate = Decimal(person.get("hourly_rate") or agreement["hourly_rate"])
            lines[person["id"]] = {"hours": hours, "rate": rate, "amount": rounded(hours * rate)}
    return lines


def settle(agreement, hours, costs, through=None):
    """What is documented up to and with a day, and how much of it the frame has room for."""
    def counts(row):
        return through is None or row["date"] <= through

    lines = fees(agreement, [row for row in hours if counts(row)])
    vouchers = {row["voucher"]: rounded(cost_of(row)) for row in costs if counts(row)}
    fees_total = sum((line["amount"] for line in lines.values()), Decimal(0))
    costs_total = sum(vouchers.values(), Decimal(0))
    documented = fees_total + costs_total
    frame = Decimal(agreement["frame"]) if agreement.get("frame") else None
    billable = documented if frame is None else min(documented, frame)
    return {
        "people": lines,
        "vouchers": vouchers,
        "hours": sum((line["hours"] for line in lines.values()), Decimal(0)),
        "fees": fees_total,
        "costs": costs_total,
        "documented": documented,
        "frame": frame,
        "billable": billable,
        "over_frame": documented - billable,
    }


def due(agreement, hours, costs):
    """What falls due at each milestone, in order."""
    share, billed, instalments = Decimal(0), Decimal(0), {}
    for milestone in agreement["milestones"]:
        if milestone["basis"] == "advance":
            share += Decimal(milestone["share"])
            entitled = rounded(Decimal(agreement["frame"]) * share / 100)
        else:
            entitled = settle(agreement, hours, costs, milestone.get("through") or None)["billable"]
        instalments[milestone["id"]] = entitled - billed
        billed = entitled
    return instalments


def hours_by(rows, key):
    """Hours by what `key` says of a row, in order."""
    sums = {}
    for row in rows:
        sums[key(row)] = sums.get(key(row), Decimal(0)) + hours_of(row)
    return dict(sorted(sums.items()))


def summary(folder):
    """Every figure of the folder that a document prints."""
    agreement = load(folder / "agreement.yaml")
    hours = load(folder / "hours.yaml").get("hours") or []
    costs = load(folder / "costs.yaml").get("costs") or []
    return {
        "agreement": folder.name,
        "references": agreement["references"],
        **settle(agreement, hours, costs),
        "hours_by_month": hours_by(hours, lambda row: row["date"][:7]),
        "hours_by_sub_goal": hours_by(hours, lambda row: row["sub_goal"]),
        "due": due(agreement, hours, costs),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(json.dumps(summary(Path(sys.argv[1])), ensure_ascii=False, indent=2, default=lambda figure: f"{figure:.2f}"))

"""What the PDFs say against what an independent sum of the YAML gives: compare_figures.py WORKSPACE…

For each agreement and milestone: the three labels on every document's first page, the amount due on the invoice,
and, where there is a settlement, every person's hours and fee, every month's and sub-goal's hours, every
voucher and each sum.
"""

import re
import subprocess
import sys
from pathlib import Path

import sum_inputs


def written(figure):
    """A figure as Norwegians write it, with plain spaces."""
    return f"{abs(figure):,.2f}".replace(",", " ").replace(".", ",")


def text_of(pdf, last_page=None):
    """The text in the order of the content, each space and line break one plain space."""
    pages = ["-l", str(last_page)] if last_page else []
    command = ["pdftotext", "-raw", *pages, str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


class Comparison:
    """Counts what was looked for, and keeps what wasn't found."""

    def __init__(self):
        self.looked_for = 0
        self.missing = []

    def text(self, document, text, what):
        """`what` must stand in `text`, and not as a part of a longer number."""
        self.looked_for += 1
        if not re.search(rf"(?<![\d,]){re.escape(what)}(?![\d,])", text):
            self.missing.append(f"{document}: no `{what}`")

    def figures(self, document, figures):
        text = text_of(document)
        for figure in figures:
            self.text(document, text, written(figure))


def compare_labels(comparison, references, pdf):
    first = text_of(pdf, last_page=1)
    for label in ("order_number", "project_number", "mark"):
        comparison.text(pdf, first, references[label])


def compare_settlement(comparison, folder, sums):
    fees = [figure for line in sums["people"].values() for figure in (line["hours"], line["rate"], line["amount"])]
    totals = [sums[name] for name in ("hours", "fees", "costs", "documented", "billable")]
    comparison.figures(folder / "02-avregning.pdf", fees + totals)
    for person, line in sums["people"].items():
        comparison.figures(folder / f"03-timeliste-{person}.pdf", [line["hours"]])
    if sums["vouchers"]:
        comparison.figures(folder / "04-kostnader.pdf", [*sums["vouchers"].values(), sums["costs"]])


def compare_agreement(comparison, workspace, folder):
    agreement = sum_inputs.load(folder / "agreement.yaml")
    hours = sum_inputs.load(folder / "hours.yaml").get("hours") or []
    costs = sum_inputs.load(folder / "costs.yaml").get("costs") or []
    whole = sum_inputs.summary(folder)
    for milestone in agreement["milestones"]:
        drafts = workspace / "outputs" / folder.name / "draft" / milestone["id"]
        pdfs = sorted(drafts.glob("*.pdf"))
        if not pdfs:
            comparison.missing.append(f"{drafts}: no documents")
            continue
        for pdf in pdfs:
            compare_labels(comparison, agreement["references"], pdf)
        comparison.figures(pdfs[0], [whole["due"][milestone["id"]]])
        if milestone["basis"] == "settlement":
            through = milestone.get("through") or None
            compare_settlement(comparison, drafts, sum_inputs.settle(agreement, hours, costs, through))
            if through is None:
                shares = [*whole["hours_by_month"].values(), *whole["hours_by_sub_goal"].values()]
                comparison.figures(drafts / "02-avregning.pdf", shares)


def main(workspaces):
    comparison = Comparison()
    for workspace in map(Path, workspaces):
        for agreement in sorted(workspace.glob("inputs/*/agreement.yaml")):
            compare_agreement(comparison, workspace, agreement.parent)
    for missing in comparison.missing:
        print(missing)
    print(f"figures and labels: {comparison.looked_for - len(comparison.missing)} of {comparison.looked_for} found")
    return 1 if comparison.missing or not comparison.looked_for else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

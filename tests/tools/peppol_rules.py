"""The general rules of Peppol BIS Billing 3.0 and those for Norway, as far as an invoice without charges can break them.

Peppol publishes them as a Schematron that no package carries; here they are in a few words of Python, from BIS Billing's
list of rules, and know nothing of the program's own preflight.
"""

import re
from decimal import Decimal

CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
SPACES = {"cac": CAC, "cbc": CBC}
CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
TYPES = {
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
}


def org_number_is_sound(text):
    if not re.fullmatch(r"[0-9]{9}", text) or int(text) == 0:
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(text[7::-1], [2, 3, 4, 5, 6, 7, 2, 3]))
    return (11 - weighted % 11) % 11 == int(text[8])


def broken(root):
    """Pairs of a rule that the document breaks and what broke it."""

    def find(path, below=root):
        return below.findall(path, SPACES)

    def text(path, below=root):
        return (below.findtext(path, "", SPACES) or "").strip()

    for element in root.iter():
        if len(element) == 0 and not (element.text or "").strip():
            yield "PEPPOL-EN16931-R008", element.tag
        if element.get("currencyID", "NOK") != text("cbc:DocumentCurrencyCode"):
            if "currencyID" in element.attrib:
                yield "PEPPOL-EN16931-R051", element.tag
        if element.get("schemeID") == "0192" and not org_number_is_sound((element.text or "").strip()):
            yield "PEPPOL-COMMON-R041", element.text
    if not re.fullmatch(r"urn:fdc:peppol.eu:2017:poacc:billing:[0-9]{2}:1.0", text("cbc:ProfileID")):
        yield "PEPPOL-EN16931-R007", text("cbc:ProfileID")
    if text("cbc:CustomizationID") != CUSTOMIZATION:
        yield "PEPPOL-EN16931-R004", text("cbc:CustomizationID")
    if len(find("cbc:Note")) > 1:
        yield "PEPPOL-EN16931-R002", f"{len(find('cbc:Note'))} notes"
    if not text("cbc:BuyerReference") and not text("cac:OrderReference/cbc:ID"):
        yield "PEPPOL-EN16931-R003", "no reference"
    if len(find("cac:TaxTotal[cac:TaxSubtotal]")) != 1 or len(find("cac:TaxTotal")) != 1:
        yield "PEPPOL-EN16931-R053", f"{len(find('cac:TaxTotal'))} tax totals"
    documents = find("cac:AdditionalDocumentReference")
    if sum(text("cbc:DocumentTypeCode", document) == "50" for document in documents) > 1:
        yield "PEPPOL-EN16931-R080", "two projects"
    for side, rule in [("Customer", "R010"), ("Supplier", "R020")]:
        if not text(f"cac:Accounting{side}Party/cac:Party/cbc:EndpointID"):
            yield f"PEPPOL-EN16931-{rule}", side
    for number in find("cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID"):
        matched = re.fullmatch(r"NO([0-9]{9})MVA", number.text.strip())
        if not matched or not org_number_is_sound(matched[1]):
            yield "NO-R-001", number.text
    for file in find("cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject"):
        if file.get("mimeCode") not in TYPES or not file.get("filename"):
            yield "PEPPOL-EN16931-CL001", str(dict(file.attrib))
    for line in find("cac:InvoiceLine") + find("cac:CreditNoteLine"):
        quantity = text("cbc:InvoicedQuantity", line) or text("cbc:CreditedQuantity", line)
        product = Decimal(quantity) * Decimal(text("cac:Price/cbc:PriceAmount", line))
        if abs(product - Decimal(text("cbc:LineExtensionAmount", line))) > Decimal("0.02"):
            yield "PEPPOL-EN16931-R120", f"line {text('cbc:ID', line)}"

//! What an EHF says, read back from its bytes for whoever holds it against a package.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::Serialize;

use super::tree::Element;
use crate::domain::{BankAccount, DocumentKind, Identity, Kid, OrgNumber, Parties};
use crate::num::Money;

/// What stands in an EHF once.
const ONCE: [&str; 20] = [
    "CustomizationID",
    "ProfileID",
    "ID",
    "IssueDate",
    "DueDate",
    "InvoiceTypeCode",
    "CreditNoteTypeCode",
    "Note",
    "DocumentCurrencyCode",
    "BuyerReference",
    "InvoicePeriod",
    "ContractDocumentReference",
    "ProjectReference",
    "AccountingSupplierParty",
    "AccountingCustomerParty",
    "Delivery",
    "PaymentMeans",
    "PaymentTerms",
    "TaxTotal",
    "LegalMonetaryTotal",
];
/// What may stand there more than once.
const OFTEN: [&str; 4] = ["BillingReference", "AdditionalDocumentReference", "InvoiceLine", "CreditNoteLine"];
/// What stands in a party.
const PARTY: [&str; 6] =
    ["EndpointID", "PartyName", "PostalAddress", "PartyTaxScheme", "PartyLegalEntity", "Contact"];

/// The figures and references of an EHF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Invoice or credit note, by the root element.
    pub kind: DocumentKind,
    /// BT-1.
    pub number: String,
    /// BT-2.
    pub date: NaiveDate,
    /// BT-9.
    pub due: Option<NaiveDate>,
    /// Earlier documents (BG-3), in the XML's order.
    pub references: Vec<Reference>,
    /// Bestillernummer (BT-10).
    pub buyer_reference: String,
    /// Prosjektnummer (BT-11).
    pub project_number: String,
    /// The mark (BT-22).
    pub mark: String,
    /// Who bills whom, and where the money goes.
    pub parties: Parties,
    /// Σ of the lines, ex VAT (BT-109).
    pub net: Money,
    /// VAT (BT-110).
    pub vat: Money,
    /// What was paid in advance (BT-113); nothing when the XML has no such amount.
    pub prepaid: Money,
    /// What is to be paid (BT-115); never below zero in a credit note.
    pub payable: Money,
    /// The lines, in order.
    pub lines: Vec<FiguresLine>,
    /// The files in it, in order.
    pub files: Vec<Embedded>,
}

/// An earlier document by number and date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reference {
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub date: NaiveDate,
}

/// A line of an EHF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiguresLine {
    /// BT-153.
    pub description: String,
    /// BT-129, as written.
    pub quantity: String,
    /// BT-146.
    pub price: Money,
    /// BT-131.
    pub net: Money,
}

/// A file in an EHF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Embedded {
    /// BT-125-2.
    pub file_name: String,
    /// The file itself.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Why bytes can't be read as an EHF, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnEhf(String);

impl fmt::Display for NotAnEhf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotAnEhf {}

/// Reads an EHF.
///
/// # Errors
/// When the bytes are no invoice or credit note in UBL, or lack something that every one of them has.
pub fn read(xml: &[u8]) -> Result<Figures, NotAnEhf> {
    let root = Element::read(xml).map_err(NotAnEhf)?;
    let (kind, line, quantity, project) = match root.name.as_str() {
        "Invoice" => {
            let project = root.text_at(&["ProjectReference", "ID"]);
            (DocumentKind::Invoice, "InvoiceLine", "InvoicedQuantity", project)
        }
        "CreditNote" => {
            let among = root.all(&["AdditionalDocumentReference"]);
            let mut typed = among.iter().filter(|file| file.text_at(&["DocumentTypeCode"]) == Some("50"));
            let project = typed.next().and_then(|file| file.text_at(&["ID"]));
            (DocumentKind::CreditNote, "CreditNoteLine", "CreditedQuantity", project)
        }
        other => return Err(NotAnEhf(format!("its root element is `{other}`"))),
    };
    let references = root.all(&["BillingReference", "InvoiceDocumentReference"]);
    known(&root, &ONCE, &OFTEN)?;
    Ok(Figures {
        kind,
        number: text(&root, &["ID"])?.to_owned(),
        date: date(&root, &["IssueDate"])?,
        due: root.at(&["DueDate"]).map(|_| date(&root, &["DueDate"])).transpose()?,
        references: references.into_iter().map(reference).collect::<Result<_, _>>()?,
        buyer_reference: text(&root, &["BuyerReference"])?.to_owned(),
        project_number: project.ok_or_else(|| missing(&["ProjectReference"]))?.to_owned(),
        mark: text(&root, &["Note"])?.to_owned(),
        parties: parties(&root)?,
        net: amount(&root, &["LegalMonetaryTotal", "TaxExclusiveAmount"])?,
        vat: amount(&root, &["TaxTotal", "TaxAmount"])?,
        prepaid: match root.at(&["LegalMonetaryTotal", "PrepaidAmount"]) {
            Some(_) => amount(&root, &["LegalMonetaryTotal", "PrepaidAmount"])?,
            None => Money::ZERO,
        },
        payable: amount(&root, &["LegalMonetaryTotal", "PayableAmount"])?,
        lines: root
            .all(&[line])
            .into_iter()
            .map(|line| read_line(line, quantity))
            .collect::<Result<_, _>>()?,
        files: files(&root)?,
    })
}

/// Seller, buyer and account, each of which an EHF names once.
fn parties(root: &Element) -> Result<Parties, NotAnEhf> {
    let identity = |side: &str| {
        let [party] = root.all(&[side, "Party"])[..] else { return Err(missing(&[side, "Party"])) };
        known(party, &PARTY, &[])?;
        let name = text(party, &["PartyLegalEntity", "RegistrationName"])?;
        let digits = text(party, &["PartyLegalEntity", "CompanyID"])?;
        let org_number = OrgNumber::parse(digits)
            .map_err(|_| NotAnEhf(format!("`{digits}` is no number of Enhetsregisteret")))?;
        let is_the_same = |path: &[&str], value: &str| match party.text_at(path) {
            Some(other) if other != value => Err(NotAnEhf(format!("`{other}` and `{value}` name one party"))),
            _ => Ok(()),
        };
        is_the_same(&["EndpointID"], digits)?;
        is_the_same(&["PartyName", "Name"], name)?;
        is_the_same(&["PartyTaxScheme", "CompanyID"], &org_number.vat_number())?;
        Ok(Identity { name: name.to_owned(), org_number: Some(org_number) })
    };
    let [means] = root.all(&["PaymentMeans"])[..] else { return Err(missing(&["PaymentMeans"])) };
    known(means, &["PaymentMeansCode", "PaymentID", "PayeeFinancialAccount"], &[])?;
    let account = means.text_at(&["PayeeFinancialAccount", "ID"]);
    let kid = means.text_at(&["PaymentID"]);
    let wrong = |what: &str, text: &str| NotAnEhf(format!("`{text}` is no {what}"));
    Ok(Parties {
        seller: identity("AccountingSupplierParty")?,
        buyer: identity("AccountingCustomerParty")?,
        account: account
            .map(|text| BankAccount::parse(text).map_err(|_| wrong("bank account", text)))
            .transpose()?,
        kid: kid.map(|text| Kid::parse(text).map_err(|_| wrong("KID", text))).transpose()?,
    })
}

/// Nothing stands in an element but what is written here, and nothing twice that is said once: another program could go
/// by the one that isn't read.
fn known(element: &Element, once: &[&str], often: &[&str]) -> Result<(), NotAnEhf> {
    let mut seen = BTreeSet::new();
    for child in &element.children {
        let name = child.name.as_str();
        let is_known = often.contains(&name) || once.contains(&name) && seen.insert(name);
        if !is_known {
            return Err(NotAnEhf(format!(
                "it has a `{name}` in its `{}` that isn't written here",
                element.name
            )));
        }
    }
    Ok(())
}

fn read_line(line: &Element, quantity: &str) -> Result<FiguresLine, NotAnEhf> {
    Ok(FiguresLine {
        description: text(line, &["Item", "Name"])?.to_owned(),
        quantity: text(line, &[quantity])?.to_owned(),
        price: amount(line, &["Price", "PriceAmount"])?,
        net: amount(line, &["LineExtensionAmount"])?,
    })
}

fn reference(element: &Element) -> Result<Reference, NotAnEhf> {
    Ok(Reference { number: text(element, &["ID"])?.to_owned(), date: date(element, &["IssueDate"])? })
}

fn files(root: &Element) -> Result<Vec<Embedded>, NotAnEhf> {
    let objects = root.all(&["AdditionalDocumentReference", "Attachment", "EmbeddedDocumentBinaryObject"]);
    let file = |object: &Element| {
        let file_name = object.attribute("filename").ok_or_else(|| missing(&["filename"]))?.to_owned();
        let bytes = STANDARD
            .decode(object.text.trim())
            .map_err(|_| NotAnEhf(format!("the file `{file_name}` in it is not base64")))?;
        Ok(Embedded { file_name, bytes })
    };
    objects.into_iter().map(file).collect()
}

fn text<'a>(element: &'a Element, path: &[&str]) -> Result<&'a str, NotAnEhf> {
    element.text_at(path).filter(|text| !text.is_empty()).ok_or_else(|| missing(path))
}

fn amount(element: &Element, path: &[&str]) -> Result<Money, NotAnEhf> {
    let written = text(element, path)?;
    Money::parse(written).map_err(|why| NotAnEhf(format!("`{}`, `{written}`, {why}", path.join("/"))))
}

fn date(element: &Element, path: &[&str]) -> Result<NaiveDate, NotAnEhf> {
    let written = text(element, path)?;
    NaiveDate::parse_from_str(written, "%Y-%m-%d")
        .map_err(|_| NotAnEhf(format!("`{}`, `{written}`, is not a date", path.join("/"))))
}

fn missing(path: &[&str]) -> NotAnEhf {
    NotAnEhf(format!("it has no `{}`", path.join("/")))
}

//! One line of the register as it is written: JSON without spaces, its fields in one order, amounts as text.

use serde::{Deserialize, Serialize};

use super::entry::{Credit, Entry, Input, Kind, Package};
use crate::digest::sha256;
use crate::domain::{AgreementId, DocumentNumber, MilestoneId, OrgNumber};
use crate::num::Money;
use crate::settle::BilledKind;

/// The name and version of the format; a reader refuses what it doesn't know.
pub(super) const FORMAT: &str = "bilag-register/1";

/// The line before the first.
pub(super) const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A line as it is written; the order of the fields is the order on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    format: String,
    /// From 1.
    #[serde(rename = "line")]
    pub(super) at: usize,
    /// The `hash` of the line before.
    pub(super) previous: String,
    number: String,
    kind: WrittenKind,
    seller: String,
    series: String,
    place: u32,
    agreement: String,
    milestone: String,
    basis: WrittenBasis,
    date: String,
    due: Option<String>,
    currency: Currency,
    net: String,
    vat: String,
    gross: String,
    prepaid: String,
    payable: String,
    credits: Vec<WrittenCredit>,
    replaces: Option<String>,
    reason: Option<String>,
    package: WrittenPackage,
    settlement: String,
    inputs: Vec<WrittenInput>,
    templates: Vec<WrittenInput>,
    tool: String,
    /// SHA-256 of the line up to here.
    pub(super) hash: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenKind {
    Invoice,
    CreditNote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenBasis {
    Advance,
    Settlement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Currency {
    #[serde(rename = "NOK")]
    Nok,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCredit {
    number: String,
    net: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPackage {
    name: String,
    sha256: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenInput {
    path: String,
    size: u64,
    sha256: String,
}

impl Line {
    /// Writes an entry as the line after the one with the hash `previous`.
    pub(super) fn new(entry: &Entry, at: usize, previous: &str) -> Self {
        let input = |input: &Input| WrittenInput {
            path: input.path.clone(),
            size: input.size,
            sha256: input.sha256.clone(),
        };
        let mut written = Self {
            format: FORMAT.to_owned(),
            at,
            previous: previous.to_owned(),
            number: entry.number.to_string(),
            kind: match entry.kind {
                Kind::Invoice => WrittenKind::Invoice,
                Kind::CreditNote => WrittenKind::CreditNote,
            },
            seller: entry.seller.digits().to_owned(),
            series: entry.series.clone(),
            place: entry.place,
            agreement: entry.agreement.to_string(),
            milestone: entry.milestone.to_string(),
            basis: match entry.basis {
                BilledKind::Advance => WrittenBasis::Advance,
                BilledKind::Settlement => WrittenBasis::Settlement,
            },
            date: entry.date.to_string(),
            due: entry.due.map(|day| day.to_string()),
            currency: Currency::Nok,
            net: entry.net.to_string(),
            vat: entry.vat.to_string(),
            gross: entry.gross.to_string(),
            prepaid: entry.prepaid.to_string(),
            payable: entry.payable.to_string(),
            credits: entry
                .credits
                .iter()
                .map(|credit| WrittenCredit {
                    number: credit.number.to_string(),
                    net: credit.net.to_string(),
                })
                .collect(),
            replaces: entry.replaces.as_ref().map(ToString::to_string),
            reason: entry.reason.clone(),
            package: WrittenPackage {
                name: entry.package.name.clone(),
                sha256: entry.package.sha256.clone(),
            },
            settlement: entry.settlement.clone(),
            inputs: entry.inputs.iter().map(input).collect(),
            templates: entry.templates.iter().map(input).collect(),
            tool: entry.tool.clone(),
            hash: String::new(),
        };
        written.hash = written.own_hash();
        written
    }

    /// The line as it stands in the file, without its end.
    ///
    /// # Panics
    /// Never: text and whole numbers under names of text can always be written as JSON.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).expect("text and whole numbers are JSON")
    }

    /// SHA-256 of everything on the line but its hash.
    pub(super) fn own_hash(&self) -> String {
        sha256(Self { hash: String::new(), ..self.clone() }.text().as_bytes())
    }

    /// The document's number as it is written.
    pub(super) fn number(&self) -> &str {
        &self.number
    }

    /// The line as an entry; the name of the field that isn't what it should be, otherwise.
    pub(super) fn entry(&self) -> Result<Entry, &'static str> {
        let money = |text: &str, name| Money::parse(text).map_err(|_| name);
        let day = |text: &str, name| text.parse().map_err(|_| name);
        let number = |text: &str, name| DocumentNumber::new(text).ok_or(name);
        let credit = |credit: &WrittenCredit| {
            Ok(Credit { number: number(&credit.number, "credits")?, net: money(&credit.net, "credits")? })
        };
        Ok(Entry {
            number: number(&self.number, "number")?,
            kind: match self.kind {
                WrittenKind::Invoice => Kind::Invoice,
                WrittenKind::CreditNote => Kind::CreditNote,
            },
            seller: OrgNumber::parse(&self.seller).map_err(|_| "seller")?,
            series: self.series.clone(),
            place: self.place,
            agreement: AgreementId::new(&self.agreement).ok_or("agreement")?,
            milestone: MilestoneId::new(&self.milestone).ok_or("milestone")?,
            basis: match self.basis {
                WrittenBasis::Advance => BilledKind::Advance,
                WrittenBasis::Settlement => BilledKind::Settlement,
            },
            date: day(&self.date, "date")?,
            due: self.due.as_deref().map(|due| day(due, "due")).transpose()?,
            net: money(&self.net, "net")?,
            vat: money(&self.vat, "vat")?,
            gross: money(&self.gross, "gross")?,
            prepaid: money(&self.prepaid, "prepaid")?,
            payable: money(&self.payable, "payable")?,
            credits: self.credits.iter().map(credit).collect::<Result<_, &'static str>>()?,
            replaces: self.replaces.as_deref().map(|text| number(text, "replaces")).transpose()?,
            reason: self.reason.clone(),
            package: Package { name: self.package.name.clone(), sha256: self.package.sha256.clone() },
            settlement: self.settlement.clone(),
            inputs: self.inputs.iter().map(input).collect(),
            templates: self.templates.iter().map(input).collect(),
            tool: self.tool.clone(),
        })
    }
}

fn input(written: &WrittenInput) -> Input {
    Input { path: written.path.clone(), size: written.size, sha256: written.sha256.clone() }
}

/// Does a line name a format of ours other than this one? Its fields may then be others, too.
pub(super) fn has_another_format(text: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Format {
        format: String,
    }
    serde_json::from_slice::<Format>(text)
        .is_ok_and(|line| line.format.starts_with("bilag-register/") && line.format != FORMAT)
}

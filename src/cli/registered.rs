//! An issued document, for programs.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{AgreementId, DocumentNumber, MilestoneId};
use crate::num::Money;
use crate::register::Entry;

/// What programs are told of a line of the register.
#[derive(Debug, Serialize)]
pub(super) struct Registered<'a> {
    number: &'a DocumentNumber,
    kind: &'static str,
    agreement: &'a AgreementId,
    milestone: &'a MilestoneId,
    date: NaiveDate,
    due: Option<NaiveDate>,
    net: Money,
    vat: Money,
    payable: Money,
    credits: Vec<Credit<'a>>,
    replaces: Option<&'a DocumentNumber>,
    reason: Option<&'a str>,
    zip: &'a str,
    sha256: &'a str,
}

#[derive(Debug, Serialize)]
struct Credit<'a> {
    number: &'a DocumentNumber,
    net: Money,
}

impl<'a> From<&'a Entry> for Registered<'a> {
    fn from(entry: &'a Entry) -> Self {
        let credits = entry.credits.iter().map(|credit| Credit { number: &credit.number, net: credit.net });
        Self {
            number: &entry.number,
            kind: entry.kind.key(),
            agreement: &entry.agreement,
            milestone: &entry.milestone,
            date: entry.date,
            due: entry.due,
            net: entry.net,
            vat: entry.vat,
            payable: entry.payable,
            credits: credits.collect(),
            replaces: entry.replaces.as_ref(),
            reason: entry.reason.as_deref(),
            zip: &entry.package.name,
            sha256: &entry.package.sha256,
        }
    }
}

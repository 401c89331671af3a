//! When it is to be paid, and when it was delivered.

use chrono::NaiveDate;

use super::{Ehf, Finding};

pub(super) fn check(ehf: Ehf<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = payment(ehf).into_iter().collect();
    let delivery = ehf.root.at(&["Delivery", "ActualDeliveryDate"]);
    let period = ehf.root.at(&["InvoicePeriod"]);
    if delivery.is_none() && period.is_none() {
        let what = "says neither when it was delivered nor over which period";
        findings.push(Finding::new("period", "bokføringsforskriften § 5-1-1 no. 4", what));
    }
    ehf.root.each(&mut |_, element| {
        if element.name.ends_with("Date") && date(&element.text).is_none() {
            findings.push(Finding::of_form(
                format!("has `{}` as a date in `{}`", element.text, element.name),
                "UBL-DT",
            ));
        }
    });
    findings
}

/// Who is to pay is told by when; a credit note is not paid.
fn payment(ehf: Ehf<'_>) -> Option<Finding> {
    let due = ehf.root.text_at(&["DueDate"]);
    let issued = ehf.root.text_at(&["IssueDate"]).and_then(date);
    let asks = ehf.total("PayableAmount").is_some_and(|amount| amount > 0);
    let what = match due {
        None if asks && !ehf.is_credit_note => "doesn't say when it is to be paid".to_owned(),
        Some(due) if date(due).is_some_and(|due| issued.is_some_and(|issued| issued > due)) => {
            format!("is to be paid on {due}, before it is issued")
        }
        _ => return None,
    };
    Some(Finding::new("payment.term_days", "bokføringsforskriften § 5-1-1 no. 5", &what))
}

fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}

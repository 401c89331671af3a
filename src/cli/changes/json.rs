//! What changed in the inputs, for programs.

use serde_json::{Value, json};

use super::fields::field_json;
use super::{became, plain};
use crate::compare::{
    Change, Changed, Changes, HoursChange, HoursRow, MilestoneSums, Pair, PersonSums, VoucherChange,
};
use crate::domain::{Activity, Indicator, WorkspacePath};
use crate::num::{Hours, Money};

/// The changes as a JSON document; amounts and hours are texts with a point and two decimals.
pub(in crate::cli) fn json(changes: &Changes) -> Value {
    let sums = &changes.sums;
    json!({
        "agreement": list(&changes.agreement, field_json),
        "hours": list(&changes.hours, hours_json),
        "people": list(&changes.people, person_json),
        "vouchers": list(&changes.vouchers, voucher_json),
        "activities": list(&changes.activities, |change| changed_json(change, activity_json)),
        "indicators": list(&changes.indicators, |change| changed_json(change, indicator_json)),
        "report": {
            "sections": list(&changes.report.sections, |title| named_json(title, "title", title.latest())),
            "reordered": changes.report.reordered,
        },
        "files": list(&changes.files, |file| named_json(file, "path", file.latest().as_str())),
        "sums": {
            "hours": hours_pair(sums.hours),
            "fees": money_pair(sums.fees),
            "costs": money_pair(sums.costs),
            "documented": money_pair(sums.documented),
            "over_frame": money_pair(sums.over_frame),
            "frame": open_pair(sums.frame),
        },
        "milestones": list(&changes.milestones, milestone_json),
    })
}

fn list<T>(things: &[T], told: impl Fn(&T) -> Value) -> Value {
    things.iter().map(told).collect()
}

/// What came, went or changed and has no more to tell than its name.
fn named_json<T>(change: &Change<T>, key: &str, name: &str) -> Value {
    json!({ "change": became(change), key: name })
}

fn activity_json(activity: &Activity) -> Value {
    let Activity { row, days, title, .. } = activity;
    json!({ "row": row.to_string(), "date": days.from().to_string(), "title": title })
}

fn indicator_json(indicator: &Indicator) -> Value {
    let Indicator { row, id, title, .. } = indicator;
    json!({ "row": row.to_string(), "id": id.as_str(), "title": title })
}

fn milestone_json(milestone: &MilestoneSums) -> Value {
    json!({
        "milestone": milestone.milestone.as_str(),
        "documented": open_pair(milestone.documented),
        "entitled": open_pair(milestone.entitled),
    })
}

fn changed_json<T>(change: &Changed<T>, told: impl Fn(&T) -> Value) -> Value {
    json!({
        "change": became(&change.row),
        "before": change.row.before().map(&told),
        "after": change.row.after().map(&told),
        "fields": list(&change.fields, field_json),
    })
}

fn hours_json(change: &HoursChange) -> Value {
    let told = |row: &HoursRow| {
        json!({
            "row": row.entry.row.to_string(),
            "date": row.entry.date.to_string(),
            "person": row.entry.person.as_str(),
            "hours": plain(row.entry.hours),
            "activity": row.entry.activity,
            "hourly_rate": row.rate.per_hour().to_string(),
        })
    };
    json!({
        "change": became(&change.row),
        "before": change.row.before().map(told),
        "after": change.row.after().map(told),
        "fields": list(&change.fields, field_json),
        "hours": plain(change.hours),
        "own_amount": change.amount.to_string(),
    })
}

fn person_json(person: &PersonSums) -> Value {
    json!({
        "person": person.person.as_str(),
        "name": person.name,
        "hours": hours_pair(person.hours),
        "hourly_rate": person.rate.map(|rate| rate.map(|rate| rate.per_hour().to_string())).in_json(),
        "amount": money_pair(person.amount),
        "rows": person.rows,
        "own_amounts": person.own_figures.to_string(),
        "price_and_rounding": person.beside_the_rows().to_string(),
    })
}

fn voucher_json(change: &VoucherChange) -> Value {
    json!({
        "change": became(&change.voucher),
        "voucher": change.voucher.latest().number.get(),
        "supplier": change.voucher.latest().supplier,
        "fields": list(&change.fields, field_json),
        "receipts_with_other_bytes": change.receipts.iter().map(WorkspacePath::as_str).collect::<Vec<_>>(),
        "amount": change.amount.to_string(),
    })
}

/// A pair as a JSON object.
trait InJson {
    fn in_json(self) -> Value;
}

impl<T: serde::Serialize> InJson for Pair<T> {
    fn in_json(self) -> Value {
        json!({ "before": self.before, "after": self.after })
    }
}

fn money_pair(pair: Pair<Money>) -> Value {
    let difference = pair.difference().to_string();
    json!({ "before": pair.before.to_string(), "after": pair.after.to_string(), "difference": difference })
}

fn open_pair(pair: Pair<Option<Money>>) -> Value {
    pair.map(|amount| amount.map(|amount| amount.to_string())).in_json()
}

fn hours_pair(pair: Pair<Hours>) -> Value {
    let difference = plain(pair.difference());
    json!({ "before": plain(pair.before), "after": plain(pair.after), "difference": difference })
}

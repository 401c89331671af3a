//! Vouchers, by number.

use std::collections::BTreeSet;

use super::State;
use super::change::{self, Change, Facts, Field, Key, Pair, Value};
use super::facts::{Listing, paths, text};
use crate::domain::{Voucher, VoucherNumber, WorkspacePath};
use crate::num::Money;
use crate::settle::Settlement;

/// A voucher that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherChange {
    /// The voucher.
    pub voucher: Change<Voucher>,
    /// What is different in a voucher that changed.
    pub fields: Vec<Field>,
    /// Receipts that are named as before and hold other bytes.
    pub receipts: Vec<WorkspacePath>,
    /// What the buyer is billed for it, afterwards less before; exact.
    pub amount: Money,
}

/// Every voucher that is different, by number.
pub(super) fn compare(before: State<'_>, after: State<'_>, settled: &Pair<Settlement>) -> Vec<VoucherChange> {
    let vouchers = Pair { before, after }.map(|state| state.project.vouchers.as_slice());
    let numbers: BTreeSet<VoucherNumber> =
        vouchers.before.iter().chain(vouchers.after).map(|voucher| voucher.number).collect();
    let with =
        |vouchers: &[Voucher], number| vouchers.iter().find(|voucher| voucher.number == number).cloned();
    let change = |number: VoucherNumber| {
        let voucher = Change::of(with(vouchers.before, number), with(vouchers.after, number))?;
        let (fields, receipts) = match &voucher {
            Change::Changed { before: was, after: is } => {
                (change::fields(&facts(was), &facts(is)), other_bytes(was, is, before, after))
            }
            Change::Added(_) | Change::Removed(_) => Default::default(),
        };
        let is_same = matches!(voucher, Change::Changed { .. }) && fields.is_empty() && receipts.is_empty();
        let billed = Pair { before: &settled.before, after: &settled.after }
            .map(|settlement| billed(settlement, number));
        (!is_same).then(|| VoucherChange { voucher, fields, receipts, amount: billed.difference() })
    };
    numbers.into_iter().filter_map(change).collect()
}

fn billed(settlement: &Settlement, number: VoucherNumber) -> Money {
    settlement.costs.iter().filter(|cost| cost.voucher == number).map(|cost| cost.amount).sum()
}

fn facts(voucher: &Voucher) -> Facts {
    let mut facts = Listing::default();
    facts.put(Key::Date, Value::Day(voucher.date));
    facts.put(Key::Supplier, text(&voucher.supplier));
    facts.put_some(Key::InvoiceNumber, voucher.invoice_number.as_deref().map(text));
    facts.put(Key::Description, text(&voucher.description));
    facts.put(Key::Purpose, text(&voucher.purpose));
    facts.put_some(Key::Participants, voucher.participants.as_deref().map(text));
    facts.put(Key::Category, Value::Category(voucher.category));
    facts.put(Key::Gross, Value::Amount(voucher.gross));
    facts.put(Key::VatPaid, Value::Amount(voucher.vat));
    facts.put(Key::VatRecoverable, Value::Yes(voucher.vat_recoverable));
    facts.put_some(Key::SubGoal, voucher.sub_goal.as_ref().map(|goal| text(goal.as_str())));
    facts.put(Key::Receipts, paths(&voucher.receipts));
    facts.0
}

/// Receipts under the same name with other bytes, where the bytes of both states are known.
fn other_bytes(was: &Voucher, is: &Voucher, before: State<'_>, after: State<'_>) -> Vec<WorkspacePath> {
    let differs = |path: &&WorkspacePath| {
        let prints = (before.files.get(path.as_str()), after.files.get(path.as_str()));
        matches!(prints, (Some(one), Some(other)) if one != other)
    };
    is.receipts.iter().filter(|path| was.receipts.contains(path)).filter(differs).cloned().collect()
}

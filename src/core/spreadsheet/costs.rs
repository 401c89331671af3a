//! Rows of costs.

use super::row::{Draft, FoundRow, Reader};
use super::values;
use crate::diag::Problems;
use crate::input::Written;

/// The folder that receipts are kept in, for those that are named without one.
const RECEIPTS: &str = "receipts/";

/// What a row of cells says.
pub(super) fn read(reader: &Reader<'_>, index: usize) -> Result<FoundRow, Problems> {
    let mut draft = Draft::new(reader, index);
    if let Some((cell, column)) = draft.filled("voucher") {
        draft.put("voucher", Written::Bare(cell.shown()), column);
    }
    draft.day("date");
    draft.text("supplier");
    draft.label("invoice_number");
    draft.text("description");
    draft.text("purpose");
    draft.text("participants");
    draft.name("category", "kind of cost");
    amount(&mut draft, "amount");
    amount(&mut draft, "vat");
    flag(&mut draft, "vat_recoverable");
    draft.name("sub_goal", "sub-goal");
    receipts(&mut draft);
    draft.finish()
}

fn amount(draft: &mut Draft<'_>, key: &'static str) {
    let Some((cell, column)) = draft.filled(key) else { return };
    match values::amount(&cell) {
        Some(amount) => draft.put(key, Written::Bare(amount), column),
        None => draft.refuse(&cell, column.unwrap_or_default(), "an amount", "kroner as 1250,00"),
    }
}

fn flag(draft: &mut Draft<'_>, key: &'static str) {
    let Some((cell, column)) = draft.filled(key) else { return };
    match values::flag(&cell) {
        Some(flag) => draft.put(key, Written::Bare(flag.to_string()), column),
        None => draft.refuse(&cell, column.unwrap_or_default(), "yes or no", "`ja` or `nei`"),
    }
}

/// Files with `;` or a line break between them.
fn receipts(draft: &mut Draft<'_>) {
    let Some((cell, column)) = draft.filled("receipts") else { return };
    let names = cell.shown().replace('\n', ";");
    let names = names.split(';').map(str::trim).filter(|name| !name.is_empty());
    let path = |name: &str| if name.contains('/') { name.to_owned() } else { format!("{RECEIPTS}{name}") };
    draft.put("receipts", Written::List(names.map(path).collect()), column);
}

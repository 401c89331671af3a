//! `costs.yaml` → vouchers.

use super::super::node::{Field, Node};
use super::super::raw;
use super::findings::{Findings, Placed, rows};
use super::known::Known;
use super::unique::Unique;
use crate::diag::catalogue;
use crate::domain::{InputFile, Voucher, VoucherCategory, VoucherNumber, WorkspacePath};
use crate::num::Money;

/// Reads every voucher that can be read.
pub(in crate::input) fn vouchers<'a>(
    raw: &raw::Costs,
    root: &'a Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Vec<Placed<'a, Voucher>> {
    let mut numbers = Unique::new("a voucher's number", "give one of them the next free number");
    let mut vouchers = Vec::new();
    for (row, node) in rows(raw.costs.as_ref(), root.value("costs")) {
        let number = findings.count(node.field("voucher", row.voucher.as_ref()), &(1..=9999));
        let number = number.and_then(VoucherNumber::new);
        if let Some(number) = number {
            numbers.note(&number.to_string(), node.span_of("voucher"), findings);
        }
        let value = voucher(number, row, node, known, findings);
        vouchers.extend(value.map(|value| Placed { value, node }));
    }
    vouchers
}

fn voucher(
    number: Option<VoucherNumber>,
    row: &raw::Voucher,
    node: &Node,
    known: &Known,
    findings: &mut Findings<'_>,
) -> Option<Voucher> {
    let date = known.day(node.field("date", row.date.as_ref()), findings);
    let supplier = findings.text(node.field("supplier", row.supplier.as_ref()));
    let invoice_number = findings.text(node.field("invoice_number", row.invoice_number.as_ref()));
    let description = findings.text(node.field("description", row.description.as_ref()));
    let purpose = findings.text(node.field("purpose", row.purpose.as_ref()));
    let participants = findings.text(node.field("participants", row.participants.as_ref()));
    let category = row.category.as_deref().and_then(category);
    needs_participants(row, category, node, findings);
    let gross = findings.positive_amount(node.field("amount", row.amount.as_ref()));
    let vat = findings.amount(node.field("vat", row.vat.as_ref()));
    if let Some((gross, vat)) = gross.zip(vat) {
        check_vat(row, gross, vat, node, findings);
    }
    let vat_recoverable = Findings::flag(node.field("vat_recoverable", row.vat_recoverable.as_ref()));
    let sub_goal = known.sub_goal(node.field("sub_goal", row.sub_goal.as_ref()), findings);
    let receipts = paths("receipts", row.receipts.as_ref(), node, findings);
    Some(Voucher {
        row: findings.row(InputFile::Costs, node),
        number: number?,
        date: date?,
        supplier: supplier?,
        invoice_number,
        description: description?,
        purpose: purpose?,
        participants,
        category: category?,
        gross: gross?,
        vat: vat?,
        vat_recoverable: vat_recoverable?,
        sub_goal,
        receipts,
    })
}

fn category(word: &str) -> Option<VoucherCategory> {
    Some(match word {
        "travel" => VoucherCategory::Travel,
        "hospitality" => VoucherCategory::Hospitality,
        "venue" => VoucherCategory::Venue,
        "services" => VoucherCategory::Services,
        "materials" => VoucherCategory::Materials,
        "other" => VoucherCategory::Other,
        _ => return None,
    })
}

/// Travel and hospitality are documented with names (bokføringsforskriften §§ 5-9 and 5-10).
fn needs_participants(
    row: &raw::Voucher,
    category: Option<VoucherCategory>,
    node: &Node,
    findings: &mut Findings<'_>,
) {
    let named = matches!(category, Some(VoucherCategory::Travel | VoucherCategory::Hospitality));
    if named && !node.has("participants") {
        let word = row.category.as_deref().unwrap_or_default();
        findings.report(catalogue::PARTICIPANTS_MISSING, node.span_of("category"), &[("category", word)]);
    }
}

/// VAT is a part of what was paid, and at 25 % at most one fifth of it; an øre is left for rounding.
fn check_vat(row: &raw::Voucher, gross: Money, vat: Money, node: &Node, findings: &mut Findings<'_>) {
    let written = |text: &Option<String>| text.clone().unwrap_or_default();
    let (amount, part) = (written(&row.amount), written(&row.vat));
    let highest = gross.ore() / 5 + 1;
    if vat >= gross {
        let arguments = [("vat", part.as_str()), ("amount", &amount)];
        findings.report(catalogue::VAT_OVER_AMOUNT, node.span_of("vat"), &arguments);
    } else if vat.ore() > highest {
        let limit = format!("{}.{:02}", highest / 100, highest % 100);
        let arguments = [("vat", part.as_str()), ("amount", &amount), ("limit", &limit)];
        findings.report(catalogue::VAT_RATE, node.span_of("vat"), &arguments);
    }
}

/// The files of a list.
pub(super) fn paths(
    key: &str,
    raw: Option<&Vec<Option<String>>>,
    row: &Node,
    findings: &mut Findings<'_>,
) -> Vec<WorkspacePath> {
    let fields = rows(raw, row.value(key)).map(|(text, node)| Field { key, text, span: node.span });
    fields.filter_map(|field| findings.path(Some(field))).collect()
}

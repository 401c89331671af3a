//! Rules between vouchers.

use std::collections::BTreeMap;

use super::super::convert::{Findings, Placed};
use crate::diag::catalogue;
use crate::domain::{Voucher, VoucherNumber, WorkspacePath};

/// Checks the vouchers against each other.
pub(in crate::input) fn check(vouchers: &[Placed<'_, Voucher>], findings: &mut Findings<'_>) {
    same_invoice(vouchers, findings);
    same_receipt(vouchers, findings);
}

fn same_invoice(vouchers: &[Placed<'_, Voucher>], findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<(String, &str), VoucherNumber> = BTreeMap::new();
    for Placed { value: voucher, node } in vouchers {
        let Some(number) = &voucher.invoice_number else { continue };
        let Some(first) = seen.get(&(voucher.supplier.to_lowercase(), number.as_str())) else {
            seen.insert((voucher.supplier.to_lowercase(), number), voucher.number);
            continue;
        };
        let first = first.to_string();
        let arguments = [("number", number.as_str()), ("supplier", &voucher.supplier), ("voucher", &first)];
        findings.report(catalogue::SAME_INVOICE_TWICE, node.span_of("invoice_number"), &arguments);
    }
}

fn same_receipt(vouchers: &[Placed<'_, Voucher>], findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<&WorkspacePath, VoucherNumber> = BTreeMap::new();
    for Placed { value: voucher, node } in vouchers {
        for path in &voucher.receipts {
            let Some(first) = seen.get(path) else {
                seen.insert(path, voucher.number);
                continue;
            };
            let first = first.to_string();
            let arguments = [("path", path.as_str()), ("voucher", &first)];
            findings.report(catalogue::RECEIPT_SHARED, node.span_of("receipts"), &arguments);
        }
    }
}

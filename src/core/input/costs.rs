//! `costs.yaml`: its keys, its rows as vouchers, and the rules between them.

use std::collections::BTreeMap;

use super::known::Known;
use super::row::{Row, Unique};
use crate::diag::catalogue::{ParticipantsMissing, ReceiptShared, SameInvoiceTwice, VatOverAmount, VatRate};
use crate::domain::{InputFile, Voucher, VoucherCategory, VoucherNumber, WorkspacePath};
use crate::num::Money;

keys! {
    /// All direct costs of an agreement.
    COSTS {
        optional sample Flag = "The facts are illustrative: drafts can be made, and nothing can be issued.";
        open costs ["One voucher (bilag)." VOUCHER] = "One row for each voucher (bilag).";
    }

    /// One voucher (bilag).
    VOUCHER {
        required voucher VoucherNumber = "Its number, from 1 to 9999."
            => column_if_any("its number",
                "bilag | bilagsnummer | bilagsnr | bilag nr | voucher | voucher number");
        required date Date = "The voucher's date."
            => column("the voucher's date, such as 15.01.2026",
                "bilagsdato | fakturadato | dato | date | invoice date | kjøpsdato");
        required supplier Text = "Who was paid."
            => column("who was paid", "leverandør | supplier | vendor | betalt til | butikk | firma");
        optional invoice_number Label = "The supplier's own number of the invoice or receipt."
            => column_if_any("the supplier's own number",
                "fakturanummer | fakturanr | faktura nr | invoice number | invoice no | \
                 kvitteringsnummer");
        required description Text = "What was bought."
            => column("what was bought", "beskrivelse | description | vare | hva | tekst");
        required purpose Text = "What it was for."
            => column("what it was for", "formål | purpose | hensikt");
        optional participants Text = "Who took part; required for travel and hospitality."
            => column_if_any("who took part", "deltakere | deltagere | participants");
        required category (travel | hospitality | venue | services | materials | other) = "What kind of cost."
            => column("the kind of cost", "kategori | category | kostnadstype | type");
        required amount Amount = "What was paid, in NOK, VAT included."
            => column("what was paid, VAT included",
                "beløp | amount | brutto | bruttobeløp | beløp inkl mva | beløp ink mva | totalbeløp | \
                 sum");
        required vat Amount = "The VAT in it, 0.00 when there is none."
            => column("the VAT in it, 0 when there is none",
                "mva | vat | herav mva | mva beløp | mvabeløp | moms");
        required vat_recoverable Flag = "true when the seller gets the VAT back, so that it is not billed."
            => column("yes when the seller gets the VAT back",
                "mva kompenseres | mva tilbake | kompensasjon | kompenseres | vat recoverable");
        optional sub_goal Id = "The id of a sub-goal of the agreement."
            => column_if_any("the sub-goal's id or title", "delmål | sub goal | subgoal | delmal");
        required receipts [File] = "The receipts, as files in the folder."
            => column("the receipts as files in the folder, with `;` between them",
                "kvittering | kvitteringer | bilagsfil | bilagsfiler | receipt | receipts | vedlegg | \
                 fil | filer | file | files");
    }
}

/// Reads every voucher that can be read and checks them against each other; by number.
pub(super) fn vouchers<'a>(rows: impl Iterator<Item = Row<'a>>, known: &Known) -> Vec<(Voucher, Row<'a>)> {
    let mut numbers = Unique::new("a voucher's number", "give one of them the next free number");
    let mut vouchers = Vec::new();
    for row in rows {
        let number = row.count("voucher", &(1..=9999)).and_then(VoucherNumber::new);
        if let Some(number) = number {
            numbers.note(&number.to_string(), row.node.span_of("voucher"), row);
        }
        vouchers.extend(voucher(number, row, known).map(|voucher| (voucher, row)));
    }
    check(&vouchers);
    vouchers.sort_by_key(|(voucher, _)| voucher.number);
    vouchers
}

fn voucher(number: Option<VoucherNumber>, row: Row<'_>, known: &Known) -> Option<Voucher> {
    let date = known.day(row, "date");
    let supplier = row.text("supplier");
    let invoice_number = row.text("invoice_number");
    let description = row.text("description");
    let purpose = row.text("purpose");
    let participants = row.text("participants");
    let category = row.written("category").and_then(category);
    needs_participants(category, row);
    let gross = row.positive_amount("amount");
    let vat = row.amount("vat");
    if let Some((gross, vat)) = gross.zip(vat) {
        check_vat(gross, vat, row);
    }
    let vat_recoverable = row.flag("vat_recoverable");
    let sub_goal = known.sub_goal(row.value("sub_goal"));
    let receipts = row.paths("receipts");
    Some(Voucher {
        row: row.row_id(InputFile::Costs),
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
fn needs_participants(category: Option<VoucherCategory>, row: Row<'_>) {
    let named = matches!(category, Some(VoucherCategory::Travel | VoucherCategory::Hospitality));
    if named && !row.has("participants") {
        let word = row.written("category").unwrap_or_default();
        row.report_at("category", ParticipantsMissing { category: word });
    }
}

/// VAT is a part of what was paid, and at 25 % at most one fifth of it; an øre is left for rounding.
fn check_vat(gross: Money, vat: Money, row: Row<'_>) {
    let written = |key| row.written(key).unwrap_or_default();
    let (amount, part) = (written("amount"), written("vat"));
    let highest = gross.ore() / 5 + 1;
    if vat >= gross {
        row.report_at("vat", VatOverAmount { vat: part, amount });
    } else if vat.ore() > highest {
        let limit = format!("{}.{:02}", highest / 100, highest % 100);
        row.report_at("vat", VatRate { vat: part, amount, limit });
    }
}

fn check(vouchers: &[(Voucher, Row<'_>)]) {
    let mut invoices: BTreeMap<(String, &str), VoucherNumber> = BTreeMap::new();
    let mut receipts: BTreeMap<&WorkspacePath, VoucherNumber> = BTreeMap::new();
    for (voucher, row) in vouchers {
        if let Some(number) = &voucher.invoice_number {
            let invoice = (voucher.supplier.to_lowercase(), number.as_str());
            if let Some(first) = invoices.get(&invoice) {
                row.report_at(
                    "invoice_number",
                    SameInvoiceTwice { number, supplier: &voucher.supplier, voucher: first },
                );
            } else {
                invoices.insert(invoice, voucher.number);
            }
        }
        for path in &voucher.receipts {
            if let Some(first) = receipts.get(path) {
                row.report_at("receipts", ReceiptShared { path, voucher: first });
            } else {
                receipts.insert(path, voucher.number);
            }
        }
    }
}

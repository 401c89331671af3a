//! The cost documentation.

table! {
    /// The vouchers and their receipts.
    Costs {
        costs = "Kostnader";
        total = "Direkte kostnader i alt";
        voucher = "Bilag";
        supplier = "Leverandør";
        what = "Leverandør, hva og formål";
        invoice_number = "fakturanr.";
        paid = "Betalt";
        refunded = "Mva. som refunderes";
        billed = "Fakturert";
        page = "Side";
        of_which_vat(vat) = "herav mva. {vat}";
        voucher_heading(number, description) = "Bilag {number}: {description}";
        figures(paid, refunded, billed, which) =
            "Betalt {paid} · mva. refunderes {refunded} · fakturert {billed} · {which}";
        which(number, count) = "bilag {number} av {count}";
        which_among(number, place, count) = "bilag {number}, nr.\u{a0}{place} av {count}";
        told(heading, supplier, date, paid, vat) =
            "{heading}. {supplier}, {date}: betalt {paid}, herav merverdiavgift {vat}";
        index = "Bilagsoversikt";
        receipts = "Mottatte bilag";
        empty = "Ingen kostnader er ført.";
        treatment =
            "Betalt mindre merverdiavgift som selger får refundert, er fakturert: det selger selv har hatt av kostnader, \
             uten påslag.";
        with_participants(purpose, participants) = "{purpose}. Deltakere: {participants}";
    }
}

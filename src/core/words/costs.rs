//! The cost documentation.

table! {
    /// The vouchers and their receipts.
    Costs {
        costs = "Kostnader";
        total = "Direkte kostnader i alt";
        voucher = "Bilag";
        supplier = "Leverandør";
        invoice_number = "Fakturanr.";
        paid = "Betalt";
        vat = "Herav mva.";
        billed = "Fakturert";
        what = "Hva";
        purpose_and_participants = "Formål og deltakere";
        voucher_heading(number, description) = "Bilag {number}: {description}";
        index = "Bilagsoversikt";
        purposes = "Formål";
        receipts = "Bilagene som mottatt";
        empty = "Ingen kostnader er ført.";
        treatment =
            "Fakturert er det selger selv har betalt, uten påslag. Der selger får merverdiavgiften tilbake, er den \
             trukket fra.";
        with_participants(purpose, participants) = "{purpose}. Deltakere: {participants}";
    }
}

//! Lines of an invoice or credit note.

table! {
    /// What a line is about, and how an earlier document is called.
    Lines {
        advance(share, frame) = "A konto: {share} av rammen på {frame}";
        prepayment(share, frame) = "Forskudd: {share} av rammen på {frame}";
        fee(role, person, days) = "{role} {person}, {days}, jf. timeliste (vedlegg 03)";
        cost(number, description, supplier) = "Bilag {number}: {description} ({supplier})";
        credited_before = "Tidligere kreditert lagt til";
        advance_taken_off = "Fratrukket a konto";
        settlement_taken_off = "Fratrukket tidligere avregnet";
        deduction(what, document) = "{what}, {document}";
        agreed = "Avtalt reduksjon";
        surplus_billed = "Fakturert eller betalt i forskudd utover det som er dokumentert";
        surplus = "Fakturert a konto utover det som er dokumentert";
        invoice(number) = "faktura {number}";
        issued_invoice(number, day) = "faktura {number} av {day}";
        issued_credit_note(number, day) = "kreditnota {number} av {day}";
        draft(milestone) = "«{milestone}» (utkast, ikke utstedt)";
    }
}

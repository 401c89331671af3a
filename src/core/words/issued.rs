//! Issued documents and corrections.

table! {
    /// What an issued document says that a draft doesn't.
    Issued {
        title(what, order, project) = "{what} – {order} {project}";
        numbered(kind, number) = "{kind} {number}";
        attached_to_invoice(number, day) = "Vedlegg til faktura {number} av {day}";
        attached_to_credit_note(number, day) = "Vedlegg til kreditnota {number} av {day}";
        with_invoice(number) = "til faktura {number}";
        with_credit_note(number) = "til kreditnota {number}";
        foot(what, seller) = "{what} · {seller}";
        takes_back(document) = "Kreditnota til {document}: beløpet nedenfor tilbakeføres.";
        replaces = "Erstatter";
        credited_by = "Kreditert ved";
        corrects = "Retter";
        reason = "Årsak";
        changed_since(number) = "Endret siden {number}";
        not_to_be_paid(document) = "{document} skal ikke betales.";
        pay_instead(document, amount, due) = "Betal {document}, {amount}, innen {due}.";
        nothing_to_pay_instead(document) = "{document}, som erstatter den, er på 0,00 kr.";
        differs_more(amount, document) = "Differansen er {amount}. Er {document} betalt, gjenstår bare differansen.";
        differs_less(amount, document) =
            "Differansen er {amount} i kjøpers favør. Er {document} betalt, tilbakebetales differansen til kontoen \
             som det ble betalt fra.";
        differs_not(document) = "Beløpet er det samme. Er {document} betalt, er det ikke noe mer å betale.";
        credited_before(document) = "Tidligere kreditert, {document}";
        part_of(document) = "Delvis kreditering av {document}";
    }
}

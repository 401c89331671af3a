//! What the EHF says beside its figures.

table! {
    /// Sentences that stand in the XML alone.
    Einvoice {
        not_registered = "Selger er ikke registrert i Merverdiavgiftsregisteret";
        terms(days, milestone) = "Netto per {days} dager. Forfaller etter avtalen: {milestone}";
        credits(document, reason) = "Krediterer {document}. Årsak: {reason}";
        corrects(document, reason) = "Retter {document}. Årsak: {reason}";
        replaces(document, credit, reason) =
            "Erstatter {document}, kreditert ved {credit}. Årsak: {reason}";
    }
}

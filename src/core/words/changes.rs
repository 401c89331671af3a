//! What changed since a document was issued.

table! {
    /// The changes that a credit note and a replacement tell of.
    Changes {
        change(what, before, after) = "{what} {before} → {after}";
        changed(what) = "{what} er endret";
        of(what, which) = "{what} ({which})";
        quoted(text) = "«{text}»";
        not_given = "ikke oppgitt";
        signed(line, difference) = "{line} ({difference})";
        plus(figure) = "+{figure}";
        hours_unit(hours) = "{hours} timer";
        hours_row(person, day) = "Timer, {person} {day}";
        row(name, what) = "{name}: {what}";
        from_to(before, after) = "{before} → {after}";
        clock(from, to) = "{from}–{to}";
        billed(difference) = "belastet {difference}";
        row_added(hours, activity) = "ny rad, {hours} timer, «{activity}»";
        row_removed(hours, activity) = "rad fjernet, {hours} timer, «{activity}»";
        hours_changed(before, after) = "{before} → {after} timer";
        to_person(person) = "flyttet til {person}";
        person_total(person) = "Timer i alt, {person}";
        voucher(number, supplier) = "Bilag {number}, {supplier}";
        voucher_added(description) = "nytt bilag, «{description}»";
        voucher_removed(description) = "bilag tatt ut, «{description}»";
        receipt_bytes(file) = "{file} har nytt innhold";
        activity(title, day) = "Aktivitet «{title}», {day}";
        indicator(title) = "Indikator «{title}»";
        section(title) = "Sluttrapport, «{title}»";
        file(name) = "Fil {name}";
        agreement = "Avtale";
        added = "lagt til";
        removed = "tatt ut";
        rewritten = "endret";
        new_bytes = "nytt innhold";
        reordered = "Sluttrapport: avsnittene har fått en annen rekkefølge";
        all_hours = "Timer i alt";
        documented = "Dokumentert i alt";
        over_frame = "Over rammen";
        entitled(milestone) = "Grunnlag for fakturering, «{milestone}»";
        advance(share) = "a konto, {share} av rammen";
        settlement = "avregning av hele prosjektet";
        settlement_through(day) = "avregning til og med {day}";
        megabytes(count) = "{count} MB";
        count_of_days(days) = "{days} dager";
        measured_on(value, day) = "{value} ({day})";
        not_registered = "ikke registrert i Merverdiavgiftsregisteret";
        taxable = "registrert, avgiftspliktig";
        exempt(reason) = "registrert, uten avgift: {reason}";
    }
}

/// What a value of the inputs is called, by the path of its key, and the words that a value can be one of.
pub(super) const TERMS: &[(&str, &str)] = &[
    ("sample", "illustrerende opplysninger"),
    ("title", "tittel"),
    ("seller.name", "selgers navn"),
    ("seller.org_number", "selgers organisasjonsnummer"),
    ("seller.address", "selgers adresse"),
    ("seller.contact", "selgers kontaktperson"),
    ("buyer.name", "kjøpers navn"),
    ("buyer.org_number", "kjøpers organisasjonsnummer"),
    ("buyer.address", "kjøpers adresse"),
    ("buyer.contact", "kjøpers kontaktperson"),
    ("buyer.vat_registered", "kjøper er registrert i Merverdiavgiftsregisteret"),
    ("references.order_number", "bestillernummer"),
    ("references.project_number", "prosjektnummer"),
    ("references.mark", "merking"),
    ("references.contract", "avtalereferanse"),
    ("signed_on", "dato for signering"),
    ("signed_agreement", "signert avtale"),
    ("period", "prosjektperiode"),
    ("activity_deadline", "frist for aktiviteter"),
    ("delivery_deadline", "frist for levering"),
    ("delivery_place", "leveringssted"),
    ("frame", "ramme"),
    ("vat.status", "mva-status"),
    ("payment.account", "kontonummer"),
    ("payment.kid", "KID"),
    ("payment.term_days", "betalingsfrist"),
    ("ehf.max_attachments_mb", "største vedlegg til EHF"),
    ("numbering", "nummerserie"),
    ("milestones.*.title", "tittel på milepæl"),
    ("milestones.*.basis", "milepæl"),
    ("sub_goals.*.title", "delmål"),
    ("people.*.name", "navn"),
    ("people.*.role", "rolle"),
    ("people.*.hourly_rate", "timepris"),
    ("plan.*.hours", "planlagte timer"),
    ("budget.*.title", "budsjettpost"),
    ("budget.*.covers", "hva budsjettposten dekker"),
    ("budget.*.amount", "budsjettert beløp"),
    ("attested.*", "attestert"),
    ("date", "dato"),
    ("person", "person"),
    ("hours", "timer"),
    ("from–to", "klokkeslett"),
    ("break", "minutter pause"),
    ("activity", "aktivitet"),
    ("sub_goal", "delmål"),
    ("sub_goals", "delmål"),
    ("note", "merknad"),
    ("registered", "ført"),
    ("number", "nummer"),
    ("supplier", "leverandør"),
    ("invoice_number", "fakturanr."),
    ("description", "beskrivelse"),
    ("purpose", "formål"),
    ("category", "kostnadsart"),
    ("amount", "betalt"),
    ("vat", "herav mva."),
    ("vat_recoverable", "mva. refunderes"),
    ("receipts", "kvitteringer"),
    ("place", "sted"),
    ("participants", "deltakere"),
    ("headcount", "antall deltakere"),
    ("outcome", "resultat"),
    ("documentation", "dokumentasjon"),
    ("unit", "enhet"),
    ("baseline", "utgangsverdi"),
    ("target", "mål"),
    ("measurements.*.value", "måling"),
    ("measurements.*.source", "kilde"),
    ("measurements.*.comment", "kommentar"),
    ("comment", "kommentar"),
    ("id", "id"),
    ("true", "ja"),
    ("false", "nei"),
    ("costs", "direkte kostnader"),
    ("travel", "reise"),
    ("hospitality", "bevertning"),
    ("venue", "lokale og utstyr"),
    ("services", "tjenester"),
    ("materials", "materiell"),
    ("other", "annet"),
];

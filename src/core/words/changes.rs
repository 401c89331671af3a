//! What changed since a document was issued.

table! {
    /// The changes that a credit note and a replacement tell of.
    Changes {
        change(what, before, after) = "{what} {before} → {after}";
        changed(what) = "{what} er endret";
        of(what, which) = "{what} ({which})";
        quoted(text) = "«{text}»";
        not_given = "ikke oppgitt";
        yes = "ja";
        no = "nei";
        signed(line, difference) = "{line} ({difference})";
        plus(figure) = "+{figure}";
        hours_unit(hours) = "{hours} timer";
        hours_row(person, day) = "Timer, {person} {day}";
        row(name, what) = "{name}: {what}";
        from_to(before, after) = "{before} → {after}";
        clock(from, to) = "{from}–{to}";
        billed(difference) = "belastet {difference}";
        row_added(hours, activity) = "ny rad, {hours} timer, «{activity}»";
        row_removed(hours, activity) = "rad tatt ut, {hours} timer, «{activity}»";
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
        covers_hours = "timer";
        covers_costs = "direkte kostnader";
        travel = "reise";
        hospitality = "bevertning";
        venue = "lokale og utstyr";
        services = "tjenester";
        materials = "materiell";
        other = "annet";
    }
}

mod keys {
    table! {
        /// What a fact of the inputs is called.
        Keys {
            sample = "illustrerende opplysninger";
            title = "tittel";
            seller_name = "selgers navn";
            seller_org_number = "selgers organisasjonsnummer";
            seller_address = "selgers adresse";
            seller_contact = "selgers kontaktperson";
            buyer_name = "kjøpers navn";
            buyer_org_number = "kjøpers organisasjonsnummer";
            buyer_address = "kjøpers adresse";
            buyer_contact = "kjøpers kontaktperson";
            buyer_vat_registered = "kjøper er registrert i Merverdiavgiftsregisteret";
            order_number = "bestillernummer";
            project_number = "prosjektnummer";
            mark = "merking";
            contract = "avtalereferanse";
            signed_on = "dato for signering";
            signed_agreement = "signert avtale";
            period = "prosjektperiode";
            activity_deadline = "frist for aktiviteter";
            delivery_deadline = "frist for levering";
            delivery_place = "leveringssted";
            frame = "ramme";
            vat_status = "mva-status";
            account = "kontonummer";
            kid = "KID";
            term_days = "betalingsfrist";
            ehf_weight = "største vedlegg til EHF";
            numbering = "nummerserie";
            milestone_title = "tittel på milepæl";
            milestone_basis = "milepæl";
            sub_goal_title = "delmål";
            person_name = "navn";
            person_role = "rolle";
            rate = "timepris";
            planned_hours = "planlagte timer";
            budget_title = "budsjettpost";
            budget_covers = "hva budsjettposten dekker";
            budget_amount = "budsjettert beløp";
            date = "dato";
            person = "person";
            hours = "timer";
            clock = "klokkeslett";
            activity = "aktivitet";
            sub_goal = "delmål";
            sub_goals = "delmål";
            note = "merknad";
            registered = "ført";
            supplier = "leverandør";
            invoice_number = "fakturanr.";
            description = "beskrivelse";
            purpose = "formål";
            category = "kostnadsart";
            paid = "betalt";
            vat = "herav mva.";
            vat_recoverable = "mva. fås tilbake";
            receipts = "kvitteringer";
            place = "sted";
            participants = "deltakere";
            headcount = "antall deltakere";
            outcome = "resultat";
            documentation = "dokumentasjon";
            unit = "enhet";
            baseline = "utgangsverdi";
            target = "mål";
            measurement = "måling";
            measurement_source = "kilde";
            measurement_comment = "kommentar";
            comment = "kommentar";
        }
    }
}

pub use keys::Keys;

pub(super) const KEYS: Keys = keys::BOKMAL;

//! Invoice and credit note.

table! {
    /// What stands on an invoice or credit note beside its lines.
    Invoice {
        invoice = "Faktura";
        advance_invoice = "Forskuddsfaktura";
        credit_note = "Kreditnota";
        org_number(number) = "Org.nr. {number}";
        org_number_with_vat(number) = "Org.nr. {number} MVA";
        org_number_missing = "Org.nr. mangler";
        address_missing = "Adresse mangler";
        contact(name) = "Kontakt: {name}";
        phone(number) = "Tlf. {number}";
        invoice_number = "Fakturanummer";
        credit_note_number = "Kreditnotanummer";
        numbered_on(number, day) = "{number} av {day}";
        set_at_issue = "fylles ut ved utstedelse";
        date = "Fakturadato";
        due_date = "Forfall";
        days_after_issue(days) = "{days} dager etter utstedelse";
        account = "Kontonummer";
        kid = "KID";
        missing = "mangler";
        pays_back = "Tilbakebetaling av det som er fakturert a konto utover dokumenterte timer og kostnader.";
        pays_advance_back = "Tilbakebetaling av forskudd utover det som er levert.";
        bills_prepayment = "Forskudd etter avtalens betalingsplan, betalt før levering.";
        pay_back(amount, by) =
            "Er det som krediteres, betalt, tilbakebetales {amount} senest {by} til kontoen som det ble betalt fra. \
             Er det ikke betalt, trekkes beløpet fra det som skal betales.";
        advance_back(amount, by) =
            "{amount} tilbakebetales senest {by} til kontoen som forskuddet ble betalt fra.";
        bills_advance = "A konto-beløp etter avtalens betalingsplan, fakturert før arbeidet er dokumentert.";
        settles_within_frame =
            "Avregning av dokumenterte timer og direkte kostnader, innenfor avtalens ramme.";
        settles = "Avregning av dokumenterte timer og direkte kostnader.";
        frame = "Ramme eks. mva.";
        use_of_frame(frame, billed, left) = "{frame} · fakturert\u{a0}hittil\u{a0}{billed} · gjenstår\u{a0}{left}";
        delivery_period = "Leveringsperiode";
        delivery_place = "Leveringssted";
        contract = "Avtalereferanse";
        credited_before = "Tidligere kreditert";
        credits = "Krediterer";
        credits_part = "Krediterer delvis";
        credits_rest = "Krediterer resten";
        part(amount, document, whole) = "{amount} av {document} ({whole})";
        billed_before = "Tidligere fakturert";
        earlier(document, amount) = "{document}: {amount}";
        lines = "Spesifikasjon";
        description = "Beskrivelse";
        quantity = "Antall";
        unit = "Enhet";
        price = "Pris eks. mva.";
        net = "Beløp eks. mva.";
        hours = "timer";
        sum_hours = "Sum timer";
        sum_costs(count) = "Sum direkte kostnader ({count} bilag, vedlegg 04)";
        sum_without_vat = "Sum eks. mva.";
        sum_with_vat = "Sum inkl. mva.";
        vat = "Merverdiavgift";
        vat_undecided = "ikke avklart";
        vat_not_charged = "beregnes ikke";
        in_nok(owed) = "{owed} (NOK)";
        vat_status_open = "Selgers mva-status er ikke avklart; utkastet er uten merverdiavgift.";
        seller_not_registered =
            "Selger er ikke registrert i Merverdiavgiftsregisteret. Det beregnes ikke merverdiavgift.";
        without_vat(reason) = "Uten merverdiavgift: {reason}.";
        vat_computed(base) = "Grunnlag for merverdiavgift: {base}.";
        advance_untaxed = "Forskudd uten merverdiavgift";
        advance_note(reason) = "{reason}. Avgiften beregnes på sluttfakturaen.";
        vat_on_settlement = "beregnes på sluttfakturaen";
        documentation_follows =
            "Timelister, dokumentasjon av aktiviteter og kostnader og sluttrapport med oppdaterte \
             resultatindikatorer følger med sluttfakturaen.";
        past_frame(documented, over) =
            "Dokumentert {documented} er {over} over rammen, og det overskytende faktureres ikke.";
        open = "Må fylles ut før utstedelse";
        open_seller_number = "selgers organisasjonsnummer";
        open_seller_address = "selgers adresse";
        open_buyer_number = "kjøpers organisasjonsnummer";
        open_account = "kontonummer";
        open_signed_on = "dato for signering";
        open_vat_status = "selgers mva-status";
        attachments = "Vedlegg";
        attachment = "Vedlegg";
        pages = "Sider";
    }
}

//! The overview.

table! {
    /// The one page from which a package is attested.
    Overview {
        overview = "Oversikt";
        to_do = "Hva som skal gjøres";
        pay(amount, due, account) = "Betal {amount} innen {due} til konto {account}.";
        pay_with_kid(amount, due, account, kid) =
            "Betal {amount} innen {due} til konto {account}, KID {kid}.";
        draft_first(what) = "Dette er et utkast, og ingenting skal betales ennå. Når dokumentet er utstedt: {what}";
        pay_nothing = "Ingenting skal betales. Dokumentet avslutter regnskapet for denne delen.";
        nothing_made = "Ingenting skal betales eller faktureres nå.";
        do_not_pay(document, note) = "Ikke betal {document}: den er kreditert, se {note}.";
        credited_part(document, amount, note) =
            "Trekk {amount} fra {document}: den delen er kreditert, se {note}.";
        gives_back(amount, see) = "Ikke betal: {amount} er til gode for kjøper, se {see}.";
        replaces(document) = "Dette dokumentet erstatter {document}.";
        account_missing = "som ennå mangler";
        figures = "Fra ramme til rest (NOK eks. mva.)";
        frame = "Avtalens ramme";
        documented = "Dokumentert";
        billed_before = "Fakturert før";
        billed_now = "Fakturert nå";
        credited_now = "Kreditert nå";
        left = "Rest av rammen";
        frame_adds_up = "Ramme − fakturert før − fakturert nå = rest.";
        frame_adds_up_with_credit = "Ramme − fakturert før + kreditert nå = rest.";
        hours = "Timer";
        person = "Person";
        proof = "Dokumentert i";
        vouchers = "Bilag";
        voucher = "Bilag";
        supplier = "Leverandør";
        voucher_range(first, last, count) = "{first}–{last} ({count} bilag)";
        people_in_all(count) = "{count} personer";
        on_page(page) = "side\u{a0}{page}";
        on_pages(from, to) = "side\u{a0}{from}–{to}";
        in_file(file, pages) = "{file}, {pages}";
        checks = "Kontrollert av programmet";
        hours_in_period(count, period) = "Alle {count} timeføringer er innenfor {period}.";
        hours_attested = "Alle timer er attestert, av dem som timelistene nevner.";
        vouchers_with_receipt(count) = "Alle {count} bilag har kvittering i pakken.";
        within_frame = "Alt som faktureres, er innenfor avtalens ramme.";
        past_frame(over) = "{over} er dokumentert utover rammen og faktureres ikke.";
        no_frame = "Avtalen har ingen ramme.";
        sums_agree = "Linjene på fakturaen gir summen, og summen er den samme i avregningen.";
        contents = "Innhold";
        one_page = "1 side";
        files(count) = "{count} filer";
        pages(count) = "{count} sider";
        checksums = "Kontrollsummen (SHA-256) av hver fil står i manifest.json.";
    }
}

//! What several documents say.

table! {
    /// Words that more than one document needs.
    Terms {
        none = "–";
        seller = "Selger";
        buyer = "Kjøper";
        date = "Dato";
        sum = "Sum";
        hours = "Timer";
        sub_goal = "Delmål";
        sub_goal_number(number) = "Delmål {number}";
        activity = "Aktivitet";
        project_period = "Prosjektperiode";
        settled_period = "Avregningsperiode";
        payment_basis = "Forfaller etter avtalen";
        direct_costs = "Direkte kostnader";
        documented = "Dokumentert";
        over_frame = "Over rammen, faktureres ikke";
        billable = "Fakturerbart";
        post = "Post";
        amount = "Beløp";
        month = "Måned";
        vat_at(percent) = "Merverdiavgift {percent}";
        advance_taken_off = "Fratrukket forskudd";
        to_pay = "Å betale";
        nothing_to_pay = "Ingenting å betale";
        owed_to_buyer = "Til gode for kjøper";
        owed_to_seller = "Tilbakeføres til selger";
        not_measured = "ikke målt";
        project_leader = "Prosjektleder";
        place_and_date = "Sted og dato";
        file = "Fil";
        page_of(page, count) = "side\u{a0}{page}\u{a0}av\u{a0}{count}";
        file_on_page(file, page) = "{file}, {page}";
        file_of(heading, number, count) = "{heading} (fil\u{a0}{number}\u{a0}av\u{a0}{count})";
        received_page(told, file, page) = "{told}. {file} slik den ble mottatt, {page}.";
    }
}

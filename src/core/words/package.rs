//! Titles of a package's files, in the invoice's list of attachments and in the manifest.

table! {
    /// What each file is.
    Package {
        overview = "Oversikt";
        invoice = "Faktura";
        credit_note = "Kreditnota";
        settlement = "Avregning";
        timesheet(person) = "Timeliste – {person}";
        costs = "Kostnader";
        activities = "Aktiviteter";
        report = "Sluttrapport";
        signed_agreement = "Signert avtale";
        voucher(number) = "Bilag {number}";
        signed(person) = "Signert timeliste – {person}";
        documentation(number) = "Dokumentasjon, aktivitet {number}";
        originals = "Mottatte kvitteringer og dokumentasjon";
        originals_folder = "originaler/";
        timesheets = "Timelister";
        all_timesheets(count) = "03-timeliste-….pdf ({count} filer)";
        // Parts of file names, in ASCII.
        draft_file = "utkast";
    }
}

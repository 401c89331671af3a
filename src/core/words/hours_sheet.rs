//! The spreadsheet of hours that `bilag export` writes; `bilag import` knows the same headings.

table! {
    /// The sheet's name and the headings of its columns.
    HoursSheet {
        sheet = "Timer";
        date = "Dato";
        person = "Person";
        hours = "Timer";
        from = "Fra";
        to = "Til";
        pause = "Pause";
        activity = "Aktivitet";
        sub_goal = "Delmål";
        note = "Merknad";
        registered = "Registrert";
    }
}

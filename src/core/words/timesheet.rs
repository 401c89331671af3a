//! The timesheets.

table! {
    /// One person's hours, day by day.
    Timesheet {
        timesheet = "Timeliste";
        day = "Dag";
        clock = "Tid";
        sum_of(month) = "Sum {month}";
        sum_to_date = "Sum hittil";
        name = "Navn";
        role = "Rolle";
        rate = "Timepris";
        without_vat(amount) = "{amount} eks. mva.";
        total = "Timer i alt";
        empty = "Ingen timer er ført.";
        noted(activity, note) = "{activity} – {note}";
        person_signs = "Timene er ført av meg, dag for dag.";
        leader_signs = "Arbeidet er utført, og timetallet er kontrollert.";
    }
}

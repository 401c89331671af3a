//! The timesheets.

table! {
    /// One person's hours, day by day.
    Timesheet {
        timesheet = "Timeliste";
        day = "Dag";
        clock = "Tid";
        clock_and_break(clock, minutes) = "{clock}, pause\u{a0}{minutes}\u{a0}min";
        sum_of(month) = "Sum {month}";
        sum_of_and_to_date(month, hours) = "Sum {month} (hittil {hours})";
        name = "Navn";
        role = "Rolle";
        rate = "Timepris";
        without_vat(amount) = "{amount} eks. mva.";
        total = "Timer i alt";
        empty = "Ingen timer er ført.";
        noted(activity, note) = "{activity}. {note}";
        person_signs = "Jeg har ført timene dag for dag.";
        other_signs = "Arbeidet er utført, og timetallet er kontrollert.";
        other(person) = "Navn og rolle (en annen enn {person})";
        attestation = "Attestasjon";
        attester(name, role) = "{name}, {role}";
        attested_by(name, day) = "attestert elektronisk av {name}, {day}";
        signed_by(name, day) = "signert på papir av {name}, {day}; den signerte listen står bakerst";
        of_all(what) = "{what}.";
        of_month(month, what) = "{month}: {what}.";
        not_attested(months) = "Ikke attestert: {months}.";
        signed = "Signert timeliste";
        signed_month(month) = "Signert timeliste, {month}";
    }
}

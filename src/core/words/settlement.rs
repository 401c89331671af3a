//! The settlement.

table! {
    /// How the amount due came about.
    Settlement {
        settlement = "Avregning";
        frame = "Avtalens ramme eks. mva.";
        no_frame = "ingen";
        nothing_to_bill = "Ingenting å fakturere nå";
        computation = "Beregning (NOK)";
        basis = "Grunnlag";
        hours_times_rate(hours, rate) = "{hours} timer × {rate}";
        sum_hours = "Sum timer";
        hours(hours) = "{hours} timer";
        no_vouchers = "ingen bilag";
        vouchers(count) = "{count} bilag, se Kostnader (vedlegg 04)";
        frame_is(frame) = "avtalens ramme er {frame}";
        billed_before = "Fratrukket tidligere fakturert";
        credited_before = "Tidligere kreditert, lagt til";
        carried = "Gjenstår av a konto-beløpet, avregnes senere";
        rest_to_buyer = "Rest, til gode for kjøper";
        to_bill = "Å fakturere eks. mva.";
        with_vat(owed) = "{owed} inkl. mva.";
        months = "Timer per måned";
        months_and_people = "Timer per måned og person";
        sub_goals = "Timer per delmål";
        sub_goals_and_people = "Timer per delmål og person";
        no_sub_goal = "Delmål ikke ført ennå";
        plan = "Plan";
        rounding =
            "Timene summeres per person og multipliseres med timeprisen. Hver linje avrundes én gang til nærmeste \
             øre, og summene er summer av avrundede linjer.";
        no_mark_up =
            "Direkte kostnader dekkes uten påslag; merverdiavgift som selger får tilbake, er ikke regnet med.";
    }
}

//! The charts: what stands in them, and what they tell who doesn't see them.

table! {
    /// Titles, labels and findings.
    Charts {
        target(value) = "mål {value}";
        with_unit(title, unit) = "{title} ({unit})";
        from(value) = "fra {value}";
        no_baseline = "uten utgangsverdi";
        measured(value, day) = "målt til {value} {day}";
        target_is(value) = "målet er {value}";
        no_target = "uten mål";
        progress(share) = " (måloppnåelse {share})";
        indicator(title, from, measured, target, progress) = "{title}: {from}, {measured}; {target}{progress}.";
        months = "Timer per måned";
        months_and_plan = "Timer per måned mot plan";
        worked = "førte timer";
        planned = "planlagte timer";
        of_planned(hours) = " av {hours} planlagte";
        most_in(month, hours) = "; flest i {month} ({hours})";
        none_in(months) = "; ingen i {months}";
        months_told(total, planned, most, none) = "Timer per måned. I alt {total}{planned} timer{most}{none}.";
        sub_goals = "Timer per delmål";
        sub_goal(name, title, hours) = "{name} ({title}): {hours} timer";
        sub_goals_told(rows) = "Timer per delmål. {rows}.";
        frame(amount) = "ramme {amount}";
        use_of_frame = "Bruk av rammen, dokumentert hittil (NOK eks. mva.)";
        documented_without_frame(amount) = "Dokumentert i alt {amount}; avtalen har ingen ramme.";
        over_frame(amount) = "; {amount} er over rammen";
        use_told(documented, frame, share, over) =
            "Bruk av rammen. Dokumentert i alt {documented} av {frame} ({share}){over}.";
    }
}

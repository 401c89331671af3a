//! The charts: what stands in them, and what they tell who doesn't see them.

table! {
    /// Titles, labels and findings.
    Charts {
        target(value) = "mål {value}";
        from_to(title, from, to) = "{title}: fra {from} til {to}";
        came_to(title, result) = "{title}: {result}";
        from(value) = "fra {value}";
        no_baseline = "uten utgangsverdi";
        measured(value, day) = "målt til {value} {day}";
        target_is(value) = "målet er {value}";
        no_target = "uten mål";
        progress(share) = " (måloppnåelse {share})";
        indicator(title, from, measured, target, progress) = "{title}: {from}, {measured}; {target}{progress}.";
        worked = "førte timer";
        planned = "planlagte timer";
        of_planned(hours) = " av {hours} planlagte";
        most_in(month, hours) = "; flest i {month} ({hours})";
        none_in(months) = "; ingen i {months}";
        months_title(total, planned, most) = "{total}{planned} timer{most}";
        months_told(title, none, activities) = "Aktiviteter og timer måned for måned. {title}{none}. {activities}";
        activity(number, title, days) = "{number}: {title}, {days}.";
        frame(amount) = "ramme {amount}";
        over_frame(amount) = "; {amount} er over rammen";
        use_of_frame(documented, frame, share, over) =
            "{documented} av rammen på {frame} er dokumentert ({share}){over}";
    }
}

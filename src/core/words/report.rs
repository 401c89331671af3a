//! The final report.

table! {
    /// Titles, generated parts and signatures.
    Report {
        report = "Sluttrapport";
        from = "Utarbeidet av";
        to = "Oppdragsgiver";
        contents = "Innhold";
        signatures = "Underskrifter";
        leader_signs = "Rapporten og regnskapet er riktige.";
        manager_signs = "Godkjent for levering.";
        manager = "Daglig leder";
        section_activities = "Gjennomførte aktiviteter";
        section_sub_goals = "Måloppnåelse";
        section_indicators = "Resultatindikatorer";
        section_economy = "Økonomi";
        no_activities = "Det er ikke registrert aktiviteter.";
        no_indicators = "Det er ikke registrert indikatorer.";
        place = "Sted";
        participants = "Deltakere";
        activities = "Aktiviteter i prosjektperioden";
        number = "Nr.";
        activity_count = "Aktiviteter";
        indicators = "Indikatorer";
        several_sub_goals = "En aktivitet kan gjelde flere delmål.";
        sub_goals = "Delmålene";
        standing(indicator, value) = "{indicator}: {value}";
        indicator = "Indikator";
        unit = "Enhet";
        baseline = "Utgangsverdi";
        target = "Mål";
        result = "Resultat";
        measured = "Måledato";
        progress = "Måloppnåelse";
        reached = "nådd";
        partly = "delvis nådd";
        not_reached = "ikke nådd";
        no_target = "uten mål";
        targets_reached(reached, all) = "{reached} av {all} mål er nådd";
        targets_partly(partly) = ", {partly} delvis";
        from_zero = "Uten utgangsverdi regnes måloppnåelsen fra null.";
        findings = "Nådde vi målene?";
        findings_axis = "Fra utgangsverdi til mål";
        share = "Andel";
        activities_shared = "En aktivitet kan gjelde flere delmål, så aktivitetene summerer seg til mer enn det som er gjennomført.";
        source = "Kilde";
        comment = "Kommentar";
        results = "Resultater";
        development = "Utvikling fra utgangsverdi til mål";
        sources = "Kilder og kommentarer";
        budget = "Budsjett";
        actual = "Regnskap";
        left = "Avvik";
        accounts = "Prosjektregnskap, NOK eks. mva.";
        billing = "Fakturering, NOK eks. mva.";
        billed_before = "Tidligere fakturert";
        to_bill = "Å fakturere ved sluttoppgjøret";
        unused = "Rest av rammen, faktureres ikke";
        planned_hours = "Planlagte timer";
        worked_hours = "Førte timer";
        fees = "Timer, kr";
        costs = "Kostnader, kr";
        month_sum = "Sum, kr";
        documented_to_date = "Hittil, kr";
        months = "Timer og kostnader måned for måned";
    }
}

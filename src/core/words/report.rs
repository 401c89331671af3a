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
        documented_to_date = "Dokumentert hittil, kr";
        months = "Timer og kostnader måned for måned";
    }
}

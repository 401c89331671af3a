//! The activity log.

table! {
    /// What was done.
    Activities {
        activities = "Aktiviteter";
        total = "Gjennomførte aktiviteter";
        empty = "Ingen aktiviteter er ført.";
        documentation = "Dokumentasjon";
        heading(number, title) = "Aktivitet {number}: {title}";
        numbered(number, title) = "{number}. {title}";
        not_attached = "ikke vedlagt";
        place = "Sted";
        participants = "Deltakere";
        counted(count, participants) = "{count} deltakere. {participants}";
        outcome = "Resultat";
    }
}

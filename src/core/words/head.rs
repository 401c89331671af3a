//! Head and foot of every document.

table! {
    /// What stands in the head and foot, and what a reader's software is told.
    Head {
        about(kind, what) = "{kind} – {what}";
        draft_title(what, order, project) = "{what} – {order} {project} (utkast)";
        logo(seller) = "Logoen til {seller}";
        draft_mark = "UTKAST";
        draft = "UTKAST – ikke utstedt";
        foot(what, seller, status) = "{what} · {seller} · {status}";
        sample = "Timer, kostnader og resultater er oppdiktede eksempler.";
        page = "side";
        of_pages = "av";
        brought_forward = "Overført fra forrige side";
        carried_over = "Overføres til neste side";
        order_number = "Bestillernummer";
        project_number = "Prosjektnummer";
        mark = "Merking";
    }
}

//! Head and foot of every document.

table! {
    /// What stands in the head and foot, and what a reader's software is told.
    Head {
        about(kind, what) = "{kind} – {what}";
        draft_title(what, order, project) = "{what} – {order} {project} (utkast)";
        logo(seller) = "{seller} logo";
        draft_mark = "UTKAST";
        draft = "UTKAST – ikke utstedt";
        foot(what, seller, status) = "{what} · {seller} · {status}";
        sample = "Timer, kostnader og resultater er illustrerende.";
        page = "side";
        of_pages = "av";
        brought_forward = "Overført fra forrige side";
        carried_over = "Sum så langt, overføres";
        order_number = "Bestillernummer";
        project_number = "Prosjektnummer";
        mark = "Merking";
    }
}

//! Links lead out of the report, and nowhere else.

use pulldown_cmark::LinkType;

use crate::input::characters;

/// The address a link leads to, if it is of a kind that a document may hold.
pub(super) fn address(link: LinkType, target: &str) -> Option<String> {
    if link == LinkType::Email {
        return Some(format!("mailto:{target}"));
    }
    let lower = target.to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    let plain = !target.contains(char::is_whitespace) && characters::first_hidden(target).is_none();
    (known && plain).then(|| target.to_owned())
}

//! Facts that drafts can do without and issued documents can't.

use super::super::node::Kind;
use super::super::row::Row;
use crate::diag::catalogue::FactOpen;

/// Each of them: the path of keys to it, and how it is written.
const FACTS: [(&[&str], &str); 7] = [
    (&["seller", "org_number"], "as its nine digits"),
    (&["seller", "address"], "as `{street: …, postal_code: \"…\", city: …}`"),
    (&["buyer", "org_number"], "as its nine digits"),
    (&["buyer", "address"], "as `{street: …, postal_code: \"…\", city: …}`"),
    (&["signed_on"], "as year, month and day, such as 2026-01-15"),
    (&["vat"], "as `{status: not_registered}`, `{status: taxable}` or `{status: exempt, reason: …}`"),
    (&["payment", "account"], "as its eleven digits"),
];

/// Warns of each fact that is open, at its key or, without one, at the nearest key above it.
pub(super) fn report(root: Row<'_>) {
    'facts: for (path, description) in FACTS {
        let mut node = Some(root.node);
        let mut span = root.node.head();
        for key in path {
            // A parent of the wrong shape has been reported, and may well hold the fact.
            if node.is_some_and(|node| !matches!(node.kind, Kind::Map(_))) {
                continue 'facts;
            }
            if let Some(entry) = node.and_then(|node| node.entry(key)) {
                span = entry.key_span;
            }
            node = node.and_then(|node| node.value(key)).filter(|value| !value.is_open());
        }
        if node.is_none() {
            let key = path.join(".");
            root.report(span, FactOpen { key, description });
        }
    }
}

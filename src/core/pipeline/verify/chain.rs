//! What several packages prove of each other: each names the register's last line before its own document.

use serde::Serialize;

use super::VerifiedPackage;
use crate::diag::{Place, Problems, catalogue};
use crate::domain::{DocumentNumber, OrgNumber};

/// Two packages of one seller, next to each other among those that were looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The earlier document.
    pub first: DocumentNumber,
    /// The later one.
    pub then: DocumentNumber,
    /// How many documents the register has between them; of none it is proven that nothing was slipped in or taken out.
    pub between: usize,
}

/// A package's place in its register.
struct Standing<'a> {
    package: &'a VerifiedPackage,
    number: &'a DocumentNumber,
    seller: &'a OrgNumber,
    line: usize,
    previous: &'a str,
    /// What the document after it names.
    hash: String,
}

/// Holds packages against each other, in the order of the register; those that have a fault of their own, and drafts, prove
/// nothing. Sellers that share no register have chains of their own.
pub(super) fn links(packages: &[VerifiedPackage]) -> (Vec<Link>, Problems) {
    let mut places: Vec<Standing<'_>> = packages.iter().filter_map(place).collect();
    places.sort_by_key(|place| (place.seller, place.line));
    places.dedup_by(|a, b| a.seller == b.seller && a.line == b.line && a.hash == b.hash);
    let (mut links, mut problems) = (Vec::new(), Problems::new());
    for (first, then) in places.iter().zip(places.iter().skip(1)).filter(|(a, b)| a.seller == b.seller) {
        let distance = then.line - first.line;
        if distance > 1 || (distance == 1 && first.hash == then.previous) {
            let (first, then) = (first.number.clone(), then.number.clone());
            links.push(Link { first, then, between: distance - 1 });
        } else {
            let problem = catalogue::PackagesDisagree { first: first.number, then: then.number };
            problems.push(problem.at(Place::file(&then.package.name)));
        }
    }
    (links, problems)
}

fn place(package: &VerifiedPackage) -> Option<Standing<'_>> {
    let manifest = package.manifest.as_ref().filter(|_| package.problems.is_empty())?;
    let registration = manifest.facts.register.as_ref()?;
    let entry = manifest.entry(package.sha256.clone())?;
    Some(Standing {
        package,
        number: &manifest.facts.paper.issued()?.number,
        seller: &registration.seller,
        line: registration.line,
        previous: &registration.previous,
        hash: registration.hash(entry),
    })
}

//! Where the keys of one file stand: a later room that finds a fact wrong can then point at what was typed.

use super::Place;

/// What knows where the keys of a file stand.
pub trait KeyPlaces {
    /// Where a key such as `payment.kid` stands; without it, the nearest key above it, and at last the whole file.
    fn at(&self, key: &str) -> Place;
}

impl KeyPlaces for Place {
    /// A place of which no more is known.
    fn at(&self, _key: &str) -> Place {
        self.clone()
    }
}

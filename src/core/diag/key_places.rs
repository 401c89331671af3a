//! Where the keys of one file stand: a later room that finds a fact wrong can then point at what was typed.

use std::collections::BTreeMap;

use super::Place;

/// The places of one file's keys, by their paths such as `payment.kid`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPlaces {
    file: Place,
    keys: BTreeMap<String, Place>,
}

impl KeyPlaces {
    /// Of a file of which no key is known yet.
    #[must_use]
    pub fn of(file: impl Into<String>) -> Self {
        Self { file: Place::file(file), keys: BTreeMap::new() }
    }

    /// Notes where a key's value stands, or the key itself when it is open.
    pub fn note(&mut self, key: impl Into<String>, place: Place) {
        self.keys.insert(key.into(), place);
    }

    /// Where a key stands; without it, the nearest key above it, and at last the whole file.
    #[must_use]
    pub fn at(&self, key: &str) -> Place {
        let mut path = key;
        loop {
            if let Some(place) = self.keys.get(path) {
                return place.clone();
            }
            match path.rsplit_once('.') {
                Some((above, _)) => path = above,
                None => return self.file.clone(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_not_there_is_found_at_what_stands_above_it() {
        let place = |line| Place { line, ..Place::file("agreement.yaml") };
        let mut places = KeyPlaces::of("agreement.yaml");
        places.note("payment", place(3));
        places.note("payment.account", place(4));
        assert_eq!(places.at("payment.account"), place(4));
        assert_eq!(places.at("payment.kid"), place(3));
        assert_eq!(places.at("vat.status"), place(0));
    }
}

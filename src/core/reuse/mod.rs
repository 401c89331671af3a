//! What was made before, found again by the print of all that it was made from.
//!
//! Nothing depends on it: whoever finds nothing makes it anew, and gets the same bytes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::digest::sha256;

/// The print of all that something is made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The key of a `kind` of thing that is made from these parts. Each stands with its length, so that no two lists of
    /// parts run into the same bytes.
    #[must_use]
    pub fn of<'a>(kind: &str, parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut all = kind.as_bytes().to_vec();
        for part in parts {
            all.extend((part.len() as u64).to_le_bytes());
            all.extend(sha256(part).as_bytes());
        }
        Self(sha256(&all))
    }

    /// In hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keeps what was made. It may forget anything at any time, and must give back exactly what it was given.
pub trait Keep: Sync {
    /// What was kept under a key.
    fn get(&self, key: &Key) -> Option<Arc<[u8]>>;

    /// Keeps something, if it can.
    fn put(&self, key: &Key, made: &Arc<[u8]>);
}

/// Keeps nothing.
pub struct Nothing;

impl Keep for Nothing {
    fn get(&self, _key: &Key) -> Option<Arc<[u8]>> {
        None
    }

    fn put(&self, _key: &Key, _made: &Arc<[u8]>) {}
}

/// Keeps in memory what the last round of work used, in front of somebody who keeps it for longer.
pub struct InMemory<'a> {
    behind: &'a dyn Keep,
    kept: Mutex<BTreeMap<Key, Kept>>,
}

struct Kept {
    made: Arc<[u8]>,
    is_used: bool,
}

impl<'a> InMemory<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn before(behind: &'a dyn Keep) -> Self {
        Self { behind, kept: Mutex::default() }
    }

    /// Ends a round: what it didn't use is forgotten here.
    pub fn forget_unused(&self) {
        let mut kept = self.kept();
        kept.retain(|_, kept| kept.is_used);
        kept.values_mut().for_each(|kept| kept.is_used = false);
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<Key, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, key: &Key, made: &Arc<[u8]>) {
        self.kept().insert(key.clone(), Kept { made: Arc::clone(made), is_used: true });
    }
}

impl Keep for InMemory<'_> {
    fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        if let Some(kept) = self.kept().get_mut(key) {
            kept.is_used = true;
            return Some(Arc::clone(&kept.made));
        }
        let made = self.behind.get(key)?;
        self.remember(key, &made);
        Some(made)
    }

    fn put(&self, key: &Key, made: &Arc<[u8]>) {
        self.remember(key, made);
        self.behind.put(key, made);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{InMemory, Keep, Key, Nothing};

    fn key(parts: &[&[u8]]) -> Key {
        Key::of("page", parts.iter().copied())
    }

    #[test]
    fn a_key_tells_the_kind_and_every_border_between_parts() {
        let keys = [
            Key::of("pdf", [&b"ab"[..]]),
            key(&[]),
            key(&[b""]),
            key(&[b"ab"]),
            key(&[b"a", b"b"]),
            key(&[b"b", b"a"]),
        ];
        for (place, one) in keys.iter().enumerate() {
            assert!(keys[place + 1..].iter().all(|other| one != other), "{place}");
        }
        assert_eq!(key(&[b"a", b"b"]), key(&[b"a", b"b"]));
    }

    #[test]
    fn memory_keeps_what_the_last_round_used() {
        let memory = InMemory::before(&Nothing);
        let (old, new) = (key(&[b"old"]), key(&[b"new"]));
        let made = |text: &str| Arc::<[u8]>::from(text.as_bytes());
        memory.put(&old, &made("1"));
        memory.put(&new, &made("2"));
        memory.forget_unused();
        assert_eq!(memory.get(&new), Some(made("2")));
        memory.forget_unused();
        assert_eq!((memory.get(&old), memory.get(&new)), (None, Some(made("2"))));
    }
}

//! Typst remembers every intermediate result; this forgets them again, so that a thousand documents need the memory of one.

use std::sync::atomic::{AtomicUsize, Ordering};

use typst::comemo;

/// How many documents are being set right now, in the whole process, as Typst's memory is the process's too.
static DOCUMENTS: AtomicUsize = AtomicUsize::new(0);

/// How many want the results kept from one round of documents to the next.
static WARM: AtomicUsize = AtomicUsize::new(0);

/// How many rounds back a result may have been used last.
const ROUNDS: usize = 1;

/// After so many rounds everything is forgotten, so that what piles up unseen does not pile up for ever.
const ROUNDS_BEFORE_ALL: usize = 20;

/// How many rounds have ended.
static ENDED: AtomicUsize = AtomicUsize::new(0);

/// A document being set: when it is dropped, after success or failure, what nobody needs any more is forgotten.
pub(super) struct Document(());

impl Document {
    /// One more document is being set.
    pub(super) fn begin() -> Self {
        DOCUMENTS.fetch_add(1, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Document {
    /// Forgets all that was not used since as many documents ended as are still being set beside this one: the last
    /// document forgets everything, and those in parallel keep what they work with. While results are kept warm,
    /// nothing is forgotten here.
    fn drop(&mut self) {
        let others = DOCUMENTS.fetch_sub(1, Ordering::SeqCst) - 1;
        if WARM.load(Ordering::SeqCst) == 0 {
            comemo::evict(others);
        }
    }
}

/// While one is alive, results outlive their documents, until [`forget_unused`] finds that nobody asks for them.
pub struct Warmth(());

impl Warmth {
    /// Keeps results from now on.
    #[must_use]
    pub fn keep() -> Self {
        WARM.fetch_add(1, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Warmth {
    fn drop(&mut self) {
        WARM.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Ends a round of documents: what neither this nor the one before used is forgotten, and now and then everything, so
/// that memory stays bounded.
pub fn forget_unused() {
    let ended = ENDED.fetch_add(1, Ordering::SeqCst) + 1;
    comemo::evict(if ended.is_multiple_of(ROUNDS_BEFORE_ALL) { 0 } else { ROUNDS });
}

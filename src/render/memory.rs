//! Typst remembers every intermediate result; this forgets them again, so that a thousand documents need the memory of one.

use std::sync::atomic::{AtomicUsize, Ordering};

use typst::comemo;

/// How many documents are being set right now, in the whole process, as Typst's memory is the process's too.
static DOCUMENTS: AtomicUsize = AtomicUsize::new(0);

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
    /// document forgets everything, and those in parallel keep what they work with.
    fn drop(&mut self) {
        let others = DOCUMENTS.fetch_sub(1, Ordering::SeqCst) - 1;
        comemo::evict(others);
    }
}

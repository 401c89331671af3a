//! What every command is carried out with.

use super::progress::Progress;
use super::threads::Threads;
use crate::reuse::Keep;
use crate::store::Store;
use crate::typesetting::{Reusing, Typeset};

/// What every command is carried out with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Where agreements are read from and documents are written to.
    pub store: &'a dyn Store,
    /// Who sets the documents.
    pub typesetter: &'a dyn Typeset,
    /// What was made before.
    pub keep: &'a dyn Keep,
    /// On how many threads.
    pub threads: &'a Threads,
    /// Who wants to know what is being done.
    pub progress: &'a dyn Progress,
}

impl<'a> Context<'a> {
    /// Who sets the documents, and sets none of them twice.
    pub(super) fn reusing(self) -> Reusing<'a> {
        Reusing::new(self.typesetter, self.keep)
    }
}

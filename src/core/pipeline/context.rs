//! What every command is carried out with.

use super::progress::Progress;
use crate::store::Store;
use crate::typesetting::Typeset;

/// What every command is carried out with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Where agreements are read from and documents are written to.
    pub store: &'a dyn Store,
    /// Who sets the documents.
    pub typesetter: &'a dyn Typeset,
    /// Who wants to know what is being done.
    pub progress: &'a dyn Progress,
}

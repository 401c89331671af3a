//! One process that builds again and again.

use std::sync::Arc;

use super::{Bench, Outcome, Progress, Request, build_on, typesetter};
use crate::render::{self, Typesetter, Warmth};
use crate::store::{Store, UserTemplate};

/// Builds drafts, and keeps what the next build can use: fonts, templates and what Typst remembers of the documents.
pub struct Workshop {
    templates: Vec<UserTemplate>,
    typesetter: Arc<Typesetter>,
    _warmth: Warmth,
}

impl Workshop {
    /// A workshop for a request's templates.
    #[must_use]
    pub fn new(request: &Request) -> Self {
        Self {
            templates: request.templates.clone(),
            typesetter: typesetter(&request.templates),
            _warmth: Warmth::keep(),
        }
    }

    /// Does what [`build`](super::build) does; templates that changed are taken in.
    pub fn build(&mut self, store: &dyn Store, request: &Request, progress: &dyn Progress) -> Outcome {
        if self.templates != request.templates {
            self.templates.clone_from(&request.templates);
            self.typesetter = typesetter(&request.templates);
        }
        let bench = Bench { typesetter: Arc::clone(&self.typesetter), progress };
        let outcome = build_on(&bench, store, request);
        render::forget_unused();
        outcome
    }
}

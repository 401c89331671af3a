//! The seller's logo, for the head of every document.

use std::sync::Arc;

use crate::diag::Problems;
use crate::input::{FileReference, ReferredBy};
use crate::pipeline::folder::Folder;
use crate::typesetting::{Picture, Typeset};
use crate::view;

/// A logo that documents can show.
pub(in crate::pipeline) struct Logo {
    /// For the typesetter.
    pub(in crate::pipeline) picture: Picture,
    /// For a view, in hundredths of a millimetre on the paper.
    pub(in crate::pipeline) shown: view::Picture,
}

impl Logo {
    /// Reads the logo, if the agreement names one; one that can't be shown is a problem where it is named.
    pub(in crate::pipeline) fn read(
        folder: &Folder,
        references: &[FileReference],
        typesetter: &dyn Typeset,
        problems: &mut Problems,
    ) -> Option<Self> {
        let reference = references.iter().find(|reference| reference.by == ReferredBy::Logo)?;
        match typesetter.logo(folder.bytes(&reference.path)?) {
            Ok(logo) => {
                let name = format!("logo.{}", logo.format.extension());
                let shown = view::Picture { name: name.clone(), width: logo.width, height: logo.height };
                Some(Self { picture: Picture { name, bytes: Arc::from(logo.bytes) }, shown })
            }
            Err(error) => {
                problems.push(error.problem(reference.path.as_str()).at(reference.place.clone()));
                None
            }
        }
    }
}

//! A logo that documents can show, or why it can't be shown.

use serde::{Deserialize, Serialize};

use super::receipt::{PageFormat, ReceiptError};
use crate::diag::{Problem, catalogue};

/// A logo that every document can show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// What the bytes are.
    pub format: PageFormat,
    /// The picture.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Its width on the paper, in hundredths of a millimetre.
    pub width: u32,
    /// Its height on the paper, in hundredths of a millimetre.
    pub height: u32,
}

/// Why a logo can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogoError {
    /// Neither SVG nor PNG.
    Unsupported,
    /// It needs something that isn't in the file: its address.
    ReachesOut(String),
    /// The reason, as a clause.
    Unusable(String),
    /// A picture of pixels that isn't one that can be read.
    Picture(ReceiptError),
}

impl LogoError {
    /// The problem that it is for the logo of that name.
    #[must_use]
    pub fn problem(&self, name: &str) -> Problem {
        match self {
            Self::Unsupported => catalogue::LogoUnsupported { name }.into(),
            Self::ReachesOut(what) => catalogue::LogoReachesOut { name, what }.into(),
            Self::Unusable(reason) => catalogue::LogoUnusable { name, reason }.into(),
            Self::Picture(error) => error.problem(name),
        }
    }
}

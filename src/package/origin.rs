//! What a stored manifest says of where its package came from.

use serde::Deserialize;

use super::InputPrint;

/// The inputs and the program that a package was made from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Origin {
    /// Every input file, in the order of the paths.
    pub inputs: Vec<InputPrint>,
    tool: Tool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Tool {
    version: String,
}

impl Origin {
    /// Reads it from a manifest; `None` when that isn't one.
    #[must_use]
    pub fn of(manifest: &[u8]) -> Option<Self> {
        serde_json::from_slice(manifest).ok()
    }

    /// Would this program make the same package of these inputs?
    #[must_use]
    pub fn is_current(&self, inputs: &[InputPrint]) -> bool {
        self.inputs == inputs && self.tool.version == env!("CARGO_PKG_VERSION")
    }
}

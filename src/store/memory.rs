//! A workspace in memory: what tests and previews use.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::sync::{Arc, Mutex, PoisonError};

use super::failure::unreadable;
use super::{AGREEMENT_FILE, Found, INPUTS, Store, StoredFile};
use crate::diag::Problems;

/// A workspace in memory.
#[derive(Debug, Default)]
pub struct Memory {
    inputs: Mutex<BTreeMap<String, BTreeMap<String, Found>>>,
    outputs: Mutex<BTreeMap<String, Vec<StoredFile>>>,
}

impl Memory {
    /// An empty workspace.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same workspace with one more file in an agreement's folder.
    #[must_use]
    pub fn with(mut self, agreement: &str, path: &str, found: Found) -> Self {
        let inputs = self.inputs.get_mut().unwrap_or_else(PoisonError::into_inner);
        inputs.entry(agreement.to_owned()).or_default().insert(path.to_owned(), found);
        self
    }

    /// The same workspace with one more text file in an agreement's folder.
    #[must_use]
    pub fn with_text(self, agreement: &str, path: &str, text: &str) -> Self {
        self.with(agreement, path, Found::Bytes(Arc::from(text.as_bytes())))
    }

    /// The files of a folder that was written.
    #[must_use]
    pub fn written(&self, path: &str) -> Option<Vec<StoredFile>> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}

impl Store for Memory {
    fn agreements(&self) -> Result<Vec<String>, Problems> {
        let inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let with_agreement = inputs.iter().filter(|(_, files)| files.contains_key(AGREEMENT_FILE));
        Ok(with_agreement.map(|(id, _)| id.clone()).collect())
    }

    fn agreement_folder(&self, id: &str) -> Result<BTreeMap<String, Found>, Problems> {
        let absent = || unreadable(&format!("{INPUTS}/{id}"), &Error::from(ErrorKind::NotFound));
        let inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        inputs.get(id).cloned().ok_or_else(absent)
    }

    fn replace_folder(&self, path: &str, files: &[StoredFile]) -> Result<(), Problems> {
        let mut outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        outputs.insert(path.to_owned(), files.to_vec());
        Ok(())
    }

    fn replace_input(&self, agreement: &str, name: &str, bytes: &[u8]) -> Result<(), Problems> {
        let mut inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = inputs.entry(agreement.to_owned()).or_default();
        folder.insert(name.to_owned(), Found::Bytes(Arc::from(bytes)));
        Ok(())
    }
}

//! A workspace in memory: what tests and previews use.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::sync::{Arc, Mutex, PoisonError};

use super::failure::unreadable;
use super::{AGREEMENT_FILE, FileContent, INPUTS, Ledger, OUTPUTS, Store, StoredFile};
use crate::diag::{Errors, Problems};

/// A workspace in memory.
#[derive(Debug, Default)]
pub struct Memory {
    inputs: Mutex<BTreeMap<String, BTreeMap<String, FileContent>>>,
    outputs: Mutex<BTreeMap<String, Vec<StoredFile>>>,
    register: Mutex<Vec<u8>>,
}

impl Memory {
    /// An empty workspace.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same workspace with one more file in an agreement's folder.
    #[must_use]
    pub fn with(mut self, agreement: &str, path: &str, found: FileContent) -> Self {
        let inputs = self.inputs.get_mut().unwrap_or_else(PoisonError::into_inner);
        inputs.entry(agreement.to_owned()).or_default().insert(path.to_owned(), found);
        self
    }

    /// The same workspace with one more text file in an agreement's folder.
    #[must_use]
    pub fn with_text(self, agreement: &str, path: &str, text: &str) -> Self {
        self.with(agreement, path, FileContent::Bytes(Arc::from(text.as_bytes())))
    }

    /// The files of a folder that was written.
    #[must_use]
    pub fn written(&self, path: &str) -> Option<Vec<StoredFile>> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}

impl Store for Memory {
    fn agreements(&self) -> Result<Vec<String>, Errors> {
        let inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let with_agreement = inputs.iter().filter(|(_, files)| files.contains_key(AGREEMENT_FILE));
        Ok(with_agreement.map(|(id, _)| id.clone()).collect())
    }

    fn agreement_folder(&self, id: &str) -> Result<BTreeMap<String, FileContent>, Errors> {
        let absent = || unreadable(&format!("{INPUTS}/{id}"), &Error::from(ErrorKind::NotFound));
        let inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        inputs.get(id).cloned().ok_or_else(absent)
    }

    fn replace_folder(&self, path: &str, files: &[StoredFile]) -> Result<(), Errors> {
        let mut outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        outputs.insert(path.to_owned(), files.to_vec());
        Ok(())
    }

    fn replace_input(
        &self,
        agreement: &str,
        name: &str,
        _known: Option<&[u8]>,
        bytes: &[u8],
    ) -> Result<(), Errors> {
        let mut inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = inputs.entry(agreement.to_owned()).or_default();
        folder.insert(name.to_owned(), FileContent::Bytes(Arc::from(bytes)));
        Ok(())
    }

    fn written_file(&self, path: &str) -> Result<Option<Arc<[u8]>>, Errors> {
        let outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        let in_folder = |(folder, files): (&String, &Vec<StoredFile>)| {
            let name = path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            files.iter().find(|file| file.name == name).map(|file| Arc::clone(&file.bytes))
        };
        Ok(outputs.iter().find_map(in_folder))
    }

    fn register(&self) -> Result<Vec<u8>, Errors> {
        Ok(self.register.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn ledger(&self) -> Result<Box<dyn Ledger + '_>, Errors> {
        Ok(Box::new(MemoryLedger { memory: self, bytes: self.register()? }))
    }

    fn goes_on(&self) -> Problems {
        Problems::new()
    }

    fn accept_register(&self) -> Result<(), Errors> {
        Ok(())
    }

    fn issued(&self) -> Result<Vec<String>, Errors> {
        let outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        let numbered = |path: &String| {
            let (agreement, number) = path.strip_prefix("outputs/")?.split_once("/issued/")?;
            Some(format!("{agreement}/{number}"))
        };
        Ok(outputs.keys().filter_map(numbered).collect())
    }

    fn beside_issued(&self) -> Result<Vec<String>, Errors> {
        Ok(Vec::new())
    }

    fn issued_folder(
        &self,
        agreement: &str,
        number: &str,
        part: Option<&str>,
    ) -> Result<BTreeMap<String, FileContent>, Errors> {
        let path = format!("{OUTPUTS}/{agreement}/issued/{number}");
        let files =
            self.written(&path).ok_or_else(|| unreadable(&path, &Error::from(ErrorKind::NotFound)))?;
        let below = part.map(|part| format!("{part}/")).unwrap_or_default();
        let in_part = files.into_iter().filter_map(|file| {
            Some((file.name.strip_prefix(&below)?.to_owned(), FileContent::Bytes(file.bytes)))
        });
        Ok(in_part.collect())
    }
}

/// The register of a workspace in memory; nobody else is there to wait for.
struct MemoryLedger<'a> {
    memory: &'a Memory,
    bytes: Vec<u8>,
}

impl Ledger for MemoryLedger<'_> {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn commit(&self, register: &[u8], folders: &[(String, Vec<StoredFile>)]) -> Result<(), Errors> {
        for (folder, files) in folders {
            self.memory.replace_folder(&format!("{OUTPUTS}/{folder}"), files)?;
        }
        *self.memory.register.lock().unwrap_or_else(PoisonError::into_inner) = register.to_vec();
        Ok(())
    }
}

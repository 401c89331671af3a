//! Issued documents made once more, and compared byte for byte.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diag::{Errors, Place, Problem, Problems, catalogue};
use crate::domain::DocumentNumber;
use crate::package::TOOL;
use crate::pipeline::books::find;
use crate::pipeline::context::Context;
use crate::pipeline::folder::issued_at;
use crate::pipeline::issue::{Remade, remake};
use crate::register::{Entry, Register};
use crate::store::{FileContent, Store};

/// Which documents are made once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rebuild {
    /// The one with this number.
    One(String),
    /// All of them.
    All,
}

/// A document that was made once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// Its number.
    pub number: DocumentNumber,
    /// Is every byte the same?
    pub same: bool,
    /// The files that came out different, from its folder; none when every byte is the same.
    pub differs: Vec<String>,
    /// The program and version that issued it.
    pub made_by: String,
}

impl Rebuild {
    /// Makes what is asked for and compares it with what is stored.
    ///
    /// # Errors
    /// When no document has the number.
    pub(super) fn carry_out(
        &self,
        context: Context<'_>,
        register: &Register,
        problems: &mut Problems,
        rebuilt: &mut Vec<Rebuilt>,
    ) -> Result<(), Errors> {
        let entries = match self {
            Self::One(number) => vec![find(register, number)?],
            Self::All => register.entries().collect(),
        };
        for entry in entries {
            let remade = remake(context, register, entry);
            match remade.and_then(|remade| differences(context.store, entry, remade)) {
                Ok(differs) => {
                    problems.extend(difference(entry, &differs));
                    let made_by = entry.tool.clone();
                    rebuilt.push(Rebuilt {
                        number: entry.number.clone(),
                        same: differs.is_empty(),
                        differs,
                        made_by,
                    });
                }
                Err(found) => problems.extend(found),
            }
        }
        Ok(())
    }
}

/// The files that differ, or that only one of both has; `register.jsonl` when the line would be another.
fn differences(store: &dyn Store, entry: &Entry, remade: Remade) -> Result<Vec<String>, Errors> {
    let stored = store.issued_folder(entry.agreement.as_str(), entry.number.as_str(), None)?;
    let stored: BTreeMap<String, Arc<[u8]>> = stored
        .into_iter()
        .filter_map(
            |(name, found)| if let FileContent::Bytes(bytes) = found { Some((name, bytes)) } else { None },
        )
        .collect();
    let files: BTreeMap<String, Arc<[u8]>> =
        remade.files.into_iter().map(|file| (file.name, file.bytes)).collect();
    let changed = files.iter().filter(|(name, bytes)| stored.get(*name) != Some(bytes));
    let gone = stored.keys().filter(|name| !files.contains_key(*name));
    let line = Entry { tool: entry.tool.clone(), package: entry.package.clone(), ..remade.entry };
    let register = (line != *entry).then(|| "register.jsonl".to_owned());
    Ok(changed.map(|(name, _)| name).chain(gone).cloned().chain(register).collect())
}

/// A fault, or what another version does differently.
fn difference(entry: &Entry, differs: &[String]) -> Problems {
    if differs.is_empty() {
        return Problems::new();
    }
    let files = differs.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let number = &entry.number;
    let problem = if entry.tool == TOOL {
        Problem::from(catalogue::RemadeDiffers { number, files })
    } else {
        Problem::from(catalogue::RemadeByAnother { number, then: &entry.tool, now: TOOL, files })
    };
    problem.at(Place::file(issued_at(&entry.agreement, number))).into()
}

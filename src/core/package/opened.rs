//! A package that somebody was given, opened and held against its own manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::result::ZipResult;
use zip::{ZipArchive, ZipReadOptions};

use super::{FilePrint, MANIFEST, Manifest, NotAManifest};
use crate::digest::sha256;

/// How much a package may hold when it is unpacked: more than any workspace, and less than what fills a memory.
const UNPACKED_MAX: u64 = 1_000_000_000;

/// The most files that a package may list: a settlement of 9 999 vouchers has as many receipts.
const MOST_FILES: usize = 20_000;

/// The most bytes of a manifest: it has a line for each row and each file.
const MANIFEST_MAX: u64 = 32_000_000;

/// A package with what its manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the package says of itself.
    pub manifest: Manifest,
    /// The files of the ZIP in their order, the manifest among them.
    pub files: Vec<Packed>,
}

/// A file of a ZIP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its path in the ZIP.
    pub name: String,
    /// What is in it, or why that can't be unpacked.
    pub bytes: Result<Vec<u8>, String>,
}

/// A way in which a ZIP isn't what its manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A file isn't the one that was packed; how that is seen, in words.
    Changed(String, String),
    /// A file of the manifest isn't there.
    Missing(String),
    /// A file isn't in the manifest, or is there twice.
    Unknown(String),
}

/// Opens a ZIP and reads its manifest.
///
/// # Errors
/// When the bytes are no ZIP, or hold no manifest that can be read.
pub fn open(bytes: &[u8]) -> Result<Opened, NotAManifest> {
    let unreadable = |why: &str| NotAManifest::Unreadable(why.to_owned());
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable("it isn't a whole ZIP"))?;
    if archive.len() > MOST_FILES {
        return Err(unreadable(&format!("it lists more than {MOST_FILES} files")));
    }
    let files = unpack(archive).map_err(|_| unreadable("it isn't a whole ZIP"))?;
    let manifest = files.iter().find(|file| file.name == MANIFEST);
    let manifest = manifest.ok_or_else(|| unreadable(&format!("it has no {MANIFEST}")))?;
    // What is quoted of a forged manifest may fill any screen.
    let of_manifest = |why: &str| unreadable(&format!("its {MANIFEST}: {}", beginning(why)));
    let bytes = manifest.bytes.as_ref().map_err(|why| of_manifest(why))?;
    let manifest = Manifest::read(bytes).map_err(|error| match error {
        NotAManifest::Unreadable(why) => of_manifest(&why),
        NotAManifest::OtherFormat(name) => NotAManifest::OtherFormat(beginning(&name)),
    })?;
    Ok(Opened { manifest, files })
}

fn beginning(text: &str) -> String {
    text.chars().take(200).collect()
}

fn unpack(mut archive: ZipArchive<Cursor<&[u8]>>) -> ZipResult<Vec<Packed>> {
    let mut room = UNPACKED_MAX;
    let mut files = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let name = match archive.name_for_index(index) {
            Some(name) => name?.into_owned(),
            None => continue,
        };
        let most = if name == MANIFEST { room.min(MANIFEST_MAX) } else { room };
        let mut bytes = Vec::new();
        let unpacked = unpack_one(&mut archive, index, most, &mut bytes);
        // What was in vain has used up its room too.
        room = room.saturating_sub(bytes.len() as u64);
        files.push(Packed { name, bytes: unpacked.map(|()| bytes) });
    }
    Ok(files)
}

/// One file, if its two headers agree and its bytes have the checksum that they should have.
fn unpack_one(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    room: u64,
    bytes: &mut Vec<u8>,
) -> Result<(), String> {
    let options = ZipReadOptions::new().enforce_header_consistency(true);
    let file = archive.by_index_with_options(index, options).map_err(|error| error.to_string())?;
    // One byte more than there is room for tells that there was more; the checksum is looked at when the end is read.
    let read = file.take(room + 1).read_to_end(bytes).map_err(|error| error.to_string())?;
    if read as u64 > room {
        return Err("it is larger than anything in a package".to_owned());
    }
    Ok(())
}

impl Opened {
    /// The bytes of one file, if it is there and whole.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let file = self.files.iter().find(|file| file.name == name)?;
        file.bytes.as_deref().ok()
    }

    /// Everything in which the ZIP isn't what its manifest says.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let prints: BTreeMap<&str, &FilePrint> =
            self.manifest.files.iter().map(|print| (print.name.as_str(), print)).collect();
        let names: BTreeSet<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let changed =
            self.files.iter().filter_map(|file| match (&file.bytes, prints.get(file.name.as_str())) {
                (Err(why), _) => Some(Fault::Changed(file.name.clone(), why.clone())),
                (Ok(bytes), Some(print)) => {
                    difference(print, bytes).map(|how| Fault::Changed(file.name.clone(), how))
                }
                (Ok(_), None) => None,
            });
        let missing = self.manifest.files.iter().filter(|print| !names.contains(print.name.as_str()));
        let mut seen = BTreeSet::new();
        let unknown = self.files.iter().filter(|file| {
            let known = file.name == MANIFEST || prints.contains_key(file.name.as_str());
            !seen.insert(&file.name) || !known
        });
        changed
            .chain(missing.map(|print| Fault::Missing(print.name.clone())))
            .chain(unknown.map(|file| Fault::Unknown(file.name.clone())))
            .collect()
    }
}

/// How a file differs from its print.
fn difference(print: &FilePrint, bytes: &[u8]) -> Option<String> {
    if bytes.len() != print.size {
        return Some(format!("it has {} bytes and should have {}", bytes.len(), print.size));
    }
    (sha256(bytes) != print.sha256).then(|| "its SHA-256 is another".to_owned())
}

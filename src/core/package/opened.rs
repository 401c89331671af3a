//! A package that somebody was given, opened and held against its own manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive, ZipReadOptions};

use super::{FilePrint, MANIFEST, Manifest, NotAManifest, ascii_name};
use crate::digest::sha256;

/// How much a package may hold when it is unpacked: more than any workspace, and less than what fills a memory.
const UNPACKED_MAX: u64 = 1_000_000_000;
/// How long a manifest may be: that of ten thousand files and as many rows is shorter.
const MANIFEST_MAX: u64 = 20_000_000;
/// How many files a package may hold.
const FILES_MAX: usize = 10_000;
/// Lengths of a ZIP's records without the name (APPNOTE 4.3.7, 4.3.12 and 4.3.16).
const LOCAL_HEADER: u64 = 30;
const DIRECTORY_ENTRY: u64 = 46;
const DIRECTORY_END: u64 = 22;
/// Of a mode, the bits that tell a file from a link, and what they are of a file.
const FILE_TYPE: u32 = 0o170_000;
const REGULAR_FILE: u32 = 0o100_000;

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
/// When the bytes are no ZIP, one that two programs could read differently, or hold no manifest that can be read.
pub fn open(bytes: &[u8]) -> Result<Opened, NotAManifest> {
    let unreadable = |why: &str| NotAManifest::Unreadable(why.to_owned());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable("it isn't a whole ZIP"))?;
    if archive.len() > FILES_MAX {
        return Err(unreadable(&format!("it holds more than {FILES_MAX} files")));
    }
    plain(&mut archive, bytes.len() as u64).map_err(NotAManifest::Ambiguous)?;
    let files = unpack(&mut archive).map_err(|why| unreadable(&why))?;
    let manifest = files.iter().find(|file| file.name == MANIFEST);
    let manifest = manifest.ok_or_else(|| unreadable(&format!("it has no {MANIFEST}")))?;
    let of_manifest = |why: &str| unreadable(&format!("its {MANIFEST}: {why}"));
    let bytes = manifest.bytes.as_ref().map_err(|why| of_manifest(why))?;
    let manifest = Manifest::read(bytes).map_err(|error| match error {
        NotAManifest::Unreadable(why) => of_manifest(&why),
        other => other,
    })?;
    Ok(Opened { manifest, files })
}

/// Can a ZIP of this size be read in one way only, as the ones that are written here? Each byte belongs to one file or
/// to its entry in the directory, so that a reader that goes through the files meets what one that goes by the
/// directory meets; and each name means the same file on every system.
///
/// # Errors
/// Why not, in words.
fn plain(archive: &mut ZipArchive<Cursor<&[u8]>>, size: u64) -> Result<(), String> {
    let mut end = 0;
    let mut entry = archive.central_directory_start();
    let mut names = BTreeSet::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|error| error.to_string())?;
        let name = file.name().map_err(|error| error.to_string())?.into_owned();
        // Two that differ in the case alone are one file on many systems.
        let lower = name.to_ascii_lowercase();
        if !lower.split('/').all(|part| ascii_name(part) == part) || !names.insert(lower) {
            return Err(format!("it names a file `{}`", name.escape_debug()));
        }
        let length = file.name_raw().len() as u64;
        let is_adjoining = file.header_start() == end
            && file.data_start() == Some(end + LOCAL_HEADER + length)
            && file.central_header_start() == entry;
        let is_plain = matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated)
            && file.unix_mode().is_none_or(|mode| mode & FILE_TYPE == REGULAR_FILE);
        if !is_adjoining || !is_plain {
            return Err(format!("something stands in it beside `{name}`"));
        }
        end += LOCAL_HEADER + length + file.compressed_size();
        entry += DIRECTORY_ENTRY + length;
    }
    let is_whole = end == archive.central_directory_start() && entry + DIRECTORY_END == size;
    is_whole.then_some(()).ok_or_else(|| "something stands before, between or after its files".to_owned())
}

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<Packed>, String> {
    let mut room = UNPACKED_MAX;
    let mut files = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let name = archive.name_for_index(index).and_then(Result::ok).unwrap_or_default().into_owned();
        let most = if name == MANIFEST { MANIFEST_MAX.min(room) } else { room };
        let bytes = unpack_one(archive, index, most);
        let read = bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        if read > most {
            return Err(format!("`{name}` is larger than any that is written here"));
        }
        room -= read;
        files.push(Packed { name, bytes });
    }
    Ok(files)
}

/// One file, or the first byte past `most` of it, if its two headers agree and its bytes have the checksum that they
/// should have.
fn unpack_one(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, most: u64) -> Result<Vec<u8>, String> {
    let options = ZipReadOptions::new().enforce_header_consistency(true);
    let file = archive.by_index_with_options(index, options).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    // The checksum is looked at when the end is read.
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
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
        let mut faults = Vec::new();
        let mut listed = BTreeMap::new();
        for print in &self.manifest.files {
            if listed.insert(&*print.name, print).is_some() {
                faults.push(Fault::Unknown(print.name.clone()));
            }
        }
        for file in &self.files {
            match (&file.bytes, listed.remove(&*file.name)) {
                (Err(why), _) => faults.push(Fault::Changed(file.name.clone(), why.clone())),
                (Ok(bytes), Some(print)) => {
                    faults.extend(difference(print, bytes).map(|how| Fault::Changed(file.name.clone(), how)));
                }
                (Ok(_), None) if file.name == MANIFEST => {}
                (Ok(_), None) => faults.push(Fault::Unknown(file.name.clone())),
            }
        }
        faults.extend(listed.into_values().map(|print| Fault::Missing(print.name.clone())));
        faults
    }
}

/// How a file differs from its print.
fn difference(print: &FilePrint, bytes: &[u8]) -> Option<String> {
    if bytes.len() != print.size {
        return Some(format!("it has {} bytes and should have {}", bytes.len(), print.size));
    }
    (sha256(bytes) != print.sha256).then(|| "its SHA-256 is another".to_owned())
}

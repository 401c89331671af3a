//! The ZIP itself.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::{MANIFEST, PackageFile};
use crate::diag::{Errors, catalogue};
use crate::reuse::{Keep, Key};

/// What these files hold is compressed already; deflating them once more takes time and saves next to nothing. A PDF
/// is not among them: a tagged one holds its structure in the clear, and shrinks to a third.
const COMPRESSED: [&str; 3] = ["jpg", "jpeg", "png"];

/// Deflate's usual level, written out so that a new default changes no package.
const LEVEL: i64 = 6;

/// Puts the files, in the given order, and the manifest after them, into one ZIP named `name`.
///
/// # Errors
/// When two files have one name or the ZIP would pass four gigabytes.
pub fn zip(name: &str, files: &[PackageFile], manifest: &[u8], keep: &dyn Keep) -> Result<Vec<u8>, Errors> {
    write(files, manifest, keep).map_err(|error| {
        let why = error.to_string();
        catalogue::Internal { what: format!("the package `{name}` can't be put together: {why}") }.into()
    })
}

/// Each file is deflated for itself, on as many threads as there are processors, and taken over as it is.
fn write(files: &[PackageFile], manifest: &[u8], keep: &dyn Keep) -> ZipResult<Vec<u8>> {
    let mut members: Vec<(&str, &[u8])> = files.iter().map(|file| (&*file.name, &*file.bytes)).collect();
    members.push((MANIFEST, manifest));
    let packed = members.into_par_iter().map(|(name, bytes)| packed(name, bytes, keep));
    let packed: Vec<Arc<[u8]>> = packed.collect::<ZipResult<_>>()?;
    let size = packed.iter().map(|member| member.len()).sum();
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    for member in packed {
        zip.merge_archive(ZipArchive::new(Cursor::new(member))?)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A ZIP of one file, which may have been packed before.
fn packed(name: &str, bytes: &[u8], keep: &dyn Keep) -> ZipResult<Arc<[u8]>> {
    let key = Key::of("member", [name.as_bytes(), bytes]);
    if let Some(kept) = keep.get(&key) {
        return Ok(kept);
    }
    let made = Arc::from(alone(name, bytes)?);
    keep.put(&key, &made);
    Ok(made)
}

fn alone(name: &str, bytes: &[u8]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, options(name))?;
    zip.write_all(bytes)?;
    Ok(zip.finish()?.into_inner())
}

/// Every field that the library would otherwise take from the clock, the system or its own taste.
pub(super) fn options(name: &str) -> SimpleFileOptions {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix);
    if COMPRESSED.iter().any(|known| extension.eq_ignore_ascii_case(known)) {
        options.compression_method(CompressionMethod::Stored)
    } else {
        options.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
    }
}

//! The ZIP itself.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::{MANIFEST, PackageFile};
use crate::diag::{Errors, catalogue};

/// What these files hold is compressed already; deflating them once more takes time and saves next to nothing. A PDF
/// is not among them: a tagged one holds its structure in the clear, and shrinks to a third.
const COMPRESSED: [&str; 3] = ["jpg", "jpeg", "png"];

/// Deflate's usual level, written out so that a new default changes no package.
const LEVEL: i64 = 6;

/// Puts the files, in the given order, and the manifest after them, into one ZIP named `name`.
///
/// # Errors
/// When two files have one name or the ZIP would pass four gigabytes.
pub fn zip(name: &str, files: &[PackageFile], manifest: &[u8]) -> Result<Vec<u8>, Errors> {
    write(files, manifest).map_err(|error| {
        let why = error.to_string();
        catalogue::Internal { what: format!("the package `{name}` can't be put together: {why}") }.into()
    })
}

fn write(files: &[PackageFile], manifest: &[u8]) -> ZipResult<Vec<u8>> {
    let size = files.iter().map(|file| file.bytes.len() + 256).sum::<usize>() + manifest.len();
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    for file in files {
        zip.start_file(&file.name, options(&file.name))?;
        zip.write_all(&file.bytes)?;
    }
    zip.start_file(MANIFEST, options(MANIFEST))?;
    zip.write_all(manifest)?;
    Ok(zip.finish()?.into_inner())
}

/// Every field that the library would otherwise take from the clock, the system or its own taste.
fn options(name: &str) -> SimpleFileOptions {
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

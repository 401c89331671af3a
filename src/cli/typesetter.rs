//! Who sets the documents: Typst, where it was built in.

use std::ffi::OsString;
use std::process::ExitCode;

#[cfg(feature = "typeset")]
use bilag_typeset::Typesetter;

#[cfg(not(feature = "typeset"))]
use absent::Typesetter;

use super::apart::{self, Apart};

use crate::diag::Errors;
use crate::typesetting::TemplateFile;

/// Who sets the documents of a run.
pub(super) static TYPESETTER: Apart<Typesetter> = Apart::new(Typesetter);

/// Draws what others wrote, if that is all that this process was started for; how long one file may take stands behind
/// the command.
pub(super) fn drawn(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    arguments.nth(1).filter(|command| command == apart::COMMAND)?;
    let seconds = arguments.next()?.to_str()?.parse().ok()?;
    Some(apart::serve(&Typesetter, seconds))
}

/// The templates in the program, and fonts to look at them with.
///
/// # Errors
/// Where the typesetter wasn't built in.
#[cfg(feature = "typeset")]
#[expect(clippy::unnecessary_wraps, reason = "the program without its typesetter has none")]
pub(super) fn built_in() -> Result<Vec<TemplateFile>, Errors> {
    Ok(bilag_typeset::built_in().chain(bilag_typeset::font_samples()).collect())
}

/// The templates in the program.
///
/// # Errors
/// Where the typesetter wasn't built in.
#[cfg(not(feature = "typeset"))]
pub(super) fn built_in() -> Result<Vec<TemplateFile>, Errors> {
    Err(absent::refused("templates").into())
}

/// What stands in for the typesetter where it wasn't built in, so that everything else can be built and tested in seconds.
#[cfg(not(feature = "typeset"))]
mod absent {
    use crate::diag::{Errors, Problem, catalogue};
    use crate::typesetting::{
        Lines, Logo, LogoError, PageFormat, Pdf, ReceiptError, ReceiptPage, RenderJob, TemplateFile, Typeset,
    };

    /// Sets nothing, and says so of every document. Receipts and logos are taken as they are.
    pub(super) struct Typesetter;

    impl Typeset for Typesetter {
        fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
            Err(refused(job.template).into())
        }

        fn missing_glyph(&self, _: &str, _: &[TemplateFile]) -> Option<char> {
            None
        }

        fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
            let bytes = bytes.to_vec();
            Ok(vec![ReceiptPage { format: PageFormat::Jpeg, bytes, width_pt: 595, height_pt: 842 }])
        }

        fn receipt_pages(&self, _: &[u8]) -> Result<usize, ReceiptError> {
            Ok(1)
        }

        fn receipt_text(&self, bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
            let is_picture = bytes.starts_with(b"\xFF\xD8\xFF") || bytes.starts_with(b"\x89PNG");
            if is_picture { Ok(Vec::new()) } else { Err(ReceiptError::Unsupported) }
        }

        fn archivable(&self, _: &[u8], _: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
            Ok(None)
        }

        fn lighter(&self, _: &[u8], _: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
            Ok(None)
        }

        fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError> {
            Ok(Logo { format: PageFormat::Svg, bytes: bytes.to_vec(), width: 1_600, height: 1_600 })
        }
    }

    pub(super) fn refused(what: &str) -> Problem {
        catalogue::TypesetterNotBuiltIn { what }.into()
    }
}

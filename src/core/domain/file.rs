//! Where a fact was written, and which files it points to.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::num::as_text;

/// The input files that hold rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputFile {
    /// `agreement.yaml`
    Agreement,
    /// `hours.yaml`
    Hours,
    /// `costs.yaml`
    Costs,
    /// `activities.yaml`
    Activities,
    /// `indicators.yaml`
    Indicators,
    /// `report.md`
    Report,
}

impl InputFile {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 6] =
        [Self::Agreement, Self::Hours, Self::Costs, Self::Activities, Self::Indicators, Self::Report];

    /// The file's name in the agreement's folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement.yaml",
            Self::Hours => "hours.yaml",
            Self::Costs => "costs.yaml",
            Self::Activities => "activities.yaml",
            Self::Indicators => "indicators.yaml",
            Self::Report => "report.md",
        }
    }
}

/// What stands at a path of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileContent {
    /// A file, read.
    Bytes(Arc<[u8]>),
    /// A folder; what is in it is listed for itself.
    Directory,
    /// A link that leads out of the folder that was read; it wasn't followed.
    LeavesFolder,
    /// A file over the limit, of this many bytes; it wasn't read.
    TooLarge(u64),
    /// A file that couldn't be read, and why.
    Unreadable(String),
}

/// One row of an input file: the trail from a printed figure back to what someone typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// The file.
    pub file: InputFile,
    /// The line on which the row begins, from 1.
    pub line: usize,
}

impl fmt::Display for RowId {
    /// As `hours.yaml:12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file.name(), self.line)
    }
}

as_text!(RowId, "a row such as hours.yaml:12", r"^[a-z]+\.(yaml|md):\d+$", |text| {
    let (file, line) = text.rsplit_once(':')?;
    let file = InputFile::ALL.into_iter().find(|known| known.name() == file)?;
    Some(RowId { file, line: line.parse().ok()? })
});

/// A file below the agreement's folder, with `/` between its parts and no way out of the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkspacePath(String);

impl WorkspacePath {
    /// Accepts a relative path whose parts are plain names; `None` for anything that could leave the folder.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        // A name is the same however its accents are written; those of the disk are read so, too.
        Self::is_one(path).then(|| Self(path.nfc().collect()))
    }

    /// Is the path relative, with plain names between its `/`, so that it can't leave the folder it is joined to?
    #[must_use]
    pub fn is_one(path: &str) -> bool {
        let is_plain = |part: &str| {
            !matches!(part, "" | "." | "..")
                && !part.contains(['\\', ':'])
                && !part.chars().any(char::is_control)
        };
        path.split('/').all(is_plain)
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for WorkspacePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(WorkspacePath, "a path below the agreement's folder", "^[^/]", WorkspacePath::new);

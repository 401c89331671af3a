//! Who wants to know what is being done; the clock and the terminal are theirs.

use std::fmt;

/// A piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work<'a> {
    /// All that there is to do for one of several agreements.
    Agreement(&'a str),
    /// Reading and checking the input files.
    Read,
    /// Turning receipts into pictures of their pages.
    Receipts,
    /// Settling the milestones.
    Settle,
    /// Setting a document.
    Document(&'a str),
    /// Making a ZIP.
    Package(&'a str),
    /// Writing a folder.
    Write(&'a str),
}

impl fmt::Display for Work<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agreement(id) => write!(f, "all of `{id}`"),
            Self::Read => f.write_str("reading the inputs"),
            Self::Receipts => f.write_str("looking at the receipts"),
            Self::Settle => f.write_str("settling"),
            Self::Document(name) => write!(f, "setting {name}"),
            Self::Package(milestone) => write!(f, "packing {milestone}"),
            Self::Write(folder) => write!(f, "writing {folder}"),
        }
    }
}

/// Is told when work begins and ends, from several threads.
pub trait Progress: Sync {
    /// So many agreements are to be done.
    fn agreements(&self, _count: usize) {}
    /// A piece of work begins.
    fn begin(&self, work: Work<'_>);
    /// It has ended.
    fn end(&self, work: Work<'_>);
    /// A file of so many bytes was read; its path is from the workspace.
    fn found(&self, _path: &str, _bytes: usize) {}
}

/// Doesn't want to know.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _work: Work<'_>) {}
    fn end(&self, _work: Work<'_>) {}
}

//! What an agreement says of its electronic invoices.

/// Settings of the EHF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EhfSettings {
    /// The most that the files in one may weigh together.
    pub max_attachments: Megabytes,
}

/// A size of files, in millions of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Megabytes(u16);

impl Megabytes {
    /// The most that a setting may allow: what the largest access points take.
    pub const MOST: u16 = 100;

    /// Accepts 1 to 100.
    #[must_use]
    pub fn new(megabytes: u16) -> Option<Self> {
        (1..=Self::MOST).contains(&megabytes).then_some(Self(megabytes))
    }

    /// The same in bytes.
    #[must_use]
    pub fn bytes(self) -> u64 {
        u64::from(self.0) * 1_000_000
    }
}

impl Default for Megabytes {
    /// Twice what the guide to EHF 2.0 asks for.
    fn default() -> Self {
        Self(10)
    }
}

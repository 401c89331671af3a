//! What the system's own files say of this process.

#![expect(clippy::disallowed_methods, reason = "this room is the door to the disk")]

use std::fs;

/// The most memory that this process ever held, in kilobytes, where the system tells (Linux).
#[must_use]
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

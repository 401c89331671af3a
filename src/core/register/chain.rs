//! From the file's bytes to lines that are as they were written.

use super::FILE;
use super::line::{self, BEGINNING, FORMAT, Line};
use crate::diag::{Errors, Place, Problem, Problems, catalogue};

/// How much of a damaged line is shown.
const SHOWN: usize = 300;

/// Every line, if each is as it was written and follows the one before.
///
/// # Errors
/// Each line that isn't. One that doesn't follow a damaged line is not told of: it may well be right.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, Errors> {
    let mut problems = Problems::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut previous = Some(BEGINNING.to_owned());
    let pieces: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for (piece, at) in pieces.into_iter().zip(1..) {
        match one(piece, at) {
            Ok(line) if previous.as_ref().is_some_and(|hash| *hash != line.previous) || line.at != at => {
                let problem = catalogue::LineOutOfOrder { line: at, number: &line.entry.number };
                problems.push(problem.at(place(at, &line.text())));
                previous = Some(line.hash.clone());
            }
            Ok(line) => {
                previous = Some(line.hash.clone());
                lines.push(line);
            }
            Err(problem) => {
                problems.push(*problem);
                previous = None;
            }
        }
    }
    problems.without_errors().map(|_| lines)
}

/// One line that is whole, in the one way of writing it, with the hash of what it says.
fn one(piece: &[u8], at: usize) -> Result<Line, Box<Problem>> {
    let shown = String::from_utf8_lossy(piece);
    let Some(text) = piece.strip_suffix(b"\n") else {
        return Err(catalogue::LineCutOff { line: at }.at(place(at, &shown)).into());
    };
    if let Some(found) = line::other_format(text) {
        let problem = catalogue::RegisterFormat { line: at, found, known: FORMAT };
        return Err(problem.at(place(at, &shown)).into());
    }
    let line: Line = serde_json::from_slice(text)
        .map_err(|error| catalogue::LineDamaged { line: at, why: error }.at(place(at, &shown)))?;
    if line.text().as_bytes() != text || line.hash != line.own_hash() {
        let problem = catalogue::LineChanged { line: at, number: &line.entry.number };
        return Err(problem.at(place(at, &shown)).into());
    }
    Ok(line)
}

/// A line of the register.
pub(super) fn place(at: usize, text: &str) -> Place {
    let excerpt: String =
        text.trim_end_matches('\n').chars().filter(|letter| !letter.is_control()).take(SHOWN).collect();
    let length = excerpt.chars().count().max(1);
    Place { file: FILE.to_owned(), line: at, column: 1, length, excerpt, cell: None }
}

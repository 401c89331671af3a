//! From the file's bytes to lines that are as they were written.

use super::FILE;
use super::line::{self, BEGINNING, Line};
use crate::diag::catalogue::{self, Code};
use crate::diag::{Place, Problem, Problems};

/// How much of a damaged line is shown.
const SHOWN: usize = 300;

/// Every line, if each is as it was written and follows the one before.
///
/// # Errors
/// Each line that isn't. One that doesn't follow a damaged line is not told of: it may well be right.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, Problems> {
    let mut problems = Problems::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut previous = Some(BEGINNING.to_owned());
    let pieces: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for (piece, at) in pieces.into_iter().zip(1..) {
        match one(piece, at) {
            Ok(line) if previous.as_ref().is_some_and(|hash| *hash != line.previous) || line.at != at => {
                let arguments = [("line", at.to_string()), ("number", line.number().to_owned())];
                problems.push(problem(catalogue::LINE_OUT_OF_ORDER, at, &line.text(), &arguments));
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
    if problems.is_empty() { Ok(lines) } else { Err(problems) }
}

/// One line that is whole, in the one way of writing it, with the hash of what it says.
fn one(piece: &[u8], at: usize) -> Result<Line, Box<Problem>> {
    let shown = String::from_utf8_lossy(piece);
    let Some(text) = piece.strip_suffix(b"\n") else {
        return Err(problem(catalogue::LINE_CUT_OFF, at, &shown, &[("line", at.to_string())]).into());
    };
    if line::has_another_format(text) {
        return Err(problem(catalogue::REGISTER_FORMAT, at, &shown, &[("line", at.to_string())]).into());
    }
    let line: Line = serde_json::from_slice(text).map_err(|error| damaged(at, &shown, &error.to_string()))?;
    if line.text().as_bytes() != text || line.hash != line.own_hash() {
        let arguments = [("line", at.to_string()), ("number", line.number().to_owned())];
        return Err(problem(catalogue::LINE_CHANGED, at, &shown, &arguments).into());
    }
    Ok(line)
}

/// A line that says nothing that can be read.
pub(super) fn damaged(at: usize, text: &str, why: &str) -> Problem {
    problem(catalogue::LINE_DAMAGED, at, text, &[("line", at.to_string()), ("why", why.to_owned())])
}

/// A problem with a line of the register.
pub(super) fn problem(code: Code, at: usize, text: &str, arguments: &[(&str, String)]) -> Problem {
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let excerpt: String =
        text.trim_end_matches('\n').chars().filter(|letter| !letter.is_control()).take(SHOWN).collect();
    let length = excerpt.chars().count().max(1);
    Problem::new(code, &arguments).at(Place {
        file: FILE.to_owned(),
        line: at,
        column: 1,
        length,
        excerpt,
        cell: None,
    })
}

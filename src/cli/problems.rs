//! Problems for a reader.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::diag::{Problem, Problems, Severity};

/// As sentences.
pub(super) fn text(problems: &Problems, _width: usize, _colour: bool) -> String {
    let mut text = String::new();
    for problem in problems.iter() {
        let place = problem.place.as_ref().map(|place| format!("{}:{}: ", place.file, place.line));
        let written = writeln!(
            text,
            "{}{}[{}]: {}\n  = help: {}",
            place.unwrap_or_default(),
            word(problem),
            problem.code(),
            problem.message,
            problem.help
        );
        debug_assert!(written.is_ok(), "a string takes every text");
    }
    text
}

/// As a list of objects.
pub(super) fn json(problems: &Problems) -> Value {
    let object = |problem: &Problem| {
        json!({
            "code": problem.code(),
            "severity": word(problem),
            "message": problem.message,
            "help": problem.help,
            "file": problem.place.as_ref().map(|place| &place.file),
            "line": problem.place.as_ref().map(|place| place.line),
            "column": problem.place.as_ref().map(|place| place.column),
        })
    };
    problems.iter().map(object).collect()
}

fn word(problem: &Problem) -> &'static str {
    match problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

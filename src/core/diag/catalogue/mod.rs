//! Every problem that the program can report: its code, how much it weighs, whom it blames, and its two sentences.
//!
//! A problem is made from a type that bears its gaps, so that the compiler finds one that is missing or too many:
//! `UnknownId { what, id, suggestion }.at(place)`. Why it matters stands on the code's page in `docs/problems`.
//!
//! A code is a promise to scripts and to people's notes: it may be retired, never given a new meaning.
//! The sentences stand here and nowhere else, so that they could be translated.

use std::sync::LazyLock;

use super::code::{Blames, Code, Severity};
use super::problem::{Place, Problem};

/// Declares the problems of one family as types, and lists their codes.
///
/// A problem's type has a field for each gap of its sentences. What fills it is anything that can be written, so each
/// field has a type of its own, which bears the gap's name.
macro_rules! catalogue {
    ($family:ident: $($code:ident $severity:ident $blames:ident $name:ident $({ $($gap:ident),+ })? $message:literal; $help:literal;)+) => {
        $(catalogue!(@problem $code $severity $blames $name [$($($gap),+)?] $message $help);)+

        /// The family's codes.
        pub(super) const $family: &[Code] = &[$($name::CODE),+];
    };
    (@problem $code:ident $severity:ident $blames:ident $name:ident [$($gap:ident),*] $message:literal $help:literal) => {
        catalogue!(@type $code $name [$($gap),*] $message);

        impl $name<$(catalogue!(@unit $gap)),*> {
            #[doc = concat!("The code ", stringify!($code), ".")]
            pub const CODE: Code = Code {
                text: stringify!($code),
                severity: Severity::$severity,
                blames: Blames::$blames,
                message: $message,
                help: $help,
            };
        }

        #[allow(non_camel_case_types, reason = "a type that bears a gap's name")]
        impl<$($gap: Display),*> $name<$($gap),*> {
            /// The problem at its place.
            #[must_use]
            pub fn at(self, place: Place) -> Problem {
                Problem::from(self).at(place)
            }
        }

        #[allow(non_camel_case_types, reason = "a type that bears a gap's name")]
        impl<$($gap: Display),*> From<$name<$($gap),*>> for Problem {
            fn from(gaps: $name<$($gap),*>) -> Self {
                let $name { $($gap),* } = gaps;
                $(let $gap = $gap.to_string();)*
                let (message, help) = (format!($message), format!($help));
                Self::of($name::CODE, vec![$((stringify!($gap), $gap)),*], message, help)
            }
        }
    };
    (@type $code:ident $name:ident [] $message:literal) => {
        #[doc = concat!(stringify!($code), ": ", $message, ".")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
    };
    (@type $code:ident $name:ident [$($gap:ident),+] $message:literal) => {
        #[doc = concat!(stringify!($code), ": ", $message, ".")]
        #[allow(non_camel_case_types, reason = "a type that bears a gap's name")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name<$($gap),+> {
            $(#[doc = concat!("What stands for `{", stringify!($gap), "}`.")] pub $gap: $gap,)+
        }
    };
    (@unit $gap:ident) => { () };
}

mod calendar;
mod command;
mod confirm;
mod einvoice;
mod files;
mod folder;
mod issue;
mod register;
mod report;
mod rules;
mod shape;
mod spreadsheet;
mod typesetting;
mod values;
mod verify;
mod warnings;

pub use calendar::*;
pub use command::*;
pub use confirm::*;
pub use einvoice::*;
pub use files::*;
pub use folder::*;
pub use issue::*;
pub use register::*;
pub use report::*;
pub use rules::*;
pub use shape::*;
pub use spreadsheet::*;
pub use typesetting::*;
pub use values::*;
pub use verify::*;
pub use warnings::*;

/// Every code, in order.
pub static CATALOGUE: LazyLock<Vec<Code>> = LazyLock::new(|| {
    let families = [
        COMMAND,
        SHAPE,
        VALUES,
        RULES,
        FILES,
        REPORT,
        TYPESETTING,
        FOLDER,
        REGISTER,
        VERIFY,
        ISSUE,
        CONFIRM,
        EINVOICE,
        SPREADSHEET,
        WARNINGS,
        CALENDAR,
    ];
    let mut codes = families.concat();
    codes.sort_unstable();
    codes
});

/// The code that is printed so, in any case of letters.
#[must_use]
pub fn find(text: &str) -> Option<Code> {
    CATALOGUE.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text))
}

/// Codes that are said no more, each with the one that is said in its place.
pub const RETIRED: [(&str, Code); 19] = [
    ("E0012", Internal::CODE),
    ("E0032", AnswerRefused::CODE),
    ("E0036", AnswerRefused::CODE),
    ("E0610", Internal::CODE),
    ("E1010", CellForm::CODE),
    ("E1102", Internal::CODE),
    ("E1103", Internal::CODE),
    ("E1104", Internal::CODE),
    ("E1105", Internal::CODE),
    ("E1106", Internal::CODE),
    ("E1107", Internal::CODE),
    ("E1108", Internal::CODE),
    ("E1109", Internal::CODE),
    ("E1110", Internal::CODE),
    ("E1111", Internal::CODE),
    ("E1113", Internal::CODE),
    ("E1216", SameAgain::CODE),
    ("W1001", RowChanged::CODE),
    ("W1202", BilledUnderAnotherName::CODE),
];

#[cfg(test)]
mod tests {
    use super::{CATALOGUE, RETIRED};

    #[test]
    fn a_code_stands_once_and_is_never_given_again() {
        for pair in CATALOGUE.windows(2) {
            assert_ne!(pair[0].as_str(), pair[1].as_str());
        }
        for (retired, _) in RETIRED {
            assert!(CATALOGUE.iter().all(|code| code.as_str() != retired), "{retired} has a new meaning");
        }
    }

    #[test]
    fn the_letter_is_the_severity() {
        for code in CATALOGUE.iter() {
            assert_eq!(code.as_str().chars().next(), code.severity().word().to_uppercase().chars().next());
        }
    }
}

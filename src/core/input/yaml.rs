//! The only file that knows `serde_yaml`: text → rows in which every value is still text.
//!
//! A `String` field gets a plain scalar exactly as it was written, so that `7.50` keeps its zero and `0192`
//! its nought, and no number passes through a float.

use serde::de::DeserializeOwned;

use super::source::Span;

/// Why a text could not be read.
pub(super) struct Refusal {
    /// The byte where the reader stopped, if it said.
    pub(super) at: Option<usize>,
}

/// Reads `text`, leaving out the values in `skipped`, which are known to have the wrong shape.
pub(super) fn read<T: DeserializeOwned>(text: &str, skipped: &[Span]) -> Result<T, Refusal> {
    let mended;
    let text = if skipped.is_empty() {
        text
    } else {
        mended = without(text, skipped);
        &mended
    };
    serde_yaml::from_str(text).map_err(|error| Refusal { at: error.location().map(|at| at.index()) })
}

/// `text` with an open value, `~`, for each of `skipped`; every other byte stays where it is.
fn without(text: &str, skipped: &[Span]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for span in skipped {
        let Some(value) = bytes.get_mut(span.start..span.end) else { continue };
        for byte in value.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
        if let Some(first) = value.first_mut() {
            *first = b'~';
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    type Texts = BTreeMap<String, Option<String>>;
    type Nested = BTreeMap<String, Option<Texts>>;

    #[test]
    fn plain_scalars_reach_a_string_as_written() {
        let read = read::<Texts>("a: 7.50\nb: 0192\nc: 1e3\nd: .inf\ne: true\nf:\n", &[]).ok().unwrap();
        let texts: Vec<_> = read.values().map(Option::as_deref).collect();
        assert_eq!(texts, [Some("7.50"), Some("0192"), Some("1e3"), Some(".inf"), Some("true"), None]);
    }

    #[test]
    fn a_value_of_the_wrong_shape_is_left_out_alone() {
        let text = "a:\n  - æ\n  - [2]\nb: {c: [1,\n2], d: x}\n";
        let list = Span { start: 5, end: 17 };
        let flow = Span { start: 25, end: 31 };
        let read = read::<Nested>(text, &[list, flow]).ok().unwrap();
        assert_eq!(read["a"], None);
        let b = read["b"].as_ref().unwrap();
        assert_eq!((b["c"].clone(), b["d"].as_deref()), (None, Some("x")));
    }
}

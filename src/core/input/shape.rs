//! A file's tree against the tables of its keys: keys, required keys, kinds of value and choices.
//!
//! The forms of single values are left to the readers of rows, which know the words to say about each of them.

use super::keys::{Form, Key, Presence};
use super::nearest::{listed, nearest};
use super::node::{Entry, Kind, Node};
use super::origin::Origin;
use super::origin::Span;
use super::schema::SchemaKind;
use crate::diag::catalogue::{EmptyList, EmptyValue, MissingKey, NotAChoice, UnknownKey, WrongType};
use crate::diag::{Problem, Problems};

/// Reports what is wrong with the shape of a file; `false` when the whole of it isn't what belongs there.
pub(super) fn check(kind: SchemaKind, root: &Node, origin: &dyn Origin, problems: &mut Problems) -> bool {
    let mut walk = Walk { kind, origin, problems };
    walk.value(Form::Map(kind.keys()), root, &quoted(kind.file().name()));
    matches!(root.kind, Kind::Map(_))
}

/// Reports what is wrong with the shape of rows that come from elsewhere than a file of their kind.
pub(super) fn check_rows(kind: SchemaKind, rows: &[Node], origin: &dyn Origin, problems: &mut Problems) {
    let mut walk = Walk { kind, origin, problems };
    for key in kind.keys().iter().filter(|key| key.name == kind.name()) {
        walk.rows(key, rows, &quoted(key.name));
    }
}

struct Walk<'a> {
    kind: SchemaKind,
    origin: &'a dyn Origin,
    problems: &'a mut Problems,
}

impl Walk<'_> {
    fn report(&mut self, span: Span, problem: impl Into<Problem>) {
        self.problems.push(self.origin.problem(span, problem));
    }

    /// `name` is what the value is called in a sentence: by its key, or by its file's name.
    fn value(&mut self, form: Form, node: &Node, name: &str) {
        match (form, &node.kind) {
            (Form::Map(keys), Kind::Map(entries)) => self.map(keys, node, entries, name),
            (Form::Value(scalar), Kind::Scalar { text, .. }) if !node.is_open() => {
                self.choice(scalar.choices(), text, node, name);
            }
            _ => self.wrong_type(form, node, name),
        }
    }

    fn wrong_type(&mut self, form: Form, node: &Node, name: &str) {
        let found = match &node.kind {
            Kind::Map(_) => "a map",
            Kind::List(_) => "a list",
            Kind::Scalar { .. } if node.is_open() => "nothing",
            Kind::Scalar { .. } => "a single value",
        };
        let (wanted, suggestion) = match form {
            Form::Map(_) => ("a map", "write keys with values below it, such as `name: …`"),
            Form::Rows(..) | Form::Values(_) => ("a list", "begin each row below it with `- `"),
            Form::Value(_) => ("a single value", "write one value after the colon"),
        };
        self.report(node.span, WrongType { found, wanted, key: name, suggestion });
    }

    fn map(&mut self, keys: &[Key], node: &Node, entries: &[Entry], name: &str) {
        for entry in entries {
            match keys.iter().find(|key| key.name == entry.key) {
                None => self.unknown_key(keys, &entry.key, entry.key_span, name),
                Some(key) if entry.value.is_open() => self.nothing(key, entry.key_span),
                Some(key) => match (key.form, &entry.value.kind) {
                    (Form::Rows(..) | Form::Values(_), Kind::List(rows)) => {
                        self.list(key, rows, entry.value.span);
                    }
                    (form, _) => self.value(form, &entry.value, &quoted(key.name)),
                },
            }
        }
        for key in keys.iter().filter(|key| key.presence != Presence::Optional) {
            if node.entry(key.name).is_none() && !node.has_typo_of(&[key.name], keys) {
                self.report(
                    node.head(),
                    MissingKey { key: key.name, parent: name, description: key.in_words() },
                );
            }
        }
    }

    /// A key stands without a value.
    fn nothing(&mut self, key: &Key, span: Span) {
        match (key.presence, key.form) {
            (Presence::Open | Presence::Optional, _) => {}
            (Presence::Required, Form::Rows(..) | Form::Values(_)) => self.empty_list(key, span),
            (Presence::Required, _) => {
                self.report(span, EmptyValue { key: key.name, description: key.in_words() });
            }
        }
    }

    fn empty_list(&mut self, key: &Key, span: Span) {
        self.report(span, EmptyList { key: quoted(key.name), description: key.in_words() });
    }

    fn unknown_key(&mut self, keys: &[Key], key: &str, span: Span, name: &str) {
        let known = || by_name(keys).into_iter().map(|key| key.name);
        let is_digits = key.bytes().all(|byte| byte.is_ascii_digit());
        let suggestion = if is_digits {
            "write a decimal point instead of the comma before it".to_owned()
        } else if let Some(near) = nearest(key, known()) {
            format!("did you mean `{near}`?")
        } else if let Some(home) = home_of(self.kind, key) {
            format!("move it: `{key}` belongs in {home}")
        } else {
            format!("remove it, or use one of {}", listed(known()))
        };
        self.report(span, UnknownKey { key, parent: name, suggestion });
    }

    fn list(&mut self, key: &Key, rows: &[Node], span: Span) {
        if rows.is_empty() && key.presence == Presence::Required {
            self.empty_list(key, span);
        }
        self.rows(key, rows, &quoted(key.name));
    }

    fn rows(&mut self, key: &Key, rows: &[Node], name: &str) {
        let form = match key.form {
            Form::Rows(_, keys) => Form::Map(keys),
            Form::Values(scalar) => Form::Value(scalar),
            form => form,
        };
        let row_name = format!("a row of {name}");
        for row in rows {
            self.value(form, row, &row_name);
        }
    }

    fn choice(&mut self, choices: &[&str], text: &str, node: &Node, name: &str) {
        if choices.is_empty() || choices.contains(&text) {
            return;
        }
        let suggestion = match nearest(text, choices.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", listed(choices.iter().copied())),
        };
        self.report(node.span, NotAChoice { text, key: name, suggestion });
    }
}

fn quoted(word: &str) -> String {
    format!("`{word}`")
}

fn by_name(keys: &[Key]) -> Vec<&Key> {
    let mut keys: Vec<&Key> = keys.iter().collect();
    keys.sort_by_key(|key| key.name);
    keys
}

/// Where a key that stands in the wrong place belongs: elsewhere in the same kind of file, or in another.
fn home_of(kind: SchemaKind, key: &str) -> Option<String> {
    let others = SchemaKind::ALL.into_iter().filter(|other| *other != kind);
    std::iter::once(kind).chain(others).find_map(|kind| {
        let file = kind.file().name();
        let parent = parent_of(kind.keys(), key, file)?;
        Some(if parent == file { format!("{file} itself") } else { format!("`{parent}` in {file}") })
    })
}

/// The name of the map that has `key` among its keys, when `name` is that of the map itself.
fn parent_of<'a>(keys: &[Key], key: &str, name: &'a str) -> Option<&'a str> {
    if keys.iter().any(|known| known.name == key) {
        return Some(name);
    }
    by_name(keys).into_iter().find_map(|known| match known.form {
        Form::Map(keys) | Form::Rows(_, keys) => parent_of(keys, key, known.name),
        Form::Value(_) | Form::Values(_) => None,
    })
}

//! What the command line says about a spreadsheet.

use std::collections::BTreeMap;

use super::keys::{Kind, WEEK};
use super::text::normal;
use super::values::DateOrder;
use crate::diag::catalogue::MappingForm;
use crate::diag::{Errors, Problems};

/// What was typed, option by option.
#[derive(Debug, Clone, Copy)]
pub struct ImportArgs<'a> {
    /// `--map`: `KEY=HEADING` or `KEY:VALUE=ID`.
    pub maps: &'a [String],
    /// `--set`: `KEY=VALUE`.
    pub sets: &'a [String],
    /// `--sheet`.
    pub sheet: Option<&'a str>,
    /// `--round`: minutes.
    pub round: Option<u32>,
    /// `--dates`.
    pub dates: Option<DateOrder>,
    /// `--sub-goal`: `ID`, or `VALUE=ID` for a project, a tag, a person or an activity.
    pub sub_goals: &'a [String],
    /// `--project`: the projects whose rows are wanted.
    pub projects: &'a [String],
    /// `--include`: names of reasons for which rows are left out.
    pub includes: &'a [String],
}

/// The same, understood.
#[derive(Debug, Default)]
pub struct ImportOptions {
    /// Key → heading; an empty heading means that no column is to be taken for the key.
    pub(super) columns: BTreeMap<&'static str, String>,
    /// Key and value, in plain form → what it stands for; nothing, where rows with it are left out.
    pub(super) values: BTreeMap<(&'static str, String), String>,
    /// Key → the value of every row for which no column has one.
    pub(super) fixed: BTreeMap<&'static str, String>,
    /// The sheet.
    pub(super) sheet: Option<String>,
    /// Minutes that each row is rounded to.
    pub(super) round: Option<i64>,
    /// Day or month first, in dates such as `2/3/2026`.
    pub(super) dates: Option<DateOrder>,
    /// What a row must have, in plain form, to be for a sub-goal, and which that is; nothing for those without any.
    pub(super) sub_goals: Vec<(String, String)>,
    /// Projects in plain form; with none, rows of several are asked about.
    pub(super) projects: Vec<String>,
    /// Names of reasons for which no row is left out.
    pub(super) includes: Vec<String>,
}

/// The key of a fact that no column has, but a monthly overview may need.
pub(super) const MONTH: &str = "month";

impl ImportOptions {
    /// Understands the options.
    ///
    /// # Errors
    /// When one of them can't be understood; all such are reported.
    pub fn new(kind: Kind, args: ImportArgs<'_>) -> Result<Self, Errors> {
        let round = args.round.map(i64::from);
        let mut options =
            Self { sheet: args.sheet.map(str::to_owned), round, dates: args.dates, ..Self::default() };
        options.projects = args.projects.iter().map(|project| normal(project)).collect();
        options.includes = args.includes.to_vec();
        options.sub_goals = args.sub_goals.iter().map(|text| sub_goal(text)).collect();
        let mut problems = Problems::new();
        for text in args.maps {
            if let Err(found) = options.map(kind, text) {
                problems.extend(found);
            }
        }
        for text in args.sets {
            if let Err(found) = options.set(kind, text) {
                problems.extend(found);
            }
        }
        if let Some(minutes) = round.filter(|minutes| minutes % 3 != 0 || !(3..=60).contains(minutes)) {
            let (minutes, why) = (minutes.to_string(), "minutes must be 3 to 60, and a multiple of 3");
            problems.extend(refused("--round", &minutes, why, "write for example `--round 15`"));
        }
        problems.without_errors().map(|_| options)
    }

    fn map(&mut self, kind: Kind, text: &str) -> Result<(), Errors> {
        let form = "write `--map KEY=HEADING`, or `--map \"KEY:VALUE=ID\"` for a value";
        let at = text.find([':', '=']).ok_or_else(|| refused("--map", text, "it has no `=`", form))?;
        let key = known(kind, "--map", text, text.get(..at).unwrap_or_default())?;
        let rest = text.get(at + 1..).unwrap_or_default();
        if text.as_bytes().get(at) == Some(&b'=') {
            self.columns.insert(key, rest.trim().to_owned());
            return Ok(());
        }
        let (value, id) =
            rest.rsplit_once('=').ok_or_else(|| refused("--map", text, "it has no `=`", form))?;
        self.values.insert((key, normal(value)), id.trim().to_owned());
        Ok(())
    }

    fn set(&mut self, kind: Kind, text: &str) -> Result<(), Errors> {
        let form = "write `--set KEY=VALUE`, such as `--set sub_goal=arena`";
        let (key, value) =
            text.split_once('=').ok_or_else(|| refused("--set", text, "it has no `=`", form))?;
        let key = match key.trim() {
            MONTH => MONTH,
            WEEK => WEEK,
            key => known(kind, "--set", text, key)?,
        };
        if value.trim().is_empty() {
            return Err(refused("--set", text, "it gives no value", form));
        }
        self.fixed.insert(key, value.trim().to_owned());
        Ok(())
    }
}

/// `ID`, or `VALUE=ID`.
fn sub_goal(text: &str) -> (String, String) {
    let (value, id) = text.rsplit_once('=').unwrap_or(("", text));
    (normal(value), id.trim().to_owned())
}

/// The key that was meant.
fn known(kind: Kind, option: &str, text: &str, key: &str) -> Result<&'static str, Errors> {
    kind.key_names().find(|name| *name == key.trim()).ok_or_else(|| {
        let listed = kind.key_names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        refused(
            option,
            text,
            &format!("`{}` is no key of a row", key.trim()),
            &format!("the keys are {listed}"),
        )
    })
}

fn refused(option: &str, text: &str, why: &str, suggestion: &str) -> Errors {
    MappingForm { option, text, why, suggestion }.into()
}

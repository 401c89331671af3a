//! What can be said of a new agreement: each fact is an option, and a gap in the annotated file.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

/// The option for the folder's name under `inputs`.
pub(super) const NAME: &str = "name";

/// A fact of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fact {
    /// Its option, and its gap in the annotated file.
    pub(super) option: &'static str,
    /// What the help calls a value; the keys of a row, for a fact that there are several of.
    pub(super) value: &'static str,
    /// What it is.
    help: &'static str,
}

/// All facts, in the order of the help.
const FACTS: [(&str, &str, &str); 30] = [
    ("title", "TEXT", "What the agreement is about"),
    ("name", "NAME", "The name of its folder under inputs/, of the letters a-z, digits and hyphens"),
    ("seller-name", "TEXT", "The seller's full legal name (who delivers and bills)"),
    ("seller-org-number", "NUMBER", "The seller's organisation number, nine digits"),
    ("seller-street", "TEXT", "The seller's street or box"),
    ("seller-postal-code", "NUMBER", "The seller's postal code, four digits"),
    ("seller-city", "TEXT", "The seller's place of post"),
    ("account", "NUMBER", "The bank account to pay to, eleven digits"),
    ("vat", "STATUS", "The seller's VAT status: not_registered, taxable or exempt (ask the accountant)"),
    ("vat-reason", "TEXT", "With exempt only: the paragraph, in words for the invoice"),
    ("buyer-name", "TEXT", "The buyer's full legal name (who pays)"),
    ("buyer-org-number", "NUMBER", "The buyer's organisation number, nine digits"),
    ("buyer-street", "TEXT", "The buyer's street or box"),
    ("buyer-postal-code", "NUMBER", "The buyer's postal code, four digits"),
    ("buyer-city", "TEXT", "The buyer's place of post"),
    ("order-number", "NUMBER", "The buyer's order number (bestillernummer), such as B701010"),
    ("project-number", "NUMBER", "The buyer's project number (prosjektnummer)"),
    ("mark", "TEXT", "The mark that every document carries, letter for letter"),
    ("contract", "TEXT", "The agreement's own name or number, such as Avtale 2026/17"),
    ("from", "DATE", "The first day of the project period, such as 2026-01-15"),
    ("to", "DATE", "The last day of the project period"),
    ("signed-on", "DATE", "The day of the last signature"),
    ("activity-deadline", "DATE", "The day by which activities are finished"),
    ("delivery-deadline", "DATE", "The day by which the final report and invoice are delivered"),
    ("frame", "AMOUNT", "The most that can be billed, in kroner without VAT, such as 150000"),
    ("hourly-rate", "AMOUNT", "The price of an hour, in kroner without VAT, such as 900"),
    (
        "advance",
        "ID, SHARE, TITLE",
        "An advance: a short name, its percentage of the frame, when it falls due (signing, 75, Ved signering av avtalen)",
    ),
    (
        "settlement",
        "ID, TITLE",
        "The settlement: a short name, when it falls due (final, Når sluttrapporten er levert)",
    ),
    (
        "sub-goal",
        "ID, TITLE",
        "A sub-goal (delmål): a short name, its text (arena, Etablere en samarbeidsarena)",
    ),
    (
        "person",
        "ID, NAME, ROLE",
        "A person who writes hours: a short name, the full name, the role (kari, Kari Eksempel, Prosjektleder)",
    ),
];

impl Fact {
    /// All of them.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        FACTS.iter().map(|&(option, value, help)| Self { option, value, help })
    }

    /// The keys of a row; `None` for a fact that there is one of. In a value, commas stand between them, and the last one
    /// may have commas itself.
    pub(super) fn keys(&self) -> Option<Vec<String>> {
        self.value.contains(',').then(|| self.value.split(", ").map(str::to_lowercase).collect())
    }
}

/// The values that were given, by their options; without one, a fact is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Given(BTreeMap<&'static str, Vec<String>>);

impl Given {
    /// Every value of a fact.
    pub(super) fn all(&self, option: &str) -> &[String] {
        self.0.get(option).map(Vec::as_slice).unwrap_or_default()
    }

    /// The one value of a fact that there is one of.
    pub(super) fn one(&self, option: &str) -> Option<&str> {
        self.all(option).last().map(String::as_str)
    }

    /// The same with one more value.
    pub(super) fn with(mut self, fact: &Fact, value: &str) -> Self {
        self.0.entry(fact.option).or_default().push(value.to_owned());
        self
    }
}

impl Args for Given {
    fn augment_args(command: Command) -> Command {
        Fact::all().fold(command, |command, fact| {
            let action = if fact.keys().is_some() { ArgAction::Append } else { ArgAction::Set };
            let arg = Arg::new(fact.option).long(fact.option).value_name(fact.value).help(fact.help);
            command.arg(arg.action(action).help_heading("Facts").conflicts_with("example"))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Given {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut given = Self::default();
        given.update_from_arg_matches(matches)?;
        Ok(given)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for fact in Fact::all() {
            for value in matches.get_many::<String>(fact.option).into_iter().flatten() {
                *self = std::mem::take(self).with(&fact, value.trim());
            }
        }
        Ok(())
    }
}

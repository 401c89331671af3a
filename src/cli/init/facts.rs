//! What can be said of a new agreement: each fact is an option, and a gap in the annotated file.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::bokmal::typed;

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

    /// A value as the files write it, where there is one way to read what was typed; anything else as it is.
    fn in_the_files_form(&self, value: &str) -> String {
        let meant = match self.value {
            "DATE" => typed::day(value).map(|day| day.to_string()),
            "AMOUNT" => typed::amount(value),
            "STATUS" => status(value).map(str::to_owned),
            "ID, SHARE, TITLE" => {
                let mut parts: Vec<&str> = value.splitn(3, ',').collect();
                if let Some(share) = parts.get_mut(1) {
                    *share = share.trim_end().trim_end_matches('%').trim_end();
                }
                Some(parts.join(","))
            }
            _ => None,
        };
        meant.unwrap_or_else(|| value.to_owned())
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

/// The VAT status that somebody means who says whether the seller is registered.
fn status(text: &str) -> Option<&'static str> {
    let plain = text.to_lowercase();
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_about = words.iter().all(|word| {
        ["mva", "merverdiavgift", "registrert", "vi", "er", "i", "merverdiavgiftsregisteret"].contains(word)
            || ["ja", "nei", "ikke", "avgiftspliktig"].contains(word)
    });
    match words.as_slice() {
        _ if !is_about => None,
        words if words.contains(&"nei") || words.contains(&"ikke") => Some("not_registered"),
        ["ja" | "registrert" | "avgiftspliktig", ..] | ["mva", "registrert"] => Some("taxable"),
        _ => None,
    }
}

impl Given {
    /// Parts `3511 Hønefoss` where no option says the place of post.
    fn part_with_city(&mut self, postal_code: &'static str, city: &'static str) {
        let Some((digits, name)) = self.one(postal_code).and_then(|both| both.split_once(' ')) else {
            return;
        };
        let is_code = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let (digits, name) = (digits.to_owned(), name.trim().to_owned());
        if is_code && (self.one(city).is_none_or(|known| known == name)) {
            self.0.insert(postal_code, vec![digits]);
            self.0.insert(city, vec![name]);
        }
    }

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
                let value = fact.in_the_files_form(value.trim());
                *self = std::mem::take(self).with(&fact, &value);
            }
        }
        for (postal_code, city) in
            [("seller-postal-code", "seller-city"), ("buyer-postal-code", "buyer-city")]
        {
            self.part_with_city(postal_code, city);
        }
        Ok(())
    }
}

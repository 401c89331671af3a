//! What is asked of a new agreement. Each question is an option of the command too.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

/// The folder's name under `inputs`.
pub(super) const NAME: &str = "name";

/// One thing that an agreement needs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// Its option, and its gap in the annotated file.
    pub(super) id: &'static str,
    /// What the help calls an answer.
    value: &'static str,
    /// What is asked, in the words of the help too.
    pub(super) asks: &'static str,
    /// How the answer stands in the file.
    pub(super) form: Form,
}

/// How an answer stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Words, or digits that are a name.
    Text,
    /// A number or a day, as it was typed.
    Plain,
    /// Rows of these keys; in an answer, commas stand between the values, and the last value may have commas itself.
    Rows(&'static [&'static str]),
}

impl Question {
    /// May it be answered more than once?
    pub(super) const fn repeats(&self) -> bool {
        matches!(self.form, Form::Rows(_))
    }
}

const fn text(id: &'static str, asks: &'static str) -> Question {
    Question { id, value: "TEXT", asks, form: Form::Text }
}

const fn number(id: &'static str, asks: &'static str) -> Question {
    Question { id, value: "NUMBER", asks, form: Form::Text }
}

const fn date(id: &'static str, asks: &'static str) -> Question {
    Question { id, value: "DATE", asks, form: Form::Plain }
}

const fn amount(id: &'static str, asks: &'static str) -> Question {
    Question { id, value: "AMOUNT", asks, form: Form::Plain }
}

/// All questions, in the order in which they are asked.
pub(super) static QUESTIONS: [Question; 30] = [
    text("title", "What the agreement is about"),
    Question {
        id: NAME,
        value: "NAME",
        asks: "The name of its folder under inputs/, of the letters a-z, digits and hyphens",
        form: Form::Text,
    },
    text("seller-name", "The seller's full legal name (who delivers and bills)"),
    number("seller-org-number", "The seller's organisation number, nine digits"),
    text("seller-street", "The seller's street or box"),
    number("seller-postal-code", "The seller's postal code, four digits"),
    text("seller-city", "The seller's place of post"),
    number("account", "The bank account to pay to, eleven digits"),
    Question {
        id: "vat",
        value: "STATUS",
        asks: "The seller's VAT status: not_registered, taxable or exempt (ask the accountant)",
        form: Form::Text,
    },
    text("vat-reason", "With exempt only: the paragraph, in words for the invoice"),
    text("buyer-name", "The buyer's full legal name (who pays)"),
    number("buyer-org-number", "The buyer's organisation number, nine digits"),
    text("buyer-street", "The buyer's street or box"),
    number("buyer-postal-code", "The buyer's postal code, four digits"),
    text("buyer-city", "The buyer's place of post"),
    number("order-number", "The buyer's order number (bestillernummer), such as B701010"),
    number("project-number", "The buyer's project number (prosjektnummer)"),
    text("mark", "The mark that every document carries, letter for letter"),
    text("contract", "The agreement's own name or number, such as Avtale 2026/17"),
    date("from", "The first day of the project period, such as 2026-01-15"),
    date("to", "The last day of the project period"),
    date("signed-on", "The day of the last signature"),
    date("activity-deadline", "The day by which activities are finished"),
    date("delivery-deadline", "The day by which the final report and invoice are delivered"),
    amount("frame", "The most that can be billed, in kroner without VAT, such as 150000"),
    amount("hourly-rate", "The price of an hour, in kroner without VAT, such as 900"),
    Question {
        id: "advance",
        value: "ID, SHARE, TITLE",
        asks: "An advance: a short name, its percentage of the frame, when it falls due \
               (signing, 75, Ved signering av avtalen)",
        form: Form::Rows(&["id", "share", "title"]),
    },
    Question {
        id: "settlement",
        value: "ID, TITLE",
        asks: "The settlement: a short name, when it falls due (final, Når sluttrapporten er levert)",
        form: Form::Rows(&["id", "title"]),
    },
    Question {
        id: "sub-goal",
        value: "ID, TITLE",
        asks: "A sub-goal (delmål): a short name, its text (arena, Etablere en samarbeidsarena)",
        form: Form::Rows(&["id", "title"]),
    },
    Question {
        id: "person",
        value: "ID, NAME, ROLE",
        asks: "A person who writes hours: a short name, the full name, the role (kari, Kari Eksempel, Prosjektleder)",
        form: Form::Rows(&["id", "name", "role"]),
    },
];

/// The question with this id.
pub(super) fn question(id: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.id == id)
}

/// The answers so far, by the questions' ids; without an entry, a fact is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Given(BTreeMap<&'static str, Vec<String>>);

impl Given {
    /// The answers to a question.
    pub(super) fn all(&self, id: &str) -> &[String] {
        self.0.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The one answer to a question that doesn't repeat.
    pub(super) fn one(&self, id: &str) -> Option<&str> {
        self.all(id).last().map(String::as_str)
    }

    /// The same with one more answer.
    pub(super) fn with(&self, question: &'static Question, answer: &str) -> Self {
        let mut more = self.clone();
        let answers = more.0.entry(question.id).or_default();
        if !question.repeats() {
            answers.clear();
        }
        answers.push(answer.to_owned());
        more
    }
}

impl Args for Given {
    fn augment_args(command: Command) -> Command {
        QUESTIONS.iter().fold(command, |command, question| {
            let action = if question.repeats() { ArgAction::Append } else { ArgAction::Set };
            let arg = Arg::new(question.id).long(question.id).value_name(question.value);
            let arg = arg.help(question.asks).action(action).help_heading("Answers");
            command.arg(arg.conflicts_with("example"))
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
        for question in &QUESTIONS {
            for answer in matches.get_many::<String>(question.id).into_iter().flatten() {
                *self = self.with(question, answer.trim());
            }
        }
        Ok(())
    }
}

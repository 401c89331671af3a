//! The final report: its prose, and the parts that are made from the other files.

use serde::Serialize;

use super::activities::days;
use super::charts::{self, Chart};
use super::head::period;
use super::text::{breakable, or_dash};
use super::timesheet::SignOff;
use super::{Fact, Head, RowKind, Subject, Table};
use crate::bokmal;
use crate::domain::{Block, Indicator, Inline, Report};
use crate::settle::{AccountLine, accounts};

/// Data of `report.typ`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportSheet {
    /// Head and foot.
    pub head: Head,
    /// Parties and period.
    pub facts: Vec<Fact>,
    /// Heading of the list of contents.
    pub contents_title: String,
    /// Sections, in order.
    pub sections: Vec<ReportSection>,
    /// Heading of the signatures.
    pub sign_off_title: String,
    /// Lines to sign on.
    pub sign_off: Vec<SignOff>,
}

/// A section: prose, then what was made from the other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportSection {
    /// The heading.
    pub title: String,
    /// Prose.
    pub blocks: Vec<Node>,
    /// Generated parts.
    pub parts: Vec<Part>,
}

/// A part that is made from the other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Part {
    /// A table; `layout` chooses the columns' widths.
    Table {
        /// Which of the template's layouts.
        layout: &'static str,
        /// What the table shows.
        title: String,
        /// The table.
        table: Table,
    },
    /// A chart over the whole width.
    Chart {
        /// The chart.
        chart: Chart,
    },
    /// Small charts side by side.
    Charts {
        /// What they show.
        title: String,
        /// The charts.
        charts: Vec<Chart>,
    },
}

/// A node of prose: what it is, its text, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Node {
    /// A heading; `level` is the document's.
    Heading {
        /// From 2.
        level: u8,
        /// The text.
        c: Vec<Node>,
    },
    /// A paragraph.
    Par {
        /// The text.
        c: Vec<Node>,
    },
    /// Bullets.
    Bullets {
        /// The items.
        items: Vec<Vec<Node>>,
    },
    /// Numbers.
    Numbers {
        /// The first number.
        start: u64,
        /// The items.
        items: Vec<Vec<Node>>,
    },
    /// A quotation.
    Quote {
        /// What it says.
        c: Vec<Node>,
    },
    /// Lines as they stand.
    Verbatim {
        /// The lines.
        s: String,
    },
    /// A table.
    Table {
        /// The head's cells.
        head: Vec<Vec<Node>>,
        /// The rows' cells.
        rows: Vec<Vec<Vec<Node>>>,
    },
    /// Text.
    Text {
        /// The text.
        s: String,
    },
    /// Emphasis.
    Emph {
        /// What is emphasised.
        c: Vec<Node>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        c: Vec<Node>,
    },
    /// Text of a machine.
    Code {
        /// The text.
        s: String,
    },
    /// A link.
    Link {
        /// The address.
        address: String,
        /// What is shown.
        c: Vec<Node>,
    },
    /// A line break.
    Break,
}

/// Sections that the other files fill, in the order in which they are added when the prose leaves them out.
const ACTIVITIES: &str = "Gjennomførte aktiviteter";
const SUB_GOALS: &str = "Måloppnåelse";
const INDICATORS: &str = "Resultatindikatorer";
const ECONOMY: &str = "Økonomi";

/// The report with its generated parts: each under the section of its name, or in one of its own.
#[must_use]
pub fn report(subject: Subject<'_>, report: &Report) -> ReportSheet {
    let agreement = &subject.project.agreement;
    let mut sections: Vec<ReportSection> = report
        .sections
        .iter()
        .map(|section| ReportSection {
            title: breakable(&section.title),
            blocks: section.blocks.iter().map(block).collect(),
            parts: Vec::new(),
        })
        .collect();
    let titles: Vec<&str> = report.sections.iter().map(|section| section.title.as_str()).collect();
    let generated = [
        (ACTIVITIES, activity_parts(subject)),
        (SUB_GOALS, sub_goal_parts(subject)),
        (INDICATORS, indicator_parts(subject)),
        (ECONOMY, economy_parts(subject)),
    ];
    for (title, parts) in generated {
        match titles.iter().position(|written| *written == title) {
            Some(place) => sections[place].parts = parts,
            None => sections.push(ReportSection { title: title.to_owned(), blocks: Vec::new(), parts }),
        }
    }
    ReportSheet {
        head: Head::draft(subject, "Sluttrapport", None),
        facts: vec![
            Fact::new("Fra", breakable(&agreement.seller.name)),
            Fact::new("Til", breakable(&agreement.buyer.name)),
            Fact::new("Prosjektperiode", period(subject)),
        ],
        contents_title: "Innhold".to_owned(),
        sections,
        sign_off_title: "Underskrifter".to_owned(),
        sign_off: vec![
            SignOff::new("Rapporten og regnskapet er riktige.", "Prosjektleder"),
            SignOff::new("Godkjent for levering.", "Daglig leder"),
        ],
    }
}

fn table(layout: &'static str, title: &str, table: Table) -> Part {
    Part::Table { layout, title: title.to_owned(), table }
}

fn activity_parts(subject: Subject<'_>) -> Vec<Part> {
    let mut rows = Table::new(["Dato", "Aktivitet", "Sted", "Deltakere"]);
    for activity in &subject.project.activities {
        rows.push(
            RowKind::Plain,
            vec![
                days(activity),
                breakable(&activity.title),
                breakable(&activity.place),
                activity.headcount.map_or_else(|| "–".to_owned(), |count| count.to_string()),
            ],
        );
    }
    if rows.rows.is_empty() {
        Vec::new()
    } else {
        vec![table("activities", "Aktiviteter i prosjektperioden", rows)]
    }
}

/// Each sub-goal with what was done for it and how its indicators stand.
fn sub_goal_parts(subject: Subject<'_>) -> Vec<Part> {
    let project = subject.project;
    let mut rows = Table::new(["Nr.", "Delmål", "Timer", "Aktiviteter", "Indikatorer"]);
    let goals = project.agreement.sub_goals.iter().zip(&subject.settlement.breakdown.sub_goals);
    for (number, (goal, hours)) in (1..).zip(goals) {
        let activities = project.activities.iter().filter(|row| row.sub_goals.contains(&goal.id)).count();
        let indicators: Vec<String> =
            project.indicators.iter().filter(|row| row.sub_goal == goal.id).map(standing).collect();
        rows.push(
            RowKind::Plain,
            vec![
                number.to_string(),
                breakable(&goal.title),
                bokmal::hours(hours.hours),
                bokmal::count(activities),
                if indicators.is_empty() { "–".to_owned() } else { indicators.join("; ") },
            ],
        );
    }
    vec![
        table("sub-goals", "Delmålene", rows),
        Part::Chart { chart: charts::sub_goals(&project.agreement, subject.settlement) },
    ]
}

/// An indicator and how far it came, in a few words.
fn standing(indicator: &Indicator) -> String {
    let share = charts::progress(indicator).map(bokmal::permille_as_percent);
    match (indicator.latest(), share) {
        (Some(_), Some(share)) => format!("{} {share}", breakable(&indicator.title)),
        (Some(row), None) => {
            format!(
                "{} {} {}",
                breakable(&indicator.title),
                bokmal::measure(row.value),
                breakable(&indicator.unit)
            )
        }
        (None, _) => format!("{} ikke målt", breakable(&indicator.title)),
    }
}

fn indicator_parts(subject: Subject<'_>) -> Vec<Part> {
    let indicators = &subject.project.indicators;
    if indicators.is_empty() {
        return Vec::new();
    }
    let mut results =
        Table::new(["Indikator", "Enhet", "Utgangsverdi", "Mål", "Resultat", "Måldato", "Oppnådd"]);
    let mut sources = Table::new(["Indikator", "Delmål", "Kilde", "Kommentar"]);
    for indicator in indicators {
        results.push(RowKind::Plain, result_row(indicator));
        sources.push(RowKind::Plain, source_row(subject, indicator));
    }
    let period = subject.project.agreement.period;
    vec![
        table("indicators", "Resultater", results),
        Part::Charts {
            title: "Utvikling fra utgangsverdi til mål".to_owned(),
            charts: indicators.iter().map(|row| charts::indicator(row, period)).collect(),
        },
        table("sources", "Kilder og kommentarer", sources),
    ]
}

fn result_row(indicator: &Indicator) -> Vec<String> {
    let dash = || "–".to_owned();
    let latest = indicator.latest();
    vec![
        breakable(&indicator.title),
        breakable(&indicator.unit),
        indicator.baseline.map_or_else(dash, |reading| bokmal::measure(reading.value)),
        indicator.target.map_or_else(dash, |reading| bokmal::measure(reading.value)),
        latest.map_or_else(dash, |row| bokmal::measure(row.value)),
        latest.map_or_else(dash, |row| bokmal::date_short(row.date)),
        charts::progress(indicator).map_or_else(dash, bokmal::permille_as_percent),
    ]
}

fn source_row(subject: Subject<'_>, indicator: &Indicator) -> Vec<String> {
    let goals = &subject.project.agreement.sub_goals;
    let goal = goals.iter().position(|goal| goal.id == indicator.sub_goal);
    let latest = indicator.latest();
    let remarks: Vec<&str> = latest
        .and_then(|row| row.comment.as_deref())
        .into_iter()
        .chain(indicator.comment.as_deref())
        .collect();
    vec![
        breakable(&indicator.title),
        goal.map_or_else(|| "–".to_owned(), |place| (place + 1).to_string()),
        or_dash(latest.map(|row| row.source.as_str())),
        if remarks.is_empty() { "–".to_owned() } else { breakable(&remarks.join(" ")) },
    ]
}

/// Accounts in the budget's layout, what was billed, and the two charts of hours and money.
fn economy_parts(subject: Subject<'_>) -> Vec<Part> {
    let settlement = subject.settlement;
    let accounts = accounts(&subject.project.agreement, settlement);
    let mut rows = Table::new(["Post", "Budsjett", "Regnskap", "Rest"]);
    for line in &accounts.lines {
        rows.push(RowKind::Plain, account_row(line));
    }
    rows.push(RowKind::Total, account_row(&accounts.total));
    let mut billing = Table::new(["Fakturering", "Beløp"]);
    let mut line =
        |kind, text: &str, amount| billing.push(kind, vec![text.to_owned(), bokmal::amount(amount)]);
    line(RowKind::Plain, "Dokumentert", settlement.documented);
    line(RowKind::Plain, "Over rammen, faktureres ikke", -settlement.over_frame);
    line(RowKind::Sum, "Fakturerbart", settlement.billable);
    line(RowKind::Plain, "Tidligere fakturert", -settlement.billed_before);
    line(RowKind::Total, "Å fakturere ved sluttoppgjøret", settlement.due);
    vec![
        table("accounts", "Prosjektregnskap, NOK eks. mva.", rows),
        table("billing", "Fakturering, NOK eks. mva.", billing),
        Part::Chart { chart: charts::use_of_frame(settlement) },
        Part::Chart { chart: charts::months(settlement) },
    ]
}

fn account_row(line: &AccountLine) -> Vec<String> {
    let amount = |amount: Option<crate::num::Money>| amount.map_or_else(|| "–".to_owned(), bokmal::amount);
    vec![breakable(&line.title), amount(line.budget), bokmal::amount(line.actual), amount(line.left())]
}

fn block(block: &Block) -> Node {
    match block {
        Block::Heading { level, inlines } => Node::Heading { level: *level, c: inlines_of(inlines) },
        Block::Paragraph(inlines) => Node::Par { c: inlines_of(inlines) },
        Block::List { start, items } => {
            let items = items.iter().map(|item| item.iter().map(self::block).collect()).collect();
            match start {
                Some(start) => Node::Numbers { start: *start, items },
                None => Node::Bullets { items },
            }
        }
        Block::Quote(blocks) => Node::Quote { c: blocks.iter().map(self::block).collect() },
        Block::Verbatim(text) => Node::Verbatim { s: text.clone() },
        Block::Table { head, rows } => Node::Table {
            head: head.iter().map(|cell| inlines_of(cell)).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| inlines_of(cell)).collect()).collect(),
        },
    }
}

fn inlines_of(inlines: &[Inline]) -> Vec<Node> {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Node {
    match inline {
        Inline::Text(text) => Node::Text { s: text.clone() },
        Inline::Emphasis(inlines) => Node::Emph { c: inlines_of(inlines) },
        Inline::Strong(inlines) => Node::Strong { c: inlines_of(inlines) },
        Inline::Code(text) => Node::Code { s: breakable(text) },
        Inline::Link { address, inlines } => Node::Link { address: address.clone(), c: inlines_of(inlines) },
        Inline::Break => Node::Break,
    }
}

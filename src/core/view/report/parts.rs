//! The parts of the report that are made from the other files.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::charts::{self, Development, Figure};
use super::figures::activities_for;
use crate::bokmal;
use crate::domain::{Agreement, BudgetCover, Indicator, Month, Period, Project, Standing};
use crate::invoice::Draft;
use crate::num::{Hours, Money};
use crate::settle::{self, AccountLine, MonthMoney, Post, Settlement};
use crate::view::activities::days;
use crate::view::settlement::tax_and_advances;
use crate::view::{RowKind, Subject};
use crate::words::BOKMAL;

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivityRow {
    /// Its number, in the order of the days.
    pub number: String,
    /// Its day or days.
    pub date: String,
    /// What it was.
    pub title: String,
    /// Where.
    pub place: String,
    /// How many took part.
    pub participants: Option<String>,
    /// Its first day on an axis of months, in thousandths of a month from where the first one begins.
    pub from: i64,
    /// Its last day there.
    pub to: i64,
}

/// What was done, and when.
pub(super) fn activities(project: &Project) -> Vec<ActivityRow> {
    let period = project.agreement.period;
    let rows = (1_usize..).zip(&project.activities).map(|(number, activity)| ActivityRow {
        number: bokmal::count(number),
        from: on_months(period, activity.days.from()),
        to: on_months(period, activity.days.to()),
        date: days(activity),
        title: activity.title.clone(),
        place: activity.place.clone(),
        participants: activity.headcount.map(|count| count.to_string()),
    });
    rows.collect()
}

/// Where a day stands on an axis of months.
fn on_months(period: Period, day: NaiveDate) -> i64 {
    let month = Month::of(day);
    let before = period.months().into_iter().filter(|known| *known < month).count();
    let within = i64::from(day.day0()) * 1_000 / i64::from(month.last_day().day());
    i64::try_from(before).unwrap_or_default() * 1_000 + within
}

/// The sub-goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubGoals {
    /// In the agreement's order.
    pub rows: Vec<SubGoalRow>,
    /// Why the activities add up to more than there were, if they do.
    pub note: Option<&'static str>,
}

/// A sub-goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubGoalRow {
    /// Its number.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// Hours worked for it.
    pub hours: String,
    /// Their share of all hours.
    pub share: Option<String>,
    /// How many activities were for it.
    pub activities: String,
    /// Its indicators, each with how far it came.
    pub indicators: Vec<String>,
}

/// Each sub-goal with what was done for it and how its indicators stand.
pub(super) fn sub_goals(project: &Project, settlement: &Settlement) -> SubGoals {
    let goals = project.agreement.sub_goals.iter().zip(&settlement.breakdown.sub_goals);
    let rows = (1_usize..).zip(goals).map(|(number, (goal, worked))| {
        let activities = activities_for(project, &goal.id);
        SubGoalRow {
            number: number.to_string(),
            title: goal.title.clone(),
            share: worked.hours.permille_of(settlement.hours).map(bokmal::permille_as_percent),
            hours: bokmal::hours(worked.hours),
            activities: bokmal::count(activities),
            indicators: project
                .indicators
                .iter()
                .filter(|row| row.sub_goal == goal.id)
                .map(standing)
                .collect(),
        }
    });
    let is_shared = project.activities.iter().any(|activity| activity.sub_goals.len() > 1);
    SubGoals { rows: rows.collect(), note: is_shared.then_some(BOKMAL.report.activities_shared) }
}

/// An indicator and how far it came, in a few words.
fn standing(indicator: &Indicator) -> String {
    let came_to = match (indicator.latest(), indicator.target) {
        (Some(row), None) => format!("{} {}", bokmal::measure(row.value), indicator.unit),
        _ => told(indicator.standing()).to_owned(),
    };
    (BOKMAL.report.standing)(&indicator.title, &came_to)
}

/// A standing in words.
const fn told(standing: Standing) -> &'static str {
    let words = &BOKMAL.report;
    match standing {
        Standing::Reached => words.reached,
        Standing::Partly => words.partly,
        Standing::NotReached => words.not_reached,
        Standing::NotMeasured => BOKMAL.terms.not_measured,
        Standing::NoTarget => words.no_target,
        Standing::Unclear => BOKMAL.terms.none,
    }
}

/// What became of the targets in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Findings {
    /// In one sentence.
    pub title: String,
    /// How a target without a baseline is counted, if there is one.
    pub note: Option<&'static str>,
}

/// What became of the targets; `None` when there are none.
pub(super) fn findings(project: &Project) -> Option<Findings> {
    let words = &BOKMAL.report;
    let with_target = project.indicators.iter().filter(|row| row.target.is_some());
    let count = |standing: Standing| with_target.clone().filter(|row| row.standing() == standing).count();
    let (all, reached, partly) =
        (with_target.clone().count(), count(Standing::Reached), count(Standing::Partly));
    if all == 0 {
        return None;
    }
    let title = (words.targets_reached)(&bokmal::count(reached), &bokmal::count(all));
    let partly = (partly > 0).then(|| (words.targets_partly)(&bokmal::count(partly)));
    let from_zero = with_target.clone().any(|row| row.baseline.is_none() && row.progress().is_some());
    Some(Findings { title: title + &partly.unwrap_or_default(), note: from_zero.then_some(words.from_zero) })
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IndicatorRow {
    /// What is measured.
    pub title: String,
    /// In what.
    pub unit: String,
    /// What it was before.
    pub baseline: Option<String>,
    /// What it should become.
    pub target: Option<String>,
    /// What it was when it was measured last.
    pub result: Option<String>,
    /// When that was.
    pub measured: Option<String>,
    /// How far that is on the way.
    pub progress: Option<String>,
    /// The same in per mille, for a place on an axis.
    pub share: Option<i64>,
    /// What became of the target, in a word.
    pub standing: &'static str,
    /// The number of the sub-goal that it belongs to.
    pub sub_goal: Option<String>,
    /// Where the last value is from.
    pub source: Option<String>,
    /// Remarks on the last value, and on the whole.
    pub comments: Vec<String>,
    /// How it came about.
    pub development: Development,
}

/// The indicators with their results and sources.
pub(super) fn indicators(project: &Project) -> Vec<IndicatorRow> {
    let goals = &project.agreement.sub_goals;
    let rows = project.indicators.iter().map(|indicator| {
        let latest = indicator.latest();
        let goal = goals.iter().position(|goal| goal.id == indicator.sub_goal);
        let remark = latest.and_then(|row| row.comment.clone());
        IndicatorRow {
            title: indicator.title.clone(),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline.map(|reading| bokmal::measure(reading.value)),
            target: indicator.target.map(|reading| bokmal::measure(reading.value)),
            result: latest.map(|row| bokmal::measure(row.value)),
            measured: latest.map(|row| bokmal::date_short(row.date)),
            progress: indicator.progress().map(bokmal::permille_as_percent),
            share: indicator.progress(),
            standing: told(indicator.standing()),
            sub_goal: goal.map(|place| (place + 1).to_string()),
            source: latest.map(|row| row.source.clone()),
            comments: remark.into_iter().chain(indicator.comment.clone()).collect(),
            development: charts::development(indicator, project.agreement.period),
        }
    });
    rows.collect()
}

/// A line of the accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AccountRow {
    /// Ordinary, or the sum.
    pub kind: RowKind,
    /// What it is about.
    pub post: String,
    /// What was planned.
    pub budget: Option<String>,
    /// What is documented.
    pub actual: String,
    /// What is left.
    pub left: Option<String>,
}

/// Accounts in the budget's layout.
pub(super) fn accounts(agreement: &Agreement, settlement: &Settlement) -> Vec<AccountRow> {
    let accounts = settle::accounts(agreement, settlement);
    let lines = accounts.lines.iter().map(|line| account_row(RowKind::Plain, line));
    lines.chain([account_row(RowKind::Total, &accounts.total)]).collect()
}

fn account_row(kind: RowKind, line: &AccountLine) -> AccountRow {
    let post = match &line.post {
        Post::Budget(title) => title,
        Post::Unplanned(BudgetCover::Hours) => BOKMAL.terms.hours,
        Post::Unplanned(BudgetCover::Costs) => BOKMAL.terms.direct_costs,
        Post::Sum => BOKMAL.terms.sum,
    };
    AccountRow {
        kind,
        post: post.to_owned(),
        budget: line.budget.map(bokmal::amount),
        actual: bokmal::amount(line.actual),
        left: line.left().map(bokmal::amount),
    }
}

/// A line of what was billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BillingRow {
    /// Ordinary, or a sum.
    pub kind: RowKind,
    /// What it is about.
    pub post: String,
    /// What it comes to.
    pub amount: String,
}

/// What was billed, and what is left to bill, down to what the invoice asks for; no line about what there is none of.
pub(super) fn billing(subject: Subject<'_>, draft: Option<&Draft>) -> Vec<BillingRow> {
    let (words, terms, settlement) = (&BOKMAL.report, &BOKMAL.terms, subject.settlement);
    let mut rows = Vec::new();
    let mut line = |kind, post: &str, amount| {
        rows.push(BillingRow { kind, post: post.to_owned(), amount: bokmal::amount(amount) });
    };
    line(RowKind::Plain, terms.documented, settlement.documented);
    if settlement.over_frame.is_positive() {
        line(RowKind::Plain, terms.over_frame, -settlement.over_frame);
        line(RowKind::Sum, terms.billable, settlement.billable);
    }
    if !settlement.billed_before.is_zero() {
        line(RowKind::Plain, words.billed_before, -settlement.billed_before);
    }
    let due = if settlement.due.is_negative() { terms.owed_to_buyer } else { words.to_bill };
    if settlement.reduced.is_positive() {
        line(RowKind::Plain, BOKMAL.lines.agreed, -settlement.reduced);
    }
    line(RowKind::Total, due, settlement.due);
    for (kind, post, _, amount) in tax_and_advances(subject, draft) {
        line(kind, &post, amount);
    }
    if let Some(unused) = settlement.unused().filter(|unused| !unused.is_zero()) {
        line(RowKind::Plain, words.unused, unused);
    }
    rows
}

/// Hours and costs month by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Months {
    /// Every month of the project.
    pub rows: Vec<MonthRow>,
    /// The sums; nothing under what is documented to date.
    pub sum: MonthRow,
    /// Round values of an axis for the hours, from nothing up.
    pub ticks: Vec<Figure>,
    /// What a chart of the hours finds.
    pub title: String,
    /// What a chart of hours and activities tells.
    pub alt: String,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MonthRow {
    /// Which.
    pub month: String,
    /// In short, without the year.
    pub short: &'static str,
    /// The year.
    pub year: String,
    /// Hours that were planned, if there is a plan.
    pub planned: Option<Figure>,
    /// Hours worked.
    pub hours: Figure,
    /// What they come to.
    pub fees: String,
    /// Direct costs.
    pub costs: String,
    /// Both.
    pub amount: String,
    /// What is documented from the start to the month's end.
    pub documented: Option<Figure>,
}

/// The figures behind the table and the charts of months.
pub(super) fn months(project: &Project, settlement: &Settlement) -> Months {
    let breakdown = &settlement.breakdown;
    // A month of nothing has a dash, and is easier to see.
    let amount = |amount: Money| {
        if amount.is_zero() { BOKMAL.terms.none.to_owned() } else { bokmal::amount(amount) }
    };
    let row = |month: String, planned: Option<Hours>, hours: Hours, money: MonthMoney| MonthRow {
        month,
        short: "",
        year: String::new(),
        planned: planned.map(Figure::hours),
        hours: Figure::hours(hours),
        fees: amount(money.fees),
        costs: amount(money.costs),
        amount: amount(money.sum),
        documented: None,
    };
    let money = breakdown.money(&project.vouchers, &settlement.costs);
    let rows = breakdown.months.iter().zip(money).map(|(month, money)| MonthRow {
        short: bokmal::month_short(month.month),
        year: month.month.year().to_string(),
        documented: Some(Figure::amount(month.documented_to_date)),
        ..row(bokmal::month(month.month), month.planned, month.hours, money)
    });
    let sums =
        MonthMoney { fees: settlement.fees_total, costs: settlement.costs_total, sum: settlement.documented };
    let title = charts::months_title(breakdown, settlement.hours);
    let activities = activities(project).into_iter();
    let activities = activities.map(|row| (BOKMAL.charts.activity)(&row.number, &row.title, &row.date));
    Months {
        rows: rows.collect(),
        sum: row(BOKMAL.terms.sum.to_owned(), breakdown.planned_total, settlement.hours, sums),
        ticks: charts::hours_axis(breakdown),
        alt: charts::months_told(&title, breakdown, &activities.collect::<Vec<_>>().join(" ")),
        title,
    }
}

//! What stands in the prose for the name of a figure.

use crate::bokmal;
use crate::domain::{Indicator, IndicatorId, Project, ReportFigure, SubGoalId};
use crate::invoice::Draft;
use crate::num::{Hours, Money};
use crate::settle::{self, Settlement};
use crate::view::invoice::draft_asks;

/// A figure of the report as a sentence has it, without its unit.
///
/// # Errors
/// Why nobody knows it.
pub fn figure(
    figure: &ReportFigure,
    project: &Project,
    settlement: &Settlement,
    draft: Option<&Draft>,
) -> Result<String, &'static str> {
    let agreement = &project.agreement;
    let hours = |hours: Option<Hours>| hours.map(bokmal::hours_in_prose);
    let amount = |amount: Option<Money>| amount.map(bokmal::amount_in_prose);
    let breakdown = &settlement.breakdown;
    let (told, why) = match figure {
        ReportFigure::Hours => (hours(Some(settlement.hours)), ""),
        ReportFigure::HoursOf(person) => {
            let row = breakdown.people.iter().find(|row| row.person == *person);
            (hours(Some(row.map_or(Hours::ZERO, |row| row.hours))), "")
        }
        ReportFigure::HoursFor(goal) => {
            let row = breakdown.sub_goals.iter().find(|row| row.sub_goal.as_ref() == Some(goal));
            (hours(row.map(|row| row.hours)), "the agreement has no such sub-goal")
        }
        ReportFigure::HoursIn(month) => {
            let row = breakdown.months.iter().find(|row| row.month == *month);
            (hours(row.map(|row| row.hours)), "the project has no such month")
        }
        ReportFigure::PlannedHours => (hours(breakdown.planned_total), "the agreement has no `plan`"),
        ReportFigure::Rate => (amount(one_rate(project)), "people have different rates, or there are none"),
        ReportFigure::Fees => (amount(Some(settlement.fees_total)), ""),
        ReportFigure::Costs => (amount(Some(settlement.costs_total)), ""),
        ReportFigure::Vouchers => (Some(bokmal::count(settlement.costs.len())), ""),
        ReportFigure::Documented => (amount(Some(settlement.documented)), ""),
        ReportFigure::Frame => (amount(settlement.frame), NO_FRAME),
        ReportFigure::OverFrame => (amount(settlement.frame.map(|_| settlement.over_frame)), NO_FRAME),
        ReportFigure::Unused => (amount(settlement.unused()), NO_FRAME),
        ReportFigure::Budget => {
            let budget = settle::accounts(agreement, settlement).total.budget;
            (amount(budget), "the agreement has no `budget`")
        }
        ReportFigure::BilledBefore => (amount(Some(settlement.billed_in_all())), ""),
        ReportFigure::Asked => (amount(draft.map(|draft| draft_asks(draft).1)), "nothing is billed"),
        ReportFigure::People => (Some(bokmal::count(breakdown.people.len())), ""),
        ReportFigure::Activities => (Some(bokmal::count(project.activities.len())), ""),
        ReportFigure::ActivitiesFor(goal) => (Some(bokmal::count(activities_for(project, goal))), ""),
        ReportFigure::SubGoals => (Some(bokmal::count(agreement.sub_goals.len())), ""),
        ReportFigure::Indicators => (Some(bokmal::count(project.indicators.len())), ""),
        ReportFigure::Baseline(id) => {
            let value = indicator(project, id).and_then(|row| row.baseline).map(|reading| reading.value);
            (value.map(bokmal::measure), "the indicator has no `baseline`")
        }
        ReportFigure::Target(id) => {
            let value = indicator(project, id).and_then(|row| row.target).map(|reading| reading.value);
            (value.map(bokmal::measure), "the indicator has no `target`")
        }
        ReportFigure::Result(id) => {
            let value = indicator(project, id).and_then(Indicator::latest).map(|row| row.value);
            (value.map(bokmal::measure), "the indicator is measured on no day")
        }
        ReportFigure::Progress(id) => {
            let share = indicator(project, id).and_then(Indicator::progress).map(bokmal::permille_as_percent);
            (share, "the indicator lacks a baseline, a target that differs from it, or a measurement")
        }
    };
    told.ok_or(why)
}

const NO_FRAME: &str = "the agreement has no `frame`";

fn indicator<'a>(project: &'a Project, id: &IndicatorId) -> Option<&'a Indicator> {
    project.indicators.iter().find(|row| row.id == *id)
}

/// How many activities were for a sub-goal.
pub(super) fn activities_for(project: &Project, goal: &SubGoalId) -> usize {
    project.activities.iter().filter(|row| row.sub_goals.contains(goal)).count()
}

/// The price of an hour, if it is the same for everybody.
fn one_rate(project: &Project) -> Option<Money> {
    let mut rates = project.agreement.people.iter().map(|person| person.rate.per_hour());
    let first = rates.next()?;
    rates.all(|rate| rate == first).then_some(first)
}

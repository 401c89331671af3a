//! What was written → facts. Every value that can't be one is reported where it stands, and its row left out.

mod activities;
mod agreement;
mod costs;
mod findings;
mod hours;
mod indicators;
mod known;
mod milestones;
mod numbers;
mod open_facts;
mod parties;
mod registers;
mod scalars;
mod unique;

pub(super) use activities::activities;
pub(super) use agreement::agreement;
pub(super) use costs::vouchers;
pub(super) use findings::{Findings, Placed};
pub(super) use hours::time_entries;
pub(super) use indicators::indicators;
pub(super) use known::Known;
pub(super) use scalars::last_day;

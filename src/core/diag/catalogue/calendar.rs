//! W09: days that go by.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    CALENDAR:
    W0971 Warning Inputs PaidAfterDeadline { milestone, date, term, deadline, latest }
        "`{milestone}` of {date} is due {term} days later, and that is after {deadline}";
        "to be paid by {deadline}, it had to be with the buyer by {latest}: ask the buyer to pay it earlier, or agree on a later day";
}

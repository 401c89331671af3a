//! W09: days that go by.

use super::{Code, Entry, Severity};

catalogue! {
    CALENDAR_ENTRIES:
    PAID_AFTER_DEADLINE = "W0971" Warning {
        "`{milestone}` of {date} is due {term} days later, and that is after {deadline}";
        "to be paid by {deadline}, it had to be with the buyer by {latest}: ask the buyer to pay it earlier, or agree on a later day";
        "A public buyer has up to 30 days from when the invoice came (forsinkelsesrenteloven § 2 b), however near the end of the agreement is."
    }
}

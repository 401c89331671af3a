//! E03: rules between values.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    RULES:
    E0301 Error Inputs UnknownId { what, id, suggestion }
        "there is no {what} `{id}` in agreement.yaml";
        "{suggestion}";
    E0302 Error Inputs UsedTwice { id, what, line, suggestion }
        "`{id}` is used twice as {what}; the first is on line {line}";
        "{suggestion}";
    E0303 Error Inputs OutsidePeriod { date, from, to }
        "{date} is outside the project period, {from} to {to}";
        "correct the date, or take the row out: the agreement doesn't pay for it";
    E0304 Error Inputs WrongOrder { later, earlier }
        "{later} lies before {earlier}";
        "swap the two dates, or correct one of them";
    E0305 Error Inputs HoursOrClock { found }
        "the row has {found}";
        "write either `hours`, or `from` and `to`";
    E0306 Error Inputs ClockOrder { from, to }
        "nothing is left between `from` {from} and `to` {to}";
        "let `to` be later than `from`, with a `break` shorter than the time between; split work past midnight over two rows";
    E0307 Error Inputs DayOver24 { person, hours, date }
        "{person} has {hours} hours on {date}";
        "correct the rows of that day: a day has 24 hours";
    E0308 Error Inputs ClockOverlap { person, date, first, second }
        "{person} is at work twice at the same time on {date}: {first} and {second}";
        "correct `from` or `to` in one of the two rows";
    E0309 Error Inputs VatOverAmount { vat, amount }
        "the VAT of {vat} is not below the amount of {amount}";
        "write what was paid, VAT included, as `amount`, and the VAT in it as `vat`";
    E0310 Error Inputs VatRate { vat, amount, limit }
        "VAT of {vat} in {amount} is more than the general rate gives ({limit})";
        "check the receipt: at 25 % the VAT is one fifth of what was paid";
    E0311 Error Inputs ParticipantsMissing { category }
        "a {category} voucher has no `participants`";
        "add `participants:` with the names of those who took part";
    E0312 Error Inputs SharesSum { sum, wanted }
        "the milestones' shares add up to {sum} %";
        "let them add up to {wanted} %";
    E0313 Error Inputs AdvanceWithoutShare { id }
        "the advance `{id}` has no `share`";
        "add `share:` with its percentage of the frame, such as `share: 75`";
    E0314 Error Inputs AdvanceWithoutFrame { id }
        "the advance `{id}` is a share of a frame that isn't there";
        "add `frame:` to agreement.yaml, or make the milestone a settlement";
    E0315 Error Inputs LastMilestone { id }
        "the last milestone `{id}` doesn't settle the whole project";
        "give it `basis: settlement` and no `through`";
    E0316 Error Inputs MilestoneThrough { why, suggestion }
        "`through` {why}";
        "{suggestion}";
    E0317 Error Inputs NoRate { id }
        "`{id}` has no price for an hour";
        "add `hourly_rate` to the person, or to the agreement for everybody";
    E0318 Error Inputs ExemptReason
        "`status: exempt` has no `reason`";
        "add `reason:` with the paragraph, such as `reason: merverdiavgiftsloven § 3-5`";
    E0319 Error Inputs IdentityNumber { masked }
        "the text holds a national identity number, `{masked}`";
        "take it out, and write the person's name or id";
    E0320 Error Inputs ReasonWithoutExempt
        "`reason` belongs to `status: exempt` only";
        "remove `reason`, or write `status: exempt`";
    E0321 Error Inputs AdvanceAfterSettlement { id }
        "the advance `{id}` comes after a settlement, and the seller is taxable";
        "put it before the settlements, or make it a settlement";
    E0383 Error Inputs AttestsOwnHours { name }
        "{name} attests their own hours";
        "let somebody else attest them, such as the project leader; the project leader's hours, by the leader's superior";
    E0384 Error Inputs AttesterUnknown { by, suggestion }
        "`{by}` attests hours, and is neither a person of agreement.yaml nor a name in full";
        "{suggestion}";
    E0385 Error Inputs AttestsNothing { person, when }
        "there are no hours of `{person}` {when} to attest";
        "correct `person`, `month` or `date`: hours are attested when they are written down";
}

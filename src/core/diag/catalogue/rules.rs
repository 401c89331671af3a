//! E03: rules between values.

use super::{Code, Entry, Severity};

catalogue! {
    RULES_ENTRIES:
    UNKNOWN_ID = "E0301" Error {
        "there is no {what} `{id}` in agreement.yaml";
        "{suggestion}";
        "Each row must belong to a person and a sub-goal that the agreement knows."
    }
    USED_TWICE = "E0302" Error {
        "`{id}` is used twice as {what}; the first is on line {line}";
        "{suggestion}";
        "One name for two things makes every reference to it ambiguous."
    }
    OUTSIDE_PERIOD = "E0303" Error {
        "{date} is outside the project period, {from} to {to}";
        "correct the date, or take the row out: the agreement doesn't pay for it";
        "The agreement covers work and costs in its period only."
    }
    WRONG_ORDER = "E0304" Error {
        "{later} lies before {earlier}";
        "swap the two dates, or correct one of them";
        "A span of days ends on or after the day it begins."
    }
    HOURS_OR_CLOCK = "E0305" Error {
        "the row has {found}";
        "write either `hours`, or `from` and `to`";
        "Two ways to say how long could disagree, and then nobody knows which was worked."
    }
    CLOCK_ORDER = "E0306" Error {
        "nothing is left between `from` {from} and `to` {to}";
        "let `to` be later than `from`, with a `break` shorter than the time between; split work past midnight over two rows";
        "Hours are documented per day (bokføringsforskriften § 5-14)."
    }
    DAY_OVER_24 = "E0307" Error {
        "{person} has {hours} hours on {date}";
        "correct the rows of that day: a day has 24 hours";
        "More hours than the day has would make the whole timesheet unbelievable."
    }
    CLOCK_OVERLAP = "E0308" Error {
        "{person} is at work twice at the same time on {date}: {first} and {second}";
        "correct `from` or `to` in one of the two rows";
        "The same minutes can't be billed twice."
    }
    VAT_OVER_AMOUNT = "E0309" Error {
        "the VAT of {vat} is not below the amount of {amount}";
        "write what was paid, VAT included, as `amount`, and the VAT in it as `vat`";
        "VAT is a part of what was paid."
    }
    VAT_RATE = "E0310" Error {
        "VAT of {vat} in {amount} is more than the general rate gives ({limit})";
        "check the receipt: at 25 % the VAT is one fifth of what was paid";
        "No Norwegian rate is above 25 % (Stortingets merverdiavgiftsvedtak § 2)."
    }
    PARTICIPANTS_MISSING = "E0311" Error {
        "a {category} voucher has no `participants`";
        "add `participants:` with the names of those who took part";
        "Travel and hospitality are documented with purpose and names (bokføringsforskriften §§ 5-9 and 5-10)."
    }
    SHARES_SUM = "E0312" Error {
        "the milestones' shares add up to {sum} %";
        "let them add up to {wanted} %";
        "The instalments can't pay more than the frame, and when all are given they pay all of it."
    }
    ADVANCE_WITHOUT_SHARE = "E0313" Error {
        "the advance `{id}` has no `share`";
        "add `share:` with its percentage of the frame, such as `share: 75`";
        "An advance is a share of the frame."
    }
    ADVANCE_WITHOUT_FRAME = "E0314" Error {
        "the advance `{id}` is a share of a frame that isn't there";
        "add `frame:` to agreement.yaml, or make the milestone a settlement";
        "A share of nothing is nothing to bill."
    }
    LAST_MILESTONE = "E0315" Error {
        "the last milestone `{id}` doesn't settle the whole project";
        "give it `basis: settlement` and no `through`";
        "What hours and costs document must be settled at last, or an advance would be the final price."
    }
    MILESTONE_THROUGH = "E0316" Error {
        "`through` {why}";
        "{suggestion}";
        "An interim settlement counts the rows up to a day; the next one goes on from there."
    }
    NO_RATE = "E0317" Error {
        "`{id}` has no price for an hour";
        "add `hourly_rate` to the person, or to the agreement for everybody";
        "Hours without a price can't be billed, and a price of nothing is never guessed."
    }
    EXEMPT_REASON = "E0318" Error {
        "`status: exempt` has no `reason`";
        "add `reason:` with the paragraph, such as `reason: merverdiavgiftsloven § 3-5`";
        "An invoice without VAT from a registered seller says why (EHF BT-120)."
    }
    IDENTITY_NUMBER = "E0319" Error {
        "the text holds a national identity number, `{masked}`";
        "take it out, and write the person's name or id";
        "A national identity number doesn't belong in a document that is sent on (personopplysningsloven § 12)."
    }
    REASON_WITHOUT_EXEMPT = "E0320" Error {
        "`reason` belongs to `status: exempt` only";
        "remove `reason`, or write `status: exempt`";
        "A reason for not charging VAT beside another status says two things at once."
    }
    ADVANCE_AFTER_SETTLEMENT = "E0321" Error {
        "the advance `{id}` comes after a settlement, and the seller is taxable";
        "put it before the settlements, or make it a settlement";
        "A taxable seller's advance is a payment that settlements use up, with VAT; one that comes later can't be told from what they used."
    }
}

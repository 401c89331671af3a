//! What must be confirmed: right perhaps, but so unusual that a person must say so before a document gets its number.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    CONFIRM:
    C1201 Confirm Inputs GivesBack { milestone, amount }
        "`{milestone}` bills nothing, but gives NOK {amount} back to the buyer";
        "look whether all hours and costs are there; if less was done than was billed, it is right";
    C1202 Confirm Inputs OtherAccount { now, before, number }
        "the buyer is to pay to {now}, and by {number} it was {before}";
        "hold the account against what the bank says, and not against an e-mail";
    C1203 Confirm Inputs OtherVatStatus { now, before, number }
        "the VAT status is {now}, and in {number} it was {before}";
        "if {number} was wrong, correct it first; if the status changed since, ask an accountant what it means for what was billed before";
    C1204 Confirm Inputs OtherBuyer { now, before, number }
        "the buyer is {now}, and of {number} it was {before}";
        "if {number} went to the wrong buyer, correct it first: what it billed is taken off here";
    C1205 Confirm Inputs DatedBack { date, today }
        "the document would be dated {date}, and today is {today}";
        "leave `--date` out: a document bears the day on which it is issued, and in the first 15 working days of a month the last day of the month before at the earliest (bokføringsforskriften § 5-1-3)";
    C1206 Confirm Inputs HoursElsewhere { count, hours, people, other }
        "{count} of the rows, {hours} h of {people}, have the same person at the same time as {other}";
        "if the same work stands in both, take it out of one of them: the same hour is billed once";
    C1207 Confirm Inputs ReceiptsElsewhere { receipts, other }
        "the same receipts, byte for byte, belong to {other}: {receipts}";
        "if it is the same purchase, take it out of one of them, or share its amount between them";
    C1208 Confirm Inputs RateChanged { person, now, before, number }
        "an hour of {person} costs NOK {now}, and {number} billed hours at NOK {before}";
        "the new rate holds for all hours, those that were billed too; if it is for later hours only, this agreement can't say so";
    C1209 Confirm Inputs NoVatRecovered { vat }
        "the seller is taxable, and of the NOK {vat} of VAT on the vouchers nothing is recovered";
        "a registered seller mostly gets the VAT back (mval § 8-1), and then it is no cost: `vat_recoverable: true`";
    C1210 Confirm Inputs AfterDeadline { milestone, date, deadline }
        "`{milestone}` of {date} comes after the day by which all is to be delivered, {deadline}";
        "ask the buyer whether it is still paid, or mend `delivery_deadline` if another day was agreed on";
    C1211 Confirm Inputs InvoicedLate { milestone, date, ended, latest }
        "what `{milestone}` bills was delivered by {ended}, to be invoiced by {latest}; this is {date}";
        "invoice at once, and know why it is late: within one month of delivery is the law (bokføringsforskriften § 5-2-2)";
    C1212 Confirm Inputs TermInvoicedLate { day, latest, date }
        "work of {day} was to be invoiced by {latest}; this is {date}";
        "taxable work that goes on is invoiced within a month after each VAT term of two months, unless a payment plan that follows the work is agreed on (bokføringsforskriften § 5-2-4)";
    C1213 Confirm Inputs BilledUnderAnotherName { number, other, agreement }
        "{number} was issued for the agreement `{other}`, with the same seller, buyer, order number and project number";
        "if `{agreement}` is the same agreement, give its folder the name `{other}` again, or what was billed is billed once more";
    C1214 Confirm Inputs SamePersonTwice { name, first, second, date }
        "{name} is `{first}` and `{second}`, and has hours at the same time as both on {date}";
        "take one of the rows away, unless two people have the same name";
    C1257 Confirm Inputs ReducedTwice { credit_note, amount, less, milestone }
        "{credit_note} took NOK {amount} off by agreement, and NOK {less} less is documented since: `{milestone}` leaves both off";
        "if the rows that are gone are what was credited, add `--revoke {credit_note}`, so that it is taken off once";
    C1258 Confirm Inputs MilestoneClosed { milestone, number }
        "`{milestone}` is closed: {number} took it back for good";
        "if something is to be billed for it after all, confirm it, and it is open again";
}

//! Warnings: what a person should look at, though the documents are made.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    WARNINGS:
    W0301 Warning Inputs AfterActivityDeadline { date, deadline }
        "{date} is after the activity deadline, {deadline}";
        "check the date, and that the buyer accepts work after the deadline";
    W0302 Warning Inputs DayOff { date, name }
        "{date} is {name}";
        "check the date; leave it if the work was done on that day";
    W0303 Warning Inputs LongDay { person, hours, date }
        "{person} has {hours} hours on {date}";
        "check the rows of that day; leave them if they are right";
    W0304 Warning Inputs LongWeek { person, hours, week }
        "{person} has {hours} hours in week {week}";
        "check the rows of that week; leave them if they are right";
    W0305 Warning Inputs RegisteredLate { date, registered, limit }
        "the hours of {date} were written down on {registered}, after {limit}";
        "write hours down by the end of the following month";
    W0306 Warning Inputs SameRowTwice { line }
        "the row is the same as the one on line {line}";
        "remove one of them; if both were worked, say in `note` what each was";
    W0307 Warning Inputs SameInvoiceTwice { number, supplier, voucher }
        "invoice `{number}` from `{supplier}` is also voucher {voucher}";
        "remove one of them; if the invoice is split over two vouchers, leave them";
    W0308 Warning Inputs FrameNearlyUsed { documented, share, frame }
        "{documented} is documented, which is {share} % of the frame of {frame}";
        "agree with the buyer before more is done: what exceeds the frame is shown, and not billed";
    W0386 Warning Inputs NotAttested { name, months }
        "nobody has attested the hours of {name}: {months}";
        "add who did under `attested` in hours.yaml, before the last settlement is issued, or write `attested: []` if nobody does";
    W0387 Warning Inputs AttestedSum { attested, now }
        "{attested} hours were attested, and the rows come to {now}";
        "mend the rows that were changed since, or let them be attested anew";
    W0401 Warning Inputs ReceiptShared { path, voucher }
        "`{path}` is the receipt of voucher {voucher} too";
        "give each voucher its own receipt, or leave it if one receipt proves both";
    W0402 Warning Inputs SameBytes { path, other }
        "`{path}` is byte for byte the same file as `{other}`";
        "put the right file in its place, or refer to `{other}` here too and delete the copy";
    W0701 Warning Inputs FactOpen { key, description }
        "`{key}` is open; it must be filled in before anything can be issued";
        "write it when it is known, {description}";
    W0702 Warning Inputs InputMissing { file, first }
        "`{file}` is missing; it is needed for the final package";
        "write {file}, beginning with `{first}`";
    W0703 Warning Inputs RowsOpen { file, key }
        "{file} has no rows yet; it is needed for the final package";
        "add rows below `{key}:`, or write `{key}: []` if there will be none";
    W0705 Warning Inputs NotMeasured { id, title }
        "indicator `{id}`, {title}, is measured on no day";
        "add a row to its `measurements`, since the final report must have the updated indicators, or write `measurements: []` if it can't be measured";
    W0706 Warning Inputs NotDocumented { title }
        "the activity {title} has no documentation";
        "name its programme, minutes or photographs under `documentation`, or write `documentation: []` if there are none";
    W0763 Warning Inputs SubGoalsOpen { count }
        "`sub_goal` is open in {count} of the rows of hours; the last settlement needs it";
        "write under `sub_goal` what the work was for, when it is known";
    W0704 Warning Inputs ReportNotBegun
        "report.md has headings only; it is needed for the final package";
        "write below the headings Sammendrag, Måloppnåelse, Erfaringer og avvik and Forslag til videre oppfølging, which it must have, and remove others that you don't need";
}

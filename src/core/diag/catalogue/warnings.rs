//! Warnings: what a person should look at, though the documents are made.

use super::{Code, Entry, Severity};

catalogue! {
    WARNINGS_ENTRIES:
    // W03: rules of work and law that a person should look at.
    AFTER_ACTIVITY_DEADLINE = "W0301" Warning {
        "{date} is after the activity deadline, {deadline}";
        "check the date, and that the buyer accepts work after the deadline";
        "The agreement asks that activities are finished by then; only the final report comes after."
    }
    DAY_OFF = "W0302" Warning {
        "{date} is {name}";
        "check the date; leave it if the work was done on that day";
        "Work on Sundays and public holidays is the exception (arbeidsmiljøloven § 10-10)."
    }
    LONG_DAY = "W0303" Warning {
        "{person} has {hours} hours on {date}";
        "check the rows of that day; leave them if they are right";
        "Ordinary working time is at most 9 hours a day (arbeidsmiljøloven § 10-4), unless agreed otherwise."
    }
    LONG_WEEK = "W0304" Warning {
        "{person} has {hours} hours in week {week}";
        "check the rows of that week; leave them if they are right";
        "Ordinary working time is at most 40 hours a week (arbeidsmiljøloven § 10-4), unless agreed otherwise."
    }
    REGISTERED_LATE = "W0305" Warning {
        "the hours of {date} were written down on {registered}, after {limit}";
        "write hours down by the end of the following month";
        "Documentation of hours is made by the end of the following month (bokføringsforskriften § 5-14)."
    }
    SAME_ROW_TWICE = "W0306" Warning {
        "the row is the same as the one on line {line}";
        "remove one of them; if both were worked, say in `note` what each was";
        "The same hours entered twice would be billed twice."
    }
    SAME_INVOICE_TWICE = "W0307" Warning {
        "invoice `{number}` from `{supplier}` is also voucher {voucher}";
        "remove one of them; if the invoice is split over two vouchers, leave them";
        "The same invoice entered twice would be billed twice."
    }
    FRAME_NEARLY_USED = "W0308" Warning {
        "{documented} is documented, which is {share} % of the frame of {frame}";
        "agree with the buyer before more is done: what exceeds the frame is shown, and not billed";
        "The frame is the most that the agreement pays (avtalen, «Økonomi»); nine tenths of it is the time to talk."
    }
    // W04: files.
    RECEIPT_SHARED = "W0401" Warning {
        "`{path}` is the receipt of voucher {voucher} too";
        "give each voucher its own receipt, or leave it if one receipt proves both";
        "The same receipt entered twice would be billed twice."
    }
    SAME_BYTES = "W0402" Warning {
        "`{path}` is byte for byte the same file as `{other}`";
        "put the right file in its place, or refer to `{other}` here too and delete the copy";
        "The same receipt under two names is most often a cost entered twice, or a file saved over another."
    }
    // W07: facts that are still open.
    FACT_OPEN = "W0701" Warning {
        "`{key}` is open; it must be filled in before anything can be issued";
        "write it when it is known, {description}";
        "Drafts can be made without it; an issued document can't be right without it."
    }
    INPUT_MISSING = "W0702" Warning {
        "`{file}` is missing; it is needed for the final package";
        "write {file}, beginning with `{first}`";
        "The signing package can be made without it; the final package documents everything."
    }
    ROWS_OPEN = "W0703" Warning {
        "{file} has no rows yet; it is needed for the final package";
        "add rows below `{key}:`, or write `{key}: []` if there will be none";
        "The signing package can be made without them; the final package documents everything."
    }
    REPORT_NOT_BEGUN = "W0704" Warning {
        "report.md has headings only; it is needed for the final package";
        "write below the headings Sammendrag, Måloppnåelse, Erfaringer og avvik and Forslag til videre oppfølging, which it must have, and remove others that you don't need";
        "The signing package can be made without the report. From the first sentence on, it is checked as a whole."
    }
}

//! E12: what stands in the way of issuing, correcting and crediting.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    ISSUE:
    E1201 Error Inputs SampleNotIssued
        "`sample: true`: some of the facts are illustrative";
        "replace them by the real ones, then take the line away";
    E1202 Error Inputs OpenFactNotIssued { key, remedy }
        "`{key}` is open";
        "{remedy}; without it nothing can be issued";
    E1203 Error Inputs ReportNotWritten { file }
        "`{file}` isn't written, and the last package must have the final report";
        "write it, with text below the headings Sammendrag, Måloppnåelse, Erfaringer og avvik and Forslag til videre oppfølging";
    E1204 Error Inputs CreditOfNothing { number, amount, remaining }
        "what is to be credited of {number} adds up to NOK {amount}, and NOK {remaining} remain, ex VAT";
        "name lines that add up to more than nothing, or an amount";
    E1205 Error Inputs IssuedAlready { milestone, agreement, number, date }
        "`{milestone}` of `{agreement}` was issued as {number} on {date}";
        "`bilag diff {agreement}` shows what changed since; if the document is wrong: `bilag correct {number} --reason TEXT`";
    E1206 Error Inputs EarlierNotIssued { earlier, milestone, agreement }
        "`{earlier}` comes before `{milestone}` and isn't issued";
        "issue it first: `bilag issue {agreement} {earlier}`";
    E1207 Error Inputs NothingToIssue { milestone, agreement }
        "`{milestone}` of `{agreement}` has nothing to bill: what is due is billed already";
        "see `bilag status {agreement}`, or the draft's 02-avregning.pdf";
    E1208 Error Inputs RowAfterDate { day, date }
        "the row is dated {day}, after the document's date, {date}";
        "issue on that day or later, or mend the row's date";
    E1209 Error Inputs SignedAfterDate { day, date }
        "the agreement is signed on {day}, after the document's date, {date}";
        "issue on that day or later, or mend `signed_on`";
    E1210 Error Inputs LaterIssued { later, number, date }
        "`{later}` was issued as {number} on {date}, and it settles everything up to itself";
        "correct that one: `bilag correct {number} --reason TEXT`";
    E1211 Error Inputs NumberNotIssued { number, known }
        "no document has the number {number}";
        "the numbers issued are {known}";
    E1212 Error Inputs CreditNoteStands { number, original, milestone, agreement }
        "{number} is a credit note that reverses {original}; it can't be reversed itself";
        "if {original} still stands or was replaced, correct that document; if nothing stands for `{milestone}`, issue it anew: `bilag issue {agreement} {milestone}`";
    E1213 Error Inputs CreditedInFull { number, agreement }
        "{number} is credited in full already";
        "see `bilag status {agreement}` for what stands in its place";
    E1214 Error Inputs CreditTooLarge { amount, remaining, number }
        "NOK {amount} is more than the NOK {remaining} that remain of {number}, ex VAT";
        "credit at most that, or leave `--amount` out to credit all that remains";
    E1215 Error Inputs LineNotFound { number, line, known }
        "{number} has no line {line} that can be credited";
        "its lines are {known}";
    E1217 Error Inputs MilestoneGone { number, milestone, agreement }
        "{number} was issued for the milestone `{milestone}`, which `{agreement}` doesn't have any more";
        "put it back into agreement.yaml under the same id";
    E1218 Error Inputs StoredDocumentUnusable { number, why }
        "what was stored with {number} can't be used: {why}";
        "run `bilag verify`, and restore outputs/ from your backup";
    E1219 Error Inputs IdentityNumberInReason
        "`--reason` holds a national identity number";
        "take it out, and write the person's name or nothing";
    E1220 Error Inputs LetterOfReason { letter }
        "the letter `{letter}` in `--reason` can't be printed";
        "write the reason with letters, digits and ordinary signs";
    E1221 Error Inputs SettledCreditNote { number, milestone }
        "{number} gives back what `{milestone}` found to be billed too much; it can't be reversed";
        "mend the inputs, then `bilag correct {number} --reason TEXT` bills or gives back the difference";
    E1222 Error Inputs NothingChangedSinceCredit { number, agreement }
        "the inputs are the same as when the credit note {number} was issued, and it settles all of them";
        "mend the inputs first; `bilag diff {agreement}` shows what changed";
    E1223 Error Inputs CreditRepeated { number, amount, credit_note }
        "{credit_note} took NOK {amount} off {number} on the same day for the same reason";
        "look at {credit_note} first; if as much is to be credited once more, say in `--reason` what for";
    E1225 Error Inputs RowsNotStated { file, key }
        "`{file}` says nothing of `{key}`, and what isn't there isn't zero";
        "write the rows below `{key}:`, or `{key}: []` if there are none";
    E1226 Error Command DateAhead { date, today }
        "the document would be dated {date}, and today is {today}";
        "a document bears the day on which it is issued: leave `--date` out, or mend it";
    E1227 Error Inputs NotConfirmed { codes, options }
        "nothing is issued: {codes} must be confirmed";
        "look at it; if it is right all the same, give the command again with `{options}`";
    E1228 Error Inputs NothingToConfirm { code }
        "there is nothing to be accepted as {code}";
        "leave `--accept {code}` out; `bilag explain {code}` says what it stands for";
    E1255 Error Inputs NothingToRevoke { number, agreement, known }
        "{number} is no credit note whose reduction can be revoked";
        "those that took a part off an invoice of `{agreement}` and stand are: {known}";
    W1201 Warning Inputs LaterDocumentTookItOff { later, number }
        "{later} took {number} off what was due; what is credited now is billed by nobody";
        "leave it if that is agreed; to bill it anyway: `bilag correct {later} --reason TEXT`";
    W1255 Warning Inputs SameAgain { number, agreement }
        "the inputs are as they were when {number} was issued: its replacement says the same and bears the new date";
        "right if the document was rejected, lost or wrongly dated; if something else was wrong, mend the inputs first: `bilag diff {agreement}` shows what changed, and `--dry-run` what would be issued";
    W1256 Warning Inputs ReductionStays { credit_note, amount, milestone }
        "{credit_note} took NOK {amount} off by agreement, and `{milestone}` leaves it off";
        "right if nothing else was agreed since; to bill it again, add `--revoke {credit_note}` when the document is issued or corrected";
    E1263 Error Inputs SubGoalsMissing { count }
        "`sub_goal` is open in {count} of the rows of hours";
        "write under each `sub_goal` what the work was for: the last settlement says what every hour was spent on";
}

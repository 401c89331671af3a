//! E12: what stands in the way of issuing, correcting and crediting.

use super::{Code, Entry, Severity};

catalogue! {
    ISSUE_ENTRIES:
    SAMPLE_NOT_ISSUED = "E1201" Error {
        "`sample: true`: some of the facts are illustrative";
        "replace them by the real ones, then take the line away";
        "An invoice says what was done; nobody may be asked to pay for an example."
    }
    OPEN_FACT_NOT_ISSUED = "E1202" Error {
        "{what}";
        "{remedy}; without it nothing can be issued";
        "An issued document must name both parties, the terms and the account (bokføringsforskriften § 5-1-1), and it never changes."
    }
    REPORT_NOT_WRITTEN = "E1203" Error {
        "`{file}` isn't written, and the last package must have the final report";
        "write it, with text below the headings Sammendrag, Måloppnåelse, Erfaringer og avvik and Forslag til videre oppfølging";
        "The last instalment is paid when the final report and the final invoice with all vouchers are delivered."
    }
    CREDIT_OF_NOTHING = "E1204" Error {
        "what is to be credited of {number} adds up to NOK {amount}, and NOK {remaining} remain, ex VAT";
        "name lines that add up to more than nothing, or an amount";
        "A credit note gives something back."
    }
    ISSUED_ALREADY = "E1205" Error {
        "`{milestone}` of `{agreement}` was issued as {number} on {date}";
        "`bilag diff {agreement}` shows what changed since; if the document is wrong: `bilag correct {number} --reason TEXT`";
        "An issued document never changes (bokføringsloven § 10); an error is mended by a credit note and a new document."
    }
    EARLIER_NOT_ISSUED = "E1206" Error {
        "`{earlier}` comes before `{milestone}` and isn't issued";
        "issue it first: `bilag issue {agreement} {earlier}`";
        "A later document takes off what earlier ones billed, by number and date, so they must exist."
    }
    NOTHING_TO_ISSUE = "E1207" Error {
        "`{milestone}` of `{agreement}` has nothing to bill: what is due is billed already";
        "see `bilag status {agreement}`, or the draft's 02-avregning.pdf";
        "A number is given to a document that asks for money or gives some back."
    }
    ROW_AFTER_DATE = "E1208" Error {
        "the row is dated {day}, after the document's date, {date}";
        "issue on that day or later, or mend the row's date";
        "Work can't be billed before it is done (bokføringsforskriften §§ 5-2-2 and 5-2-6)."
    }
    SIGNED_AFTER_DATE = "E1209" Error {
        "the agreement is signed on {day}, after the document's date, {date}";
        "issue on that day or later, or mend `signed_on`";
        "Nothing is owed under an agreement that isn't signed yet."
    }
    LATER_ISSUED = "E1210" Error {
        "`{later}` was issued as {number} on {date}, and it settles everything up to itself";
        "correct that one: `bilag correct {number} --reason TEXT`";
        "An instalment that is billed after the settlement that took it into account would be billed twice."
    }
    NUMBER_NOT_ISSUED = "E1211" Error {
        "no document has the number {number}";
        "the numbers issued are {known}";
        "Only issued documents are corrected and credited; a draft is built anew."
    }
    CREDIT_NOTE_STANDS = "E1212" Error {
        "{number} is a credit note that reverses {original}; it can't be reversed itself";
        "if {original} still stands or was replaced, correct that document; if nothing stands for `{milestone}`, issue it anew: `bilag issue {agreement} {milestone}`";
        "There is no document that takes a credit note back; a new invoice bills what is owed."
    }
    CREDITED_IN_FULL = "E1213" Error {
        "{number} is credited in full already";
        "see `bilag status {agreement}` for what stands in its place";
        "A document can't be credited past its total."
    }
    CREDIT_TOO_LARGE = "E1214" Error {
        "NOK {amount} is more than the NOK {remaining} that remain of {number}, ex VAT";
        "credit at most that, or leave `--amount` out to credit all that remains";
        "A document can't be credited past its total."
    }
    LINE_NOT_FOUND = "E1215" Error {
        "{number} has no line {line} that can be credited";
        "its lines are {known}";
        "A part credit note repeats lines of the original, so that the buyer can see which."
    }
    NOTHING_CHANGED = "E1216" Error {
        "the inputs are the same as when {number} was issued, so its replacement would say the same";
        "mend the inputs first; `bilag diff {agreement}` shows what changed. To take it back without a replacement: `bilag credit {number} --reason TEXT`";
        "A replacement that repeats the error costs everybody another month."
    }
    MILESTONE_GONE = "E1217" Error {
        "{number} was issued for the milestone `{milestone}`, which `{agreement}` doesn't have any more";
        "put it back into agreement.yaml under the same id";
        "What was billed for a milestone is taken off by its id."
    }
    STORED_DOCUMENT_UNUSABLE = "E1218" Error {
        "what was stored with {number} can't be used: {why}";
        "run `bilag verify`, and restore outputs/ from your backup";
        "A credit note repeats the lines of the original as they were issued."
    }
    IDENTITY_NUMBER_IN_REASON = "E1219" Error {
        "`--reason` holds a national identity number";
        "take it out, and write the person's name or nothing";
        "The reason is printed on the credit note, and a national identity number doesn't belong in a document that is sent on (personopplysningsloven § 12)."
    }
    LETTER_OF_REASON = "E1220" Error {
        "the letter `{letter}` in `--reason` can't be printed";
        "write the reason with letters, digits and ordinary signs";
        "The reason is printed on the credit note in the documents' own font."
    }
    SETTLED_CREDIT_NOTE = "E1221" Error {
        "{number} gives back what `{milestone}` found to be billed too much; it can't be reversed";
        "mend the inputs, then `bilag correct {number} --reason TEXT` bills or gives back the difference";
        "Such a credit note follows from the inputs alone, so that the next document follows from what they say then."
    }
    NOTHING_CHANGED_SINCE_CREDIT = "E1222" Error {
        "the inputs are the same as when the credit note {number} was issued, and it settles all of them";
        "mend the inputs first; `bilag diff {agreement}` shows what changed";
        "A credit note by which a settlement gives back stays; a correction bills or gives back the difference."
    }
    LATER_DOCUMENT_TOOK_IT_OFF = "W1201" Warning {
        "{later} took {number} off what was due; what is credited now is billed by nobody";
        "leave it if that is agreed; to bill it anyway: `bilag correct {later} --reason TEXT`";
        "A settlement bills what is documented less what was billed before it, so a later credit leaves a gap."
    }
    ISSUED_UNDER_ANOTHER_NAME = "W1202" Warning {
        "{number} was issued for the agreement `{gone}`, which isn't under `inputs` any more";
        "if `{agreement}` is the same agreement, give its folder the name `{gone}` again before anything is issued";
        "What was billed is known by the folder's name; under another name it would be billed once more."
    }
}

//! E09: the register of issued documents.

use super::{Code, Entry, Severity};

catalogue! {
    REGISTER_ENTRIES:
    LINE_DAMAGED = "E0901" Error {
        "line {line} of the register can't be read: {why}";
        "restore outputs/register.jsonl from your backup";
        "The register is the proof that no document is missing (bokføringsforskriften § 5-1-3); with a line that can't be read, nothing can be issued."
    }
    REGISTER_FORMAT = "E0902" Error {
        "line {line} of the register was written by another version of the program";
        "use the newest version of bilag";
        "A program that guessed what an unknown line means could give a number twice."
    }
    LINE_CHANGED = "E0903" Error {
        "line {line} of the register, {number}, was changed after it was written";
        "restore outputs/register.jsonl from your backup; to correct a document use `bilag correct`";
        "What was issued is never changed (bokføringsloven § 10); each line carries a hash of itself, which shows it."
    }
    LINE_OUT_OF_ORDER = "E0904" Error {
        "line {line} of the register, {number}, doesn't follow the line before it";
        "restore outputs/register.jsonl from your backup: a line was taken out, put in, moved or changed";
        "Each line carries the hash of the one before, so that a missing document is seen."
    }
    LINE_CUT_OFF = "E0905" Error {
        "line {line} of the register has no end";
        "restore outputs/register.jsonl from your backup";
        "The register is written whole or not at all, so something else cut it off."
    }
    NUMBER_OUT_OF_SERIES = "E0906" Error {
        "{number} is number {place} of its series, where number {expected} belongs";
        "restore outputs/register.jsonl from your backup";
        "Numbers are given by machine, in a sequence without gaps that can be checked (bokføringsforskriften § 5-1-3)."
    }
    SUMS_DIFFER = "E0907" Error {
        "the sums of {number} don't add up";
        "restore outputs/register.jsonl from your backup";
        "A document's sum with VAT is its sum ex VAT and the VAT, and what is paid is that less what was paid in advance."
    }
    CREDIT_NOT_POSSIBLE = "E0908" Error {
        "{number} can't be as the register says: {why}";
        "restore outputs/register.jsonl from your backup";
        "A credit note takes something off an invoice of the same agreement, never more than remains of it."
    }
    DATE_BEFORE_LAST = "E0909" Error {
        "{date} is before {last}, the date of {number}, which was issued before";
        "issue with a date of {last} or later";
        "Numbers and dates run the same way, so that the sequence can be checked (bokføringsforskriften § 5-1-3)."
    }
    NUMBER_TAKEN = "E0910" Error {
        "the next number of the series `{series}` of {seller} is taken by another seller of this workspace";
        "give each seller a `numbering` of its own in agreement.yaml, with letters of its own before the year";
        "A document is known by its number, so no two of a workspace may share one."
    }
    REGISTER_UNREADABLE = "E0911" Error {
        "the register can't be read: {why}";
        "make outputs/register.jsonl an ordinary file that you may read, or restore it from your backup";
        "The next number comes from the register alone, so nothing is issued while it can't be read."
    }
}

//! E09: the register of issued documents.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    REGISTER:
    E0901 Error Inputs LineDamaged { line, why }
        "line {line} of the register can't be read: {why}";
        "restore outputs/register.jsonl from your backup";
    E0902 Error Inputs RegisterFormat { line, found, known }
        "line {line} of the register has the format `{found}`, and this version of bilag knows `{known}`";
        "use the version of bilag that wrote it: for a higher number the newest, for a lower one the one before";
    E0903 Error Inputs LineChanged { line, number }
        "line {line} of the register, {number}, was changed after it was written";
        "restore outputs/register.jsonl from your backup; to correct a document use `bilag correct`";
    E0904 Error Inputs LineOutOfOrder { line, number }
        "line {line} of the register, {number}, doesn't follow the line before it";
        "restore outputs/register.jsonl from your backup: a line was taken out, put in, moved or changed";
    E0905 Error Inputs LineCutOff { line }
        "line {line} of the register has no end";
        "restore outputs/register.jsonl from your backup";
    E0906 Error Inputs NumberOutOfSeries { number, place, expected }
        "{number} is number {place} of its series, where number {expected} belongs";
        "restore outputs/register.jsonl from your backup";
    E0907 Error Inputs SumsDiffer { number }
        "the sums of {number} don't add up";
        "restore outputs/register.jsonl from your backup";
    E0908 Error Inputs CreditNotPossible { number, why }
        "{number} can't be as the register says: {why}";
        "restore outputs/register.jsonl from your backup";
    E0909 Error Inputs DateBeforeLast { date, last, number }
        "{date} is before {last}, the date of {number}, which was issued before";
        "issue with a date of {last} or later";
    E0910 Error Inputs NumberTaken { series, seller }
        "the next number of the series `{series}` of {seller} is taken by another seller of this workspace";
        "give each seller a `numbering` of its own in agreement.yaml, with letters of its own before the year";
    E0911 Error Inputs RegisterUnreadable { why }
        "the register can't be read: {why}";
        "make outputs/register.jsonl an ordinary file that you may read, or restore it from your backup";
    E0912 Error Inputs RegisterRolledBack { now, seen }
        "the register has {now}, and isn't a continuation of the last one that was seen on this machine, which had {seen}";
        "put the newest `outputs` back, from a backup or from where a sync program keeps what it replaced; if this register is the right one all the same, say so with `bilag verify --accept-register`";
    E0913 Error Inputs RegisterCopy { path }
        "`{path}` stands beside the register: a sync program seems to have met two of them";
        "keep the one that has all documents as outputs/register.jsonl, move the other out of `outputs`, and run `bilag verify`";
    W0911 Warning Inputs StateNotKept { path, why }
        "which register was seen last can't be remembered in `{path}`: {why}";
        "make that folder writable for you; nothing else depends on it";
}

//! E095 and E096: what was issued, held against the register and against itself.

use super::{Code, Entry, Severity};

catalogue! {
    VERIFY_ENTRIES:
    PACKAGE_UNREADABLE = "E0950" Error {
        "`{path}` can't be opened as a package: {why}";
        "restore it from your backup, or ask whoever sent it for it again";
        "A package is a ZIP with a manifest.json that lists every file in it; without it nothing in it can be trusted."
    }
    PACKED_FILE_CHANGED = "E0951" Error {
        "`{file}` isn't as the manifest of its package says: {what}";
        "restore the package from your backup, or ask whoever sent it for it again";
        "The manifest has the SHA-256 of every file, so that a changed one is seen."
    }
    PACKED_FILE_MISSING = "E0952" Error {
        "the manifest lists `{file}`, and the package doesn't hold it";
        "restore the package from your backup, or ask whoever sent it for it again";
        "An invoice names the documents that go with it; all of them are in the package, or it isn't the one that was sent."
    }
    PACKED_FILE_UNKNOWN = "E0953" Error {
        "the package holds `{file}`, and its manifest doesn't list it once";
        "don't trust the file; restore the package from your backup, or ask whoever sent it for it again";
        "What the manifest doesn't list was put in after the package was made."
    }
    ISSUED_FILE_CHANGED = "E0954" Error {
        "a file of {number} was changed after it was issued: {what}";
        "restore it from your backup; if the document itself is wrong, `bilag correct {number} --reason TEXT`";
        "What was issued is never changed (bokføringsloven § 10), and is kept for years (§ 13)."
    }
    ISSUED_FILE_MISSING = "E0955" Error {
        "a file of {number} is missing";
        "restore it from your backup";
        "What was issued is kept whole, with everything that it was made from (bokføringsloven § 13)."
    }
    ISSUED_FILE_UNKNOWN = "E0956" Error {
        "the file doesn't belong to {number}";
        "move it somewhere else";
        "The folder of an issued document is written once; whatever came later could be taken for a part of it."
    }
    MANIFEST_DISAGREES = "E0957" Error {
        "the manifest of {number} says {what} {found}, and the register says {expected}";
        "restore the document's folder and outputs/register.jsonl from your backup, both of the same day";
        "The register is what was issued; a package that says something else isn't the one that was sent."
    }
    DOCUMENT_MISSING = "E0958" Error {
        "the register has {number}, and its folder is missing";
        "restore the folder from your backup";
        "Every document that has a number is kept (bokføringsloven § 13)."
    }
    DOCUMENT_UNKNOWN = "E0959" Error {
        "`{number}` of `{agreement}` was issued, and the register doesn't have it";
        "restore the newest outputs/register.jsonl before anything else is issued; a folder that bilag didn't write is moved somewhere else";
        "A register from which the last documents are cut off would give their numbers once more (bokføringsforskriften § 5-1-3)."
    }
    EHF_UNREADABLE = "E0960" Error {
        "`{file}` isn't an EHF as it should be: {why}";
        "restore the package from your backup, or ask whoever sent it for it again";
        "The buyer's system reads the XML, and its reader the PDF; both must be there and say the same."
    }
    EHF_DISAGREES = "E0961" Error {
        "`{file}` says {what} {found}, and the manifest says {expected}";
        "restore the package from your backup, or ask whoever sent it for it again";
        "The buyer's system books what the XML says, and a person checks the PDF; both must say the same."
    }
    REMADE_DIFFERS = "E0962" Error {
        "{number}, made again from what was stored with it, comes out different in {files}";
        "run `bilag verify` for what was changed; if nothing was, report this as a mistake in bilag";
        "The same inputs, date and version give the same bytes, so a difference shows that something was changed."
    }
}

catalogue! {
    VERIFY_WARNINGS_ENTRIES:
    REMADE_BY_ANOTHER = "W0951" Warning {
        "{number} was made by {then}; made again by {now}, it differs in {files}";
        "run the version that made it, to compare the bytes";
        "Another version may set a document differently; what was issued stays as it is."
    }
}

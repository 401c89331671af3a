//! E095 and E096: what was issued, held against the register and against itself.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    VERIFY:
    E0950 Error Inputs PackageUnreadable { path, why }
        "`{path}` can't be opened as a package: {why}";
        "restore it from your backup, or ask whoever sent it for it again";
    E0951 Error Inputs PackedFileChanged { file, what }
        "`{file}` isn't as the manifest of its package says: {what}";
        "restore the package from your backup, or ask whoever sent it for it again";
    E0952 Error Inputs PackedFileMissing { file }
        "the manifest lists `{file}`, and the package doesn't hold it";
        "restore the package from your backup, or ask whoever sent it for it again";
    E0953 Error Inputs PackedFileUnknown { file }
        "the package holds `{file}`, and its manifest doesn't list it once";
        "don't trust the file; restore the package from your backup, or ask whoever sent it for it again";
    E0954 Error Inputs IssuedFileChanged { number, what }
        "a file of {number} was changed after it was issued: {what}";
        "restore it from your backup; if the document itself is wrong, `bilag correct {number} --reason TEXT`";
    E0955 Error Inputs IssuedFileMissing { number }
        "a file of {number} is missing";
        "restore it from your backup";
    E0956 Error Inputs IssuedFileUnknown { number }
        "the file doesn't belong to {number}";
        "move it somewhere else";
    E0957 Error Inputs ManifestDisagrees { number, what, found, expected }
        "the manifest of {number} says {what} {found}, and the register says {expected}";
        "restore the document's folder and outputs/register.jsonl from your backup, both of the same day";
    E0958 Error Inputs DocumentMissing { number }
        "the register has {number}, and its folder is missing";
        "restore the folder from your backup";
    E0959 Error Inputs DocumentUnknown { number, agreement }
        "`{number}` of `{agreement}` was issued, and the register doesn't have it";
        "restore the newest outputs/register.jsonl before anything else is issued; a folder that bilag didn't write is moved somewhere else";
    E0960 Error Inputs EhfUnreadable { file, why }
        "`{file}` isn't an EHF as it should be: {why}";
        "restore the package from your backup, or ask whoever sent it for it again";
    E0961 Error Inputs EhfDisagrees { file, what, found, expected }
        "`{file}` says {what} {found}, and the manifest says {expected}";
        "restore the package from your backup, or ask whoever sent it for it again";
    E0962 Error Inputs RemadeDiffers { number, files }
        "{number}, made again from what was stored with it, comes out different in {files}";
        "run `bilag verify` for what was changed; if nothing was, report this as a mistake in bilag";
    E0963 Error Inputs BesideIssued { path }
        "`{path}` isn't a folder of an issued document";
        "move it somewhere else";
    E0964 Error Inputs PackageFormat { path, found, known }
        "`{path}` has the format `{found}`, and this version of bilag knows `{known}`";
        "use the version of bilag that made it: for a higher number the newest, for a lower one the one before";
    E0965 Error Inputs PackagesDisagree { first, then }
        "{then} and {first} can't both be what was issued: the register that {then} names has another document before it";
        "ask the seller for both once more; the seller's `bilag verify` tells which of them is not as it was issued";
    E0995 Error Inputs PackageAmbiguous { path, why }
        "`{path}` can be read in more than one way: {why}";
        "don't trust it: another program may show you other files; ask whoever sent it for it again";
    E0996 Error Inputs PackageIncomplete { path, what }
        "`{path}` isn't put together as an issued package is: {what}";
        "don't trust it; ask whoever sent it for it again";
    W0951 Warning Inputs RemadeByAnother { number, then, now, files }
        "{number} was made by {then}; made again by {now}, it differs in {files}";
        "run the version that made it, to compare the bytes";
}

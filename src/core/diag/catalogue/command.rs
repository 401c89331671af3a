//! E00: the workspace and the command.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    COMMAND:
    E0001 Error Command WorkspaceEmpty { folder }
        "no agreement under `{folder}`";
        "make a folder below it with an agreement.yaml, or write an example with `bilag init --example DIR`";
    E0002 Error Command WorkspaceNotFound { folder }
        "`{folder}` isn't in a workspace: it has no folder `inputs`";
        "go to your workspace, name it with `--workspace DIR`, or write an example with `bilag init --example DIR`";
    E0003 Error Command AgreementUnknown { name, known }
        "there is no agreement `{name}` under `inputs`";
        "the agreements are {known}";
    E0004 Error Command MilestoneUnknown { agreement, name, known }
        "the agreement `{agreement}` has no milestone `{name}`";
        "its milestones are {known}";
    E0005 Error Command TemplatesUnreadable { folder, why }
        "the templates in `{folder}` can't be read: {why}";
        "name a folder of .typ files that you may read, or leave `--templates` out to use the built-in ones";
    E0006 Error Command InitFolderNotEmpty { folder }
        "the folder `{folder}` isn't empty";
        "name a folder that is empty or doesn't exist yet";
    E0007 Error Command CodeUnknown { code, known }
        "no problem has the code `{code}`";
        "write a code as it is printed, such as `{known}`";
    E0008 Error Command DiskFull { path }
        "there is no room left on the disk for `{path}`";
        "make room and run the command again; what stood there before is untouched";
    E0009 Error Command WritingRefused { path, why }
        "`{path}` may not be written: {why}";
        "make the folder writable for you and run the command again; what stood there before is untouched";
    E0010 Error Command WritingFailed { path, why }
        "`{path}` can't be written: {why}";
        "mend that and run the command again; what stood there before is untouched";
    E0011 Error Command OutputIsALink { path }
        "`{path}` is a link or a file, where a folder of documents is to be written";
        "move it away; documents are only written to real folders inside the workspace";
    E0013 Error Command FileExists { path }
        "`{path}` exists already";
        "name another folder, or move the file away if you want the built-in one again";
    E0014 Error Command CommitUnfinished { why }
        "the documents are issued, but not all of them could be put in their place: {why}";
        "mend that and run `bilag status`, which puts them there; don't issue them again";
    E0015 Error Command IssuedFolderExists { path }
        "`{path}` exists already, and the register doesn't know it";
        "run `bilag verify`; if the register was put back from an older copy, restore the newest one";
    E0016 Error Command CommitRefused { why }
        "what an interrupted run left in `outputs/.commit` can't be carried out: {why}";
        "move `outputs/.commit` out of the workspace, and run `bilag verify`; nothing was moved";
    E0017 Error Command NoLocks { path }
        "the disk of `{path}` knows no locks, so that no number can be given there";
        "move the workspace to a disk of this machine, or another network disk; drafts can be built where it is";
    E0018 Error Command LockBusy { path, holder }
        "another run of bilag has been writing to `{path}` for a minute{holder}";
        "wait until it is done, or end it if it hangs, and run the command again; nothing was written";
    E0019 Error Command NamedFileUnreadable { path, why }
        "`{path}` can't be read: {why}";
        "name a file that is there and that you may read";
    E0020 Error Inputs AgreementMissing { folder }
        "`{folder}` has no agreement.yaml";
        "write {folder}/agreement.yaml; `bilag init --example DIR` writes one to start from";
    E0021 Error Inputs FolderName { name, suggestion }
        "the folder's name `{name}` can't be an agreement's id";
        "rename it with 1 to 40 of the letters a-z, digits and hyphens, such as `{suggestion}`";
    E0022 Error Inputs InputUnusable { file, why }
        "`{file}` can't be read: {why}";
        "put an ordinary file with that name in the folder";
    E0030 Error Command AnswerRefused { option, why, help }
        "`--{option}` can't be that: {why}";
        "{help}; or leave the option out, and fill the key in later";
    E0031 Error Inputs WarningsDenied { agreement }
        "there are warnings about `{agreement}`, and they are denied";
        "mend what they name, or leave `--deny warnings` out";
    E0033 Error Command AgreementExists { name }
        "there is an `inputs/{name}` already";
        "give the new agreement another name, or go on in the folder that is there";
    E0034 Error Command AnswerIncomplete { option, key, keys }
        "a row of `--{option}` has no {key}";
        "write {keys}, with commas between them; the last one may have commas of its own";
    E0035 Error Command WatchRefused { path, why }
        "`{path}` can't be watched: {why}";
        "run `bilag build` when a file was saved";
    E0037 Error Command ChangedMeanwhile { path }
        "`{path}` was saved by somebody else in the meantime";
        "run the command again; nothing was written";
    E0099 Error Program Internal { what }
        "this can't be: {what}";
        "report this as a mistake in bilag, with the inputs if they may be shown";
}

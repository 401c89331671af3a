//! E00: the workspace and the command.

use super::{Code, Entry, Severity};

catalogue! {
    COMMAND_ENTRIES:
    WORKSPACE_EMPTY = "E0001" Error {
        "no agreement under `{folder}`";
        "make a folder below it with an agreement.yaml, or write an example with `bilag init --example DIR`";
        "Each folder under inputs/ that has an agreement.yaml is one agreement; without one there is nothing to build."
    }
    WORKSPACE_NOT_FOUND = "E0002" Error {
        "`{folder}` isn't in a workspace: it has no folder `inputs`";
        "go to your workspace, name it with `--workspace DIR`, or write an example with `bilag init --example DIR`";
        "A workspace is a folder with inputs/ and outputs/; nothing is read or written outside it."
    }
    AGREEMENT_UNKNOWN = "E0003" Error {
        "there is no agreement `{name}` under `inputs`";
        "the agreements are {known}";
        "An agreement is named by its folder under inputs/, which must have an agreement.yaml."
    }
    MILESTONE_UNKNOWN = "E0004" Error {
        "the agreement `{agreement}` has no milestone `{name}`";
        "its milestones are {known}";
        "A milestone is named by the `id` that agreement.yaml gives it."
    }
    TEMPLATES_UNREADABLE = "E0005" Error {
        "the templates in `{folder}` can't be read: {why}";
        "name a folder of .typ files that you may read, or leave `--templates` out to use the built-in ones";
        "Templates named on the command line stand before the built-in ones, so none of them may be passed over in silence."
    }
    INIT_FOLDER_NOT_EMPTY = "E0006" Error {
        "the folder `{folder}` isn't empty";
        "name a folder that is empty or doesn't exist yet";
        "An example never overwrites anybody's files."
    }
    CODE_UNKNOWN = "E0007" Error {
        "no problem has the code `{code}`";
        "write a code as it is printed, such as `{known}`";
        "Each problem is printed with its code in brackets, such as E0001."
    }
    DISK_FULL = "E0008" Error {
        "there is no room left on the disk for `{path}`";
        "make room and run the command again; what stood there before is untouched";
        "A folder of documents is written whole or not at all."
    }
    WRITING_REFUSED = "E0009" Error {
        "`{path}` may not be written: {why}";
        "make the folder writable for you and run the command again; what stood there before is untouched";
        "A folder of documents is written whole or not at all."
    }
    WRITING_FAILED = "E0010" Error {
        "`{path}` can't be written: {why}";
        "mend that and run the command again; what stood there before is untouched";
        "A folder of documents is written whole or not at all."
    }
    OUTPUT_IS_A_LINK = "E0011" Error {
        "`{path}` is a link or a file, where a folder of documents is to be written";
        "move it away; documents are only written to real folders inside the workspace";
        "A link under outputs/ could lead the program to overwrite files outside the workspace."
    }
    PACKAGE_NOT_MADE = "E0012" Error {
        "the package `{name}` can't be put together: {why}";
        "report this as a mistake in bilag, with the inputs if they may be shown";
        "A package must hold every document once, so it is refused rather than written incomplete."
    }
    FILE_EXISTS = "E0013" Error {
        "`{path}` exists already";
        "name another folder, or move the file away if you want the built-in one again";
        "A template that somebody changed is never overwritten."
    }
    COMMIT_UNFINISHED = "E0014" Error {
        "the documents are issued, but not all of them could be put in their place: {why}";
        "mend that and run `bilag status`, which puts them there; don't issue them again";
        "From one moment on the documents are issued; what is left is to move them, and every later run does that first."
    }
    ISSUED_FOLDER_EXISTS = "E0015" Error {
        "`{path}` exists already, and the register doesn't know it";
        "run `bilag verify`; if the register was put back from an older copy, restore the newest one";
        "An issued document is never written over."
    }
    NAMED_FILE_UNREADABLE = "E0019" Error {
        "`{path}` can't be read: {why}";
        "name a file that is there and that you may read";
        "A file that was named and passed over would be taken for one that is as it should be."
    }
    AGREEMENT_MISSING = "E0020" Error {
        "`{folder}` has no agreement.yaml";
        "write {folder}/agreement.yaml; `bilag init --example DIR` writes one to start from";
        "Everything else in the folder is checked against the agreement: its people, sub-goals, period and frame."
    }
    FOLDER_NAME = "E0021" Error {
        "the folder's name `{name}` can't be an agreement's id";
        "rename it with 1 to 40 of the letters a-z, digits and hyphens, such as `{suggestion}`";
        "The folder's name becomes part of every file name in the package, which must be the same on every system."
    }
    INPUT_UNUSABLE = "E0022" Error {
        "`{file}` can't be read: {why}";
        "put an ordinary file with that name in the folder";
        "Only ordinary files inside the agreement's folder are read, so that a package never holds anything from elsewhere."
    }
    ANSWER_REFUSED = "E0030" Error {
        "`--{option}` can't be that: {why}";
        "{help}; or leave the option out, and fill the key in later";
        "What is known of an agreement is checked as it is given, by the same rules as the file that it is written to."
    }
    WARNINGS_DENIED = "E0031" Error {
        "there are warnings about `{agreement}`, and they are denied";
        "mend what they name, or leave `--deny warnings` out";
        "Warnings are doubts that a person should look at. Where nobody looks, such as in a script, they can stop the work."
    }
    ANSWERS_UNREADABLE = "E0032" Error {
        "the answers can't be read: {why}";
        "give a line of UTF-8 text for each question, or use the options and `--no-questions`";
        "An answer that was misread would stand in the agreement's file as if somebody had said it."
    }
    AGREEMENT_EXISTS = "E0033" Error {
        "there is an `inputs/{name}` already";
        "give the new agreement another name, or go on in the folder that is there";
        "What somebody has written is never overwritten."
    }
    ANSWER_INCOMPLETE = "E0034" Error {
        "a row of `--{option}` has no {key}";
        "write {keys}, with commas between them; the last one may have commas of its own";
        "Every row of the file needs all of these, so that documents can name what it stands for."
    }
    WATCH_REFUSED = "E0035" Error {
        "`{path}` can't be watched: {why}";
        "run `bilag build` when a file was saved";
        "The system tells a program that waits for a file; some network disks and full tables of the system don't."
    }
    PIPED_ANSWER_REFUSED = "E0036" Error {
        "line {line} of the answers, `{answer}`, can't be that: {why}";
        "{help}; or leave the line empty. Nothing was written";
        "A person is asked again. What comes through a pipe would answer the wrong questions from there on."
    }
}

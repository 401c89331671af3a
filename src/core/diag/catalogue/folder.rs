//! E08: an agreement's folder as a whole.

use super::{Code, Entry, Severity};

catalogue! {
    FOLDER_ENTRIES:
    FOLDER_UNREADABLE = "E0801" Error {
        "`{path}` can't be read: {why}";
        "make it readable for you, or move it out of the agreement's folder";
        "What can't be read can't be checked, and a package must not pass it over in silence."
    }
    FOLDER_TOO_DEEP = "E0802" Error {
        "`{path}` lies more than {limit} folders deep";
        "move its files further up, or out of the agreement's folder";
        "Limits keep a mistaken link or a whole disk in the folder from being read."
    }
    TOO_MANY_FILES = "E0803" Error {
        "`{path}` has more than {limit} files";
        "move what doesn't belong to the agreement out of the folder";
        "Limits keep a mistaken link or a whole disk in the folder from being read."
    }
    FOLDER_TOO_LARGE = "E0804" Error {
        "the files of `{path}` take more than {limit} MB together";
        "scan the receipts at a lower resolution, or move what doesn't belong to the agreement out of the folder";
        "A package must be small enough to be sent and opened; few portals accept more than this."
    }
    NAME_NOT_TEXT = "E0805" Error {
        "the name of `{path}` isn't valid UTF-8 text";
        "rename the file, for example with the letters a to z";
        "A file is named from the YAML files and in the package, and both are UTF-8 text."
    }
    FOLDER_LEAVES_WORKSPACE = "E0806" Error {
        "`{path}` is a link that leads out of the workspace";
        "put the agreement's folder itself under inputs/";
        "Nothing is read outside the workspace, so that its files alone decide what the documents say."
    }
}

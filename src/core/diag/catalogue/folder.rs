//! E08: an agreement's folder as a whole.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    FOLDER:
    E0801 Error Inputs FolderUnreadable { path, why }
        "`{path}` can't be read: {why}";
        "make it readable for you, or move it out of the agreement's folder";
    E0802 Error Inputs FolderTooDeep { path, limit }
        "`{path}` lies more than {limit} folders deep";
        "move its files further up, or out of the agreement's folder";
    E0803 Error Inputs TooManyFiles { path, limit }
        "`{path}` has more than {limit} files";
        "move what doesn't belong to the agreement out of the folder";
    E0804 Error Inputs FolderTooLarge { path, limit }
        "the files of `{path}` take more than {limit} MB together";
        "scan the receipts at a lower resolution, or move what doesn't belong to the agreement out of the folder";
    E0805 Error Inputs NameNotText { path }
        "the name of `{path}` isn't valid UTF-8 text";
        "rename the file, for example with the letters a to z";
    E0806 Error Inputs FolderLeavesWorkspace { path }
        "`{path}` is a link that leads out of the workspace";
        "put the folder itself there instead of a link";
}

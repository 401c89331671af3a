//! E04: receipts and other files.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    FILES:
    E0401 Error Inputs FileMissing { path, suggestion }
        "the file `{path}` isn't there";
        "{suggestion}";
    E0402 Error Inputs FileUnused { path }
        "no row refers to `{path}`";
        "refer to it in costs.yaml or activities.yaml, or take it out of the folder";
    E0403 Error Inputs FileIsFolder { path }
        "`{path}` is a folder";
        "refer to the files in it one by one";
    E0404 Error Inputs FileLeavesFolder { path }
        "`{path}` is a link that leads out of the agreement's folder";
        "put a copy of the file itself in its place";
    E0405 Error Inputs FileTooLarge { path, size }
        "`{path}` is too large: {size}";
        "scan it again in grey tones at 200 dpi, or split it";
    E0406 Error Inputs FileUnreadable { path, why }
        "`{path}` can't be read: {why}";
        "check the file and its permissions";
    E0407 Error Inputs FileEmpty { path }
        "`{path}` is empty: it has no bytes";
        "save or scan the file again";
    E0408 Error Inputs FileUnknown { name, suggestion }
        "`{name}` isn't a file that is read here";
        "{suggestion}";
    E0411 Error Inputs ReceiptUnsupported { name, suggestion }
        "`{name}` is neither a PDF nor a JPEG nor a PNG";
        "{suggestion}, and name the new file instead";
    E0412 Error Inputs ReceiptEncrypted { name }
        "`{name}` asks for a password";
        "open it with the password, print it to a new PDF, and name that file instead";
    E0413 Error Inputs ReceiptCorrupt { name, reason }
        "`{name}` can't be read to its end: {reason}";
        "fetch or scan it again, or open it in a viewer and print it to a new PDF, and name that file instead";
    E0414 Error Inputs ReceiptEmpty { name }
        "`{name}` has no page";
        "put the receipt in its place, or take the name out of the row";
    E0415 Error Inputs ReceiptTooLong { name, pages, limit }
        "`{name}` has {pages} pages; at most {limit} can be put in";
        "print the pages that document this cost to a new PDF and name that file instead";
    E0416 Error Inputs ReceiptTooLarge { name, width, height, limit }
        "`{name}` has a picture of {width} × {height} pixels; at most {limit} megapixels can be read";
        "save it at a lower resolution: 2500 pixels on the long side show a receipt well";
    E0470 Error Inputs ReceiptUndrawn { name, reason }
        "`{name}` can't be drawn: {reason}";
        "open it in a viewer, print it to a new PDF or save it as a picture, and name that file instead";
    E0421 Error Inputs LogoUnsupported { name }
        "`{name}` is neither an SVG nor a PNG";
        "save the logo as one of the two, and name the new file instead";
    E0422 Error Inputs LogoReachesOut { name, what }
        "`{name}` needs `{what}`, which isn't in it";
        "save the logo from the drawing program with everything in one file, or as PNG";
    E0423 Error Inputs LogoUnusable { name, reason }
        "`{name}` can't stand as a logo: {reason}";
        "save the logo from the drawing program as plain SVG with its text as outlines, or as PNG";
}

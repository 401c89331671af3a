//! E04: receipts and other files.

use super::{Code, Entry, Severity};

catalogue! {
    FILES_ENTRIES:
    FILE_MISSING = "E0401" Error {
        "the file `{path}` isn't there";
        "{suggestion}";
        "Each cost and activity is proven by its own file in the package."
    }
    FILE_UNUSED = "E0402" Error {
        "no row refers to `{path}`";
        "refer to it in costs.yaml or activities.yaml, or take it out of the folder";
        "A receipt that no row refers to is most often a cost that was forgotten."
    }
    FILE_IS_FOLDER = "E0403" Error {
        "`{path}` is a folder";
        "refer to the files in it one by one";
        "Each receipt is a file of its own in the package."
    }
    FILE_LEAVES_FOLDER = "E0404" Error {
        "`{path}` is a link that leads out of the agreement's folder";
        "put a copy of the file itself in its place";
        "Nothing outside the agreement's folder is read, so that a package can be remade from the folder alone."
    }
    FILE_TOO_LARGE = "E0405" Error {
        "`{path}` is too large: {size}";
        "scan it again in grey tones at 200 dpi, or split it";
        "The buyer's portal refuses large packages."
    }
    FILE_UNREADABLE = "E0406" Error {
        "`{path}` can't be read: {why}";
        "check the file and its permissions";
        "A receipt that can't be read proves nothing."
    }
    FILE_EMPTY = "E0407" Error {
        "`{path}` is empty: it has no bytes";
        "save or scan the file again";
        "An empty file proves nothing."
    }
    RECEIPT_UNSUPPORTED = "E0411" Error {
        "`{name}` is neither a PDF nor a JPEG nor a PNG";
        "save it as one of the three and name the new file instead; a HEIC photograph becomes a JPEG when it is exported";
        "A receipt stands in the cost documentation page by page, and these are the formats that can be put there; \
         what the file is called does not matter, only what is in it."
    }
    RECEIPT_ENCRYPTED = "E0412" Error {
        "`{name}` asks for a password";
        "open it with the password, print it to a new PDF, and name that file instead";
        "The buyer must be able to read every receipt, and an archive must not depend on a password (ISO 19005-2, 6.1.3)."
    }
    RECEIPT_CORRUPT = "E0413" Error {
        "`{name}` can't be read to its end: {reason}";
        "fetch or scan it again, or open it in a viewer and print it to a new PDF, and name that file instead";
        "A receipt with a part missing documents nothing, so it is refused rather than shown with a hole in it."
    }
    RECEIPT_EMPTY = "E0414" Error {
        "`{name}` has no page";
        "put the receipt in its place, or take the name out of the row";
        "Every cost needs documentation that can be looked at (bookkeeping regulation § 5-1-1)."
    }
    RECEIPT_TOO_LONG = "E0415" Error {
        "`{name}` has {pages} pages; at most {limit} can be put in";
        "print the pages that document this cost to a new PDF and name that file instead";
        "The limit keeps a document that was attached by mistake from filling the cost documentation."
    }
    RECEIPT_TOO_LARGE = "E0416" Error {
        "`{name}` has a picture of {width} × {height} pixels; at most {limit} megapixels can be read";
        "save it at a lower resolution: 2500 pixels on the long side show a receipt well";
        "A picture is unpacked in memory before it is scaled down, and a small file can hold one that fills all of it."
    }
    LOGO_UNSUPPORTED = "E0421" Error {
        "`{name}` is neither an SVG nor a PNG";
        "save the logo as one of the two, and name the new file instead";
        "These are the formats that stay sharp at the head of a document; what counts is what is in the file, not its name."
    }
    LOGO_REACHES_OUT = "E0422" Error {
        "`{name}` needs `{what}`, which isn't in it";
        "save the logo from the drawing program with everything in one file, or as PNG";
        "A document is made from its folder alone, and looks the same wherever it is made."
    }
    LOGO_UNUSABLE = "E0423" Error {
        "`{name}` can't stand as a logo: {reason}";
        "save the logo from the drawing program as plain SVG with its text as outlines, or as PNG";
        "The logo stands on every document, and each of them must be fit for an archive (PDF/A) and for a screen reader."
    }
}

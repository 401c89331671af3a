//! E01: the shape of a YAML file.

use super::{Code, Entry, Severity};

catalogue! {
    SHAPE_ENTRIES:
    MISSING_KEY = "E0101" Error {
        "`{key}` is missing in {parent}";
        "add `{key}:` ({description})";
        "The document needs this fact, and nothing is made up in its place."
    }
    UNKNOWN_KEY = "E0102" Error {
        "`{key}` is not a key of {parent}";
        "{suggestion}";
        "A key that the program doesn't know would be a fact that silently goes missing."
    }
    WRONG_TYPE = "E0103" Error {
        "{found} stands where {wanted} belongs in {key}";
        "{suggestion}";
        "A fact of another shape can't be read as the one that belongs here."
    }
    DUPLICATE_KEY = "E0104" Error {
        "`{key}` stands twice; the first is on line {line}";
        "remove one of the two";
        "Readers of YAML disagree on which of two equal keys counts, so none of them may be there."
    }
    YAML_SYNTAX = "E0105" Error {
        "this is not valid YAML: {why}";
        "{suggestion}";
        "The rest of the file can't be understood until this is mended."
    }
    NOT_UTF8 = "E0106" Error {
        "the file is not UTF-8 text";
        "save it as UTF-8 in the editor (line {line} is the first that isn't)";
        "Other encodings turn æ, ø and å into something else without anybody noticing."
    }
    HIDDEN_CHARACTER = "E0107" Error {
        "the text holds {name}, which can't be seen";
        "delete it and type the text around it again";
        "A character that can't be seen can make a text read differently on screen than in the document."
    }
    YAML_REFERENCE = "E0108" Error {
        "{what} is not used in these files";
        "write the value out in full where it belongs";
        "Anchors, aliases and tags let a small file mean something huge or something else than it says."
    }
    SEVERAL_DOCUMENTS = "E0109" Error {
        "a second YAML document begins here";
        "keep everything in one document, and remove this `---`";
        "Only one document a file is read; what stands in another would silently go missing."
    }
    EMPTY_FILE = "E0110" Error {
        "`{file}` is empty";
        "fill it in, beginning with `{first}`, or delete the file";
        "An empty file is more often a save that went wrong than a wish."
    }
    TOO_MUCH = "E0111" Error {
        "the file has over {limit}";
        "split what it describes over several agreements, or look for something pasted in by mistake";
        "No agreement needs so much, and a limit keeps a damaged file from stopping the machine."
    }
    TOO_DEEP = "E0112" Error {
        "the file nests deeper than {limit} levels";
        "write lists and maps as the schema shows, at most five levels deep";
        "Nothing in these files is so deep, and a limit keeps a damaged file from stopping the machine."
    }
    EMPTY_LIST = "E0113" Error {
        "{key} needs at least one row";
        "add a row ({description})";
        "Without it there is nothing to bill, to do or to point at."
    }
}

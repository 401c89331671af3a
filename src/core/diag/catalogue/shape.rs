//! E01: the shape of a YAML file.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    SHAPE:
    E0101 Error Inputs MissingKey { key, parent, description }
        "`{key}` is missing in {parent}";
        "add `{key}:` ({description})";
    E0102 Error Inputs UnknownKey { key, parent, suggestion }
        "`{key}` is not a key of {parent}";
        "{suggestion}";
    E0103 Error Inputs WrongType { found, wanted, key, suggestion }
        "{found} stands where {wanted} belongs in {key}";
        "{suggestion}";
    E0104 Error Inputs DuplicateKey { key, line }
        "`{key}` stands twice; the first is on line {line}";
        "remove one of the two";
    E0105 Error Inputs YamlSyntax { why, suggestion }
        "this is not valid YAML: {why}";
        "{suggestion}";
    E0106 Error Inputs NotUtf8 { line }
        "the file is not UTF-8 text";
        "save it as UTF-8 in the editor (line {line} is the first that isn't)";
    E0107 Error Inputs HiddenCharacter { name }
        "the text holds {name}, which can't be seen";
        "delete it and type the text around it again";
    E0108 Error Inputs YamlReference { what }
        "{what} is not used in these files";
        "write the value out in full where it belongs";
    E0109 Error Inputs SeveralDocuments
        "a second YAML document begins here";
        "keep everything in one document, and remove this `---`";
    E0110 Error Inputs EmptyFile { file, first }
        "`{file}` is empty";
        "fill it in, beginning with `{first}`, or delete the file";
    E0111 Error Inputs TooMuch { limit }
        "the file has over {limit}";
        "split what it describes over several agreements, or look for something pasted in by mistake";
    E0112 Error Inputs TooDeep { limit }
        "the file nests deeper than {limit} levels";
        "write lists and maps as the schema shows, at most five levels deep";
    E0113 Error Inputs EmptyList { key, description }
        "{key} needs at least one row";
        "add a row ({description})";
}

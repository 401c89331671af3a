//! E05: the report.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    REPORT:
    E0501 Error Inputs TextBeforeSection
        "there is text before the first section";
        "begin report.md with a heading, such as `# Sammendrag`";
    E0502 Error Inputs SectionMissing { title, suggestion }
        "the section `{title}` is missing";
        "{suggestion}";
    E0503 Error Inputs SectionTwice { title, line }
        "the section `{title}` is there twice; the first is on line {line}";
        "put the two together, or give one of them another title";
    E0504 Error Inputs SectionEmpty { title }
        "the section `{title}` has no text";
        "write at least a paragraph below the heading";
    E0505 Error Inputs HeadingSkipped { level, before, marks }
        "a heading of level {level} follows level {before}";
        "begin the heading with `{marks}`, or put the heading in between that it belongs to";
    E0506 Error Inputs HeadingTooDeep
        "the heading is below level 4";
        "use at most `####`; a list or a paragraph with strong words often serves better";
    E0507 Error Inputs HeadingInside
        "there is a heading inside a list or a quotation";
        "move it out, or make the words strong with `**…**`";
    E0508 Error Inputs HeadingEmpty
        "the heading has no words";
        "write a title behind the `#`, or take the line out";
    E0509 Error Inputs MarkdownUnsupported { what, suggestion }
        "the report can't show {what}";
        "{suggestion}";
    E0510 Error Inputs LinkTarget { address }
        "the link leads to `{address}`, which is no web or e-mail address";
        "write the whole address, beginning with `https://`, `http://` or `mailto:`";
    E0511 Error Inputs ReportTooDeep { limit }
        "lists and quotations are nested more than {limit} levels deep";
        "bring the text further out";
    E0512 Error Inputs TableRow { cells, columns }
        "the row is written with {cells} where the table's head has {columns}";
        "give the row as many cells as the head; write a bar inside a cell as `\\|`";
    E0513 Error Inputs ImageWithoutWords { path }
        "the image `{path}` has no words for those who can't see it";
        "say what it shows between the brackets, such as `![Deltakerne på kurset i mai]({path})`";
    E0514 Error Inputs PartUnknown { name, suggestion }
        "there is no part `{name}`";
        "{suggestion}";
    E0515 Error Inputs PartTwice { name, line }
        "the part `{name}` is placed twice; the first is on line {line}";
        "take one of the two lines out";
    E0516 Error Inputs PartInText { text }
        "`{text}` doesn't stand on a line of its own";
        "put it alone on a line with an empty line before and after it, outside lists and tables; braces that are meant as text go between backticks";
    E0517 Error Inputs NoteUnpaired { name, why, suggestion }
        "the note `[^{name}]` {why}";
        "{suggestion}";
    E0518 Error Inputs ImageTarget { path, why, suggestion }
        "the image `{path}` can't be shown: {why}";
        "{suggestion}";
    E0589 Error Inputs FigureUnknown { name, suggestion }
        "there is no figure `{name}`";
        "{suggestion}";
    E0590 Error Inputs FigureMissing { name, why }
        "`{name}` has no value: {why}";
        "fill in what is missing, or write the sentence without it";
    W0591 Warning Inputs NumberContradicted { text, unit }
        "{text} {unit} is none of the figures that are computed";
        "write the figure's name in its place, such as `{{{{timer}}}}` or `{{{{dokumentert}}}}`; if the number is meant, write `{{{{={text}}}}}`";
}

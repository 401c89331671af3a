//! E05: the report.

use super::{Code, Entry, Severity};

catalogue! {
    REPORT_ENTRIES:
    TEXT_BEFORE_SECTION = "E0501" Error {
        "there is text before the first section";
        "begin report.md with a heading, such as `# Sammendrag`";
        "Each level-1 heading is a section of the report; text outside them has no place in its contents."
    }
    SECTION_MISSING = "E0502" Error {
        "the section `{title}` is missing";
        "{suggestion}";
        "The final report gives a summary, the results for each sub-goal, what was learnt and what went otherwise than \
         planned, and the proposal for follow-up that the agreement asks for."
    }
    SECTION_TWICE = "E0503" Error {
        "the section `{title}` is there twice; the first is on line {line}";
        "put the two together, or give one of them another title";
        "Tables and charts are placed by the sections' titles, and a reader finds a section by its title."
    }
    SECTION_EMPTY = "E0504" Error {
        "the section `{title}` has no text";
        "write at least a paragraph below the heading";
        "A required section without text is a section that is missing."
    }
    HEADING_SKIPPED = "E0505" Error {
        "a heading of level {level} follows level {before}";
        "begin the heading with `{marks}`, or put the heading in between that it belongs to";
        "Screen readers walk a document by its headings, and PDF/UA (ISO 14289-1, 7.4) allows no gap between levels."
    }
    HEADING_TOO_DEEP = "E0506" Error {
        "the heading is below level 4";
        "use at most `####`; a list or a paragraph with strong words often serves better";
        "The report has four levels of headings, which is more than most readers can keep in mind."
    }
    HEADING_INSIDE = "E0507" Error {
        "there is a heading inside a list or a quotation";
        "move it out, or make the words strong with `**…**`";
        "A heading divides the report; within a list or a quotation it would divide something else."
    }
    HEADING_EMPTY = "E0508" Error {
        "the heading has no words";
        "write a title behind the `#`, or take the line out";
        "Headings make the list of contents."
    }
    MARKDOWN_UNSUPPORTED = "E0509" Error {
        "the report can't show {what}";
        "{suggestion}";
        "What can't be shown would be lost in silence. The report shows headings, paragraphs, lists, quotations, tables, \
         images, footnotes, links, emphasis, code and `---` for a pause."
    }
    LINK_TARGET = "E0510" Error {
        "the link leads to `{address}`, which is no web or e-mail address";
        "write the whole address, beginning with `https://`, `http://` or `mailto:`";
        "The report is read away from this folder; a link to a file or a place in it would lead nowhere."
    }
    REPORT_TOO_DEEP = "E0511" Error {
        "lists and quotations are nested more than {limit} levels deep";
        "bring the text further out";
        "Nobody can follow text that deep, and the typesetter's own depth is bounded."
    }
    TABLE_ROW = "E0512" Error {
        "the row is written with {cells} where the table's head has {columns}";
        "give the row as many cells as the head; write a bar inside a cell as `\\|`";
        "Cells beyond the head's would be lost in silence."
    }
    IMAGE_WITHOUT_WORDS = "E0513" Error {
        "the image `{path}` has no words for those who can't see it";
        "say what it shows between the brackets, such as `![Deltakerne på kurset i mai]({path})`";
        "A published report is read aloud too, and every picture in it needs a text alternative (WCAG 2.1, 1.1.1; \
         forskrift om universell utforming av IKT § 4)."
    }
    PART_UNKNOWN = "E0514" Error {
        "there is no part `{name}`";
        "{suggestion}";
        "The name between the braces says which tables and charts are put there."
    }
    PART_TWICE = "E0515" Error {
        "the part `{name}` is placed twice; the first is on line {line}";
        "take one of the two lines out";
        "The same tables twice in a report make a reader look for the difference."
    }
    PART_IN_TEXT = "E0516" Error {
        "`{text}` doesn't stand on a line of its own";
        "put it alone on a line with an empty line before and after it, outside lists and tables; braces that are meant \
         as text go between backticks";
        "Tables and charts take the whole width of the page and can't stand within a line."
    }
    NOTE_UNPAIRED = "E0517" Error {
        "the note `[^{name}]` {why}";
        "{suggestion}";
        "A mark without its note, or a note without its mark, sends the reader looking for what isn't there."
    }
    IMAGE_TARGET = "E0518" Error {
        "the image `{path}` can't be shown: {why}";
        "{suggestion}";
        "The report must be whole when it is read away from this folder, so each picture is put into it."
    }
}

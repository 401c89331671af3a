//! E02: single values.

use super::{Code, Entry, Severity};

catalogue! {
    VALUES_ENTRIES:
    EMPTY_VALUE = "E0201" Error {
        "`{key}` has no text";
        "write it ({description})";
        "The text is printed in a document, where an empty place reads as a mistake."
    }
    NOT_A_CHOICE = "E0202" Error {
        "`{text}` is not one of the values of {key}";
        "{suggestion}";
        "Each of the values has its own rules, so there is nothing to guess."
    }
    DATE_FORM = "E0203" Error {
        "`{text}` is not a date";
        "write {form}";
        "Only one way to write a date is read, so that 02.03 can't be taken for 3 February."
    }
    NO_SUCH_DAY = "E0204" Error {
        "there is no {text}: {month} has {days} days";
        "write a day from 1 to {days}";
        "Hours and costs are documented per day (bokføringsforskriften § 5-14), so the day must exist."
    }
    NUMBER_FORM = "E0205" Error {
        "`{text}` {why}";
        "{suggestion}";
        "Numbers have one spelling, digits and a decimal point, so that nobody can read two amounts from one text."
    }
    HOURS_RANGE = "E0206" Error {
        "`{text}` hours can't be worked in a day";
        "write more than 0 and at most 24";
        "Hours are documented per person per day (bokføringsforskriften § 5-14)."
    }
    CHECK_DIGIT = "E0207" Error {
        "`{text}` is not {what}: its last digit doesn't fit the others";
        "{suggestion}";
        "The last digit is there to catch a mistyped number before money or a document goes to the wrong place."
    }
    REGISTER_FORM = "E0208" Error {
        "`{text}` is not {what}";
        "write {form}";
        "A number of a register has a fixed length; anything else is somebody else's number or nobody's."
    }
    TEXT_FORM = "E0209" Error {
        "`{text}` is not {what}";
        "write {form}";
        "The value is used as an id, a label or an address, where only this form works."
    }
    TIME_FORM = "E0210" Error {
        "`{text}` is not a time of day";
        "write it in quotes from \"00:00\" to \"23:59\", such as \"08:00\"";
        "Without the quotes some readers of YAML take 08:00 for a number."
    }
    NUMBER_RANGE = "E0211" Error {
        "`{text}` is outside what `{key}` can be";
        "write {range}";
        "A value outside the range is a slip of the keyboard."
    }
    PATH_FORM = "E0212" Error {
        "`{text}` is not a file inside the agreement's folder";
        "put the file under receipts/ or documentation/, and write its path, such as `receipts/01-moterom.pdf`";
        "Nothing outside the agreement's folder is read, so that a package can be remade from the folder alone."
    }
    CLOCK_STEP = "E0213" Error {
        "from, to and break leave {minutes} minutes, which is no whole number of hundredths of an hour";
        "round to a multiple of 3 minutes, such as {suggestion} minutes";
        "Hours are billed with two decimals, and one hundredth of an hour is 36 seconds: 3 minutes are 0.05 h."
    }
}

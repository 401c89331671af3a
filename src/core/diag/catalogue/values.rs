//! E02: single values.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    VALUES:
    E0201 Error Inputs EmptyValue { key, description }
        "`{key}` has no text";
        "write it ({description})";
    E0202 Error Inputs NotAChoice { text, key, suggestion }
        "`{text}` is not one of the values of {key}";
        "{suggestion}";
    E0203 Error Inputs DateForm { text, form }
        "`{text}` is not a date";
        "write {form}";
    E0204 Error Inputs NoSuchDay { text, month, days }
        "there is no {text}: {month} has {days} days";
        "write a day from 1 to {days}";
    E0205 Error Inputs NumberForm { text, why, suggestion }
        "`{text}` {why}";
        "{suggestion}";
    E0206 Error Inputs HoursRange { text }
        "`{text}` hours can't be worked in a day";
        "write more than 0 and at most 24";
    E0207 Error Inputs CheckDigit { text, what, suggestion }
        "`{text}` is not {what}: its last digit doesn't fit the others";
        "{suggestion}";
    E0208 Error Inputs RegisterForm { text, what, form }
        "`{text}` is not {what}";
        "write {form}";
    E0209 Error Inputs TextForm { text, what, form }
        "`{text}` is not {what}";
        "write {form}";
    E0210 Error Inputs TimeForm { text }
        "`{text}` is not a time of day";
        "write it in quotes from \"00:00\" to \"23:59\", such as \"08:00\"";
    E0211 Error Inputs NumberRange { text, key, range }
        "`{text}` is outside what `{key}` can be";
        "write {range}";
    E0212 Error Inputs PathForm { text }
        "`{text}` is not a file inside the agreement's folder";
        "put the file under receipts/ or documentation/, and write its path, such as `receipts/01-moterom.pdf`";
    E0213 Error Inputs ClockStep { minutes, suggestion }
        "from, to and break leave {minutes} minutes, which is no whole number of hundredths of an hour";
        "round to a multiple of 3 minutes, such as {suggestion} minutes";
}

//! What a template may show: words and figures already formatted.

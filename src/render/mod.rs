//! View + template → PDF; receipts → pages. The only room that knows Typst.

//! Receipts, page by page.

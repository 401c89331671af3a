//! The moment a sum becomes a document.

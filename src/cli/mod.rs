//! Arguments, terminal, exit status.

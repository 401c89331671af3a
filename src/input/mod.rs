//! YAML and Markdown → domain, with places. Given bytes, it never touches the disk and never adds.

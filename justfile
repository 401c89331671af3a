# What is done all day. Each line works without `just`, too.

# These recipes
@default:
    just --list --unsorted

# Format, lints, documentation
check:
    cargo fmt --check
    cargo clippy --locked --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS=-Dwarnings cargo doc --locked --workspace --no-deps

# Every test, or those whose names contain a word
test *WORDS:
    cargo nextest run {{ WORDS }}

# The tests of all that doesn't typeset
fast *WORDS:
    cargo nextest run --workspace --exclude bilag-typeset --no-default-features {{ WORDS }}

# One problem's page, such as E0301
case CODE:
    cargo nextest run {{ quote(CODE) }}

# What the tests of that name see now becomes what they expect
accept NAME:
    BILAG_ACCEPT={{ quote(NAME) }} cargo test {{ quote(NAME) }}

# Everything that must pass, as in a fresh clone
ci:
    .ci/run

# Known weaknesses of what is in the tree (needs the network, and `cargo install cargo-deny`)
advisories:
    cargo deny check advisories

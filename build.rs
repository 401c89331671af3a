//! Makes cargo embed the example anew when a file is added to it (the files it knows it watches by itself), and tells
//! the program what it is built from.

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its target in the environment")]
fn main() {
    println!("cargo::rerun-if-changed=templates/example");
    println!("cargo::rerun-if-changed=templates/new");
    println!("cargo::rustc-env=BILAG_TARGET={}", std::env::var("TARGET").unwrap_or_default());
    println!(
        "cargo::rustc-env=BILAG_TYPST={}",
        typst_version(include_str!("Cargo.toml")).unwrap_or_default()
    );
}

/// The one version of the typesetter that the dependencies allow.
fn typst_version(dependencies: &str) -> Option<&str> {
    let line = dependencies.lines().find_map(|line| line.strip_prefix("typst = \"="))?;
    line.strip_suffix('"')
}

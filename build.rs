//! Makes cargo embed the example anew when a file is added to it; the files it knows it watches by itself.

fn main() {
    println!("cargo::rerun-if-changed=templates/example");
}

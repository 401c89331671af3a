//! The thin binary: all that it does is in [`bilag::cli`].

fn main() -> std::process::ExitCode {
    bilag::cli::main()
}

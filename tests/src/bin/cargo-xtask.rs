//! The maintainers' commands as a program of this package, so that tests can run it.

fn main() -> std::process::ExitCode {
    xtask::main()
}

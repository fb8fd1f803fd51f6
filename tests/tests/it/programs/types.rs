//! The program that uses the types.

#[path = "../../../../generated/examples/types.rs"]
mod example;

use tests::TestResult;

#[test]
fn its_assertions_hold() -> TestResult {
    example::main()
}

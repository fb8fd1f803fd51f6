//! Prints a document with many operations: those of the project's document, repeated under other names. The argument is
//! their number.

use std::env;

use tests::{own_document, parse_yaml, read, repeated_document, to_yaml};

fn main() {
    let operations = env::args().nth(1).and_then(|number| number.parse().ok());
    let operations = operations.expect("the argument is the number of operations");
    let document = parse_yaml(&read(&own_document()));
    print!("{}", to_yaml(&repeated_document(&document, operations)));
}

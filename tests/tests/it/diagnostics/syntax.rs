//! Texts that are no document, or one without end.

use insta::assert_snapshot;

use super::{HEAD, listed, said_of};

#[test]
fn tabs_are_named() {
    let said = said_of(
        "a_tab",
        "paths:\n  /parcels:\n\tpost:\n      responses: {}\n",
    );
    assert_snapshot!(said, @r"
    error[E0101]: invalid YAML: found character that cannot start any token at line 6 column 1, while scanning for the next token
      --> spec.yaml:6:1
      |
    6 |  post:
      | ^
      |
      = at #
      = help: line 6 is indented with a tab; YAML allows only spaces

    error: 1 error in spec.yaml, nothing was written; run `cargo xtask explain E0101` for an explanation
    exit code 2
    ");
}

#[test]
fn aliases_that_stand_for_too_much_are_refused() {
    let said = said_of(
        "aliases_without_bound",
        r##"x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
x-g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
paths: {}
"##,
    );
    assert_snapshot!(said, @r"
    error[E0106]: the aliases of this document expand to more than 1000000 values
      --> spec.yaml:9:38
      |
    9 | x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      |                                      ^^
      |
      = at #/x-f/7
      = help: define what is shared once under `components`, and refer to it with `$ref`

    error: 1 error in spec.yaml, nothing was written; run `cargo xtask explain E0106` for an explanation
    exit code 2
    ");
}

#[test]
fn an_alias_of_what_it_stands_in_is_refused() {
    let said = said_of(
        "an_alias_of_itself",
        r##"paths: {}
x-parts: &parts { inside: *parts }
"##,
    );
    assert_snapshot!(said, @r"
    error[E0106]: this alias expands to a value that contains it
      --> spec.yaml:5:27
      |
    5 | x-parts: &parts { inside: *parts }
      |                           ^^^^^^
      |
      = at #/x-parts/inside
      = help: define what is shared once under `components`, and refer to it with `$ref`

    error: 1 error in spec.yaml, nothing was written; run `cargo xtask explain E0106` for an explanation
    exit code 2
    ");
}

#[test]
fn documents_that_are_nested_too_deep_are_refused() {
    let document = format!(
        "{HEAD}paths: {{}}\nx-deep: {}{}\n",
        "[".repeat(200),
        "]".repeat(200)
    );
    assert_snapshot!(listed(&document), @"5:108: #: this document is nested more than 100 levels deep; move inner schemas to `components/schemas`, and refer to them");
}

//! Invalid and excessive syntax.

use insta::assert_snapshot;

use super::{HEAD, lines, report_yaml};

#[test]
fn tabs_are_reported() {
    let report = report_yaml("paths:\n  /parcels:\n\tpost:\n      responses: {}\n");
    assert_snapshot!(report, @r"
    error[E0101]: invalid YAML: tabs disallowed within this context (block indentation)
      --> spec.yaml:6:2
      |
    6 |  post:
      |  ^
      |
      = at #
      = help: line 6 is indented with a tab; YAML allows only spaces; nothing else in this file is checked until this is fixed

    error: 1 error in spec.yaml, nothing was written; run `cargo xtask explain E0101` for an explanation
    exit code 2
    ");
}

#[test]
fn aliases_that_expand_to_too_many_values_are_errors() {
    let report = report_yaml(
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
    assert_snapshot!(report, @r"
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
fn an_alias_of_the_value_around_it_is_an_error() {
    let report = report_yaml(
        r##"paths: {}
x-parts: &parts { inside: *parts }
"##,
    );
    assert_snapshot!(report, @r"
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
fn excessive_nesting_is_an_error() {
    let document = format!(
        "{HEAD}paths: {{}}\nx-deep: {}{}\n",
        "[".repeat(200),
        "]".repeat(200)
    );
    assert_snapshot!(lines(&document), @"5:108: #: this document is nested more than 100 levels deep; move inner schemas to `components/schemas`, and refer to them");
}

//! Locations in long lines, of repeated keys, and behind aliases and merge keys.

use insta::assert_snapshot;

use super::{lines, report, report_yaml};

#[test]
fn long_lines_are_truncated_around_the_location() {
    let (long, longer) = ("x".repeat(500_000), "y".repeat(500_000));
    let info = format!(r#"{{"title":"{long}","version":1,"description":"{longer}"}}"#);
    let document = format!(r#"{{"openapi":"3.0.3","info":{info},"paths":{{}}}}"#);
    let report = report("spec.json", &document);
    assert_snapshot!(report, @r#"
    warning[W0105]: expected a string for `version`, found the number 1; read as `1`
      --> spec.json:1:500049
      |
    1 | ... xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","version":1,"description":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy ...
      |                                                                 ^
      |
      = at #/info/version
      = help: quote it: `"1"`

    3 files in sdk/src, 3 changed; 1 warning
    exit code 0
    "#);
}

#[test]
fn repeated_keys_are_reported_with_both_lines() {
    let report = report_yaml(
        r##"paths:
  /parcels:
    post:
      deprecated: true
      responses: { '204': { description: Sent } }
      deprecated: true
  /letters: {}
  /parcels: {}
"##,
    );
    assert_snapshot!(report, @r"
    error[E0105]: duplicate key `/parcels`: first in line 5, again in line 11
       --> spec.yaml:11:3
       |
    11 |   /parcels: {}
       |   ^^^^^^^^
       |
       = at #/paths/~1parcels
       = help: remove or rename one of the two

    error: 1 error in spec.yaml, nothing was written; run `cargo xtask explain E0105` for an explanation
    exit code 2
    ");
}

#[test]
fn repeated_keys_in_json_are_reported() {
    let document = r##"{
  "openapi": "3.0.3",
  "info": { "title": "Parcels", "version": "1", "title": "Letters" },
  "paths": {}
}
"##;
    assert_snapshot!(lines(document), @"3:49: #/info/title: duplicate key `title`: first in line 3, again in line 3; remove or rename one of the two");
}

#[test]
fn repeated_keys_with_different_escapes_are_reported() {
    let document = r##"{ "openapi": "3.0.3", "x-\ud83d\udce6": 1, "x-📦": 2 }"##;
    assert_snapshot!(lines(document), @r"
    1:1: #: missing keyword `info` in OpenAPI Object; add `info: { title: NAME, version: '1' }`
    1:44: #/x-📦: duplicate key `x-📦`; remove or rename one of the two
    1:1: #: missing keyword `paths` in OpenAPI Object; there are no operations; add `paths`; without operations, `paths: {}`
    ");
}

#[test]
fn merge_keys_are_followed() {
    let report = report_yaml(
        r##"x-common: &common
  operationId: CreateParcel
  sumary: Creates
  responses: { '204': { description: Sent } }
paths:
  /parcels:
    post:
      <<: *common
      operationId: SendParcel
"##,
    );
    assert_snapshot!(report, @r"
    warning[W0101]: unknown keyword `sumary` in Operation Object; ignored
       --> spec.yaml:10:5
       |
    10 |     post:
       |     ^^^^
       |
       = at #/paths/~1parcels/post/sumary
       = help: did you mean `summary`?

    6 files in sdk/src, 6 changed; 1 warning
    exit code 0
    ");
}

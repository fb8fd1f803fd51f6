//! Security requirements that requests cannot satisfy.

use insta::assert_snapshot;

use super::{HEAD, lines, report_yaml};

/// A document with two operations, the first of which has these requirements.
fn document(security: &str) -> String {
    format!(
        r"
paths:
  /parcels: {{ get: {{ security: {security}, responses: {{ '204': {{ description: Sent }} }} }} }}
  /letters: {{ get: {{ responses: {{ '204': {{ description: Sent }} }} }} }}
components:
  securitySchemes:
    digest: {{ type: http, scheme: digest }}
    hoba: {{ type: http, scheme: HOBA }}
    oidc: {{ type: openIdConnect, openIdConnectUrl: https://parcels.example.com }}
    token: {{ $ref: '#/components/securitySchemes/bearer' }}
    bearer: {{ type: http, scheme: bearer }}
    basic: {{ type: http, scheme: basic }}
    key: {{ type: apiKey, in: header, name: authorization }}
"
    )
}

/// The diagnostics for the requirements of an operation.
fn of(security: &str) -> String {
    lines(&format!("{HEAD}{}", document(security)))
}

#[test]
fn a_scheme_without_support_is_an_error_at_its_name() {
    assert_snapshot!(report_yaml(&document("[{ digest: [] }]")), @"");
    assert_snapshot!(of("[{ bearer: [], oidc: [] }, { hoba: [] }]"), @"");
}

#[test]
fn an_alternative_with_support_suffices() {
    for security in [
        "[{ digest: [] }, { bearer: [] }]",
        "[{ oidc: [] }, {}]",
        "[{ token: [] }]",
        "[]",
    ] {
        assert_eq!(of(security), "", "{security}");
    }
}

#[test]
fn schemes_in_the_same_place_cannot_be_satisfied_together() {
    assert_snapshot!(of("[{ basic: [], bearer: [] }]"), @"");
    assert_snapshot!(of("[{ key: [], bearer: [] }]"), @"");
}

#[test]
fn a_requirement_of_the_document_is_reported_once() {
    let document = document("[{ bearer: [] }]").replace(
        "/parcels",
        "/stamps: { get: { responses: { '204': { description: Sent } } } }\n  /parcels",
    );
    assert_snapshot!(lines(&format!("{HEAD}security: [{{ digest: [] }}]\n{document}")), @"");
}

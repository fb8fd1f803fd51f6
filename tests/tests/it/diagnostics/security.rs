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
    assert_snapshot!(report_yaml(&document("[{ digest: [] }]")), @r"
    error[E0407]: the security scheme `digest` is not supported: HTTP `digest`
      --> spec.yaml:6:35
      |
    6 |   /parcels: { get: { security: [{ digest: [] }], responses: { '204': { description: Sent } } } }
      |                                   ^^^^^^
      |
      = at #/paths/~1parcels/get/security/0/digest
      = help: HTTP Basic, bearer tokens, API keys and OAuth 2.0 are supported; add an alternative, or exclude what requires it

    error: 1 error in spec.yaml, nothing was written; run `cargo xtask explain E0407` for an explanation
    exit code 2
    ");
    assert_snapshot!(of("[{ bearer: [], oidc: [] }, { hoba: [] }]"), @r"
    6:47: #/paths/~1parcels/get/security/0/oidc: the security scheme `oidc` is not supported: OpenID Connect; HTTP Basic, bearer tokens, API keys and OAuth 2.0 are supported; add an alternative, or exclude what requires it
    6:61: #/paths/~1parcels/get/security/1/hoba: the security scheme `hoba` is not supported: HTTP `hoba`; HTTP Basic, bearer tokens, API keys and OAuth 2.0 are supported; add an alternative, or exclude what requires it
    ");
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

/// Client certificates are no scheme of OpenAPI 3.0, and nothing that the SDK could send in their place.
#[test]
fn mutual_tls_is_a_scheme_without_support() {
    let document =
        document("[{ digest: [] }]").replace("type: http, scheme: digest", "type: mutualTLS");
    assert_snapshot!(lines(&format!("{HEAD}{document}")), @r"
    6:35: #/paths/~1parcels/get/security/0/digest: the security scheme `digest` is not supported: mutual TLS; HTTP Basic, bearer tokens, API keys and OAuth 2.0 are supported; add an alternative, or exclude what requires it
    10:15: #/components/securitySchemes/digest/type: `mutualTLS` is a type of OpenAPI 3.1; set up client certificates in the transport, and remove the scheme
    ");
}

#[test]
fn a_requirement_of_the_document_is_reported_once() {
    let inherited = "/letters: { put: { responses: { '204': { description: Sent } } }, ";
    let document = document("[{ bearer: [] }]").replace("/letters: { ", inherited);
    assert_snapshot!(lines(&format!("{HEAD}security: [{{ digest: [] }}]\n{document}")), @"4:14: #/security/0/digest: the security scheme `digest` is not supported: HTTP `digest`; HTTP Basic, bearer tokens, API keys and OAuth 2.0 are supported; add an alternative, or exclude what requires it");
}

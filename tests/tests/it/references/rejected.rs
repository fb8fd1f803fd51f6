//! References that are not followed: to objects of another kind, and out of the document's folder.

use codegen::Code;

use super::input;

/// The diagnostics of a document with one reference, whose folder contains these files.
fn diagnostics(reference: &str, files: &[(&str, &str)]) -> Vec<(Code, String)> {
    let document = format!(
        "openapi: 3.0.3
info: {{ title: Borders, version: '1' }}
servers: [{{ url: https://borders.example.com }}]
paths:
  /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: a, content: {{ application/json: {{ schema: {{ $ref: '{reference}' }} }} }} }} }} }} }}
components: {{ responses: {{ R: {{ description: R }} }}, parameters: {{ P: {{ name: p, in: query, schema: {{ type: string }} }} }} }}
"
    );
    let read = |path: &str| {
        let mut files = files.iter();
        let file = files.find(|(name, _)| *name == path);
        file.map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| format!("{path} was read"))
    };
    let diagnostics = codegen::analyze_files(input("main.yaml", &document), &read).diagnostics;
    let pairs = diagnostics.iter().map(|it| (it.code, it.message.clone()));
    pairs.collect()
}

#[track_caller]
fn assert_message(reference: &str, code: Code, message: &str) {
    let diagnostics = diagnostics(reference, &[]);
    assert_eq!(diagnostics, [(code, message.to_owned())]);
}

#[test]
fn the_target_is_of_the_right_kind() {
    for (target, kind) in [
        ("#/components/responses/R", "a Response Object"),
        ("#/components/parameters/P", "a Parameter Object"),
        ("#/paths/~1a", "a Path Item Object"),
        ("#/paths/~1a/get", "an Operation Object"),
        ("#/info", "an Info Object"),
        ("#/info/title", "the string `Borders`"),
        ("#/servers", "a list"),
    ] {
        let message =
            format!("unsupported reference `{target}` to {kind}, expected a Schema Object");
        assert_message(target, Code::UnsupportedReference, &message);
    }
}

#[test]
fn nothing_outside_of_the_folder_is_read() {
    let outside = "it leads out of the document's folder";
    let absolute = "its path is absolute";
    let url = "nothing is read from other hosts";
    for (reference, reason) in [
        ("../secret.yaml", outside),
        ("a/../../secret.yaml#/A", outside),
        ("%2e%2e/secret.yaml", outside),
        ("..%2Fsecret.yaml", outside),
        ("/etc/passwd", absolute),
        ("%2Fetc/passwd", absolute),
        ("https://example.com/a.yaml", url),
        ("HTTP://example.com/a.yaml#/A", url),
        ("//example.com/a.yaml", url),
        ("file:///etc/passwd", url),
        ("C:/secret.yaml", url),
    ] {
        let message = format!("unsupported reference `{reference}`: {reason}");
        assert_message(reference, Code::UnsupportedReference, &message);
    }
    let message = "unsupported reference `#anchor`: its fragment is not a JSON Pointer";
    assert_message("#anchor", Code::UnsupportedReference, message);
    let missing = "unresolved reference: cannot read `b/a.yaml`: b/a.yaml was read";
    assert_message("b/./c/../a.yaml", Code::UnresolvedReference, missing);
}

#[test]
fn a_file_leads_out_of_the_folder_no_more_than_the_document() {
    let files = [(
        "in/a.yaml",
        "{ type: array, items: { $ref: ../../secret.yaml } }",
    )];
    let message =
        "unsupported reference `../../secret.yaml`: it leads out of the document's folder";
    let expected = (Code::UnsupportedReference, message.to_owned());
    assert_eq!(diagnostics("in/a.yaml", &files), [expected]);
}

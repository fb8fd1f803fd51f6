//! Webhooks: nothing calls them, and the bodies that they send have types.

use codegen::Usage;

use super::{codes, document};

#[test]
fn bodies_have_types() {
    let text = document(
        "3.1.0",
        "webhooks:
  parcelSent:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                at: { type: string, format: date-time }
                place: { type: object, properties: { city: { type: string } } }
      responses: { '204': { description: Received } }
  parcelLost:
    $ref: '#/components/pathItems/lost'
components:
  pathItems:
    lost:
      post:
        requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/loss' } } } }
  schemas:
    loss: { type: object, properties: { reason: { type: string } } }
",
    );
    let analysis = codegen::analyze(&text);
    assert!(codes(&analysis).is_empty(), "{}", analysis.diagnostics);
    let api = analysis.api.as_ref().expect("the document is valid");
    let mut names: Vec<_> = api.types().map(|(id, _)| id.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Loss", "ParcelSentBody", "ParcelSentBodyPlace"]);
    assert_eq!(api.operations().count(), 0);
    let occurrences = analysis.keyword_usage.occurrences();
    let usage = |keyword: &str| {
        let found = occurrences.iter().find(|one| one.keyword == keyword);
        found.map(|one| one.usage)
    };
    assert!(
        matches!(usage("webhooks"), Some(Usage::Ignored(reason)) if reason.contains("nothing calls"))
    );
    assert_eq!(usage("format"), Some(Usage::Used));
}

//! Types that contain themselves.

use codegen::api::TypeKind;
use tests::lower;

/// A value of a type that always contains another one of that type could not be constructed.
#[test]
fn a_required_field_of_the_same_type_is_optional() -> Result<(), Box<dyn std::error::Error>> {
    let api = lower(
        "
openapi: 3.0.3
info: { title: Recursion, version: '1' }
servers: [{ url: 'https://example.com' }]
paths: {}
components:
  schemas:
    S: { type: object, required: [a, b], properties: { a: { $ref: '#/components/schemas/S' }, b: {} } }
",
    )?;
    let kinds: Vec<_> = api.types().map(|(_, def)| &def.kind).collect();
    let [TypeKind::Struct(def)] = kinds.as_slice() else {
        return Err("there is one struct".into());
    };
    let required: Vec<_> = def.fields.iter().map(|field| field.required).collect();
    assert_eq!(required, [false, true]);
    Ok(())
}

//! JSON Pointers to objects that are not components.

use codegen::Level;
use tests::{fixture, read};

use super::{fields, names};

#[test]
fn a_schema_can_be_anywhere() {
    let analysis = codegen::analyze(&read(&fixture("pointers.yaml")));
    assert_eq!(analysis.diagnostics.to_string(), "");
    let api = analysis.into_api().expect("there are no errors");
    assert_eq!(
        fields(&api, "ListShapeResponse"),
        [
            "area: Area",
            "filter: Filter",
            "version: Version",
            "draft: Draft",
            "circle: Circle",
            "corner: Points0",
            "odd: OddTildeName",
            "first: PairFirst",
            "choice: ChoiceObject",
        ]
    );
    assert_eq!(fields(&api, "Circle"), ["radius: F64", "center: Points0"]);
    assert_eq!(fields(&api, "Points0"), ["x: I64", "y: I64"]);
}

#[test]
fn objects_other_than_schemas_can_be_anywhere() {
    let api = tests::lower(&read(&fixture("pointers.yaml"))).expect("there are no errors");
    let operation = |id: &str| {
        let mut operations = api.operations();
        let found = operations.find(|operation| operation.id == id);
        found.unwrap_or_else(|| panic!("no operation {id}"))
    };
    let list = operation("listShape");
    assert_eq!(list.successes[0].headers[0].name, "X-Total");
    let content = list.successes[0].content.as_ref().expect("a body");
    assert_eq!(content.examples[0].value["corner"]["x"], 7);
    // The path item is in an extension, and another path shares it.
    assert_eq!(operation("fetchItem").path, "/shapes/{id}");
    assert_eq!(operation("fetchItem").path_parameters[0].wire, "id");
    let again: Vec<_> = api
        .operations()
        .filter(|operation| operation.path == "/shapes/{id}/again")
        .map(|operation| operation.id.as_str())
        .collect();
    assert_eq!(again, ["get /shapes/by id}/again", "deleteAgain"]);
    let copy = operation("copyShape");
    let body = copy.params.as_ref().expect("a body");
    assert_eq!(body.parameters.len(), 1);
}

#[test]
fn the_target_of_a_reference_has_the_same_type_whatever_comes_first() {
    const HEAD: &str = "openapi: 3.0.3
info: { title: Stamps, version: '1' }
servers: [{ url: https://stamps.example.com }]
";
    const COMPONENTS: &str = "components:
  responses:
    Stamp: { description: A stamp, content: { application/json: { schema: { type: object, properties: { price: { type: integer } } } } } }
";
    let by_response = "  /a: { get: { operationId: a, responses: { '200': { $ref: '#/components/responses/Stamp' } } } }\n";
    let by_schema = "  /b: { get: { operationId: b, responses: { '200': { description: b, content: { application/json: { schema: { type: object, properties: { stamp: { $ref: '#/components/responses/Stamp/content/application~1json/schema' } } } } } } } } }\n";
    for paths in [[by_response, by_schema], [by_schema, by_response]] {
        let document = format!("{HEAD}paths:\n{}{COMPONENTS}", paths.concat());
        let analysis = codegen::analyze(&document);
        assert_eq!(analysis.diagnostics.count(Level::Error), 0);
        let api = analysis.into_api().expect("there are no errors");
        let priced = names(&api)
            .into_iter()
            .filter(|name| name != "BResponse")
            .map(|name| fields(&api, &name));
        assert_eq!(priced.collect::<Vec<_>>(), [["price: I64"]]);
    }
}

//! Mistakes in the files that a document refers to, and in what it refers to at unusual places.

use codegen::{Analysis, Input, Level, analyze_files};

/// A document, and the file at each of its references.
const DOCUMENT: &str = "openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  '/parcels/{id}': { $ref: paths.yaml#/parcel }
  '/boxes/{id}': { get: { $ref: 'paths.yaml#/box' } }
components:
  schemas: { $ref: schemas/all.yaml }
x-shared:
  Size: { type: SIZE_TYPE }
";

/// Mistakes, and their corrections.
const MISTAKES: &[(&str, &str)] = &[
    ("SIZE_TYPE", "integer"),
    ("SUMMARY", "summary"),
    ("BODY_EXAMPLE", "{ name: Ada }"),
    ("STATUS", "'2XX'"),
    ("CONST", "enum: [7]"),
    ("EXCLUSIVE", "minimum: 3, exclusiveMinimum: true"),
    ("REQUIRED", "required: [name]"),
    ("DEFAULT", "'1.10'"),
    (
        "PARAMETERS",
        "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]",
    ),
];
const WRONG: [&str; 9] = [
    "int",
    "Summary",
    "'{\"name\": \"Ada\"}'",
    "2xx",
    "const: 7",
    "exclusiveMinimum: 3",
    "required: name",
    "1.10",
    "tags: []",
];

const PATHS: &str = "
parcel:
  post:
    operationId: CreateParcel
    SUMMARY: Sends a parcel
    PARAMETERS
    requestBody:
      content: { application/json: { schema: { $ref: 'schemas/all.yaml#/Parcel' }, example: BODY_EXAMPLE } }
    responses: { STATUS: { description: Sent } }
box:
  operationId: FetchBox
  PARAMETERS
  responses: { '200': { description: It, content: { application/json: { schema: { $ref: 'parcels.yaml#/x-shared/Size' } } } } }
";

const SCHEMAS: &str = "
Parcel:
  type: object
  REQUIRED
  properties:
    name: { type: string }
    kind: { type: integer, CONST }
    weight: { type: number, EXCLUSIVE }
    version: { type: string, default: DEFAULT }
";

fn analyze(replacements: impl Fn(usize) -> &'static str) -> Analysis {
    let replaced = |text: &str| {
        let mistakes = MISTAKES.iter().enumerate();
        mistakes.fold(text.to_owned(), |text, (index, (name, _))| {
            text.replace(name, replacements(index))
        })
    };
    let document = replaced(DOCUMENT);
    let read = |path: &str| match path {
        "paths.yaml" => Ok(replaced(PATHS)),
        "schemas/all.yaml" => Ok(replaced(SCHEMAS)),
        path => Err(format!("no file {path}")),
    };
    let input = Input {
        name: "parcels.yaml",
        text: &document,
        ..Input::default()
    };
    analyze_files(input, &read)
}

fn sources(analysis: &Analysis) -> Vec<String> {
    let api = analysis.api.as_ref();
    let api = api.unwrap_or_else(|| panic!("{}", analysis.diagnostics));
    let files = codegen::rust_sdk::render(api, &codegen::CrateContext::default());
    files.into_iter().map(|file| file.source).collect()
}

#[test]
fn mistakes_in_other_files_are_interpreted_like_those_of_the_document() {
    let (wrong, right) = (
        analyze(|index| WRONG[index]),
        analyze(|index| MISTAKES[index].1),
    );
    assert_eq!(
        right.diagnostics.count(Level::Error),
        0,
        "{}",
        right.diagnostics
    );
    assert_eq!(sources(&wrong), sources(&right));
    let new = wrong.diagnostics.iter();
    let mut new: Vec<_> = new
        .filter(|warning| !warning.message.contains("it is followed"))
        .map(|warning| {
            let at = warning.location.map(|at| (at.line, at.column));
            let (line, column) = at.unwrap_or_default();
            format!("{}@{line}:{column} {}", warning.code, warning.pointer)
        })
        .collect();
    new.sort();
    assert_eq!(
        new,
        [
            "W0105@10:17 #/x-shared/Size/type",
            "W0105@4:13 schemas/all.yaml#/Parcel/required",
            "W0105@8:93 paths.yaml#/parcel/post/requestBody/content/application~1json/example",
            "W0105@9:39 schemas/all.yaml#/Parcel/properties/version/default",
            "W0109@5:5 paths.yaml#/parcel/post/Summary",
            "W0109@9:18 paths.yaml#/parcel/post/responses/2xx",
            "W0110@7:28 schemas/all.yaml#/Parcel/properties/kind/const",
            "W0110@8:29 schemas/all.yaml#/Parcel/properties/weight/exclusiveMinimum",
            "W0403@10:1 paths.yaml#/box",
            "W0403@3:3 paths.yaml#/parcel/post",
        ]
    );
}

#[test]
fn an_operation_of_another_path_keeps_its_parameters() {
    let analysis = codegen::analyze(
        "openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  '/parcels/{id}':
    get:
      operationId: FetchParcel
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { '204': { description: Sent } }
  '/letters/{id}': { get: { $ref: '#/paths/~1parcels~1{id}/get' } }
",
    );
    let warnings: Vec<_> = analysis.diagnostics.iter().collect();
    let [followed] = warnings.as_slice() else {
        panic!("{}", analysis.diagnostics);
    };
    assert!(followed.message.contains("it is followed"), "{followed}");
}

//! Names of types: short, after what distinguishes them, and the same whatever is added.

use std::collections::{BTreeMap, BTreeSet};

use codegen::api::{Api, TypeKind};
use serde_json::{Value, json};
use tests::{evolution, located_types, lower};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A document with component schemas and operations, which are given by path.
fn document(schemas: Value, operations: &[(&str, Value)]) -> Value {
    let mut document = evolution::empty();
    document["components"]["schemas"] = schemas;
    for (path, operation) in operations {
        document["paths"][*path]["get"] = operation.clone();
    }
    document
}

/// The names of types by location.
fn names(document: &Value) -> Result<BTreeMap<String, String>, codegen::Diagnostics> {
    let api = lower(&document.to_string())?;
    let names = located_types(&api).map(|(id, def)| (def.pointer.to_string(), id.to_string()));
    Ok(names.collect())
}

/// The names of the variants of a component's union with these members.
fn variants(members: Value) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let schemas = json!({
        "Named": { "type": "object", "properties": { "id": { "type": "string" } } },
        "Choice": { "oneOf": members }
    });
    let api = lower(&document(schemas, &[]).to_string())?;
    let mut choice = api.types().filter(|(id, _)| id.as_str() == "Choice");
    let (_, def) = choice.next().ok_or("there is a type `Choice`")?;
    let TypeKind::Union(union) = &def.kind else {
        return Err("it is a union".into());
    };
    Ok(union
        .variants
        .iter()
        .map(|variant| variant.name.to_string())
        .collect())
}

fn object(properties: &[&str]) -> Value {
    let properties = properties
        .iter()
        .map(|name| ((*name).to_owned(), json!({ "type": "string" })));
    json!({ "type": "object", "properties": properties.collect::<serde_json::Map<_, _>>() })
}

/// An object whose property `kind` has only one value.
fn tagged(kind: &str) -> Value {
    let mut tagged = object(&["kind", "name"]);
    tagged["properties"]["kind"]["enum"] = json!([kind]);
    tagged
}

#[test]
fn members_of_unions_are_named_after_what_distinguishes_them() -> Outcome {
    // The first property that only one member has, and the kind where only one member is of it.
    assert_eq!(
        variants(json!([
            object(&["name", "breed", "age"]),
            object(&["name", "lives"])
        ]))?,
        ["Breed", "Lives"]
    );
    let mut required = object(&["nickname", "name", "breed"]);
    required["required"] = json!(["name", "breed"]);
    assert_eq!(
        variants(json!([required, object(&["name"])]))?,
        ["Breed", "Object"]
    );
    let foods = json!({ "type": "array", "items": { "type": "string", "enum": ["dry", "wet"] } });
    assert_eq!(
        variants(json!([foods, { "type": "string", "enum": [""] }]))?,
        ["List", "Text"]
    );
    assert_eq!(
        variants(json!([
            { "type": "string" },
            { "type": "integer" },
            { "type": "boolean" },
            object(&["a", "b"]),
            { "type": "object", "additionalProperties": { "type": "string" } }
        ]))?,
        ["Text", "Integer", "Boolean", "Object", "Map"]
    );
    // Several lists by their items, an only value, and the value of a property.
    let list = |items: Value| json!({ "type": "array", "items": items });
    assert_eq!(
        variants(json!([
            list(json!({ "type": "string" })),
            list(json!({ "type": "integer" })),
            list(json!({ "$ref": "#/components/schemas/Named" })),
            { "type": "string", "enum": ["auto"] }
        ]))?,
        ["TextList", "IntegerList", "NamedList", "Auto"]
    );
    assert_eq!(
        variants(json!([tagged("cat"), tagged("dog"), { "$ref": "#/components/schemas/Named" }]))?,
        ["Cat", "Dog", "Named"]
    );
    Ok(())
}

#[test]
fn members_with_one_title_are_distinguished_by_their_properties_and_else_numbered() -> Outcome {
    let titled = |properties: &[&str]| {
        let mut titled = object(properties);
        titled["title"] = "Part".into();
        titled
    };
    assert_eq!(
        variants(json!([
            titled(&["a"]),
            titled(&["a", "file"]),
            object(&["a"]),
            object(&["a"])
        ]))?,
        ["Part", "PartFile", "Object", "Object2"]
    );
    Ok(())
}

#[test]
fn the_discriminator_names_members_before_other_properties() -> Outcome {
    let member = |kind: &str, version: &str| {
        let mut member = tagged(kind);
        member["properties"]["version"] = json!({ "type": "string", "enum": [version] });
        member["properties"]
            .as_object_mut()
            .expect("an object")
            .sort_keys();
        member
    };
    let mut choice = json!({ "oneOf": [member("a", "v1"), member("b", "v2")] });
    choice["discriminator"] = json!({ "propertyName": "version" });
    let api = lower(&document(json!({ "Choice": choice }), &[]).to_string())?;
    let ids: BTreeSet<_> = api.types().map(|(id, _)| id.as_str()).collect();
    assert!(
        ids.contains("ChoiceV1") && ids.contains("ChoiceV2"),
        "{ids:?}"
    );
    Ok(())
}

/// A document whose names are long in every way: nested properties, components, operations, and unions.
fn long_names() -> Value {
    let leaf =
        |name: &str| json!({ "type": "object", "properties": { name: { "enum": ["a", "b"] } } });
    let step = "extraordinarily_long_property";
    let mut nested = json!({ "type": "object", "properties": {} });
    for branch in ["first", "second"] {
        let name = format!("{branch}_{step}");
        nested["properties"][&name] = json!({
            "type": "object",
            "properties": {
                step: { "type": "object", "properties": { "details": leaf("status") } },
                "members": { "oneOf": [object(&[step]), object(&["other"])] }
            }
        });
    }
    let schemas = json!({
        "payment_method_configuration_collection": nested,
        "realtime.beta.server.event.conversation.item.input.audio.transcription.completed": leaf("state"),
        "RealtimeBetaServerEventConversationItemInputAudioTranscriptionSegment": leaf("state"),
        "RealtimeBetaServerEventConversationItemOutputAudioTranscriptionSegment": leaf("state"),
        "incoming_phone_number.incoming_phone_number_add_on.incoming_phone_number_add_on_extension": leaf("x"),
        "x".repeat(80): leaf("state"),
        "\u{65e5}".repeat(80): leaf("state")
    });
    let response = json!({ "200": { "description": "", "content": { "application/json": {
        "schema": leaf("default_workflow_permissions")
    } } } });
    let operation = json!({
        "operationId": "actions/set-github-actions-default-workflow-permissions-of-the-organization",
        "parameters": [{ "name": "state", "in": "query", "schema": { "enum": ["on", "off"] } }],
        "responses": response
    });
    document(schemas, &[("/actions", operation)])
}

/// The names of all types and parameter structs.
fn all_names(api: &Api) -> Vec<&str> {
    let params = api
        .operations()
        .filter_map(|operation| operation.params.as_ref());
    let params = params.map(|params| params.name.as_str());
    api.types()
        .map(|(id, _)| id.as_str())
        .chain(params)
        .collect()
}

#[test]
fn no_name_is_longer_than_60_characters() -> Outcome {
    let api = lower(&long_names().to_string())?;
    let names = all_names(&api);
    for name in &names {
        assert!(name.chars().count() <= 60, "{name}");
    }
    let distinct: BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "{names:#?}");
    assert!(
        names.contains(&"IncomingPhoneNumberAddOnExtension"),
        "{names:#?}"
    );
    assert!(
        names.contains(&"SetGithubActionsDefaultPermissionsOfTheOrganizationParams"),
        "{names:#?}"
    );
    Ok(())
}

#[test]
fn a_long_name_does_not_depend_on_what_is_added() -> Outcome {
    let mut document = long_names();
    let before = names(&document)?;
    let properties = "/components/schemas/payment_method_configuration_collection/properties";
    let properties = document
        .pointer_mut(properties)
        .expect("there are properties");
    properties["third_extraordinarily_long_property"] =
        properties["first_extraordinarily_long_property"].clone();
    let after = names(&document)?;
    assert!(after.len() > before.len());
    for (pointer, name) in &before {
        assert_eq!(after.get(pointer), Some(name), "{pointer}");
    }
    Ok(())
}

#[test]
fn types_of_shared_components_are_named_after_them() -> Outcome {
    let status = |values: [&str; 2]| json!({ "type": "string", "enum": values });
    let body = |schema: Value| json!({ "description": "", "content": { "application/json": { "schema": schema } } });
    let operation = |id: &str| {
        json!({
            "operationId": id,
            "parameters": [{ "$ref": "#/components/parameters/Sort" }],
            "requestBody": { "$ref": "#/components/requestBodies/Draft" },
            "responses": {
                "200": { "$ref": "#/components/responses/Found" },
                "404": { "$ref": "#/components/responses/Error" },
                "410": { "$ref": "#/components/responses/410" },
                "503": { "$ref": "#/components/responses/Unavailable" }
            }
        })
    };
    let schemas = json!({ "Found": object(&["unrelated"]) });
    let mut document = document(schemas, &[("/dogs", operation("get_dog"))]);
    let error = json!({ "type": "object", "properties": { "code": status(["a", "b"]) } });
    let list = json!({ "type": "array", "items": object(&["id"]) });
    document["components"]["responses"] = json!({
        "Unavailable": body(error.clone()),
        "Error": body(error.clone()),
        "410": body(error.clone()),
        "Found": body(list)
    });
    document["components"]["requestBodies"] = json!({ "Draft": body(error) });
    document["components"]["parameters"] =
        json!({ "Sort": { "name": "order", "in": "query", "schema": status(["up", "down"]) } });
    let before = names(&document)?;
    let expected = [
        "DraftCode",
        "ErrorResponse",
        "ErrorResponseCode",
        "Found",
        "FoundResponse",
        "Response410",
        "Response410Code",
        "Sort",
        "Unavailable",
        "UnavailableCode",
    ];
    let actual: BTreeSet<_> = before.values().map(String::as_str).collect();
    assert_eq!(actual, BTreeSet::from(expected));
    // Another operation that uses them, before the first.
    let paths = document["paths"]
        .as_object_mut()
        .ok_or("paths are an object")?;
    paths.shift_insert(
        0,
        "/cats".to_owned(),
        json!({ "get": operation("list_cats") }),
    );
    assert_eq!(names(&document)?, before);
    Ok(())
}

#[test]
fn reserved_names_get_a_sensible_replacement() -> Outcome {
    let name_of = |schemas: &[&str]| -> Result<Vec<String>, codegen::Diagnostics> {
        let schemas = schemas
            .iter()
            .map(|name| ((*name).to_owned(), object(&["id"])));
        let document = document(Value::Object(schemas.collect()), &[]);
        Ok(names(&document)?.into_values().collect())
    };
    for (name, expected) in [
        ("Error", "ApiError"),
        ("error", "ApiError"),
        ("Option", "ApiOption"),
        ("Vec", "ApiVec"),
        ("string", "ApiString"),
        ("Result", "ApiResult"),
        ("Box", "ApiBox"),
        ("Ok", "ApiOk"),
        ("Some", "ApiSome"),
        ("None", "ApiNone"),
        ("Self", "ApiSelf"),
        ("Page", "ApiPage"),
        ("SearchParams", "SearchParameters"),
        ("type", "Type"),
        ("async", "Async"),
        ("Type", "Type"),
    ] {
        assert_eq!(name_of(&[name])?, [expected], "{name}");
    }
    // Schemas whose own name is free keep it.
    let both: BTreeSet<_> = name_of(&["Error", "ApiError"])?.into_iter().collect();
    assert_eq!(
        both,
        BTreeSet::from(["ApiError".to_owned(), "ErrorModel".to_owned()])
    );
    // Names that differ only in case or separators are told apart.
    let alike: BTreeSet<_> = name_of(&["user-name", "user_name", "userName", "USER NAME"])?
        .into_iter()
        .collect();
    assert_eq!(alike.len(), 4, "{alike:?}");
    assert!(alike.contains("UserName"), "{alike:?}");
    Ok(())
}

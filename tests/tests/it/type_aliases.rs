//! Types of the same shape are one type, and each keeps its name.

use std::collections::BTreeMap;

use codegen::api::{Api, Sensitivity, TypeId, TypeKind};
use serde_json::{Value, json};
use tests::{evolution, fixture, lower, read};
use twilio_verify_v2 as verify;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The aliases, each with the name of its type.
fn aliases(api: &Api) -> BTreeMap<&str, &str> {
    let aliases = api
        .types()
        .filter_map(|(id, def)| Some((id.as_str(), def.alias_of.as_ref()?.as_str())));
    aliases.collect()
}

fn of_schemas(schemas: Value) -> Result<Api, codegen::Diagnostics> {
    let mut document = evolution::empty();
    document["components"]["schemas"] = schemas;
    lower(&document.to_string())
}

/// Whether a schema and a changed copy of it are one type.
fn is_same(schema: &Value, changed: &Value) -> Result<bool, codegen::Diagnostics> {
    let api = of_schemas(json!({ "one": schema, "other": changed }))?;
    Ok(!aliases(&api).is_empty())
}

#[test]
fn types_of_one_shape_are_aliases_of_one_of_them() -> Outcome {
    let api = lower(&read(&fixture("same_shapes.yaml")))?;
    let expected = BTreeMap::from([
        // Frequent ones have the name of their property.
        ("ListCarParamsOrder", "Order"),
        ("ListTruckParamsOrder", "Order"),
        ("ListVanParamsOrder", "Order"),
        ("ListCarResponseMeta", "Meta"),
        ("ListTruckResponseMeta", "Meta"),
        ("ListVanResponseMeta", "Meta"),
        // Others have one of their names.
        ("CreateCarParamsOwner", "CarOwner"),
        ("TruckState", "CarState"),
        ("Component", "Part"),
    ]);
    assert_eq!(aliases(&api), expected);
    // A value of a response can be that of a request.
    let TypeKind::Struct(owner) = &api[&TypeId::new("CarOwner")].kind else {
        return Err("it is a struct".into());
    };
    assert!(owner.input);
    Ok(())
}

#[test]
fn types_that_differ_in_any_fact_stay_apart() -> Outcome {
    let property = json!({ "type": "string", "description": "A name." });
    let schema = |property: &Value, required: &[&str]| json!({ "type": "object", "required": required, "properties": { "name": property, "age": { "type": "integer" } } });
    let own = schema(&property, &[]);
    assert!(is_same(&own, &own)?);
    let differences = json!([
        { "description": "Another name." },
        { "description": null },
        { "nullable": true },
        { "readOnly": true },
        { "writeOnly": true },
        { "deprecated": true },
        { "maxLength": 3 },
        { "pattern": "^a" },
        { "format": "uri" },
        { "default": "x" },
        { "type": "integer" },
        { "x-twilio": { "pii": { "handling": "standard", "deleteSla": 30 } } },
    ]);
    for difference in differences.as_array().into_iter().flatten() {
        let mut changed = property.clone();
        for (key, value) in difference.as_object().into_iter().flatten() {
            changed[key] = value.clone();
        }
        changed
            .as_object_mut()
            .ok_or("an object")?
            .retain(|_, value| !value.is_null());
        assert!(!is_same(&own, &schema(&changed, &[]))?, "{difference}");
    }
    assert!(!is_same(&own, &schema(&property, &["name"]))?);
    let mut open = own.clone();
    open["additionalProperties"] = json!({ "type": "string" });
    assert!(!is_same(&own, &open)?);
    let mut more = own.clone();
    more["properties"]["other"] = json!({ "type": "string" });
    assert!(!is_same(&own, &more)?);
    Ok(())
}

#[test]
fn descriptions_of_types_and_the_order_of_what_is_optional_do_not_matter() -> Outcome {
    let text = json!({ "type": "string" });
    let own =
        json!({ "type": "object", "properties": { "name": text, "age": { "type": "integer" } } });
    let mut described = own.clone();
    described["description"] = "A person.".into();
    assert!(is_same(&own, &described)?);
    let reordered =
        json!({ "type": "object", "properties": { "age": { "type": "integer" }, "name": text } });
    assert!(is_same(&own, &reordered)?);
    let ordered = |names: [&str; 2]| {
        let required = json!({ "type": "string" });
        json!({ "type": "object", "required": names, "properties": { names[0]: required, names[1]: required } })
    };
    assert!(!is_same(&ordered(["a", "b"]), &ordered(["b", "a"]))?);
    let one = json!({ "type": "string", "enum": ["a", "b"] });
    assert!(is_same(
        &one,
        &json!({ "type": "string", "enum": ["b", "a"] })
    )?);
    assert!(!is_same(
        &one,
        &json!({ "type": "string", "enum": ["a", "B"] })
    )?);
    assert!(!is_same(
        &one,
        &json!({ "type": "string", "enum": ["a", "b", "c"] })
    )?);
    let numbers = |values: Value| json!({ "type": "integer", "enum": values });
    assert!(!is_same(
        &numbers(json!([1, 2])),
        &json!({ "type": "string", "enum": ["1", "2"] })
    )?);
    Ok(())
}

#[test]
fn a_difference_deep_inside_keeps_types_apart() -> Outcome {
    let nested = |last: &str| {
        let leaf = json!({ "type": "object", "properties": { last: { "type": "string" } } });
        let list = json!({ "type": "object", "properties": { "list": { "type": "array", "items": leaf } } });
        json!({ "type": "object", "properties": { "map": { "type": "object", "additionalProperties": list } } })
    };
    assert!(is_same(&nested("a"), &nested("a"))?);
    let api = of_schemas(json!({ "one": nested("a"), "other": nested("b") }))?;
    assert!(aliases(&api).is_empty());
    // Types that contain each other: those of the first cycle are not those of the second.
    let refer = |name: &str| json!({ "type": "object", "properties": { "next": { "$ref": format!("#/components/schemas/{name}") } } });
    let api = of_schemas(
        json!({ "a": refer("b"), "b": refer("a"), "c": refer("c"), "d": refer("c"), "e": refer("e") }),
    )?;
    assert_eq!(aliases(&api), BTreeMap::from([("E", "C")]));
    Ok(())
}

#[test]
fn names_stay_whatever_is_added() -> Outcome {
    let meta = json!({ "type": "object", "properties": { "next": { "type": "string" } } });
    let list = |meta: &Value| {
        let page = json!({ "type": "object", "properties": { "meta": meta, "items": { "type": "array", "items": { "type": "string" } } } });
        json!({ "description": "", "content": { "application/json": { "schema": page } } })
    };
    let mut document = evolution::empty();
    for name in ["cars", "vans", "bikes", "trucks"] {
        let operation =
            json!({ "operationId": format!("list_{name}"), "responses": { "200": list(&meta) } });
        let paths = document["paths"].as_object_mut().ok_or("an object")?;
        // Before the others.
        paths.shift_insert(0, format!("/{name}"), json!({ "get": operation }));
        document["components"]["schemas"][format!("state_of_{name}")] =
            json!({ "type": "string", "enum": ["new", "old"] });
        let api = lower(&document.to_string())?;
        for name in ["cars", "vans", "bikes", "trucks"] {
            if document["paths"].get(format!("/{name}")).is_none() {
                continue;
            }
            let camel = name[..1].to_uppercase() + &name[1..];
            for id in [
                format!("List{camel}ResponseMeta"),
                format!("StateOf{camel}"),
            ] {
                assert!(api.types.contains_key(&TypeId::new(&id)), "{id}");
            }
        }
    }
    // A component takes the name of the shared type, which then has one of its own names.
    document["components"]["schemas"]["meta"] =
        json!({ "type": "object", "properties": { "page": { "type": "integer" } } });
    let api = lower(&document.to_string())?;
    let aliases = aliases(&api);
    assert_eq!(
        aliases.get("ListTrucksResponseMeta"),
        Some(&"ListCarsResponseMeta")
    );
    assert_eq!(aliases.get("StateOfTrucks"), Some(&"StateOfCars"));
    Ok(())
}

/// A link that repeats personal data of one operation is redacted wherever its type is used.
#[test]
fn no_mark_gets_lost() -> Outcome {
    let meta = json!({ "type": "object", "properties": { "next_url": { "type": "string" } } });
    let page = json!({ "type": "object", "properties": { "meta": meta } });
    let returning = |id: &str, parameters: Value| {
        json!({ "get": {
        "operationId": id,
        "parameters": parameters,
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": page } } } }
    } })
    };
    let mut document = evolution::empty();
    let identity = json!([{ "name": "identity", "in": "path", "required": true, "schema": { "type": "string", "x-twilio": { "pii": { "handling": "standard", "deleteSla": 30 } } } }]);
    document["paths"]["/cars"] = returning("list_cars", json!([]));
    document["paths"]["/people/{identity}"] = returning("list_people", identity);
    let api = lower(&document.to_string())?;
    assert_eq!(
        aliases(&api),
        BTreeMap::from([
            ("ListPeopleResponse", "ListCarsResponse"),
            ("ListPeopleResponseMeta", "ListCarsResponseMeta"),
        ])
    );
    for id in ["ListCarsResponseMeta", "ListPeopleResponseMeta"] {
        let TypeKind::Struct(def) = &api[&TypeId::new(id)].kind else {
            return Err("it is a struct".into());
        };
        assert_eq!(
            def.fields[0].sensitivity,
            Some(Sensitivity::PersonalUrl),
            "{id}"
        );
    }
    Ok(())
}

#[test]
fn values_go_from_one_place_to_another() -> Outcome {
    let factor: verify::VerifyV2ServiceEntityFactor =
        serde_json::from_value(json!({ "factor_type": "totp", "status": "verified" }))?;
    assert_eq!(
        factor.factor_type,
        Some(verify::ChallengeEnumFactorTypes::Totp)
    );
    assert_eq!(
        factor.status,
        Some(verify::NewFactorEnumFactorStatuses::Verified)
    );
    let metas: [Option<verify::Meta>; 2] = [
        verify::ListServiceResponse::default().meta,
        verify::ListChallengeResponse::default().meta,
    ];
    assert_eq!(metas, [None, None]);
    assert_eq!(verify::AccessTokenEnumFactorTypes::Push.as_str(), "push");
    Ok(())
}

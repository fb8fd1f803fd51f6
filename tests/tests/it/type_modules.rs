//! Types are in the module of the operation that takes or returns them, and additions do not move them.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::{evolution, lower};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The paths of all types by location, without that of the crate.
fn paths(document: &Value) -> Result<BTreeMap<String, String>, codegen::Diagnostics> {
    let api = lower(&document.to_string())?;
    let mut paths = BTreeMap::new();
    for module in &api.modules {
        for id in &module.types {
            paths.insert(
                api[id].pointer.to_string(),
                format!("{}::{id}", module.name),
            );
        }
    }
    Ok(paths)
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn content(schema: &Value) -> Value {
    json!({ "description": "", "content": { "application/json": { "schema": schema } } })
}

fn returning(id: &str, schema: &Value) -> Value {
    json!({ "get": { "operationId": id, "responses": { "200": content(schema), "404": content(&self::schema("problem")) } } })
}

fn object(properties: Value) -> Value {
    json!({ "type": "object", "properties": properties })
}

/// A shop, whose first operation reaches all types.
fn shop() -> Value {
    let mut document = evolution::empty();
    let orders = json!({ "type": "array", "items": schema("order") });
    document["components"]["schemas"] = json!({
        "audit": object(json!({ "order": schema("order"), "at": object(json!({ "day": { "type": "string" } })) })),
        "order": object(json!({ "user": schema("user"), "state": { "enum": ["open", "paid"] }, "money": schema("money") })),
        "user": object(json!({ "orders": orders, "address": schema("user_address") })),
        "user_address": object(json!({ "street": { "type": "string" } })),
        "money": object(json!({ "amount": { "type": "number" } })),
        "new_user": object(json!({ "name": { "type": "string" } })),
        "problem": object(json!({ "code": { "type": "integer" } })),
        "unused": object(json!({ "id": { "type": "string" } }))
    });
    document["paths"] = json!({
        "/audits": returning("get_audit", &schema("audit")),
        "/orders": returning("list_orders", &orders),
        "/users": returning("get_user", &object(json!({ "user": schema("user") })))
    });
    let post = json!({
        "operationId": "create_user",
        "requestBody": content(&schema("new_user")),
        "responses": { "204": { "description": "" } }
    });
    document["paths"]["/users"]["post"] = post;
    document
}

#[test]
fn a_type_is_in_the_module_of_the_operation_that_takes_or_returns_it() -> Outcome {
    let paths = paths(&shop())?;
    let paths: Vec<_> = paths.values().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "audits::Audit",
            "audits::AuditAt",
            "models::Money",
            "users::NewUser",
            "orders::Order",
            "orders::OrderState",
            "models::Problem",
            "models::Unused",
            "users::User",
            "users::UserAddress",
            "users::GetUserResponse",
        ]
    );
    Ok(())
}

#[test]
fn additions_move_and_rename_no_types() -> Outcome {
    let before = paths(&shop())?;
    // Of other resources, with and without their own tags and types, which reach or return existing types.
    let report = object(
        json!({ "orders": schema("order"), "payer": schema("user"), "sum": schema("money") }),
    );
    let mut additions = vec![
        ("/accounts", returning("get_account", &report)),
        (
            "/accounts/first",
            returning("get_first_order", &schema("order")),
        ),
        (
            "/zones",
            returning(
                "list_zones",
                &json!({ "type": "array", "items": schema("user") }),
            ),
        ),
        (
            "/incidents",
            returning(
                "get_incidents",
                &json!({ "type": "object", "additionalProperties": schema("audit") }),
            ),
        ),
    ];
    let mut tagged = returning("get_tagged", &report);
    tagged["get"]["tags"] = json!(["Bookkeeping"]);
    additions.push(("/tagged", tagged));
    for (path, item) in additions {
        for index in 0..=3 {
            let mut document = shop();
            let paths_of = document["paths"]
                .as_object_mut()
                .ok_or("paths are an object")?;
            paths_of.shift_insert(index, path.to_owned(), item.clone());
            let after = paths(&document)?;
            for (pointer, name) in &before {
                assert_eq!(
                    after.get(pointer),
                    Some(name),
                    "{pointer} with {path} at {index}"
                );
            }
        }
    }
    // Properties, schemas and tags.
    let mut document = shop();
    for name in ["audit", "order", "user", "money", "problem"] {
        document["components"]["schemas"][name]["properties"]["added"] = schema("unused");
    }
    document["components"]["schemas"]["orders"] = report;
    document["tags"] = json!([{ "name": "models" }, { "name": "users" }]);
    let after = paths(&document)?;
    for (pointer, name) in &before {
        assert_eq!(after.get(pointer), Some(name), "{pointer}");
    }
    Ok(())
}

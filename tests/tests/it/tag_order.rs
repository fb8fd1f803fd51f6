//! The document's list of tags orders the modules for readers, and nothing else.

use codegen::{CrateContext, File, rust_sdk};
use serde_json::json;
use tests::lower;

/// The files of a crate with a module for each of three tags, some of which the document lists.
fn files(listed: &[&str]) -> Result<Vec<File>, codegen::Diagnostics> {
    let operation = |id: &str, tag: &str| {
        let content =
            json!({ "application/json": { "schema": { "$ref": "#/components/schemas/item" } } });
        let response =
            json!({ "description": "", "content": content, "headers": { format!("X-{tag}"): {} } });
        json!({ "get": { "operationId": id, "tags": [tag], "responses": { "200": response } } })
    };
    let tags: Vec<_> = listed.iter().map(|tag| json!({ "name": tag })).collect();
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Shop", "version": "1" },
        "servers": [{ "url": "https://shop.example.com" }],
        "tags": tags,
        "paths": {
            "/articles": operation("list_articles", "articles"),
            "/orders": operation("list_orders", "orders"),
            "/users": operation("list_users", "users")
        },
        "components": { "schemas": { "item": { "type": "object", "properties": { "id": { "type": "string" } } } } }
    });
    let api = lower(&document.to_string())?;
    Ok(rust_sdk::render(&api, &CrateContext::default()))
}

/// The operations of the first page in their order.
fn listed_operations(files: &[File]) -> Vec<&str> {
    let root = files.iter().find(|file| file.path == "lib.rs").unwrap();
    let items = root
        .source
        .lines()
        .filter_map(|line| line.strip_prefix("//! - [`"));
    items
        .filter(|item| item.contains("](Client::list"))
        .map(|item| &item[..item.find('`').unwrap()])
        .collect()
}

#[test]
fn important_modules_come_first_and_unlisted_ones_last() -> Result<(), codegen::Diagnostics> {
    assert_eq!(
        listed_operations(&files(&[])?),
        ["articles", "orders", "users"]
    );
    assert_eq!(
        listed_operations(&files(&["users"])?),
        ["users", "articles", "orders"]
    );
    let all = files(&["orders", "users", "unused", "articles"])?;
    assert_eq!(listed_operations(&all), ["orders", "users", "articles"]);
    let order = ["pub mod orders;", "pub mod users;", "pub mod articles;"];
    let root = all.iter().find(|file| file.path == "lib.rs").unwrap();
    let places = order.map(|declaration| root.source.find(declaration));
    assert!(places[0].is_some() && places.is_sorted(), "{}", root.source);
    Ok(())
}

#[test]
fn other_files_do_not_depend_on_the_order_of_tags() -> Result<(), codegen::Diagnostics> {
    let without_root = |listed: &[&str]| -> Result<Vec<File>, codegen::Diagnostics> {
        let files = files(listed)?.into_iter();
        Ok(files.filter(|file| file.path != "lib.rs").collect())
    };
    let sorted = without_root(&["articles", "orders", "users"])?;
    assert_eq!(sorted, without_root(&["users", "orders", "articles"])?);
    Ok(())
}

//! `list`.

use rmcp::model::{CallToolResult, JsonObject};
use serde::Deserialize;
use serde_json::{Value, json};

use super::arguments::parse;
use super::context::Tools;
use crate::index::{Index, Module};
use crate::output;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    resource: Option<String>,
}

pub(super) fn run(tools: &Tools, arguments: JsonObject) -> Result<CallToolResult, String> {
    let arguments: Arguments = parse(arguments)?;
    let index = &*tools.index;
    let Some(name) = arguments.resource else {
        let resources = index.modules.iter().map(|module| {
            json!({ "name": module.name, "description": module.description, "operations": module.operations })
        });
        return Ok(output::data(
            json!({ "resources": resources.collect::<Vec<_>>() }),
        ));
    };
    let wanted = name.trim().to_lowercase().replace(['-', ' '], "_");
    let mut modules = index.modules.iter();
    let module = modules.find(|module| module.name == wanted);
    let module = module.ok_or_else(|| {
        let names: Vec<_> = index.modules.iter().map(|module| &*module.name).collect();
        format!(
            "there is no such resource; the resources are {}",
            names.join(", ")
        )
    })?;
    Ok(output::data(
        json!({ "resources": [detailed(index, module)] }),
    ))
}

fn detailed(index: &Index, module: &Module) -> Value {
    let operations = index.operations.iter();
    let operations = operations.filter(|operation| operation.module == module.name);
    let operations = operations.map(|operation| {
        json!({
            "id": format!("operations/{}", operation.name),
            "request": format!("{} {}", operation.method, operation.path),
            "effect": operation.effect.as_str(),
            "summary": operation.summary,
        })
    });
    json!({
        "name": module.name,
        "description": module.description,
        "operations": operations.collect::<Vec<_>>(),
    })
}

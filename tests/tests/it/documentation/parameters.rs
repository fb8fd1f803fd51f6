//! The docs of parameters.

use serde_json::Value;
use tests::{Spec, list, map, text};

use super::checker::{Checker, unified};
use super::constraints::{constraints, personal_data, plain};
use super::docs::Docs;

/// A parameter in the spec, or a property of a request body.
struct Parameter<'a> {
    location: &'a str,
    name: &'a str,
    description: &'a str,
    schema: &'a Value,
    /// The facts about its values, besides its description.
    facts: Vec<String>,
    required: bool,
}

fn declared<'a>(spec: &'a Spec, operation: &'a Value) -> Vec<Parameter<'a>> {
    let parameters = list(&operation["parameters"]).map(|parameter| {
        let parameter = spec.resolve(parameter);
        let [location, name, description] =
            ["in", "name", "description"].map(|key| text(&parameter[key]));
        let schema = spec.resolve(&parameter["schema"]);
        Parameter {
            location,
            name,
            description,
            schema,
            facts: [constraints(schema), personal_data(parameter)].concat(),
            required: parameter["required"] == true,
        }
    });
    let mut declared: Vec<_> = parameters.collect();
    for (media_type, media) in map(&operation["requestBody"]["content"]) {
        let location = if media_type.ends_with("json") {
            "JSON"
        } else {
            "form"
        };
        let body = spec.resolve(&media["schema"]);
        for (name, property) in map(&body["properties"]) {
            let schema = spec.resolve(property);
            declared.push(Parameter {
                location,
                name,
                description: text(&schema["description"]),
                schema,
                facts: constraints(schema),
                required: list(&body["required"]).any(|required| required == name),
            });
        }
    }
    declared
}

/// The facts that are missing in the docs of an operation's parameters. Facts about path parameters are at the method,
/// those about others at their setters, which are linked.
pub(crate) fn parameters(
    spec: &Spec,
    operation: &Value,
    method: &str,
    docs: &str,
    all: &Docs,
) -> Vec<String> {
    let mut missing = Vec::new();
    for parameter in declared(spec, operation) {
        let Parameter {
            location,
            name,
            description,
            schema,
            facts,
            required,
        } = parameter;
        let mark = format!("({location} `{name}`): ");
        let line = docs.lines().find_map(|line| line.split_once(&mark));
        let (label, line) = line.unwrap_or_default();
        let mut checker = Checker::new(format!("{method} {mark}"), line);
        let (ty, summary) = line.split_once('.').unwrap_or_default();
        if location == "path" {
            checker.expect(description);
            for fact in facts.iter().filter(|fact| !is_sid_pattern(ty, fact)) {
                checker.expect(fact);
            }
        } else {
            let summary = unified(summary);
            let says_more = unified(description.trim_start_matches("Deprecated. "));
            let is_start = summary.len() > 1 && says_more.starts_with(summary.trim_end());
            checker.check(is_start, "the start of its description");
            setter(label, description, &facts, ty, all, &mut checker);
        }
        checker.check(
            ty.contains(", required") == required,
            "whether it is required",
        );
        let deprecated = schema["deprecated"] == true;
        checker.check(
            ty.contains(", deprecated") == deprecated,
            "whether it is deprecated",
        );
        checker.check(ty.contains(expected_type(schema)), expected_type(schema));
        variants(schema, ty, all, &mut checker);
        missing.append(&mut checker.missing);
    }
    missing
}

/// Checks the docs of the setter or of `new`, which the label of a parameter links to.
fn setter(
    label: &str,
    description: &str,
    facts: &[String],
    ty: &str,
    all: &Docs,
    checker: &mut Checker<'_>,
) {
    let target = label.split_once("](").map(|(_, target)| target);
    let target = target.and_then(|target| target.trim_end().strip_suffix(')'));
    let docs = target.and_then(|target| all.get(target));
    let item = format!("{} {}", checker.item, target.unwrap_or("without a link"));
    let mut linked = Checker::new(item, docs.map_or("", String::as_str));
    linked.expect(description);
    for fact in facts.iter().filter(|fact| !is_sid_pattern(ty, fact)) {
        linked.expect(fact);
    }
    checker.missing.append(&mut linked.missing);
}

/// Whether a fact is the pattern of a SID or its length, which are in the docs of its type.
fn is_sid_pattern(ty: &str, fact: &str) -> bool {
    let facts = ["exactly 34 characters", "pattern ^"];
    ty.contains("Sid`]") && facts.iter().any(|start| fact.starts_with(start))
}

fn expected_type(schema: &Value) -> &'static str {
    match (text(&schema["type"]), text(&schema["format"])) {
        ("integer", _) => "`i64`",
        ("number", _) => "`f64`",
        ("boolean", _) => "`bool`",
        ("array", _) => "`Vec<",
        ("string", "date-time") => "`DateTime`",
        ("string", _) if schema.get("enum").is_some() || schema.get("allOf").is_some() => "[`",
        ("string", _) if schema.get("pattern").is_some() => "Sid`]",
        ("string", _) => "`String`",
        _ => "`",
    }
}

/// Checks that the values of an enum are those of its type.
fn variants(schema: &Value, ty: &str, all: &Docs, checker: &mut Checker<'_>) {
    let values = schema.get("enum").or_else(|| schema["items"].get("enum"));
    for value in values.into_iter().flat_map(list) {
        let known = ty
            .split(['`', '<', '>'])
            .find(|part| all.contains_key(*part));
        let variants = format!("{}::", known.unwrap_or_default());
        let value = format!("`{}`", plain(value));
        let mut variants = all.iter().filter(|(item, _)| item.starts_with(&variants));
        checker.check(variants.any(|(_, docs)| docs.starts_with(&value)), &value);
    }
}

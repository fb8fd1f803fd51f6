//! The pages have all facts of the model.

use codegen::api::{
    Api, Constraints, Field, Operation, ParameterLocation, Sensitivity, Type, TypeKind,
};
use tests::generated::rust_type;
use tests::own_api;

use super::operation_page;

/// The facts that a text lacks.
pub(super) struct Checker<'t> {
    subject: String,
    text: &'t str,
    pub(super) missing: Vec<String>,
}

impl<'t> Checker<'t> {
    pub(super) fn new(subject: impl Into<String>, text: &'t str) -> Self {
        Self {
            subject: subject.into(),
            text,
            missing: Vec::new(),
        }
    }

    pub(super) fn expect(&mut self, fact: impl AsRef<str>) {
        let fact = fact.as_ref();
        if !self.text.contains(fact) {
            self.missing.push(format!("{}: {fact}", self.subject));
        }
    }

    pub(super) fn check(&mut self, is_right: bool, fact: &str) {
        if !is_right {
            self.missing.push(format!("{}: {fact}", self.subject));
        }
    }

    /// The item of a list that begins with a name.
    pub(super) fn item(&mut self, name: &str) -> Checker<'t> {
        let start = format!("- `{name}`");
        let mut items = self
            .text
            .split("\n- ")
            .map(|item| item.split("\n\n## ").next().unwrap_or(item));
        let found = items.find(|item| {
            start
                .strip_prefix("- ")
                .is_some_and(|start| item.starts_with(start))
        });
        if found.is_none() {
            self.missing
                .push(format!("{}: an item {start}", self.subject));
        }
        Checker::new(
            format!("{} {name}", self.subject),
            found.unwrap_or_default(),
        )
    }

    /// Adds the facts that a part lacks, if the part exists.
    pub(super) fn close(&mut self, part: Checker<'_>) {
        if !part.text.is_empty() {
            self.missing.extend(part.missing);
        }
    }
}

/// Expects the facts about a value at its item.
pub(super) fn field(field: &Field, checker: &mut Checker<'_>) {
    checker.expect(rust_type(field.ty()).replace("std::collections::", ""));
    constraints(field.ty(), field.constraints(), checker);
    if let Type::List(item) = field.ty() {
        constraints(&item.ty, &item.constraints, checker);
    }
    if let Some(Sensitivity::Personal {
        handling,
        kept_days,
    }) = &field.sensitivity
    {
        checker.expect("ersonal data");
        checker.expect(handling.as_deref().unwrap_or_default());
        for days in kept_days.iter().filter(|days| **days > 0) {
            checker.expect(format!("{days} day"));
        }
    }
    if field.deprecated.is_some() {
        checker.expect("eprecated");
    }
}

fn constraints(ty: &Type, constraints: &Constraints, checker: &mut Checker<'_>) {
    let is_sid = matches!(ty, Type::Sid(_));
    let lengths = [constraints.min_length, constraints.max_length];
    for length in lengths.into_iter().flatten().filter(|_| !is_sid) {
        checker.expect(length.to_string());
    }
    let bounds = [&constraints.minimum, &constraints.maximum];
    for bound in bounds.into_iter().flatten() {
        checker.expect(bound.value.to_string());
    }
    for pattern in constraints.pattern.iter().filter(|_| !is_sid) {
        checker.expect(pattern);
    }
    for value in constraints.allowed.iter().chain(&constraints.default) {
        checker.expect(value.to_string());
    }
}

/// Expects the form of a SID, and the values of an enum.
fn values(ty: &Type, api: &Api, checker: &mut Checker<'_>) {
    match ty {
        Type::Sid(id) => checker.expect(format!("34 characters, pattern `{}`", api[id].pattern())),
        Type::List(item) => values(&item.ty, api, checker),
        Type::Def(id) => {
            if let TypeKind::Enum(known) = &api[api.canonical(id)].kind {
                for variant in &known.variants {
                    checker.expect(format!("`{}`", variant.wire));
                }
            }
        }
        _ => {}
    }
}

fn operation(operation: &Operation, api: &Api, checker: &mut Checker<'_>) {
    let name = operation.name.plain();
    checker.expect(format!("# `{name}`\n"));
    checker.expect(format!("```rust\npub fn {name}("));
    checker.expect(format!(
        "`{} {}{}`",
        operation.method, api.server, operation.path
    ));
    checker.expect(format!("Operation `{}`", operation.id));
    checker.expect("- Authentication: ");
    checker.expect("- Header `Accept`: ");
    checker.expect(match operation.method.is_idempotent() {
        true => "is idempotent",
        false => "is not idempotent",
    });
    checker.expect("- Guide");
    for words in operation
        .docs
        .summary
        .iter()
        .chain(&operation.docs.description)
    {
        let first = words.split(['`', '.', '\n']).next().unwrap_or_default();
        checker.expect(first);
    }
    if let Some(body) = &operation.body {
        checker.expect(format!("Body: `{}`", body.media_type));
    }
    for (location, parameter) in operation.parameters() {
        let mut item = checker.item(parameter.name.plain());
        item.expect(match location {
            ParameterLocation::Json => "(JSON ",
            other => other.as_str(),
        });
        item.expect(format!("`{}`", parameter.wire));
        item.check(
            item.text.contains(", required") == parameter.required,
            "whether it is required",
        );
        field(parameter, &mut item);
        values(parameter.ty(), api, &mut item);
        checker.close(item);
    }
    responses(operation, checker);
    for section in [
        "### Rust",
        "### curl",
        "### HTTP",
        "## Examples",
        "## Changes",
    ] {
        checker.expect(format!("{section}\n"));
    }
}

fn responses(operation: &Operation, checker: &mut Checker<'_>) {
    for response in operation.responses() {
        let mut item = checker.item(&response.status.to_string());
        let words = response.docs.description.iter();
        for words in words.map(|words| words.split('`').next().unwrap_or(words)) {
            item.expect(words.trim_end_matches('.'));
        }
        checker.close(item);
        for header in &response.headers {
            checker.expect(format!("`{}`", header.name));
        }
    }
    if let Type::Def(id) = &operation.response.ty {
        checker.expect(format!("Returns [`{id}`](../types/{id}.md)"));
    }
    for content in operation
        .successes
        .iter()
        .filter_map(|response| response.content.as_ref())
        .take(1)
    {
        for example in content.examples.iter().take(1) {
            checker.expect(format!(": `{}`\n\n```json\n", example.name));
        }
    }
}

#[test]
fn the_pages_of_operations_have_all_facts() {
    let api = own_api();
    let operations: Vec<_> = api.operations().collect();
    assert_eq!(operations.len(), 57);
    let mut missing = Vec::new();
    for described in operations {
        let page = operation_page(described.name.plain());
        let mut checker = Checker::new(described.name.plain(), &page);
        operation(described, &api, &mut checker);
        missing.append(&mut checker.missing);
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

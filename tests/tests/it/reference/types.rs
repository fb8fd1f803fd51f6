//! The pages of types have all facts of the model, and the pages of error codes those of the runtime.

use codegen::api::TypeKind;
use tests::{own_api, read, repository};

use super::facts::{Checker, field};

#[test]
fn the_pages_of_types_have_all_facts() {
    let api = own_api();
    let mut missing = Vec::new();
    let mut pages = 0;
    for (id, def) in api.types() {
        let page = read(&repository().join(format!("generated/reference/types/{id}.md")));
        pages += 1;
        let mut checker = Checker::new(id.as_str(), &page);
        checker.expect(format!("# `{id}`\n"));
        checker.expect("## Changes\n");
        if let Some(canonical) = &def.alias_of {
            checker.expect(format!("pub type {id} = {canonical};"));
            checker.expect(format!("({canonical}.md)"));
            missing.append(&mut checker.missing);
            continue;
        }
        match &def.kind {
            TypeKind::Struct(object) => {
                for described in &object.fields {
                    let mut item = checker.item(described.name.plain());
                    item.expect(format!("(`{}`)", described.wire));
                    item.expect(if described.is_always_set() {
                        ", required"
                    } else {
                        "Option<"
                    });
                    field(described, &mut item);
                    checker.close(item);
                    checker.expect(format!("pub {}: ", described.name.raw()));
                }
            }
            TypeKind::Enum(values) => {
                for variant in &values.variants {
                    checker.expect(format!("- `{}`, `{id}::{}`", variant.wire, variant.name));
                }
            }
            TypeKind::Union(union) => {
                for variant in &union.variants {
                    checker.expect(format!("- `{}`: ", variant.name));
                }
            }
        }
        missing.append(&mut checker.missing);
    }
    for (id, sid) in &api.sids {
        let page = read(&repository().join(format!("generated/reference/types/{id}.md")));
        let mut checker = Checker::new(id.as_str(), &page);
        checker.expect(format!("`{}`", sid.pattern()));
        checker.expect(sid.resource.as_deref().unwrap_or_default());
        missing.append(&mut checker.missing);
    }
    assert!(pages > 100, "{pages} types");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The constants in the runtime's source, with their codes.
fn constants() -> Vec<(String, String)> {
    let folder = repository().join("runtime/src/twilio/codes");
    let sources = tests::files_in(&folder).into_iter().map(|path| read(&path));
    let mut constants = Vec::new();
    for source in sources {
        let lines = source
            .lines()
            .map(|line| line.trim().trim_start_matches("pub const "));
        constants.extend(lines.filter_map(|line| {
            let (name, code) = line.strip_suffix(';')?.split_once(" = ")?;
            let name = name.trim_end_matches(": i64");
            let code = code.replace('_', "");
            let is_constant = name
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
            (is_constant && code.parse::<i64>().is_ok()).then(|| (name.to_owned(), code))
        }));
    }
    constants
}

#[test]
fn the_page_of_error_codes_has_all_codes() {
    let page = read(&repository().join("generated/reference/errors.md"));
    let constants = constants();
    assert!(constants.len() > 150, "{} constants", constants.len());
    let mut missing = Vec::new();
    for (name, code) in constants {
        let heading = format!("## {code} `{name}`\n");
        let section = page.split(&heading).nth(1).unwrap_or_default();
        let text = section.split("\n## ").next().unwrap_or_default();
        if text.trim().is_empty() || text.trim().starts_with("Constant: ") {
            missing.push(heading);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

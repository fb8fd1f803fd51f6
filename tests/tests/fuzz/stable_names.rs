//! Additions to a document do not rename what was there before, so that users' programs still compile.

use std::collections::BTreeMap;

use codegen::api::{Api, Operation, TypeKind};
use fastrand::Rng;
use tests::evolution::{self, Position};
use tests::fuzz::setting;
use tests::{located_types, lower};

/// The names in users' programs, each with a description of the part of the document it is for.
type Names = BTreeMap<Vec<String>, String>;

#[test]
fn additions_at_the_end_rename_nothing() {
    evolve(Position::End, |seed, before, after| {
        let mut renamed = renamed(before, after);
        // An inner type can lose its name, and with it the types inside, to a type that is added inside of one before it.
        let lost: Vec<_> = renamed
            .iter()
            .filter(|(key, name)| {
                key[0] == "type" && key[1].matches('/').count() > 3 && is_taken(name, before, after)
            })
            .map(|(key, _)| key[1].clone())
            .collect();
        renamed.retain(|key, _| !lost.iter().any(|lost| key[1].starts_with(lost)));
        assert!(renamed.is_empty(), "seed {seed}: {renamed:#?}");
    });
}

#[test]
fn additions_anywhere_rename_only_what_has_the_same_name() {
    evolve(Position::Anywhere, |seed, before, after| {
        let renamed = renamed(before, after);
        let taken = renamed.values().any(|name| is_taken(name, before, after));
        assert!(renamed.is_empty() || taken, "seed {seed}: {renamed:#?}");
    });
}

/// Extends documents step by step, and passes each step to `check`: the seed, and the names before and after.
fn evolve(position: Position, check: impl Fn(u64, &Names, &Names)) {
    let first = setting("FUZZ_SEED", 0);
    for seed in first..first + setting("FUZZ_CASES", 60) {
        let mut rng = Rng::with_seed(seed);
        let mut document = evolution::empty();
        let mut before = Names::new();
        for _ in 0..rng.u32(4..24) {
            evolution::extend(&mut document, position, &mut rng);
            let api = lower(&document.to_string());
            let after = names(&api.unwrap_or_else(|errors| panic!("seed {seed}: {errors}")));
            check(seed, &before, &after);
            before = after;
        }
    }
}

/// The entries of `before` that have another name in `after`, or none.
fn renamed(before: &Names, after: &Names) -> Names {
    let renamed = before
        .iter()
        .filter(|(key, name)| after.get(*key) != Some(*name));
    renamed
        .map(|(key, name)| (key.clone(), name.clone()))
        .collect()
}

/// Whether an addition has the name.
fn is_taken(name: &str, before: &Names, after: &Names) -> bool {
    let mut added = after.iter().filter(|(key, _)| !before.contains_key(*key));
    added.any(|(_, added)| added == name)
}

fn names(api: &Api) -> Names {
    let mut names = Names::new();
    for (id, sid) in &api.sids {
        insert(&mut names, &["SID", &sid.prefix], id.as_str());
    }
    for module in &api.modules {
        for operation in &module.operations {
            let id = &operation.pointer.to_string();
            insert(&mut names, &["module of", id], &module.name);
            operation_names(operation, id, &mut names);
        }
    }
    // The modules of types do not matter: all types are exported at the crate's root.
    for (id, def) in located_types(api) {
        let pointer = &def.pointer.to_string();
        insert(&mut names, &["type", pointer], id.as_str());
        member_names(api, &def.kind, pointer, &mut names);
    }
    names
}

fn operation_names(operation: &Operation, id: &str, names: &mut Names) {
    insert(names, &["method of", id], operation.name.plain());
    for field in &operation.path_parameters {
        let key = ["argument of", id, &field.wire];
        insert(names, &key, field.name.plain());
    }
    if let Some(params) = &operation.params {
        insert(names, &["parameters of", id], &params.name);
        for parameter in &params.parameters {
            let (location, field) = (parameter.location.as_str(), &parameter.field);
            let key = ["parameter of", id, location, &field.wire];
            insert(names, &key, field.name.plain());
        }
    }
}

fn member_names(api: &Api, kind: &TypeKind, pointer: &str, names: &mut Names) {
    match kind {
        TypeKind::Struct(def) => {
            for field in &def.fields {
                insert(names, &["field", pointer, &field.wire], field.name.plain());
            }
        }
        TypeKind::Union(def) => {
            for variant in &def.variants {
                let ty = &variant.value.ty;
                let member = match ty.def() {
                    Some(id) => api[id].pointer.to_string(),
                    None => format!("{ty:?}"),
                };
                insert(names, &["variant", pointer, &member], variant.name.plain());
            }
        }
        TypeKind::Enum(def) => {
            for variant in &def.variants {
                insert(
                    names,
                    &["variant", pointer, &variant.wire],
                    variant.name.plain(),
                );
            }
        }
    }
}

fn insert(names: &mut Names, key: &[&str], name: &str) {
    let key = key.iter().map(|&part| part.to_owned()).collect();
    names.insert(key, name.to_owned());
}

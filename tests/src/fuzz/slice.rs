//! A few operations of a document with the components that they use, so that cases are small.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value};

pub(super) fn slice(document: &Value, rng: &mut Rng) -> Value {
    let mut document = document.clone();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        keep(paths, rng.usize(1..4), rng);
        for item in paths.values_mut().filter_map(Value::as_object_mut) {
            keep(item, rng.usize(1..4), rng);
        }
    }
    let mut used = BTreeSet::new();
    let mut open: Vec<(String, String)> = Vec::new();
    references(&document["paths"], &mut open);
    while let Some((kind, name)) = open.pop() {
        if let Some(component) = document["components"]
            .get(&kind)
            .and_then(|all| all.get(&name))
            && used.insert((kind, name))
        {
            references(component, &mut open);
        }
    }
    if let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        for (kind, all) in components
            .iter_mut()
            .filter(|(kind, _)| *kind != "securitySchemes")
        {
            if let Some(all) = all.as_object_mut() {
                let spare = rng.usize(..2);
                let mut spared = 0;
                all.retain(|name, _| {
                    used.contains(&(kind.clone(), name.clone())) || {
                        spared += 1;
                        spared <= spare
                    }
                });
            }
        }
    }
    document
}

fn keep(map: &mut Map<String, Value>, count: usize, rng: &mut Rng) {
    while map.len() > count {
        let key = map.keys().nth(rng.usize(..map.len())).cloned();
        map.retain(|name, _| Some(name) != key.as_ref());
    }
}

fn references(value: &Value, components: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => {
            let reference = map.get("$ref").and_then(Value::as_str);
            if let Some((kind, name)) = reference
                .and_then(|reference| reference.strip_prefix("#/components/"))
                .and_then(|path| path.split_once('/'))
            {
                components.push((kind.to_owned(), name.to_owned()));
            }
            map.values().for_each(|value| references(value, components));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, components)),
        _ => {}
    }
}

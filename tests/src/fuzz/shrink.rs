//! Delta debugging: reduces a document that fails to what makes it fail.

use serde_json::Value;

use crate::yaml::try_parse_yaml;

/// How many documents are tried.
const ATTEMPTS: usize = 2_000;

/// Removes from a document as much as can be removed while `fails` stays true.
///
/// Documents that still fail when they are written as plain JSON are shrunk as values, others as text.
pub fn shrink(text: &str, mut fails: impl FnMut(&str) -> bool) -> String {
    let mut attempts = ATTEMPTS;
    let mut fails = |text: &str| {
        attempts = attempts.saturating_sub(1);
        attempts > 0 && fails(text)
    };
    let value = try_parse_yaml(text);
    match value.filter(|value| fails(&pretty(value))) {
        Some(value) => pretty(&shrink_document(value, &mut fails)),
        None => shrink_text(text, &mut fails),
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value can be written")
}

fn shrink_text(text: &str, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let lines = minimize(lines, |lines| fails(&lines.concat()));
    let chars = lines.concat().chars().collect();
    let chars = minimize(chars, |chars| fails(&String::from_iter(chars)));
    chars.into_iter().collect()
}

fn shrink_document(document: Value, fails: &mut dyn FnMut(&str) -> bool) -> Value {
    let mut shrunk = document.clone();
    shrink_value(&mut shrunk, "", fails);
    // What could not be removed before something else was may be removable now.
    match shrunk == document {
        true => shrunk,
        false => shrink_document(shrunk, fails),
    }
}

/// Shrinks the value at a JSON Pointer, then the values inside.
fn shrink_value(document: &mut Value, pointer: &str, fails: &mut dyn FnMut(&str) -> bool) {
    let mut fails_with = |value: Value| {
        let mut candidate = document.clone();
        *at(&mut candidate, pointer) = value;
        fails(&pretty(&candidate))
    };
    let shrunk = match document.pointer(pointer) {
        Some(Value::Object(entries)) => {
            let entries = entries.clone().into_iter().collect();
            let entries = minimize(entries, |entries| {
                fails_with(Value::Object(entries.iter().cloned().collect()))
            });
            Value::Object(entries.into_iter().collect())
        }
        Some(Value::Array(items)) => {
            Value::Array(minimize(items.clone(), |items| fails_with(items.into())))
        }
        Some(Value::String(text)) => {
            let chars = text.chars().collect();
            let chars = minimize(chars, |chars| fails_with(String::from_iter(chars).into()));
            Value::String(chars.into_iter().collect())
        }
        _ => return,
    };
    let tokens: Vec<_> = match &shrunk {
        Value::Object(entries) => entries
            .keys()
            .map(|name| name.replace('~', "~0").replace('/', "~1"))
            .collect(),
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        _ => Vec::new(),
    };
    *at(document, pointer) = shrunk;
    for token in tokens {
        shrink_value(document, &format!("{pointer}/{token}"), fails);
    }
}

fn at<'a>(document: &'a mut Value, pointer: &str) -> &'a mut Value {
    document
        .pointer_mut(pointer)
        .expect("the pointer is one of the document's")
}

/// Removes chunks of items, large ones first, while `fails` stays true for the others.
fn minimize<T: Clone>(items: Vec<T>, mut fails: impl FnMut(&[T]) -> bool) -> Vec<T> {
    let mut kept = items;
    let mut size = kept.len();
    while size > 0 {
        let mut start = 0;
        while start < kept.len() {
            let end = kept.len().min(start + size);
            let others = [&kept[..start], &kept[end..]].concat();
            if fails(&others) {
                kept = others;
            } else {
                start = end;
            }
        }
        size /= 2;
    }
    kept
}

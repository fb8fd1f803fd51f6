//! References from one place of a document to another.

use serde_json::{Map, Value};

use super::Fate;
use super::objects::BESIDE_REFERENCE;
use super::table::Kind;
use super::walk::{Context, Walk};
use crate::diagnostic::suggest::closest;
use crate::{Code, Diagnostic, Pointer};

/// The keys of `components`, each with what stands there.
const COMPONENTS: &[(&str, &str)] = &[
    ("schemas", "schema"),
    ("responses", "response"),
    ("parameters", "parameter"),
    ("requestBodies", "request body"),
    ("headers", "header"),
    ("examples", "example"),
    ("links", "link"),
    ("callbacks", "callback"),
    ("securitySchemes", "security scheme"),
];

impl<'d> Walk<'d> {
    /// A reference in the place of an object.
    pub(super) fn reference(
        &mut self,
        kind: Kind,
        key: &'static str,
        reference: &Value,
        object: &'d Map<String, Value>,
        at: &Pointer,
        context: Context,
    ) {
        for (beside, value) in object {
            match beside.as_str() {
                "$ref" => {}
                beside if beside.starts_with("x-") => {
                    self.extension(kind, beside, value, &at.child(beside));
                }
                beside if context.ignored.is_none() => {
                    let fate = Fate::Ignored(BESIDE_REFERENCE);
                    self.record(kind, beside, &at.child(beside), fate);
                }
                _ => {}
            }
        }
        let Some(reference) = reference.as_str() else {
            let form = format!("`$ref` takes text, such as `'#/components/{key}/NAME'`");
            self.found
                .push(Diagnostic::new(Code::Malformed, &at.child("$ref"), form).at_value());
            return;
        };
        if context.ignored.is_none() {
            self.record(kind, "$ref", &at.child("$ref"), Fate::Used);
        }
        let Some(target) = Pointer::parse(reference) else {
            return;
        };
        if target.find(self.document).is_none() {
            self.found.push(
                Diagnostic::new(
                    Code::DanglingReference,
                    at,
                    format!("the reference `{reference}` leads nowhere"),
                )
                .help(meant(self.document, key, &target)),
            );
            return;
        }
        if let [components, other, name] = target.tokens()
            && components == "components"
        {
            if other == key {
                if context.ignored.is_none() {
                    self.referred.push((key, name.clone()));
                }
            } else if let Some((_, what)) = COMPONENTS.iter().find(|(key, _)| key == other) {
                self.found.push(
                    Diagnostic::new(
                        Code::WrongReference,
                        at,
                        format!(
                            "the reference `{reference}` is not supported here, only `#/components/{key}/NAME` is"
                        ),
                    )
                    .help(of_another_kind(self.document, key, name, what)),
                );
            }
        }
    }
}

/// What to do about a reference that names something of another kind.
fn of_another_kind(document: &Value, key: &str, name: &str, what: &str) -> String {
    let wanted = singular(key);
    if component(document, key, name).is_some() {
        return format!("there is a {wanted} of that name too: `#/components/{key}/{name}`");
    }
    format!("`{name}` is a {what}, and a {wanted} belongs here")
}

/// What was probably meant by a reference that leads nowhere.
fn meant(document: &Value, key: &str, target: &Pointer) -> String {
    let name = target
        .tokens()
        .last()
        .map(String::as_str)
        .unwrap_or_default();
    let known = document.get("components").and_then(|all| all.get(key));
    let known = known.and_then(Value::as_object).into_iter().flatten();
    if let Some(close) = closest(name, known.map(|(name, _)| name.as_str())) {
        let place = Pointer::root().descend(["components", key, close]);
        return format!("did you mean `{place}`?");
    }
    let elsewhere = COMPONENTS
        .iter()
        .find(|(other, _)| component(document, other, name).is_some());
    if let Some((_, what)) = elsewhere {
        return format!(
            "there is a {what} of that name, but a {} belongs here",
            singular(key)
        );
    }
    "define what it names, or correct it".to_owned()
}

fn singular(key: &str) -> &'static str {
    let found = COMPONENTS.iter().find(|(other, _)| *other == key);
    found.map_or("component", |(_, what)| *what)
}

fn component<'d>(document: &'d Value, key: &str, name: &str) -> Option<&'d Value> {
    document.get("components")?.get(key)?.get(name)
}

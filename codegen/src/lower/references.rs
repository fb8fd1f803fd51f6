//! References to shared components.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{
    Components, Example, Header, Parameter, ReferenceOr, RequestBody, Response, Schema,
};
use serde_json::Value;

use super::{Lowering, names};
use crate::{Code, Diagnostic, Pointer};

/// A kind of shared component that a reference can name.
pub(super) trait Component: Sized + 'static {
    /// Its key under `components`.
    const KEY: &'static str;

    fn get<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>>;
}

macro_rules! component {
    ($type:ty, $key:literal, $field:ident) => {
        impl Component for $type {
            const KEY: &'static str = $key;

            fn get<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>> {
                components.$field.get(name)
            }
        }
    };
}

component!(Example, "examples", examples);
component!(Header, "headers", headers);
component!(Parameter, "parameters", parameters);
component!(RequestBody, "requestBodies", request_bodies);
component!(Response, "responses", responses);

impl<'a> Lowering<'a> {
    /// What stands at a place, or what the reference there leads to, with the place of that.
    pub(super) fn resolve<T: Component>(
        &mut self,
        item: &'a ReferenceOr<T>,
        at: &Pointer,
    ) -> Option<(&'a T, Pointer)> {
        let mut item = item;
        let mut place = at.clone();
        let mut followed = BTreeSet::new();
        loop {
            let reference = match item {
                ReferenceOr::Item(found) => return Some((found, place)),
                ReferenceOr::Reference { reference } => reference,
            };
            if !followed.insert(reference) {
                self.fault(
                    Code::CircularReference,
                    at,
                    format!("the reference `{reference}` leads back to itself"),
                );
                return None;
            }
            let name = self.component_name(reference, T::KEY, at)?;
            let components = self.document.components.as_ref();
            let Some(next) = components.and_then(|components| T::get(components, &name)) else {
                self.dangling(reference, at);
                return None;
            };
            place = Pointer::root().descend(["components", T::KEY, &name]);
            item = next;
        }
    }

    /// The name in a reference such as `#/components/schemas/NAME`.
    pub(super) fn component_name(
        &mut self,
        reference: &str,
        key: &str,
        at: &Pointer,
    ) -> Option<String> {
        let pointer = Pointer::parse(reference);
        if let Some([components, kind, name]) = pointer.as_ref().map(Pointer::tokens)
            && components == "components"
            && kind == key
        {
            return Some(name.clone());
        }
        let form = format!("only `#/components/{key}/NAME` is");
        self.fault(
            Code::WrongReference,
            at,
            format!("the reference `{reference}` is not supported here, {form}"),
        );
        None
    }

    /// The schema that a reference leads to, and its place.
    pub(super) fn referred(
        &mut self,
        reference: &str,
        at: &Pointer,
    ) -> Option<(&'a ReferenceOr<Schema>, Pointer)> {
        if let Some(place) = Pointer::parse(reference)
            && let Some(schema) = self.schema_at(&place)
        {
            return Some((schema, place));
        }
        if self.component_name(reference, "schemas", at).is_some() {
            self.dangling(reference, at);
        }
        None
    }

    /// The schema at a place that references lead to: of a component, or within something else.
    pub(super) fn schema_at(&self, place: &Pointer) -> Option<&'a ReferenceOr<Schema>> {
        self.deep.get(place).or_else(|| match place.tokens() {
            [components, schemas, name] if components == "components" && schemas == "schemas" => {
                self.document.components.as_ref()?.schemas.get(name)
            }
            _ => None,
        })
    }

    /// What the type at a place is called: a component as it is called, what is within one or within an
    /// operation after both. It follows from the place, so that it does not matter what refers to it first.
    pub(super) fn name_at(&self, at: &Pointer) -> String {
        let tokens: Vec<&str> = at.tokens().iter().map(String::as_str).collect();
        let (owner, inner) = match tokens.as_slice() {
            ["components", "schemas", name, inner @ ..] => {
                let known = self.component_names.get(*name).cloned();
                (known.unwrap_or_else(|| names::type_name(name)), inner)
            }
            ["paths", path, method, kind, inner @ ..] => {
                let place = Pointer::root().descend(["paths", path, method]);
                let id = self.operation_ids.get(&place).cloned().unwrap_or_default();
                let suffix = if *kind == "responses" {
                    "Response"
                } else {
                    "Params"
                };
                (names::joined(&names::type_name(&id), suffix), inner)
            }
            inner => (String::new(), inner),
        };
        let mut steps = inner.iter();
        let mut name = owner;
        while let Some(step) = steps.next() {
            if *step == "properties"
                && let Some(property) = steps.next()
            {
                name = names::joined(&name, property);
            }
        }
        name
    }

    pub(super) fn dangling(&mut self, reference: &str, at: &Pointer) {
        self.report(
            Diagnostic::new(
                Code::DanglingReference,
                at,
                format!("the reference `{reference}` leads nowhere"),
            )
            .help("define what it names, or correct it"),
        );
    }
}

/// The schemas that references lead to and that are no components, such as a property of one. Tools that put
/// several files into one write such references.
pub(super) fn deep(document: &Value) -> BTreeMap<Pointer, ReferenceOr<Schema>> {
    let mut found = BTreeMap::new();
    collect(document, document, &mut found);
    found
}

fn collect(value: &Value, document: &Value, found: &mut BTreeMap<Pointer, ReferenceOr<Schema>>) {
    match value {
        Value::Object(map) => {
            if let Some(reference) = map.get("$ref").and_then(Value::as_str)
                && let Some(place) = Pointer::parse(reference)
                && !found.contains_key(&place)
                && let Some(schema) = deep_schema(&place, document)
            {
                found.insert(place, schema);
            }
            map.values()
                .for_each(|value| collect(value, document, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, document, found)),
        _ => {}
    }
}

fn deep_schema(pointer: &Pointer, document: &Value) -> Option<ReferenceOr<Schema>> {
    let parent = pointer.tokens().iter().rev().nth(1)?;
    let last = pointer.tokens().last()?;
    let holds_schemas = ["properties", "allOf", "oneOf", "anyOf"].contains(&parent.as_str());
    let is_schema = ["schema", "items", "additionalProperties", "not"].contains(&last.as_str());
    if pointer.tokens().len() < 4 || !(holds_schemas || is_schema) {
        return None;
    }
    let found = document.pointer(pointer.to_string().strip_prefix('#')?)?;
    serde_json::from_value(found.clone()).ok()
}

//! Keywords of JSON Schema that OpenAPI 3.0 lacks, and what it has in their place.

use serde_json::{Map, Value, json};

use super::warnings::Warnings;
use crate::openapi::hints;
use crate::source::Pointer;

/// Media types of texts, which are not bytes.
const TEXTS: [&str; 4] = ["text/", "json", "xml", "yaml"];

/// Replaces the keywords of a schema that OpenAPI 3.0 has others for.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let mut translation = Translation {
        schema,
        at,
        warnings,
    };
    translation.constant();
    translation.examples();
    translation.content();
    translation.prefix_items();
    translation.pattern_properties();
}

struct Translation<'t, 'm> {
    schema: &'t mut Map<String, Value>,
    at: &'t Pointer,
    warnings: &'t mut Warnings<'m>,
}

impl Translation<'_, '_> {
    fn has(&self, keyword: &str) -> bool {
        self.schema.contains_key(keyword)
    }

    /// Whether the values may be of this type.
    fn may_be(&self, name: &str) -> bool {
        let own = self.schema.get("type").and_then(Value::as_str);
        own.is_none_or(|own| own == name)
    }

    fn warn(&mut self, keyword: &str, reading: &str) {
        let message = format!("`{keyword}` is not part of OpenAPI 3.0; read as {reading}");
        let help = hints::later_schema_keyword(keyword).unwrap_or_default();
        let at = self.at.child(keyword);
        self.warnings.other_version(&at, &message, help);
    }

    fn constant(&mut self) {
        let listed = self.schema.get("enum").and_then(Value::as_array);
        let own = self.schema.get("const");
        let is_unlisted = listed.is_some_and(|listed| own.is_none_or(|own| !listed.contains(own)));
        if is_unlisted {
            return;
        }
        if let Some(value) = self.schema.shift_remove("const") {
            self.warn("const", "an `enum` with one value");
            let to = self.at.child("enum").child(0);
            self.warnings.moved(&self.at.child("const"), to);
            self.schema.insert("enum".to_owned(), json!([value]));
        }
    }

    fn examples(&mut self) {
        let examples = self.schema.get("examples").and_then(Value::as_array);
        let Some(first) = examples.and_then(|examples| examples.first()).cloned() else {
            return;
        };
        if !self.has("example") {
            self.warn("examples", "`example`, with the first of them");
            let from = self.at.child("examples").child(0);
            self.warnings.moved(&from, self.at.child("example"));
            self.schema.shift_remove("examples");
            self.schema.insert("example".to_owned(), first);
        }
    }

    /// Replaces how a string contains bytes by a format.
    fn content(&mut self) {
        let text = |keyword: &str| self.schema.get(keyword).and_then(Value::as_str);
        let (keyword, format) = match (text("contentEncoding"), text("contentMediaType")) {
            (Some("base64"), _) => ("contentEncoding", "byte"),
            (None, Some(name)) if TEXTS.iter().all(|text| !name.contains(text)) => {
                ("contentMediaType", "binary")
            }
            _ => return,
        };
        if self.has("format") || !self.may_be("string") {
            return;
        }
        self.warn(keyword, &format!("`format: {format}`"));
        self.schema.shift_remove(keyword);
        self.schema.insert("format".to_owned(), format.into());
        self.schema.entry("type").or_insert("string".into());
    }

    /// Replaces the schemas of the first items by one for all items.
    fn prefix_items(&mut self) {
        let Some(Value::Array(prefix)) = self.schema.get("prefixItems").cloned() else {
            return;
        };
        if prefix.is_empty() || !self.may_be("array") {
            return;
        }
        self.warn("prefixItems", "`items`, each of which is any of them");
        self.schema.shift_remove("prefixItems");
        let others = self.schema.shift_remove("items");
        let others = others.filter(Value::is_object);
        let from = self.at.child("prefixItems");
        let items = self.any_of(prefix, others, &from, &self.at.child("items"));
        self.schema.insert("items".to_owned(), items);
    }

    /// Replaces the schemas of properties with certain names by one for all that have no schema of their own.
    fn pattern_properties(&mut self) {
        let Some(Value::Object(patterns)) = self.schema.get("patternProperties").cloned() else {
            return;
        };
        let others = self.schema.get("additionalProperties");
        if patterns.is_empty() || !self.may_be("object") || others == Some(&Value::Bool(true)) {
            return;
        }
        self.warn("patternProperties", "`additionalProperties`");
        self.schema.shift_remove("patternProperties");
        let others = self.schema.shift_remove("additionalProperties");
        let others = others.filter(Value::is_object);
        let (names, schemas): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
        let from = self.at.child("patternProperties");
        let to = self.at.child("additionalProperties");
        let values = match (schemas.as_slice(), names.as_slice(), &others) {
            ([only], [name], None) => {
                self.warnings.moved(&from.child(name), to);
                only.clone()
            }
            _ => self.any_of(schemas, others, &from, &to),
        };
        self.schema
            .insert("additionalProperties".to_owned(), values);
    }

    /// A schema with the values of several, without those that repeat another.
    fn any_of(
        &mut self,
        schemas: Vec<Value>,
        further: Option<Value>,
        from: &Pointer,
        to: &Pointer,
    ) -> Value {
        let mut members: Vec<Value> = Vec::new();
        for (index, schema) in schemas.into_iter().chain(further).enumerate() {
            if members.contains(&schema) {
                continue;
            }
            let member = to.child("anyOf").child(members.len());
            self.warnings.moved(&from.child(index), member);
            members.push(schema);
        }
        match members.as_slice() {
            [only] => only.clone(),
            _ => json!({ "anyOf": members }),
        }
    }
}

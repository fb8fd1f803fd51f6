//! The words that the variants of unions are named after.

use indexmap::IndexSet;
use openapiv3::{ReferenceOr, Schema};

use crate::lower::context::Lowering;
use crate::lower::naming::hash_suffix;
use crate::lower::schema::{DEPTH_LIMIT, ObjectSchema, ResolvedSchema, SchemaRef};
use crate::twilio::format::DATE_TIME_RFC_2822;

impl<'a> Lowering<'a> {
    /// The words for each member, no two the same. A member with the words of an earlier one gets a hash suffix that
    /// depends on its properties.
    pub(super) fn variant_words(&mut self, members: &[SchemaRef<'a>]) -> Vec<String> {
        let mut all: IndexSet<String> = IndexSet::new();
        for member in members {
            let mut words = self.words(member);
            if all.contains(&words) {
                let properties = self.properties_in_words(member);
                words = format!("{words} {}", hash_suffix(&properties));
            }
            // Only their order distinguishes members with the same properties.
            while all.contains(&words) {
                words.push('x');
            }
            all.insert(words);
        }
        all.into_iter().collect()
    }

    /// The properties of an object and the words for their schemas.
    fn properties_in_words(&mut self, member: &SchemaRef<'a>) -> String {
        let resolved = self
            .schemas
            .resolve_ref(member)
            .map(|(resolved, _)| resolved);
        let Some(ResolvedSchema::Object(object)) = resolved.as_deref() else {
            return String::new();
        };
        let mut text = String::new();
        for (name, property) in &object.properties {
            text.push_str(name);
            for schema in property.schemas() {
                text.push_str(&format!(": {}, ", self.words(schema)));
            }
        }
        text
    }

    /// The schema's name or title, else words for its values.
    fn words(&mut self, schema: &SchemaRef<'a>) -> String {
        let mut schema = schema.clone();
        let mut suffix = String::new();
        // A list can be one of itself.
        for _ in 0..DEPTH_LIMIT {
            if let Some(name) = self.own_name(&schema) {
                return name + &suffix;
            }
            let resolved = self
                .schemas
                .resolve_ref(&schema)
                .map(|(resolved, _)| resolved);
            match resolved.as_deref() {
                None => break,
                Some(ResolvedSchema::Array(Some(items))) => {
                    schema = items.clone();
                    suffix.push_str(" list");
                }
                Some(resolved) => return self.words_of_values(resolved) + &suffix,
            }
        }
        format!("value{suffix}")
    }

    fn words_of_values(&mut self, resolved: &ResolvedSchema<'a>) -> String {
        let words = match resolved {
            ResolvedSchema::Object(object) => return self.words_of_object(object),
            ResolvedSchema::StringEnum(values) => return values.join(" "),
            ResolvedSchema::Map(_) | ResolvedSchema::UriMap => "map",
            ResolvedSchema::IntegerEnum(_) | ResolvedSchema::Integer(_) => "integer",
            ResolvedSchema::String { format, .. } => match format {
                Some("date-time" | DATE_TIME_RFC_2822) => "date time",
                Some("date") => "date",
                _ => "string",
            },
            ResolvedSchema::Number => "number",
            ResolvedSchema::Boolean => "boolean",
            ResolvedSchema::Array(_) => "list",
            ResolvedSchema::Alias(_)
            | ResolvedSchema::Union(_)
            | ResolvedSchema::Any
            | ResolvedSchema::UnknownType => "value",
        };
        words.to_owned()
    }

    /// The only value of a property, which is there to distinguish the object from others; else the required
    /// properties; else all of them.
    fn words_of_object(&mut self, object: &ObjectSchema<'a>) -> String {
        for property in object.properties.values() {
            if let Some((resolved, _)) = self.schemas.resolve_ref(&property.first)
                && let ResolvedSchema::StringEnum(values) = &*resolved
                && let [only] = values.as_slice()
            {
                return only.clone().into_owned();
            }
        }
        let names: Vec<_> = if object.required.is_empty() {
            object.properties.keys().copied().collect()
        } else {
            object.required.iter().copied().collect()
        };
        names.join(" ")
    }

    /// The name of the target of a reference, or the title of a schema.
    fn own_name(&self, schema: &SchemaRef<'a>) -> Option<String> {
        match &schema.schema {
            ReferenceOr::Reference { reference } => {
                let (_, at) = self.document.target::<Schema>(reference)?;
                match at.tokens() {
                    [components, schemas, name, ..]
                        if components == "components" && schemas == "schemas" =>
                    {
                        Some(name.clone())
                    }
                    _ => Some(self.names.preferred(&at)),
                }
            }
            ReferenceOr::Item(item) => {
                let title = item.schema_data.title.as_ref();
                title
                    .filter(|title| title.contains(char::is_alphanumeric))
                    .cloned()
            }
        }
    }
}

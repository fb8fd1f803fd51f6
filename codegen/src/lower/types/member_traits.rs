//! What can distinguish a member of a union from others.

use openapiv3::{ReferenceOr, Schema};

use crate::lower::context::Lowering;
use crate::lower::schema::{DEPTH_LIMIT, ObjectSchema, ResolvedSchema, SchemaRef};
use crate::twilio::format::DATE_TIME_RFC_2822;

/// What is known of a member of a union.
#[derive(Default)]
pub(super) struct MemberTraits<'a> {
    /// Its name or title; that of its items for a list.
    pub(super) name: Option<String>,
    /// Its only value.
    pub(super) only_value: Option<String>,
    /// A word for the kind of its values.
    pub(super) kind: &'static str,
    /// Words for its values that say more than the kind.
    pub(super) detail: Option<String>,
    /// The names of its properties, required ones first.
    pub(super) properties: Vec<&'a str>,
    /// The properties that have a single value, and their values.
    pub(super) values: Vec<(&'a str, String)>,
}

impl<'a> Lowering<'a> {
    pub(super) fn member_traits(&mut self, member: &SchemaRef<'a>) -> MemberTraits<'a> {
        let mut schema = member.clone();
        let mut lists = 0;
        // A list can be one of itself.
        while lists < DEPTH_LIMIT {
            let name = self.own_name(&schema);
            let resolved = self
                .schemas
                .resolve_ref(&schema)
                .map(|(resolved, _)| resolved);
            match resolved.as_deref() {
                Some(ResolvedSchema::Array(Some(items))) if name.is_none() => {
                    schema = items.clone();
                    lists += 1;
                }
                Some(resolved) => {
                    let traits = MemberTraits {
                        name,
                        ..self.traits_of_values(resolved)
                    };
                    return in_lists(traits, lists);
                }
                None => break,
            }
        }
        let kind = if lists > 0 { "list" } else { "value" };
        MemberTraits {
            name: self.own_name(member),
            kind,
            ..MemberTraits::default()
        }
    }

    fn traits_of_values(&mut self, resolved: &ResolvedSchema<'a>) -> MemberTraits<'a> {
        let mut traits = MemberTraits::default();
        traits.kind = match resolved {
            ResolvedSchema::Object(object) => {
                traits.properties = properties(object);
                traits.values = self.single_values(object);
                "object"
            }
            ResolvedSchema::StringEnum(values) => {
                let mut words = values.iter().filter(|value| is_name(value));
                traits.detail = words.next().map(|value| value.to_string());
                if values.len() == 1 {
                    traits.only_value = traits.detail.clone();
                }
                "text"
            }
            ResolvedSchema::IntegerEnum(values) => {
                traits.detail = values.first().map(|value| format!("integer {value}"));
                "integer"
            }
            ResolvedSchema::Map(_) | ResolvedSchema::UriMap => "map",
            ResolvedSchema::Integer(_) => "integer",
            ResolvedSchema::String { format, .. } => match format {
                Some("date-time" | DATE_TIME_RFC_2822) => "date time",
                Some("date") => "date",
                _ => "text",
            },
            ResolvedSchema::Number => "number",
            ResolvedSchema::Boolean => "boolean",
            ResolvedSchema::Array(_) => "list",
            ResolvedSchema::Alias(_)
            | ResolvedSchema::Union(_)
            | ResolvedSchema::Any
            | ResolvedSchema::UnknownType => "value",
        };
        traits
    }

    /// The name of the target of a reference, or the title of a schema.
    fn own_name(&self, schema: &SchemaRef<'a>) -> Option<String> {
        match &schema.schema {
            ReferenceOr::Reference { reference } => {
                let (_, at) = self.document.target::<Schema>(reference)?;
                match at.tokens()[..] {
                    ["components", "schemas", name, ..] => Some(name.to_owned()),
                    _ => Some(self.names.preferred(&at).name()),
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

    /// The properties that have a single value, which is there to distinguish the object from others.
    fn single_values(&mut self, object: &ObjectSchema<'a>) -> Vec<(&'a str, String)> {
        let mut values = Vec::new();
        for (name, property) in &object.properties {
            let resolved = self.schemas.resolve_ref(&property.first);
            let value = match resolved.as_ref().map(|(resolved, _)| &**resolved) {
                Some(ResolvedSchema::StringEnum(values)) => match values.as_slice() {
                    [only] if is_name(only) => only.to_string(),
                    _ => continue,
                },
                Some(ResolvedSchema::IntegerEnum(values)) => match values.as_slice() {
                    [only] => format!("{name} {only}"),
                    _ => continue,
                },
                _ => continue,
            };
            values.push((*name, value));
        }
        values
    }
}

/// The traits of a list of values with such traits, or of a list of lists.
fn in_lists(traits: MemberTraits<'_>, lists: usize) -> MemberTraits<'_> {
    if lists == 0 {
        return traits;
    }
    let suffix = " list".repeat(lists);
    let items = traits.detail.as_deref().unwrap_or(traits.kind);
    MemberTraits {
        detail: Some(format!("{items}{suffix}")),
        name: traits.name.map(|name| name + &suffix),
        only_value: None,
        kind: "list",
        properties: Vec::new(),
        values: Vec::new(),
    }
}

/// Whether a value can name something: it has letters or digits, and is no sentence.
fn is_name(value: &str) -> bool {
    value.contains(char::is_alphanumeric) && value.split_whitespace().nth(4).is_none()
}

/// The names of an object's properties, required ones first.
fn properties<'a>(object: &ObjectSchema<'a>) -> Vec<&'a str> {
    let mut names: Vec<_> = object.properties.keys().copied().collect();
    names.sort_by_key(|name| !object.required.contains(name));
    names
}

//! The fields for Parameter Objects and Header Objects.

use indexmap::IndexMap;
use openapiv3::ParameterSchemaOrContent;
use serde_json::Value;

use super::media_kind::is_json;
use super::media_types::OTHER_MEDIA_TYPE;
use super::style::{Compound, compound};
use crate::api::{Docs, Field, RustName, Style, Type};
use crate::lower::context::Lowering;
use crate::lower::facts::{deprecation, own_mark};
use crate::lower::naming::TypePath;
use crate::lower::schema::SchemaRef;
use crate::lower::types::FieldSource;
use crate::source::Pointer;

/// A Parameter Object or a Header Object.
pub(super) struct Declared<'s, 'a> {
    pub(super) wire: &'s str,
    pub(super) name: RustName,
    /// The path of a type that has no name of its own.
    pub(super) type_path: TypePath,
    pub(super) format: &'a ParameterSchemaOrContent,
    pub(super) description: Option<&'a str>,
    pub(super) required: bool,
    pub(super) deprecated: bool,
    /// The extensions of the object itself.
    pub(super) extensions: &'a IndexMap<String, Value>,
    pub(super) at: &'s Pointer,
}

impl<'a> Lowering<'a> {
    /// The field for a parameter or a header; `style` is that of a value whose media type the document does not set.
    pub(super) fn declared_field(
        &mut self,
        source: Declared<'_, 'a>,
        style: impl Fn(Compound) -> Style,
    ) -> Field {
        let at = source.at;
        let (schema, media_type) = schema_and_media_type(source.format, at);
        self.ignore_contents(source.format, media_type, at);
        let field = match &schema {
            Some(schema) => {
                let path = self.names.shared_or(source.type_path, at);
                let value = self.type_of(schema, &path);
                let of_schema = FieldSource {
                    wire: source.wire,
                    name: source.name,
                    schema,
                    described_by: None,
                    required: source.required,
                };
                self.field(of_schema, value)
            }
            None => {
                let ty = match media_type.is_some_and(is_json) {
                    true => Type::Any,
                    false => Type::String,
                };
                Field {
                    required: source.required,
                    ..Field::new(source.wire, source.name, at, ty.into())
                }
            }
        };
        let own_docs = Docs::of_description(source.description);
        let docs = match own_docs.is_empty() {
            true => field.docs,
            false => own_docs,
        };
        let deprecated = source.deprecated || field.deprecated.is_some();
        let style = match (media_type, &schema) {
            (Some(name), schema) => {
                let compound = schema
                    .as_ref()
                    .and_then(|it| compound(it, &mut self.schemas));
                let compound = compound.unwrap_or(Compound::None);
                let at = at.descend(["content", name]);
                self.in_media_type(&[name], compound, &at).style
            }
            (None, Some(schema)) => self.styled(schema, &schema.at, style),
            (None, None) => Style::Plain,
        };
        Field {
            pointer: at.clone(),
            deprecated: deprecated.then(|| deprecation(&docs)),
            docs,
            sensitivity: own_mark(source.extensions).or(field.sensitivity),
            style,
            ..field
        }
    }
}

impl<'a> Lowering<'a> {
    /// Notes the parts of a parameter's media types that make no difference.
    fn ignore_contents(
        &self,
        format: &'a ParameterSchemaOrContent,
        used: Option<&str>,
        at: &Pointer,
    ) {
        let ParameterSchemaOrContent::Content(content) = format else {
            return;
        };
        let at = at.child("content");
        for name in content.keys() {
            let at = at.child(name);
            if used != Some(name) {
                self.reporter.ignored(&at, OTHER_MEDIA_TYPE);
                continue;
            }
            for keyword in ["example", "examples"] {
                let reason = "only examples of whole bodies are used";
                self.reporter.ignored(&at.child(keyword), reason);
            }
            let reason = "only forms and multipart bodies have encodings";
            self.reporter.ignored(&at.child("encoding"), reason);
        }
    }
}

/// The schema of a parameter, and the media type of its value if the document sets it. OpenAPI allows only one; of
/// several, JSON carries the most.
fn schema_and_media_type<'a>(
    format: &'a ParameterSchemaOrContent,
    at: &Pointer,
) -> (Option<SchemaRef<'a>>, Option<&'a str>) {
    let content = match format {
        ParameterSchemaOrContent::Schema(schema) => {
            return (Some(SchemaRef::new(schema, at.child("schema"))), None);
        }
        ParameterSchemaOrContent::Content(content) => content,
    };
    let json = content.iter().find(|(name, _)| is_json(name));
    let Some((name, media_type)) = json.or_else(|| content.iter().next()) else {
        return (None, None);
    };
    let at = at.descend(["content", name, "schema"]);
    let schema = media_type.schema.as_ref();
    (schema.map(|schema| SchemaRef::new(schema, at)), Some(name))
}

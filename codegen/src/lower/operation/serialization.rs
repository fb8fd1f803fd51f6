//! How values are serialized: by the style of a parameter, an Encoding Object, or a media type.

use openapiv3::Encoding;
use serde_json::Value;

use super::body_source::BodySource;
use super::capacity::is_file;
use super::media_kind::{MediaKind, essence, is_json, kind, sent_media_type};
use super::style::{Compound, compound, is_nested, query_style};
use crate::api::{BodyEncoding, Style};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::lower::schema::{PropertySchema, ResolvedSchema, SchemaRef};
use crate::source::Pointer;

/// How a value is serialized.
#[derive(Default)]
pub(super) struct Serialization {
    pub(super) style: Style,
    pub(super) allow_reserved: bool,
    /// The media type of a part of a multipart body, if it is not that of the value.
    pub(super) content_type: Option<String>,
}

impl<'a> Lowering<'a> {
    /// How a property of a body is serialized. Without an Encoding Object, a list repeats the name and an object is JSON.
    pub(super) fn serialization(
        &mut self,
        wire: &str,
        property: &PropertySchema<'a>,
        source: &BodySource<'a>,
    ) -> Serialization {
        let Some(encoding) = source.content.media_type.encoding.get(wire) else {
            return Serialization::default();
        };
        let at = source.content.at.descend(["encoding", wire]);
        let schema = &property.first;
        match source.encoding {
            BodyEncoding::Form => self.field_serialization(encoding, schema, &at),
            BodyEncoding::Multipart => match encoding.content_type.as_deref() {
                Some(names) => self.by_content_type(names, schema, &at.child("contentType")),
                None => Serialization::default(),
            },
            BodyEncoding::Json | BodyEncoding::Raw => Serialization::default(),
        }
    }

    /// Whether a part of a multipart body is a file by its media type, as its schema says nothing.
    pub(super) fn is_untyped_file(
        &mut self,
        wire: &str,
        property: &PropertySchema<'a>,
        source: &BodySource<'a>,
    ) -> bool {
        let encoding = source.content.media_type.encoding.get(wire);
        let names = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let Some(names) = names.filter(|_| source.encoding == BodyEncoding::Multipart) else {
            return false;
        };
        let schema = &property.first;
        let resolved = self.schemas.resolve_ref(schema);
        let is_untyped =
            resolved.is_some_and(|(resolved, _)| matches!(*resolved, ResolvedSchema::Any));
        let mut names = names.split(',');
        is_untyped
            && names
                .all(|name| kind(name.trim(), Some(schema), &mut self.schemas) == MediaKind::Binary)
    }

    /// Notes the keywords of a body's Encoding Objects that make no difference.
    pub(super) fn ignore_encodings(&self, source: &BodySource<'a>) {
        let at = source.content.at.child("encoding");
        if matches!(source.encoding, BodyEncoding::Json | BodyEncoding::Raw) {
            self.reporter
                .ignored(&at, "only forms and multipart bodies have encodings");
            return;
        }
        for (wire, encoding) in &source.content.media_type.encoding {
            let at = at.child(wire);
            let ignore = |keyword: &str, reason| self.reporter.ignored(&at.child(keyword), reason);
            let explode = self.document.keyword(&at, "explode");
            if source.encoding == BodyEncoding::Multipart {
                ["style", "explode", "allowReserved"]
                    .into_iter()
                    .for_each(|keyword| ignore(keyword, "only forms have styles"));
                continue;
            }
            ignore("headers", "only the parts of multipart bodies have headers");
            if encoding.style.is_some() || explode.is_some() {
                ignore("contentType", "its style determines how a field is written");
            }
        }
    }

    /// How a field of a form is serialized: like a query parameter if the document sets its style, otherwise in its media
    /// type.
    fn field_serialization(
        &mut self,
        encoding: &Encoding,
        schema: &SchemaRef<'a>,
        at: &Pointer,
    ) -> Serialization {
        let explode = self
            .document
            .keyword(at, "explode")
            .and_then(Value::as_bool);
        let is_styled = encoding.style.is_some() || explode.is_some();
        if let Some(names) = &encoding.content_type
            && !is_styled
        {
            return Serialization {
                allow_reserved: encoding.allow_reserved,
                content_type: None,
                ..self.by_content_type(names, schema, &at.child("contentType"))
            };
        }
        let style = encoding.style.clone().unwrap_or_default();
        let style = match is_styled || encoding.allow_reserved {
            true => self.styled(schema, at, |compound| {
                query_style(&style, explode, compound)
            }),
            false => Style::Plain,
        };
        Serialization {
            style,
            allow_reserved: encoding.allow_reserved,
            content_type: None,
        }
    }

    /// The style of values with a schema, of which `style` depends on their structure. An error at `at` if it is not
    /// defined for them.
    pub(super) fn styled(
        &mut self,
        schema: &SchemaRef<'a>,
        at: &Pointer,
        style: impl Fn(Compound) -> Style,
    ) -> Style {
        let Some(compound) = compound(schema, &mut self.schemas) else {
            return Style::Plain;
        };
        let style = style(compound);
        if style != Style::Deep && is_nested(schema, &mut self.schemas) {
            let message =
                "lists and objects within this list or object cannot be serialized in its style";
            self.reporter.report(
                Diagnostic::new(Code::Unsupported, at, message).help(
                    "set the media type `application/json`, with `content` in a parameter and `contentType` in an \
                     encoding, or the style `deepObject` in queries and forms",
                ),
            );
        }
        style
    }

    /// How a field or a part is serialized in one of several media types. Where they have no effect on the value, only a
    /// single one is that of the part.
    fn by_content_type(
        &mut self,
        names: &str,
        schema: &SchemaRef<'a>,
        at: &Pointer,
    ) -> Serialization {
        let names: Vec<&str> = names.split(',').map(str::trim).collect();
        let single = match names.as_slice() {
            [only] if !only.contains('*') && !only.is_empty() => Some(*only),
            _ => None,
        };
        let compound = compound(schema, &mut self.schemas).unwrap_or(Compound::None);
        let is_single = match compound {
            Compound::None => true,
            Compound::List => !is_nested(schema, &mut self.schemas),
            Compound::Object => false,
        };
        let is_file = is_file(schema, &mut self.schemas);
        if is_file || is_single && !single.is_some_and(is_json) {
            return Serialization {
                content_type: single.map(|name| sent_media_type(name, !is_file)),
                ..Serialization::default()
            };
        }
        self.in_media_type(&names, compound, at)
    }

    /// How a value of such a structure is serialized in one of several media types; an error if there is none for it.
    pub(super) fn in_media_type(
        &self,
        names: &[&str],
        compound: Compound,
        at: &Pointer,
    ) -> Serialization {
        let find = |is: &dyn Fn(&str) -> bool| names.iter().copied().find(|name| is(name));
        let in_style = |style, name: &str| Serialization {
            style,
            content_type: (!name.contains('*')).then(|| sent_media_type(name, true)),
            allow_reserved: false,
        };
        let has_essence = |essences: &[&str], name: &str| essences.contains(&&*essence(name));
        if let Some(name) = find(&is_json) {
            return in_style(Style::Json, name);
        }
        if compound == Compound::None {
            return Serialization::default();
        }
        if compound == Compound::Object
            && let Some(name) =
                find(&|name| has_essence(&["application/x-www-form-urlencoded"], name))
        {
            return in_style(Style::Urlencoded, name);
        }
        // JSON is text, too.
        let json = ["*", "*/*", "application/*", "text/*", "text/plain"];
        if let Some(name) = find(&|name| has_essence(&json, name)) {
            return in_style(Style::Json, name);
        }
        let message = format!(
            "unsupported media type `{}` for a list or an object",
            names.join(", ")
        );
        self.reporter.report(
            Diagnostic::new(Code::Unsupported, at, message)
                .help("use `application/json`, or a string that the caller encodes"),
        );
        Serialization::default()
    }
}

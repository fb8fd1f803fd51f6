//! Headers of the parts of multipart bodies.

use serde_json::Value;

use super::body_source::BodySource;
use super::declared_field::Declared;
use super::parameter_source::{Origin, ParameterSource, PartHeader};
use super::style::header_style;
use crate::api::{BodyEncoding, Field, ParameterLocation, RustName};
use crate::lower::context::Lowering;
use crate::lower::naming::TypePath;

impl<'a> Lowering<'a> {
    /// The headers of the part for a property, which callers set. Those that follow from the part are not among them.
    pub(super) fn part_headers(
        &mut self,
        part: &'a str,
        is_required: bool,
        source: &BodySource<'a>,
    ) -> Vec<ParameterSource<'a>> {
        let encoding = source.content.media_type.encoding.get(part);
        let encoding = encoding.filter(|_| source.encoding == BodyEncoding::Multipart);
        let mut headers = Vec::new();
        for (wire, declared) in encoding.into_iter().flat_map(|encoding| &encoding.headers) {
            let declared_at = source
                .content
                .at
                .descend(["encoding", part, "headers", wire]);
            let is_fixed = ["content-disposition", "content-type"]
                .contains(&wire.to_ascii_lowercase().as_str());
            let target = self.document.object(declared, &declared_at);
            let Some((header, at)) = target.filter(|_| !is_fixed) else {
                continue;
            };
            let own = header.description.as_deref();
            headers.push(ParameterSource {
                location: ParameterLocation::PartHeader,
                wire,
                ignored: false,
                origin: Origin::PartHeader(PartHeader {
                    part,
                    header,
                    description: self.document.description(declared, &declared_at, own),
                    required: header.required && is_required,
                    at,
                }),
            });
        }
        headers
    }

    /// The field for a header of a part.
    pub(super) fn part_header(
        &mut self,
        wire: &str,
        source: &PartHeader<'a>,
        name: RustName,
        owner: &TypePath,
    ) -> Field {
        let (header, at) = (source.header, &source.at);
        let explode = self
            .document
            .keyword(at, "explode")
            .and_then(Value::as_bool);
        let declared = Declared {
            wire,
            name,
            type_path: owner.join(&format!("{} {wire}", source.part)),
            format: &header.format,
            description: source.description,
            required: source.required,
            deprecated: header.deprecated == Some(true),
            extensions: &header.extensions,
            at,
        };
        self.declared_field(declared, |compound| header_style(explode, compound))
    }
}

//! Names of the document in its own words, as programs know them.

use std::collections::HashMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::api::{Api, ErrorCode, Field, Operation, Struct, Type, TypeKind};
use crate::backend::markdown::{Block, code_span};
use crate::markdown::EXTENSIONS;

/// The Rust names of an operation's parameters or a struct's fields, in Markdown, by their names on the wire.
///
/// Descriptions refer to their neighbors by the names on the wire: ``Requires `PageToken`.`` Only such code is replaced
/// that is nothing but the name of a neighbor, and not also a value of one.
#[derive(Clone, Default)]
pub(crate) struct WireNames<'a> {
    by_wire: HashMap<&'a str, String>,
}

impl<'a> WireNames<'a> {
    /// The parameters of an operation, with links to the functions that set them.
    pub(crate) fn of_operation(operation: &'a Operation, api: &'a Api) -> Self {
        let path = operation.path_parameters.iter();
        let mut names: Vec<_> = path
            .map(|field| (field, code_span(field.name.plain())))
            .collect();
        if let Some(params) = &operation.params {
            names.extend(params.parameters.iter().map(|parameter| {
                let field = &parameter.field;
                let name = field.name.plain();
                let function = if field.required { "new" } else { name };
                let link = format!("[{}]({}::{function})", code_span(name), params.name);
                (field, link)
            }));
        }
        Self::new(names, api)
    }

    /// The fields of a struct.
    pub(crate) fn of_struct(object: &'a Struct, api: &'a Api) -> Self {
        let fields = object.fields.iter();
        let names = fields.map(|field| (field, code_span(field.name.plain())));
        Self::new(names.collect(), api)
    }

    /// These names, and links from error codes to their constants.
    pub(crate) fn with_error_codes(&self, codes: &'a [ErrorCode]) -> Self {
        let mut names = self.clone();
        names.by_wire.extend(codes.iter().map(|code| {
            let link = format!("[{}](crate::codes::{})", code_span(&code.code), code.name);
            (code.code.as_str(), link)
        }));
        names
    }

    fn new(names: Vec<(&'a Field, String)>, api: &'a Api) -> Self {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for (field, _) in &names {
            *uses.entry(&field.wire).or_default() += 1;
            for value in values(field, api) {
                *uses.entry(value).or_default() += 1;
            }
        }
        // Of two meanings, a description could have either.
        let is_clear = |wire: &str| uses.get(wire) == Some(&1);
        let renamed = names
            .into_iter()
            .filter(|(field, _)| field.wire != field.name.plain());
        let clear = renamed.filter(|(field, _)| is_clear(&field.wire));
        Self {
            by_wire: clear
                .map(|(field, name)| (field.wire.as_str(), name))
                .collect(),
        }
    }

    /// The blocks with the Rust names.
    pub(crate) fn resolve(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        if !self.by_wire.is_empty() {
            for block in &mut blocks {
                self.resolve_in(&mut block.text);
            }
        }
        blocks
    }

    fn resolve_in(&self, text: &mut String) {
        let mut links = 0_usize;
        let mut replacements = Vec::new();
        for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
                Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
                Event::Code(code) if links == 0 => {
                    let name = self.by_wire.get(&*code);
                    replacements.extend(name.map(|name| (range, name)));
                }
                _ => {}
            }
        }
        for (range, name) in replacements.into_iter().rev() {
            text.replace_range(range, name);
        }
    }
}

/// The texts that the document lists as values of a field.
fn values<'a>(field: &'a Field, api: &'a Api) -> Vec<&'a str> {
    let variants = match field.ty() {
        Type::Def(id) => match &api[id].kind {
            TypeKind::Enum(values) => values.variants.as_slice(),
            TypeKind::Struct(_) | TypeKind::Union(_) => &[],
        },
        _ => &[],
    };
    let variants = variants.iter().map(|variant| variant.wire.as_str());
    let allowed = field.constraints().allowed.iter();
    allowed.filter_map(Value::as_str).chain(variants).collect()
}

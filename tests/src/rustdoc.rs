//! The docs in generated source, as rustdoc sees them.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use syn::visit::{self, Visit};

/// The docs of the items in a file, by path: `Struct`, `Struct::field`, `Enum::Variant`, `Struct::method`; those of the
/// file itself have an empty path.
pub fn item_docs(file: &syn::File) -> BTreeMap<String, String> {
    let mut items = Items::default();
    items.visit_file(file);
    items.docs
}

/// The examples in the docs of a file, which rustdoc compiles.
pub fn doc_programs(file: &syn::File) -> Vec<String> {
    let docs = item_docs(file);
    let blocks = docs.values().flat_map(|docs| code_blocks(docs));
    // Rustdoc compiles blocks unless their language is another one.
    let programs = blocks.filter(|(language, _)| !["text", "sh", "json"].contains(&&**language));
    programs.map(|(_, program)| program).collect()
}

/// The code blocks in Markdown, with their languages.
pub fn code_blocks(markdown: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open = None;
    for event in Parser::new(markdown) {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(kind)), _) => {
                let language = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(language) => language.into_string(),
                };
                open = Some((language, String::new()));
            }
            (Event::Text(text), Some((_, block))) => block.push_str(&text),
            (Event::End(TagEnd::CodeBlock), _) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

#[derive(Default)]
struct Items {
    docs: BTreeMap<String, String>,
    owner: String,
}

impl Items {
    fn insert(&mut self, name: &str, attributes: &[syn::Attribute]) {
        let lines: Vec<_> = attributes.iter().filter_map(line).collect();
        let path = match (self.owner.as_str(), name) {
            (owner, "") => owner.to_owned(),
            ("", name) => name.to_owned(),
            (owner, name) => format!("{owner}::{name}"),
        };
        let docs = self.docs.entry(path.replace("r#", "")).or_default();
        docs.push_str(&lines.join("\n"));
    }

    fn within(&mut self, owner: String, visit: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.owner, owner);
        visit(self);
        self.owner = before;
    }
}

/// A line of docs, without the leading space that rustdoc removes.
fn line(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::NameValue(syn::MetaNameValue {
        path,
        value:
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }),
        ..
    }) = &attribute.meta
    else {
        return None;
    };
    let text = text.value();
    path.is_ident("doc")
        .then(|| text.strip_prefix(' ').unwrap_or(&text).to_owned())
}

impl<'ast> Visit<'ast> for Items {
    fn visit_file(&mut self, file: &'ast syn::File) {
        self.insert("", &file.attrs);
        visit::visit_file(self, file);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.within(item.ident.to_string(), |items| {
            items.insert("", &item.attrs);
            visit::visit_item_struct(items, item);
        });
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.within(item.ident.to_string(), |items| {
            items.insert("", &item.attrs);
            visit::visit_item_enum(items, item);
        });
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.insert(&item.ident.to_string(), &item.attrs);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let syn::Type::Path(ty) = &*item.self_ty else {
            return;
        };
        let owner = ty.path.segments.last().map(|last| last.ident.to_string());
        self.within(owner.unwrap_or_default(), |items| {
            visit::visit_item_impl(items, item);
        });
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if let Some(name) = &field.ident {
            self.insert(&name.to_string(), &field.attrs);
        }
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.insert(&variant.ident.to_string(), &variant.attrs);
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.insert(&method.sig.ident.to_string(), &method.attrs);
    }
}

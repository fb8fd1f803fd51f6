use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use syn::visit::Visit;

/// What rustdoc takes for programs in the docs of a file, and compiles.
pub fn doc_programs(file: &syn::File) -> Vec<String> {
    let mut docs = Docs::default();
    docs.visit_file(file);
    docs.programs
}

#[derive(Default)]
struct Docs {
    programs: Vec<String>,
}

impl Docs {
    fn look(&mut self, attributes: &[syn::Attribute]) {
        let lines: Vec<_> = attributes.iter().filter_map(line).collect();
        let text = lines.join("\n");
        let mut program = None;
        for event in Parser::new(&text) {
            match (event, &mut program) {
                (Event::Start(Tag::CodeBlock(kind)), _) if is_program(&kind) => {
                    program = Some(String::new());
                }
                (Event::Text(text), Some(program)) => program.push_str(&text),
                (Event::End(TagEnd::CodeBlock), _) => self.programs.extend(program.take()),
                _ => {}
            }
        }
    }
}

/// Whether rustdoc compiles a block: it does unless a language says otherwise.
fn is_program(kind: &CodeBlockKind<'_>) -> bool {
    match kind {
        CodeBlockKind::Indented => true,
        CodeBlockKind::Fenced(language) => !["text", "sh", "json"].contains(&&**language),
    }
}

/// A line of docs, without the space that rustdoc takes off.
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

impl<'ast> Visit<'ast> for Docs {
    fn visit_file(&mut self, file: &'ast syn::File) {
        self.look(&file.attrs);
        syn::visit::visit_file(self, file);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        match item {
            syn::Item::Struct(item) => self.look(&item.attrs),
            syn::Item::Enum(item) => self.look(&item.attrs),
            _ => {}
        }
        syn::visit::visit_item(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        self.look(&field.attrs);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.look(&variant.attrs);
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.look(&method.attrs);
    }
}

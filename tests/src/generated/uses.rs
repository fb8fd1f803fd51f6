use std::collections::BTreeSet;

use codegen::File;
use quote::ToTokens;
use syn::{
    FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemStruct,
    PathArguments, ReturnType, TypeParamBound, Visibility,
};

/// A use of a public item of a generated crate in a program.
#[derive(Clone, Debug)]
pub struct Use {
    /// The path of the item: `Struct`, `Struct::field`, `Enum::Variant`, `Struct::method`.
    pub path: String,
    /// The use, in one line: a function or an import. The crate is `sdk`, whose items are imported by a glob.
    pub source: String,
}

/// Uses of all public items that the files of a generated crate declare: every type, also at its path in its module,
/// every field, variant and method, and every static. The types in them are exactly those of the declarations, and text
/// is also given as a string literal.
pub(super) fn uses(files: &[File]) -> Vec<Use> {
    let parsed: Vec<(&str, syn::File)> = files
        .iter()
        .map(|file| {
            let parsed = syn::parse_file(&file.source).expect("generated files are Rust");
            (&*file.path, parsed)
        })
        .collect();
    let mut uses = Uses {
        texts: BTreeSet::from(["String".to_owned(), "DateTime".to_owned()]),
        uses: Vec::new(),
    };
    for item in parsed.iter().flat_map(|(_, file)| &file.items) {
        uses.find_text(item);
    }
    for (path, file) in &parsed {
        let module = path.trim_end_matches(".rs").replace('/', "::");
        for item in &file.items {
            uses.add_item(item, &module);
        }
    }
    uses.uses
}

struct Uses {
    /// The types that string literals convert into.
    texts: BTreeSet<String>,
    uses: Vec<Use>,
}

impl Uses {
    fn find_text(&mut self, item: &Item) {
        match item {
            Item::Struct(item) if matches!(item.fields, syn::Fields::Unnamed(_)) => {
                self.texts.insert(item.ident.to_string());
            }
            Item::Enum(item) => {
                let unknown = item.variants.iter().find(|one| one.ident == "Unknown");
                if unknown.is_some_and(|one| text(&one.fields) == "(String)") {
                    self.texts.insert(item.ident.to_string());
                }
            }
            _ => {}
        }
    }

    fn add_item(&mut self, item: &Item, module: &str) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => self.add_struct(item, module),
            Item::Enum(item) if is_public(&item.vis) => self.add_enum(item, module),
            Item::Type(item) if is_public(&item.vis) => {
                let (name, ty) = (&item.ident, text(&item.ty));
                self.add_type(name, module);
                self.add(name.to_string(), &format!("(it: {name}) -> {ty} {{ it }}"));
            }
            Item::Impl(item) if item.trait_.is_none() => self.add_impl(item),
            Item::Impl(item) if text(item).starts_with("impl twilio_runtime::Page for") => {
                let page = text(&item.self_ty);
                let body = format!("(it: Request<{page}>) -> Items<{page}> {{ it.items() }}");
                self.add(page, &body);
            }
            Item::Macro(item) if text(&item.mac.path).ends_with("additional_properties") => {
                let tokens = item.mac.tokens.to_string();
                let (owner, ty) = tokens.split_once(" , ").expect("two arguments");
                let map = format!("BTreeMap<String, {ty}>");
                let body = format!("(it: {owner}) -> {map} {{ it.additional_properties() }}");
                self.add(format!("{owner}::additional_properties"), &body);
            }
            Item::Static(item) if is_public(&item.vis) => {
                self.add_value(&item.ident, &item.ty, module);
            }
            Item::Const(item) if is_public(&item.vis) => {
                self.add_value(&item.ident, &item.ty, module);
            }
            _ => {}
        }
    }

    fn add_struct(&mut self, item: &ItemStruct, module: &str) {
        let name = &item.ident;
        self.add_type(name, module);
        for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
            let Some(field_name) = &field.ident else {
                continue;
            };
            let ty = text(&field.ty);
            let body = format!("(it: {name}) -> {ty} {{ it.{field_name} }}");
            self.add(format!("{name}::{field_name}"), &body);
        }
    }

    fn add_enum(&mut self, item: &ItemEnum, module: &str) {
        let name = &item.ident;
        self.add_type(name, module);
        for variant in &item.variants {
            let (variant_name, fields) = (&variant.ident, text(&variant.fields));
            let body = match fields.trim_matches(['(', ')']) {
                "" => format!("() -> {name} {{ {name}::{variant_name} }}"),
                ty => format!("(it: {ty}) -> {name} {{ {name}::{variant_name}(it) }}"),
            };
            self.add(format!("{name}::{variant_name}"), &body);
        }
    }

    fn add_type(&mut self, name: &syn::Ident, module: &str) {
        self.add(name.to_string(), &format!("(_: {name}) {{}}"));
        let path = format!("{module}::{name}");
        if !["client", "credentials"].contains(&module) {
            self.uses.push(Use {
                source: format!("use sdk::{path} as _;"),
                path,
            });
        }
    }

    fn add_impl(&mut self, item: &ItemImpl) {
        let owner = text(&item.self_ty);
        for method in &item.items {
            if let ImplItem::Fn(method) = method
                && is_public(&method.vis)
            {
                self.add_method(&owner, method);
            }
        }
    }

    fn add_method(&mut self, owner: &str, method: &ImplItemFn) {
        let name = &method.sig.ident;
        let mut callee = format!("{owner}::{name}");
        let mut receiver = Vec::new();
        let mut arguments = Vec::new();
        for argument in &method.sig.inputs {
            match argument {
                FnArg::Receiver(this) => {
                    let reference = if text(this).starts_with('&') { "&" } else { "" };
                    receiver.push(format!("it: {reference}{owner}"));
                    callee = format!("it.{name}");
                }
                FnArg::Typed(argument) => {
                    let ty = value_type(&argument.ty);
                    let is_converted = text(&argument.ty) != ty;
                    arguments.push((text(&argument.pat), ty, is_converted));
                }
            }
        }
        let result = match &method.sig.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", text(ty).replace("Self", owner)),
        };
        let mut functions = BTreeSet::new();
        for has_literals in [false, true] {
            let mut parameters = receiver.clone();
            let mut values = Vec::new();
            for (name, ty, is_converted) in &arguments {
                if has_literals && *is_converted && self.texts.contains(ty) {
                    values.push("\"x\"".to_owned());
                } else {
                    parameters.push(format!("{name}: {ty}"));
                    values.push(name.clone());
                }
            }
            let (parameters, values) = (parameters.join(", "), values.join(", "));
            functions.insert(format!("({parameters}){result} {{ {callee}({values}) }}"));
        }
        for function in functions {
            self.add(format!("{owner}::{name}"), &function);
        }
    }

    fn add_value(&mut self, name: &syn::Ident, ty: &syn::Type, module: &str) {
        let path = match module {
            "client" => name.to_string(),
            _ => format!("{module}::{name}"),
        };
        let body = format!("() {{ let _: &{} = &sdk::{path}; }}", text(ty));
        self.add(path, &body);
    }

    fn add(&mut self, path: String, rest: &str) {
        let source = format!("fn use_{}{rest}", self.uses.len());
        self.uses.push(Use { path, source });
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The type of the values that a caller has for an argument: `T` for `impl Into<T>`, a list for `impl IntoIterator`.
fn value_type(ty: &syn::Type) -> String {
    let syn::Type::ImplTrait(bounds) = ty else {
        return text(ty);
    };
    let Some(TypeParamBound::Trait(bound)) = bounds.bounds.first() else {
        return text(ty);
    };
    let segment = bound.path.segments.last().expect("a path has segments");
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return text(ty);
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(target)) => value_type(target),
        Some(GenericArgument::AssocType(item)) => format!("Vec<{}>", value_type(&item.ty)),
        _ => text(ty),
    }
}

/// The source of a node, with spaces only where they are needed.
fn text(node: &impl ToTokens) -> String {
    let text = node.to_token_stream().to_string();
    [" <", "< ", " >", " ::", ":: ", " ,", "( ", " )", "& "]
        .iter()
        .fold(text, |text, spaced| text.replace(spaced, spaced.trim()))
}

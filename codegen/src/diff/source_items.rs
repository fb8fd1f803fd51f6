//! The public items of generated source code.

use indexmap::{IndexMap, IndexSet};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Fields, FnArg, ImplItem, Item, ItemImpl, ItemUse, ReturnType, Signature, UseTree,
    Visibility,
};

use super::source_text::text;
use crate::backend::File;

/// The item that another one belongs to, empty for none, and its own name.
pub(super) type ItemPath = (String, String);

/// The public items of a crate.
#[derive(Default)]
pub(super) struct SourceItems {
    /// The items as their users see them: signatures, types of fields, and the attributes that matter to users.
    pub(super) items: IndexMap<ItemPath, String>,
    /// What is known of items beyond that: the values of constants, and how fields are read and written.
    pub(super) facts: IndexMap<ItemPath, String>,
    /// The types that other names stand for.
    pub(super) aliases: IndexMap<String, String>,
}

impl SourceItems {
    /// Reads the items of the files of a crate. A file that is not Rust has none.
    pub(super) fn of(files: &[File]) -> Self {
        let mut items = Self::default();
        let parsed = files.iter().filter_map(|file| {
            let module = file.path.trim_end_matches(".rs").replace('/', "::");
            Some((module, syn::parse_file(&file.source).ok()?))
        });
        let parsed: Vec<_> = parsed.collect();
        let root = parsed.iter().find(|(module, _)| module == "lib");
        let modules = root.map(|(_, root)| Modules::of(&root.items));
        let modules = modules.unwrap_or_default();
        for (module, file) in &parsed {
            let prefix = match modules.public.contains(module) || module.contains("::") {
                true => module.as_str(),
                false => "",
            };
            for item in &file.items {
                items.add(item, prefix);
            }
        }
        items.add_aliases();
        items
    }

    /// Adds the items of types under their other names, too: users cannot tell these from the types.
    fn add_aliases(&mut self) {
        let mut by_target: IndexMap<&String, Vec<&String>> = IndexMap::new();
        for (alias, target) in &self.aliases {
            by_target.entry(target).or_default().push(alias);
        }
        let mut more = Vec::new();
        for ((owner, name), signature) in &self.items {
            for alias in by_target.get(owner).into_iter().flatten() {
                more.push((((*alias).clone(), name.clone()), signature.clone()));
            }
            for alias in by_target.get(name).into_iter().flatten() {
                more.push(((owner.clone(), (*alias).clone()), signature.clone()));
            }
        }
        self.items.extend(more);
    }

    fn add(&mut self, item: &Item, prefix: &str) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.add_type((prefix, &name), "struct", &item.attrs);
                let fields = match &item.fields {
                    Fields::Named(fields) => fields.named.iter().collect(),
                    Fields::Unnamed(_) | Fields::Unit => Vec::new(),
                };
                for field in fields.into_iter().filter(|field| is_public(&field.vis)) {
                    let field_name = field.ident.to_token_stream().to_string();
                    self.items
                        .insert((name.clone(), field_name), text(&field.ty));
                }
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.add_type((prefix, &name), "enum", &item.attrs);
                for variant in &item.variants {
                    let content = variant.fields.iter().map(|field| text(&field.ty));
                    let content = content.collect::<Vec<_>>().join(", ");
                    let path = (name.clone(), variant.ident.to_string());
                    self.items.insert(path, format!("({content})"));
                }
            }
            Item::Const(item) if is_public(&item.vis) => {
                let path = (prefix.to_owned(), item.ident.to_string());
                // Examples are data of the document.
                if !prefix.starts_with("examples") {
                    self.facts.insert(path.clone(), text(&item.expr));
                }
                self.items.insert(path, text(&item.ty));
            }
            Item::Fn(item) if is_public(&item.vis) => {
                let path = (prefix.to_owned(), item.sig.ident.to_string());
                self.items.insert(path, signature(&item.sig));
            }
            Item::Type(item) if is_public(&item.vis) => {
                self.aliases.insert(item.ident.to_string(), text(&item.ty));
            }
            Item::Impl(item) => self.add_impl(item),
            Item::Use(item) if is_public(&item.vis) => self.add_names(item),
            Item::Macro(item) => self.add_facts(item.mac.tokens.clone()),
            _ => {}
        }
    }

    fn add_type(&mut self, (prefix, name): (&str, &str), keyword: &str, attributes: &[Attribute]) {
        let is_open = |attribute: &Attribute| attribute.path().is_ident("non_exhaustive");
        let open = if attributes.iter().any(is_open) {
            "non-exhaustive "
        } else {
            ""
        };
        let path = (prefix.to_owned(), name.to_owned());
        self.items.insert(path, format!("{open}{keyword}"));
        for attribute in attributes
            .iter()
            .filter(|one| one.path().is_ident("derive"))
        {
            let Ok(list) = attribute.meta.require_list() else {
                continue;
            };
            for token in list.tokens.clone() {
                if let TokenTree::Ident(derived) = token {
                    self.items
                        .insert((name.to_owned(), format!("impl {derived}")), String::new());
                }
            }
        }
    }

    fn add_impl(&mut self, item: &ItemImpl) {
        let owner = text(&item.self_ty);
        if let Some((implemented, _)) = &item.trait_ {
            let path = (owner, format!("impl {}", text(implemented)));
            self.items.insert(path, String::new());
            return;
        }
        for item in &item.items {
            match item {
                ImplItem::Fn(item) if is_public(&item.vis) => {
                    let path = (owner.clone(), item.sig.ident.to_string());
                    self.items.insert(path, signature(&item.sig));
                }
                ImplItem::Const(item) if is_public(&item.vis) => {
                    let path = (owner.clone(), item.ident.to_string());
                    self.items.insert(path, text(&item.ty));
                }
                _ => {}
            }
        }
    }

    /// Adds the names that are re-exported from other crates.
    fn add_names(&mut self, item: &ItemUse) {
        let mut names = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut names);
        for path in names {
            if let [origin, .., name] = path.as_slice()
                && origin == "twilio_runtime"
            {
                let path_text = path.join("::");
                self.items
                    .insert((String::new(), name.clone()), format!("use {path_text}"));
            }
        }
    }

    /// Adds how the fields of a type are read and written: `name!(Type { field: fact, ... })`.
    fn add_facts(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter();
        let (Some(TokenTree::Ident(owner)), Some(TokenTree::Group(fields))) =
            (tokens.next(), tokens.next())
        else {
            return;
        };
        let fields: Vec<_> = fields.stream().into_iter().collect();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        for field in fields.split(is_comma) {
            if let [TokenTree::Ident(name), _, fact @ ..] = field {
                let fact: Vec<_> = fact.iter().map(ToString::to_string).collect();
                self.facts
                    .insert((owner.to_string(), name.to_string()), fact.join(" "));
            }
        }
    }
}

/// The modules of a crate whose items are not at its root.
#[derive(Default)]
struct Modules {
    public: IndexSet<String>,
}

impl Modules {
    fn of(root: &[Item]) -> Self {
        let mut public = IndexSet::new();
        for item in root {
            if let Item::Mod(module) = item
                && is_public(&module.vis)
            {
                public.insert(module.ident.to_string());
            }
        }
        for item in root {
            if let Item::Use(item) = item {
                let mut names = Vec::new();
                flatten(&item.tree, &mut Vec::new(), &mut names);
                for path in names
                    .iter()
                    .filter(|path| path.last().is_some_and(|last| last == "*"))
                {
                    for module in path {
                        public.shift_remove(module);
                    }
                }
            }
        }
        Self { public }
    }
}

/// The paths of a `use` item.
fn flatten(tree: &UseTree, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let mut end = |name: String| {
        let mut whole = path.clone();
        whole.push(name);
        paths.push(whole);
    };
    match tree {
        UseTree::Name(name) => end(name.ident.to_string()),
        UseTree::Rename(name) => end(name.rename.to_string()),
        UseTree::Glob(_) => end("*".to_owned()),
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            flatten(&inner.tree, path, paths);
            path.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, path, paths);
            }
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// A signature without the names of the arguments, which callers do not write.
fn signature(signature: &Signature) -> String {
    let arguments = signature.inputs.iter().map(|argument| match argument {
        // Whether it is `mut` does not matter to callers.
        FnArg::Receiver(receiver) => text(receiver).replace("mut self", "self"),
        FnArg::Typed(argument) => text(&argument.ty),
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let keywords = if signature.constness.is_some() {
        "const "
    } else {
        ""
    };
    let generics = text(&signature.generics);
    let output = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", text(ty)),
    };
    format!("{keywords}fn{generics}({arguments}){output}")
}

use std::collections::BTreeMap;

use tests::{entries, item_docs, read, repository};

/// Docs by item.
pub(crate) type Docs = BTreeMap<String, String>;

/// The docs of all items outside of `examples`; those of a file have its name, such as `access_token.rs`.
pub(crate) fn docs() -> Docs {
    docs_in("generated/src")
}

/// The docs of the modules in `examples`, by the names of their files.
pub(crate) fn example_docs() -> Docs {
    docs_in("generated/src/examples")
}

fn docs_in(folder: &str) -> Docs {
    let mut docs = Docs::new();
    let mut aliases = Vec::new();
    for path in entries(&repository().join(folder)) {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&read(&path)).expect("generated files are Rust");
            let mut items = item_docs(&file);
            let of_file = items.remove("").unwrap_or_default();
            let name = path.file_name().expect("files have names");
            docs.insert(name.to_string_lossy().into_owned(), of_file);
            docs.extend(items);
            aliases.extend(aliases_in(&file));
        }
    }
    // The members of a type are those of its other names, too.
    for (alias, name) in aliases {
        let start = format!("{name}::");
        let members = docs.iter().filter_map(|(item, docs)| {
            let member = item.strip_prefix(&start)?;
            Some((format!("{alias}::{member}"), docs.clone()))
        });
        let members: Vec<_> = members.collect();
        docs.extend(members);
    }
    docs
}

/// The other names of types that a file has, each with that of the type.
fn aliases_in(file: &syn::File) -> impl Iterator<Item = (String, String)> {
    file.items.iter().filter_map(|item| match item {
        syn::Item::Type(syn::ItemType { ident, ty, .. }) => match &**ty {
            syn::Type::Path(ty) => Some((ident.to_string(), ty.path.get_ident()?.to_string())),
            _ => None,
        },
        _ => None,
    })
}

/// A name that a `use` declaration brings into a module.
pub(super) struct Import {
    /// The name; `None` if the declaration ends in `*`.
    pub(super) name: Option<String>,
    pub(super) path: Vec<String>,
    /// Whether the name is visible outside of the module.
    pub(super) is_public: bool,
}

/// The names that a `use` declaration brings into a module.
pub(super) fn imports(item: &syn::ItemUse) -> Vec<Import> {
    let is_public = !matches!(item.vis, syn::Visibility::Inherited);
    let mut imports = Vec::new();
    collect(&item.tree, &[], is_public, &mut imports);
    imports
}

fn collect(tree: &syn::UseTree, prefix: &[String], is_public: bool, imports: &mut Vec<Import>) {
    let path = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
    let mut push = |name: Option<String>, path: Vec<String>| {
        imports.push(Import {
            name,
            path,
            is_public,
        });
    };
    match tree {
        syn::UseTree::Path(tree) => collect(&tree.tree, &path(&tree.ident), is_public, imports),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                collect(tree, prefix, is_public, imports);
            }
        }
        // `use module::{self}` names the module.
        syn::UseTree::Name(name) if name.ident == "self" => {
            push(prefix.last().cloned(), prefix.to_vec());
        }
        syn::UseTree::Name(name) => push(Some(name.ident.to_string()), path(&name.ident)),
        syn::UseTree::Rename(rename) => push(Some(rename.rename.to_string()), path(&rename.ident)),
        syn::UseTree::Glob(_) => push(None, prefix.to_vec()),
    }
}

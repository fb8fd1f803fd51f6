use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use super::module::Module;
use crate::files::read;

/// The modules of a crate, by path; inline modules are in the file of the module around them.
pub struct Modules {
    modules: BTreeMap<Vec<String>, Module>,
}

/// The use of items of one file in another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The file that contains the paths, relative to `src`.
    pub from: PathBuf,
    /// The file that defines the items, relative to `src`.
    pub to: PathBuf,
    /// The paths.
    pub paths: BTreeSet<String>,
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to, paths } = self;
        let paths: Vec<_> = paths.iter().map(String::as_str).collect();
        let paths = paths.join(", ");
        write!(f, "{} uses {}: {paths}", from.display(), to.display())
    }
}

impl Modules {
    /// Reads the modules of the library whose `src` folder is given.
    ///
    /// # Panics
    ///
    /// If a file is missing or not Rust.
    pub fn read(src: &Path) -> Self {
        let mut modules = Self {
            modules: BTreeMap::new(),
        };
        modules.read_file(src, Path::new("lib.rs"), Vec::new());
        modules
    }

    fn read_file(&mut self, src: &Path, file: &Path, path: Vec<String>) {
        let source = read(&src.join(file));
        let parsed =
            syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.insert(src, file, path, &parsed.items);
    }

    fn insert(&mut self, src: &Path, file: &Path, path: Vec<String>, items: &[syn::Item]) {
        for item in items {
            let syn::Item::Mod(module) = item else {
                continue;
            };
            let inner = [&path[..], &[module.ident.to_string()]].concat();
            match &module.content {
                Some((_, items)) => self.insert(src, file, inner, items),
                None => {
                    let folder: PathBuf = inner.iter().collect();
                    let file = folder.with_extension("rs");
                    let file = if src.join(&file).exists() {
                        file
                    } else {
                        folder.join("mod.rs")
                    };
                    self.read_file(src, &file, inner);
                }
            }
        }
        self.modules
            .insert(path, Module::new(file.to_owned(), items));
    }

    /// All uses of items of one file in another. An import alone is a use if it is private: a public one exports the item.
    pub fn uses(&self) -> BTreeSet<Use> {
        let mut uses: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (path, module) in &self.modules {
            let private = module.imports.iter().filter(|import| !import.is_public);
            let imported = private.map(|import| import.path.clone());
            let named = module.paths.iter().map(|path| module.expand(path));
            for used in imported.chain(named) {
                let target = self.absolute(path, &used);
                // Modules are only the way to items.
                let item = target.filter(|target| !self.modules.contains_key(target));
                let definition = item.and_then(|item| self.definition(&item, 0));
                if let Some(definition) = definition.filter(|other| other.file != module.file) {
                    let files = (&module.file, &definition.file);
                    uses.entry(files).or_default().insert(used.join("::"));
                }
            }
        }
        let uses = uses.into_iter().map(|((from, to), paths)| Use {
            from: from.clone(),
            to: to.clone(),
            paths,
        });
        uses.collect()
    }

    /// The path from the root of the crate, for a path in a module; `None` if it leads to another crate or to a local name.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let (_, parent) = module.split_last()?;
                match rest.first().map(String::as_str) {
                    Some("super") => self.absolute(parent, rest),
                    _ => Some([parent, rest].concat()),
                }
            }
            _ => {
                let child = [module, &path[..1]].concat();
                let is_local = self.modules.contains_key(&child)
                    || self.modules[module].definitions.contains(first);
                is_local.then(|| [module, path].concat())
            }
        }
    }

    /// The module that defines the item at a path from the root, through public and private imports.
    fn definition(&self, path: &[String], depth: usize) -> Option<&Module> {
        assert!(depth < 20, "imports of {path:?} are circular");
        let longest = (0..=path.len())
            .rev()
            .find(|length| self.modules.contains_key(&path[..*length]))?;
        let (module_path, rest) = path.split_at(longest);
        let module = &self.modules[module_path];
        let Some((item, inner)) = rest.split_first() else {
            return Some(module);
        };
        if module.definitions.contains(item) {
            return Some(module);
        }
        let named = module.imports.iter();
        let named = named.filter(|import| import.name.as_ref() == Some(item));
        let named = named.map(|import| [&import.path, inner].concat());
        let globs = module.imports.iter().filter(|import| import.name.is_none());
        let globs = globs.map(|import| [&import.path, rest].concat());
        let mut imported = named.chain(globs).filter_map(|imported| {
            let target = self.absolute(module_path, &imported)?;
            self.definition(&target, depth + 1)
        });
        // An exported macro is at the root, wherever it is defined.
        let exported = || {
            let mut modules = self.modules.values();
            modules.find(|module| longest == 0 && module.exported_macros.contains(item))
        };
        imported.next().or_else(exported)
    }
}

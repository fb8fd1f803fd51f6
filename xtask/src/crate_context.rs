//! Reads the crate context: the crate's name, and its hand-written documentation.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use codegen::{CrateContext, Guide};

use crate::paths::{names_in, shown};
use crate::{history, manifest};

/// Reads the context of the crate in `out`, which will be named after `spec` if it has no manifest yet.
pub(crate) fn read(out: &Path, spec: &Path) -> anyhow::Result<CrateContext> {
    let crate_name = manifest::crate_name(out, spec);
    if !codegen::rust_sdk::is_crate_name(&crate_name) {
        bail!(
            "programs cannot refer to a crate named {crate_name}; rename the package in {}",
            shown(&out.join("Cargo.toml"))
        );
    }
    Ok(CrateContext {
        crate_name,
        readme: out.join("README.md").is_file(),
        guides: guides(&out.join("guides"))?,
        history: history::read(out)?,
    })
}

/// The guides in a folder, in reading order; none if there is no such folder.
fn guides(folder: &Path) -> anyhow::Result<Vec<Guide>> {
    let names = guide_names(folder)?;
    let guides = names.iter().map(|name| guide(folder, name));
    let mut guides = guides.collect::<anyhow::Result<Vec<_>>>()?;
    guides.sort();
    if let Some(module) = Guide::same_module(&guides) {
        bail!(
            "two guides in {} have the module name {module}; rename one of them",
            shown(folder)
        );
    }
    Ok(guides)
}

/// The paths of the files that the context of the crate in `out` depends on: the guides, and the history if there is one.
///
/// # Errors
///
/// The folder of the guides cannot be read.
pub(crate) fn paths(out: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = out.join("guides");
    let names = guide_names(&folder)?.into_iter();
    let guides = names.map(|name| folder.join(name));
    let history = Some(history::path(out)).filter(|path| path.exists());
    Ok(guides.chain(history).collect())
}

/// The names of the Markdown files in a folder.
fn guide_names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = names_in(folder)?;
    names.retain(|name| {
        let extension = Path::new(name).extension();
        extension.is_some_and(|extension| extension == "md")
    });
    Ok(names)
}

fn guide(folder: &Path, name: &str) -> anyhow::Result<Guide> {
    let path = folder.join(name);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", shown(&path)))?;
    Guide::new(name, &text).map_err(|reason| anyhow!("{} is not a guide: {reason}", shown(&path)))
}

//! The documentation by hand of the crate that is generated.

use std::path::Path;
use std::{fs, io};

use codegen::{Extras, Guide};

use crate::document::shown;
use crate::manifest;

/// What there is in a crate's folder: its name, `README.md`, and `guides/*.md` by name.
pub(crate) fn find(out: &Path, spec: &Path) -> Result<Extras, String> {
    let folder = out.join("guides");
    let failed = |path: &Path, error: io::Error| format!("cannot read {}: {error}", shown(path));
    let mut extras = Extras {
        crate_name: manifest::crate_name(out, spec),
        readme: out.join("README.md").is_file(),
        guides: Vec::new(),
    };
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(extras),
        entries => entries.map_err(|error| failed(&folder, error))?,
    };
    for entry in entries {
        let entry = entry.map_err(|error| failed(&folder, error))?;
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
        let guide = Guide::new(&entry.file_name().to_string_lossy(), &text);
        let guide = guide.map_err(|fault| format!("{} is no guide: {fault}", shown(&path)))?;
        extras.guides.push(guide);
    }
    extras.guides.sort();
    if let Some(module) = Guide::same_module(&extras.guides) {
        return Err(format!(
            "two of the guides in {} give the module {module}; rename one",
            shown(&folder)
        ));
    }
    Ok(extras)
}

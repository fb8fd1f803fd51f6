//! The OpenAPI documents that commands read.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of the workspace that this program belongs to.
pub(crate) fn workspace() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// The project's own document.
pub(crate) fn own() -> PathBuf {
    workspace().join("specs/twilio_verify_v2.yaml")
}

/// The text of a document.
pub(crate) fn read(spec: &Path) -> Result<String, String> {
    let text = fs::read(spec).map_err(|error| format!("cannot read {}: {error}", shown(spec)))?;
    String::from_utf8(text).map_err(|error| {
        format!(
            "{} is not UTF-8 from byte {} on",
            shown(spec),
            error.utf8_error().valid_up_to()
        )
    })
}

/// A path as a person would write it here.
pub(crate) fn shown(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here)
        .unwrap_or(path)
        .display()
        .to_string()
}

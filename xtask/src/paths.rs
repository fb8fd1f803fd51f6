//! The paths of the workspace, and how paths are displayed.

use std::env;
use std::path::{Path, PathBuf};

/// The root folder of the workspace that this program was built in.
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// The document that commands read by default.
pub(crate) fn default_spec() -> PathBuf {
    workspace().join("specs/twilio_verify_v2.yaml")
}

/// The crate that commands write by default.
pub(crate) fn default_crate() -> PathBuf {
    workspace().join("generated")
}

/// A path for display, relative to the current folder where it is inside.
pub(crate) fn shown(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    path.strip_prefix(current)
        .unwrap_or(path)
        .display()
        .to_string()
}

//! The versions of OpenAPI.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Pointer, SourceMaps, Sources};

/// A version of OpenAPI that is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    #[default]
    V3_0,
    V3_1,
    V3_2,
}

impl Version {
    /// The name, such as `OpenAPI 3.1`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Version::V3_0 => "OpenAPI 3.0",
            Version::V3_1 => "OpenAPI 3.1",
            Version::V3_2 => "OpenAPI 3.2",
        }
    }

    /// The version that a document declares.
    fn parse(text: &str) -> Option<Self> {
        let is_patch_of = |minor: &str| {
            let patch = text.trim().strip_prefix(minor);
            patch.is_some_and(|patch| patch.is_empty() || patch.starts_with(['.', '-']))
        };
        let versions = [
            ("3.0", Version::V3_0),
            ("3.1", Version::V3_1),
            ("3.2", Version::V3_2),
        ];
        let mut versions = versions.into_iter();
        let (_, version) = versions.find(|(minor, _)| is_patch_of(minor))?;
        Some(version)
    }
}

/// The version of a document; none if its text could not be parsed. `text` is that text.
///
/// # Errors
///
/// If the document is of a version that is not supported, whatever else is wrong with it, or no OpenAPI document.
pub(crate) fn version(
    sources: &Sources,
    maps: &SourceMaps,
    text: &str,
) -> Result<Option<Version>, Diagnostic> {
    let Some(document) = sources.document() else {
        let declared = ["openapi", "swagger"].map(|keyword| declared_in(text, keyword));
        return match declared {
            [None, None] => Ok(None),
            declared => check(declared).map(Some),
        };
    };
    if !document.is_object() {
        return Err(not_openapi("its root is not a mapping"));
    }
    let declared = ["openapi", "swagger"].map(|keyword| match document.get(keyword)? {
        Value::String(text) => Some(text.clone()),
        number @ Value::Number(_) => {
            let written = maps.written(&Pointer::root().child(keyword));
            Some(written.map_or_else(|| number.to_string(), str::to_owned))
        }
        _ => None,
    });
    check(declared).map(Some)
}

/// The supported version that a document declares with `openapi` or `swagger`.
fn check(declared: [Option<String>; 2]) -> Result<Version, Diagnostic> {
    match declared {
        [Some(version), _] => {
            let supported = Version::parse(&version);
            supported.ok_or_else(|| unsupported("openapi", "OpenAPI", &version))
        }
        [None, Some(version)] => Err(unsupported("swagger", "Swagger", &version)),
        [None, None] => Err(not_openapi("it has no `openapi` keyword")),
    }
}

/// The version in a text that could not be parsed, as far as a line or the beginning of a JSON object tells it.
fn declared_in(text: &str, keyword: &str) -> Option<String> {
    let mut lines = text.lines();
    lines.find_map(|line| {
        let key = line.trim_start_matches(['\u{feff}', '{', ' ', '\t']);
        let is_nested = line.starts_with(' ') && !key.starts_with('"');
        let rest = key.strip_prefix(keyword).filter(|_| !is_nested);
        let quoted = || key.strip_prefix(['"', '\''])?.strip_prefix(keyword);
        let value = rest
            .or_else(quoted)?
            .trim_start_matches(['"', '\'', ' '])
            .strip_prefix(':')?
            .trim_start_matches([' ', '"', '\'']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !".-".contains(c));
        let version = &value[..end.unwrap_or(value.len())];
        (!version.is_empty()).then(|| version.to_owned())
    })
}

fn not_openapi(reason: &str) -> Diagnostic {
    let message = format!("not an OpenAPI document: {reason}");
    Diagnostic::new(Code::NotOpenApi, &Pointer::root(), message)
        .help("an OpenAPI document begins with its version, such as `openapi: 3.1.0`")
}

fn unsupported(keyword: &str, name: &str, version: &str) -> Diagnostic {
    let message = format!("unsupported version {name} {version}, expected OpenAPI 3.0, 3.1 or 3.2");
    Diagnostic::new(Code::Version, &Pointer::root().child(keyword), message)
        .help("convert the document to one of these versions")
}

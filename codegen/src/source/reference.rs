//! References (RFC 3986) to locations of the document and of the files next to it.

use std::sync::Arc;

use super::Pointer;
use super::pointer::{decoded, tokens};

/// The reason why a reference is no location in the document's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidReference {
    /// Its fragment is not a JSON Pointer.
    Fragment,
    /// It is a URL.
    Url,
    /// It is an absolute path.
    Absolute,
    /// Its path leads out of the document's folder.
    Outside,
}

/// The location that a reference in the file of `from` refers to; `document` is the name of the document's own file.
pub(crate) fn location(
    reference: &str,
    from: &Pointer,
    document: &str,
) -> Result<Pointer, InvalidReference> {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let file = if path.is_empty() {
        from.shared_file()
    } else {
        let path = file(path, from.file())?;
        (path != document).then(|| Arc::from(path))
    };
    let tokens = tokens(fragment).ok_or(InvalidReference::Fragment)?;
    Ok(Pointer::root_of(file).descend(tokens))
}

/// The path of a file relative to the document's folder; `from` is that of the file that refers to it.
fn file(path: &str, from: Option<&str>) -> Result<String, InvalidReference> {
    if path.starts_with("//") || has_scheme(path) {
        return Err(InvalidReference::Url);
    }
    let path = decoded(path);
    if path.starts_with(['/', '\\']) {
        return Err(InvalidReference::Absolute);
    }
    let folder = from.and_then(|from| Some(from.rsplit_once('/')?.0));
    let mut segments: Vec<&str> = folder.into_iter().flat_map(|it| it.split('/')).collect();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop().ok_or(InvalidReference::Outside)?;
            }
            segment => segments.push(segment),
        }
    }
    Ok(segments.join("/"))
}

/// Whether a reference begins with a scheme, such as `https:`, or with the drive of an absolute path.
fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else {
        return false;
    };
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_allowed)
}

//! The docs of request and response bodies, and of headers.

use serde_json::Value;
use tests::{Spec, map, text};

use super::checker::{Checker, unified};

/// Checks that the media type of the request body is at the operation, unless it is the common one.
pub(crate) fn body(media_type: &str, first_page: &str, checker: &mut Checker<'_>) {
    if !first_page.contains(&format!("- Request bodies: `{media_type}`.")) {
        checker.expect(&format!("Body: {media_type}"));
    }
}

/// Checks that the type, the description and the headers of each response are at the operation, unless they are the
/// common ones.
pub(crate) fn responses(
    spec: &Spec,
    operation: &Value,
    first_page: &str,
    checker: &mut Checker<'_>,
) {
    for (status, response) in map(&operation["responses"]) {
        let response = spec.resolve(response);
        let is_error = status.starts_with(['4', '5']);
        let mark = format!("- `{status}`");
        let description = text(&response["description"]);
        let common = unified(&format!("{mark}: {description}"));
        let mut lines = checker.docs.lines().chain(first_page.lines());
        let line =
            lines.find(|line| line.starts_with(&mark) || is_error && unified(line) == common);
        let item = format!("{} {status}", checker.item);
        let mut line = Checker::new(item, line.unwrap_or_default());
        line.expect(description);
        for (media_type, _) in map(&response["content"]) {
            if !first_page.contains(&format!("- Response bodies: `{media_type}`.")) {
                line.expect(&format!("Media type: {media_type}"));
            }
            let is_typed = line.docs.contains("[`") || line.docs.contains("Error::body_as");
            line.check(is_typed, "the type of the body");
        }
        if response.get("content").is_none() && !is_error {
            line.expect("No body");
        }
        let lacks_headers = response.get("headers").is_none() && !is_error;
        line.check(
            line.docs.contains("Without the [common headers]") == lacks_headers,
            "whether it has the common headers",
        );
        checker.missing.append(&mut line.missing);
        headers(spec, response, first_page, checker);
    }
}

fn headers(spec: &Spec, response: &Value, first_page: &str, checker: &mut Checker<'_>) {
    for (name, header) in map(&response["headers"]) {
        let description = text(&spec.resolve(header)["description"]);
        let mark = format!("- `{name}`");
        let mut lines = checker.docs.lines().chain(first_page.lines());
        let line = lines.find(|line| line.trim_start().starts_with(&mark));
        let item = format!("{} {name}", checker.item);
        let mut line = Checker::new(item, line.unwrap_or_default());
        line.expect(description);
        checker.missing.append(&mut line.missing);
    }
}

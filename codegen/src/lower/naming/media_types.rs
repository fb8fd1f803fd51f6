//! Words for media types in the names of operations.

/// A media type in words, which depend on nothing else: `application/merge-patch+json` is `merge-patch_json`.
pub(super) fn media_type_words(media_type: &str) -> String {
    let mut parts = media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let own = match essence.as_str() {
        "application/x-www-form-urlencoded" => "form",
        "multipart/form-data" | "multipart/*" => "multipart",
        "application/json" => "json",
        "text/plain" | "text/*" => "text",
        "application/octet-stream" | "application/*" | "*/*" => "bytes",
        essence => match essence.split_once('/') {
            Some((ty, "*")) => ty,
            Some((_, subtype)) => subtype.strip_prefix("x-").unwrap_or(subtype),
            None => essence,
        },
    };
    let parameters = parts.filter(|parameter| {
        let name = parameter.split('=').next().unwrap_or_default().trim();
        !["boundary", "charset"].contains(&name.to_ascii_lowercase().as_str())
    });
    let words: Vec<_> = [own].into_iter().chain(parameters).collect();
    words.join("_").replace(['+', '='], "_")
}

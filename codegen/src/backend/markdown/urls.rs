//! URLs in text.

use pulldown_cmark::{Event, LinkType, TagEnd};

use crate::markdown::link;

/// Whether the target of a link is a URL, rather than a path to a page beside the document, or the name of an item.
pub(super) fn is_url(target: &str) -> bool {
    let (scheme, rest) = target.split_once(':').unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "ftp" => rest.starts_with("//") && rest.len() > "//".len(),
        "mailto" => is_mail_address(rest),
        _ => is_mail_address(target),
    }
}

/// Whether a text is an address that rustdoc does not take for an item with a kind before it, such as `macro@name`.
fn is_mail_address(text: &str) -> bool {
    let is_part = |c: char| !c.is_whitespace() && !":/".contains(c);
    let parts = text.split_once('@');
    parts.is_some_and(|(_, domain)| domain.contains('.') && text.chars().all(is_part))
}

/// Text with its bare URLs as links.
pub(super) fn push_with_links(text: &str, events: &mut Vec<Event<'static>>) {
    let mut remaining = text;
    while let Some(start) = url_start(remaining) {
        let end = remaining[start..]
            .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\".contains(c))
            .map_or(remaining.len(), |length| start + length);
        let url = remaining[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        push_text(&remaining[..start], events);
        events.push(Event::Start(link(LinkType::Autolink, url, "")));
        push_text(url, events);
        events.push(Event::End(TagEnd::Link));
        remaining = &remaining[start + url.len()..];
    }
    push_text(remaining, events);
}

/// Text, if there is any: the parser makes no empty events, and so nothing can be written for one.
fn push_text(text: &str, events: &mut Vec<Event<'static>>) {
    if !text.is_empty() {
        events.push(Event::Text(text.to_owned().into()));
    }
}

/// The start of the first URL in a text.
fn url_start(text: &str) -> Option<usize> {
    let mut starts = text.match_indices("http").map(|(start, _)| start);
    starts.find(|&start| {
        let scheme = &text[start + "http".len()..];
        scheme
            .strip_prefix('s')
            .unwrap_or(scheme)
            .starts_with("://")
    })
}

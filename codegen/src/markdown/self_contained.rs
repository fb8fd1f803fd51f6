//! Markdown without HTML, whose links have their targets.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::conversion::events_without_html;
use super::written::{EXTENSIONS, top_level, written};

/// The text with its HTML as Markdown, and links and footnotes that need no definition elsewhere, so that its parts mean
/// the same as the whole.
pub(crate) fn self_contained(text: &str) -> Cow<'_, str> {
    let options = EXTENSIONS | Options::ENABLE_FOOTNOTES;
    let may_be_other = text.contains('<') || text.contains("]:");
    if may_be_other && Parser::new_ext(text, options).any(|event| is_other(&event)) {
        let blocks = top_level(events_without_html(text, options));
        let texts: Vec<_> = blocks.iter().map(|events| written(events)).collect();
        Cow::Owned(texts.join("\n\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether an event is HTML or needs a definition.
fn is_other(event: &Event<'_>) -> bool {
    let needs_definition = |link_type: &LinkType| {
        !matches!(
            link_type,
            LinkType::Inline | LinkType::Autolink | LinkType::Email
        )
    };
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        Event::Start(Tag::FootnoteDefinition(_)) => true,
        Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
            needs_definition(link_type)
        }
        _ => false,
    }
}

//! Links that need no definition elsewhere.

use pulldown_cmark::{CowStr, LinkType, Tag};

pub(crate) fn link(link_type: LinkType, url: &str, title: &str) -> Tag<'static> {
    let link_type = match link_type {
        LinkType::Autolink | LinkType::Email => link_type,
        _ => LinkType::Inline,
    };
    Tag::Link {
        link_type,
        dest_url: owned(url),
        title: owned(title),
        id: "".into(),
    }
}

pub(crate) fn image(url: &str, title: &str) -> Tag<'static> {
    Tag::Image {
        link_type: LinkType::Inline,
        dest_url: owned(url),
        title: owned(title),
        id: "".into(),
    }
}

fn owned(text: &str) -> CowStr<'static> {
    text.to_owned().into()
}

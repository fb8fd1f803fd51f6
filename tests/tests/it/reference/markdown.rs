//! Markdown as GitHub renders it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

/// A page as its readers see it.
#[derive(Default)]
pub(super) struct Rendered {
    /// The targets of links.
    pub(super) links: Vec<String>,
    /// The anchors of headings.
    pub(super) anchors: BTreeSet<String>,
    /// What should be on no page: HTML, character references, and links in brackets that lead nowhere.
    pub(super) mistakes: Vec<String>,
}

/// Renders a page.
pub(super) fn render(text: &str) -> Rendered {
    let mut rendered = Rendered::default();
    let mut unresolved = Vec::new();
    let broken = |link: BrokenLink<'_>| {
        unresolved.push(link.reference.to_string());
        None
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_with_broken_link_callback(text, options, Some(broken));
    let mut heading: Option<String> = None;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut in_code = false;
    for (event, range) in events.into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let anchor = anchor(&heading.take().unwrap_or_default());
                let count = seen.entry(anchor.clone()).or_default();
                rendered.anchors.insert(match *count {
                    0 => anchor,
                    count => format!("{anchor}-{count}"),
                });
                *count += 1;
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { dest_url, .. }) => rendered.links.push(dest_url.to_string()),
            Event::Text(words) if !in_code => {
                rendered.mistakes.extend(reference(text, range));
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) if !html.starts_with("<!-- ") => {
                rendered.mistakes.push(html.to_string());
            }
            _ => {}
        }
    }
    rendered
        .mistakes
        .extend(unresolved.into_iter().filter(|text| text.starts_with('`')));
    rendered
}

/// The character reference that a text is written as, such as `&#39;`.
fn reference(text: &str, range: Range<usize>) -> Option<String> {
    let written = &text[range];
    let (_, after) = written.split_once('&')?;
    let (name, _) = after.split_once(';')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    (!name.is_empty() && name.chars().all(is_name)).then(|| format!("&{name};"))
}

/// GitHub's anchor of a heading.
fn anchor(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let kept = lower
        .chars()
        .filter(|c| c.is_alphanumeric() || "_- ".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}

//! The tags and the text in HTML.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Tokenizer};

use super::element::{BOOLEAN_ATTRIBUTES, Element, element};

/// A part of HTML.
pub(super) enum HtmlToken {
    /// Text, with its character references replaced.
    Text(String),
    /// A start tag that is markup if there is an end tag after it or the element needs none.
    Start(Start),
    /// The end tag of a known element.
    End(Element),
}

/// The start tag of a known element.
pub(super) struct Start {
    pub(super) element: Element,
    /// In lower case.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// As in the document.
    pub(super) source: String,
    /// The offset after the tag.
    pub(super) end: usize,
}

impl Start {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(other, _)| other == name);
        found.map(|(_, value)| value.trim())
    }
}

/// The parts of HTML. What only looks like HTML, such as `List<String>`, is text; comments are left out.
pub(super) fn tokens(html: &str) -> Vec<HtmlToken> {
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let mut tokens = Vec::new();
    let mut position = 0;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        let (span, token) = match token {
            html5gum::Token::StartTag(tag) => (tag.span, start(&tag, html)),
            html5gum::Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                (tag.span, element(&name).map(HtmlToken::End))
            }
            html5gum::Token::String(text) => {
                let decoded = String::from_utf8_lossy(&text.value).into_owned();
                (text.span, Some(HtmlToken::Text(decoded)))
            }
            html5gum::Token::Comment(comment) => (comment.span, None),
            html5gum::Token::Doctype(doctype) => (doctype.span, None),
            html5gum::Token::Error(_) => continue,
        };
        let source = html.get(span.start..span.end).unwrap_or_default();
        let is_comment = source.starts_with("<!--");
        match token {
            Some(token) => tokens.push(token),
            None if is_comment => {}
            None => tokens.push(HtmlToken::Text(source.to_owned())),
        }
        position = span.end;
    }
    // The tokenizer drops a tag without an end.
    if let Some(rest) = html.get(position..).filter(|rest| !rest.is_empty()) {
        tokens.push(HtmlToken::Text(rest.to_owned()));
    }
    tokens
}

/// The start tag of a known element whose attributes are those of HTML rather than words of a sentence.
fn start(tag: &StartTag<usize>, html: &str) -> Option<HtmlToken> {
    let name = String::from_utf8_lossy(&tag.name).into_owned();
    let source = html.get(tag.span.start..tag.span.end)?.to_owned();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let attributes: Vec<_> = tag
        .attributes
        .iter()
        .map(|(name, value)| (text(name), text(value)))
        .collect();
    let is_attribute = |name: &str| source.contains('=') || BOOLEAN_ATTRIBUTES.contains(&name);
    let are_attributes = attributes.iter().all(|(name, _)| is_attribute(name));
    let element = element(&name).filter(|_| are_attributes)?;
    Some(HtmlToken::Start(Start {
        element,
        name,
        attributes,
        source,
        end: tag.span.end,
    }))
}

//! Elements of HTML, by their meaning in Markdown.

/// The meaning of an element. Elements with the same meaning can end each other, as in `<b>...</strong>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Element {
    Strong,
    Emphasis,
    Strikethrough,
    /// A number is written with a caret before it.
    Superscript,
    /// Text without a format that Markdown has.
    Inline,
    Link,
    Image,
    LineBreak,
    Code,
    CodeBlock,
    /// A block of its own, such as a paragraph.
    Block,
    /// A block in bold that names the one after it.
    Term,
    /// The block after a term.
    Definition,
    Heading,
    Rule,
    Quote,
    BulletList,
    NumberedList,
    Item,
    Table,
    TableHead,
    Row,
    HeadCell,
    Cell,
    /// No text for readers.
    Hidden,
    /// Nothing that is shown.
    Void,
}

/// The meaning of the element with a name in lower case; none if HTML has no such element for text. Names that are rather
/// placeholders, such as `<title>`, are not among them.
pub(super) fn element(name: &str) -> Option<Element> {
    Some(match name {
        "b" | "strong" => Element::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Element::Emphasis,
        "s" | "strike" | "del" => Element::Strikethrough,
        "sup" => Element::Superscript,
        "u" | "ins" | "small" | "big" | "mark" | "abbr" | "acronym" | "span" | "font" | "sub"
        | "q" | "nobr" | "label" | "time" | "bdi" | "bdo" => Element::Inline,
        "a" => Element::Link,
        "img" => Element::Image,
        "br" => Element::LineBreak,
        "code" | "tt" | "kbd" | "samp" => Element::Code,
        "pre" | "listing" | "xmp" => Element::CodeBlock,
        "p" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main" | "nav"
        | "figure" | "figcaption" | "center" | "address" | "details" | "dl" => Element::Block,
        "summary" | "dt" => Element::Term,
        "dd" => Element::Definition,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Element::Heading,
        "hr" => Element::Rule,
        "blockquote" => Element::Quote,
        "ul" | "menu" | "dir" => Element::BulletList,
        "ol" => Element::NumberedList,
        "li" => Element::Item,
        "table" => Element::Table,
        "thead" => Element::TableHead,
        "tr" => Element::Row,
        "th" => Element::HeadCell,
        "td" | "caption" => Element::Cell,
        "script" | "style" | "iframe" | "svg" | "video" | "audio" => Element::Hidden,
        "wbr" | "tbody" | "tfoot" | "colgroup" | "col" => Element::Void,
        _ => return None,
    })
}

impl Element {
    /// Whether the element must have an end tag, so that a start tag alone is no markup.
    pub(super) fn needs_end(self) -> bool {
        !matches!(
            self,
            Element::Image
                | Element::LineBreak
                | Element::Block
                | Element::Term
                | Element::Definition
                | Element::Rule
                | Element::BulletList
                | Element::NumberedList
                | Element::Item
                | Element::TableHead
                | Element::Row
                | Element::HeadCell
                | Element::Cell
                | Element::Void
        )
    }
}

/// The attributes that have no value.
pub(super) const BOOLEAN_ATTRIBUTES: &[&str] = &[
    "allowfullscreen",
    "async",
    "compact",
    "controls",
    "defer",
    "download",
    "hidden",
    "nohref",
    "noshade",
    "nowrap",
    "open",
    "reversed",
];

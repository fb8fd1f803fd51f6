//! Blocks of Markdown, and how they are put together.

/// A block of Markdown: a paragraph, a list, a heading, a table or a block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The Markdown, without a blank line before or after it.
    pub(crate) text: String,
    /// Whether it is a paragraph, so that it can continue a line that other text begins.
    pub(crate) is_paragraph: bool,
}

impl Block {
    /// A paragraph.
    pub(crate) fn paragraph(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_paragraph: true,
        }
    }

    /// A block that cannot continue a line.
    pub(crate) fn other(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_paragraph: false,
        }
    }
}

/// An item of a list: `lead`, then the blocks, the first of which continues the line if it is a paragraph.
pub(crate) fn list_item(lead: &str, blocks: &[Block]) -> String {
    let mut item = format!("- {lead}");
    for (index, block) in blocks.iter().enumerate() {
        if index == 0 && block.is_paragraph {
            item.push(' ');
        } else {
            item.push_str("\n\n  ");
        }
        let lines: Vec<_> = block.text.lines().collect();
        item.push_str(&lines.join("\n  "));
    }
    item.trim_end().to_owned()
}

/// Blocks with sentences appended: to the last block if it is a paragraph.
pub(crate) fn with_sentences(blocks: &mut Vec<Block>, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    match blocks.last_mut() {
        Some(last) if last.is_paragraph => {
            last.text = terminated(&last.text);
            for sentence in sentences {
                last.text.push(' ');
                last.text.push_str(sentence);
            }
        }
        _ => blocks.push(Block::paragraph(sentences.join(" "))),
    }
}

/// A text with a full stop, unless it ends like a sentence.
pub(crate) fn terminated(text: &str) -> String {
    match text.trim_end() {
        text if text.is_empty() || text.ends_with(['.', '!', '?', ':']) => text.to_owned(),
        text => format!("{text}."),
    }
}

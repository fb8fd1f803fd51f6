//! Code in Markdown.

use super::block::Block;

/// The text as a code span, whatever back quotes it contains.
pub(crate) fn code_span(text: &str) -> String {
    let text = text
        .chars()
        .fold(String::new(), |text, symbol| match symbol {
            symbol if symbol.is_control() => text + " ",
            symbol if changes_direction(symbol) => format!("{text}{}", symbol.escape_unicode()),
            symbol => text + symbol.encode_utf8(&mut [0; 4]),
        });
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || text.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The text as a block of code, whatever back quotes it contains.
pub(crate) fn fenced(language: &str, text: &str) -> Block {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    Block::other(format!("{fence}{language}\n{text}\n{fence}"))
}

/// Whether a character changes the direction of writing, so that source text looks like other text than it is.
pub(crate) fn changes_direction(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

//! The changes of an item in earlier releases.

use crate::backend::history::History;
use crate::backend::markdown::Block;

/// A list of the changes of an item, newest first; empty if nothing is known. `paths` are the Rust paths of the item.
pub(super) fn section(paths: &[String], history: &History) -> Vec<Block> {
    let paths: Vec<_> = paths.iter().map(String::as_str).collect();
    let changes = history.of(&paths).into_iter();
    let mut items: Vec<_> = changes
        .map(|(version, change)| {
            let breaking = if change.breaking {
                " **Breaking:**"
            } else {
                ""
            };
            format!("- {version}:{breaking} {}", change.text)
        })
        .collect();
    if items.is_empty() {
        let since = history.since(&paths);
        items.extend(since.map(|version| format!("- {version}: the first release.")));
    } else if let Some(first) = &history.first
        && history.since(&paths) == Some(first)
    {
        items.push(format!("- {first}: the first release."));
    }
    match items.is_empty() {
        true => Vec::new(),
        false => vec![Block::other("## Changes"), Block::other(items.join("\n"))],
    }
}

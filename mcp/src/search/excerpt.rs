//! Excerpts of pages.

use super::words::{meaningful, words};
use crate::index::Page;

/// The longest excerpt, in characters.
const LONGEST: usize = 180;

/// The line of a page that has most words of a query; what the page says in one line if that does as well.
pub(crate) fn excerpt(page: &Page, query: &str) -> String {
    let wanted = meaningful(query);
    let count = |line: &str| {
        let mut found = vec![false; wanted.len()];
        words(line, &mut |word| {
            if let Some(position) = wanted.iter().position(|it| it == word) {
                found[position] = true;
            }
        });
        found.into_iter().filter(|it| *it).count()
    };
    let mut best = (count(&page.summary), page.summary.as_str());
    let prose = page.text.lines().map(str::trim);
    for line in prose.filter(|line| !line.is_empty() && !line.starts_with(['#', '<', '`', '|'])) {
        let matches = count(line);
        if matches > best.0 || best.1.is_empty() {
            best = (matches, line);
        }
    }
    shortened(best.1.trim_start_matches("- "))
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        None => line.to_owned(),
        Some((end, _)) => {
            let cut = &line[..end];
            let end = cut.rfind(' ').unwrap_or(end);
            format!("{} …", &cut[..end])
        }
    }
}

//! The guides as pages.

use super::links::guide_path;
use super::page::{Page, PageKind};
use super::resolve::unlinked;
use crate::backend::Guide;
use crate::backend::markdown::first_sentence;
use crate::backend::prose::scope::Scope;

/// The pages, in reading order, whose links are not resolved yet.
pub(super) fn pages(scope: &Scope<'_>) -> Vec<Page> {
    let guides = &scope.context.guides;
    let pages = guides.iter().enumerate().map(|(position, guide)| {
        let previous = position
            .checked_sub(1)
            .and_then(|before| guides.get(before));
        let next = guides.get(position + 1);
        page(guide, previous, next)
    });
    pages.collect()
}

fn page(guide: &Guide, previous: Option<&Guide>, next: Option<&Guide>) -> Page {
    let link = |label: &str, guide: &Guide| format!("{label}: [{}]({}).", guide.title, guide.file);
    let neighbors = [
        previous.map(|guide| link("Previous", guide)),
        next.map(|guide| link("Next", guide)),
    ];
    let neighbors: Vec<_> = neighbors.into_iter().flatten().collect();
    let text = match neighbors.is_empty() {
        true => guide.text.clone(),
        false => format!("{}\n\n{}\n", guide.text.trim_end(), neighbors.join(" ")),
    };
    Page {
        kind: PageKind::Guide,
        id: format!("guides/{}", guide.module),
        title: guide.title.clone(),
        summary: summary(&guide.text),
        terms: headings(&guide.text),
        request: None,
        path: guide_path(&guide.file),
        anchor: None,
        text,
    }
}

/// The first sentence after the title.
fn summary(text: &str) -> String {
    let mut paragraphs = text.split("\n\n").skip(1);
    let first = paragraphs.next().unwrap_or_default();
    let line = first.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    match line.starts_with(['#', '`', '|', '-']) {
        true => String::new(),
        false => first_sentence(&unlinked(&line)),
    }
}

/// The headings below the title.
fn headings(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("## "));
    lines.map(|heading| heading.replace('`', "")).collect()
}

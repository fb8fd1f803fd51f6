//! Search over the pages: BM25 with weights for the parts of a page, as in Robertson and Zaragoza's "The Probabilistic Relevance
//! Framework".

mod excerpt;
mod words;

use std::collections::HashMap;

use crate::index::{Index, Page};
pub(crate) use excerpt::excerpt;
use words::{meaningful, words};

/// How fast further occurrences of a word add less.
const SATURATION: f64 = 1.4;

/// How much a longer page counts for less.
const LENGTH: f64 = 0.6;

/// An inverted index over the pages.
#[derive(Debug)]
pub(crate) struct Search {
    /// The pages with each word, and its weight in them.
    postings: HashMap<String, Vec<(u32, f32)>>,
    /// The lengths of the pages, in words.
    lengths: Vec<f64>,
    average: f64,
}

impl Search {
    pub(crate) fn new(index: &Index) -> Self {
        let mut postings: HashMap<String, Vec<(u32, f32)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (number, page) in (0..).zip(&index.pages) {
            let mut length = 0.0;
            for (text, weight) in parts(page) {
                words(text, &mut |word| {
                    length += 1.0;
                    let Some(pages) = postings.get_mut(word) else {
                        postings.insert(word.to_owned(), vec![(number, weight)]);
                        return;
                    };
                    match pages.last_mut() {
                        Some((last, sum)) if *last == number => *sum += weight,
                        _ => pages.push((number, weight)),
                    }
                });
            }
            lengths.push(length);
        }
        let average = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Self {
            postings,
            lengths,
            average,
        }
    }

    /// The pages that match a query best, the best first. `is_wanted` tells of which kinds.
    pub(crate) fn find<'i>(
        &self,
        index: &'i Index,
        query: &str,
        is_wanted: &dyn Fn(&Page) -> bool,
    ) -> Vec<&'i Page> {
        let wanted = meaningful(query);
        let mut scores: HashMap<u32, (f64, usize)> = HashMap::new();
        for word in &wanted {
            let Some(pages) = self.postings.get(word) else {
                continue;
            };
            let count = self.lengths.len() as f64;
            let rarity =
                (1.0 + (count - pages.len() as f64 + 0.5) / (pages.len() as f64 + 0.5)).ln();
            for (number, weight) in pages {
                let relative = self.lengths[*number as usize] / self.average;
                let weight = f64::from(*weight);
                let norm = SATURATION * (1.0 - LENGTH + LENGTH * relative);
                let score = scores.entry(*number).or_default();
                score.0 += rarity * weight * (SATURATION + 1.0) / (weight + norm);
                score.1 += 1;
            }
        }
        let exact = query.trim();
        let pages = scores.into_iter().map(|(number, (score, matched))| {
            let page = &index.pages[number as usize];
            let share = matched as f64 / wanted.len() as f64;
            let bonus = if is_named(page, exact) { 1_000.0 } else { 0.0 };
            (score * share * preference(page) + bonus, number, page)
        });
        let mut found: Vec<_> = pages.filter(|(_, _, page)| is_wanted(page)).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, _, page)| page).collect()
    }
}

/// The texts of a page, with what a word in them counts for.
fn parts(page: &Page) -> impl Iterator<Item = (&str, f32)> {
    let terms = page.terms.iter().map(|term| (term.as_str(), 4.0));
    let request = page.request.as_deref().map(|request| (request, 2.0));
    [
        (page.title.as_str(), 8.0),
        (page.id.as_str(), 2.0),
        (page.summary.as_str(), 4.0),
        (page.text.as_str(), 1.0),
    ]
    .into_iter()
    .chain(terms)
    .chain(request)
}

/// Whether a query is the name of a page.
fn is_named(page: &Page, query: &str) -> bool {
    let name = page.id.rsplit('/').next().unwrap_or(&page.id);
    let mut names = [page.id.as_str(), name, page.title.as_str()]
        .into_iter()
        .chain(page.request.as_deref())
        .chain(page.terms.iter().map(String::as_str));
    names.any(|name| name.eq_ignore_ascii_case(query))
}

/// How useful pages of a kind are: the overview contains all words, and says nothing about any.
fn preference(page: &Page) -> f64 {
    match page.kind.as_str() {
        "overview" => 0.3,
        "common" => 0.6,
        "type" => 0.7,
        // They have the words of what went wrong, and whoever searches for a code by its number gets it first anyway.
        "error_code" => 0.8,
        "operation" => 1.2,
        _ => 1.0,
    }
}

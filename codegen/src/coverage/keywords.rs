use std::collections::BTreeMap;

use crate::openapi::{KeywordUsage, Usage};

/// The number of occurrences of a keyword that are used in the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordCount {
    /// OpenAPI's name for the object that has the keyword.
    pub object: &'static str,
    /// The keyword.
    pub keyword: String,
    /// How it is used.
    pub usage: Usage,
    /// The number of occurrences.
    pub count: usize,
}

/// Counts the occurrences of each keyword, sorted by object, keyword and usage.
pub(super) fn count_keywords(usage: &KeywordUsage) -> Vec<KeywordCount> {
    let mut counts: BTreeMap<(&'static str, &str, Usage), usize> = BTreeMap::new();
    for occurrence in usage.occurrences() {
        let key = (
            occurrence.object,
            occurrence.keyword.as_str(),
            occurrence.usage,
        );
        *counts.entry(key).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((object, keyword, usage), count)| KeywordCount {
            object,
            keyword: keyword.to_owned(),
            usage,
            count,
        })
        .collect()
}

//! Links of hand-written docs to items that exist only with a feature. Without the feature, they lead to the crate's first
//! page, which lists the features, instead of nowhere.

use std::collections::BTreeSet;

use crate::api::reserved::{BLOCKING_TYPES, TESTING_NAMES, WEBHOOK_TYPES};

/// Definitions of links for docs without a feature.
pub(super) struct Fallback {
    /// The feature.
    pub(super) feature: &'static str,
    /// The definitions, one a line.
    pub(super) definitions: String,
}

/// The names that exist only with a feature.
const NAMES: [(&str, &[&str]); 3] = [
    ("blocking", BLOCKING_TYPES),
    ("testing", TESTING_NAMES),
    ("webhooks", WEBHOOK_TYPES),
];

/// The fallbacks for a text: for the names in its links, such as ``[`WebhookValidator::event`]``.
pub(super) fn of_text(text: &str) -> Vec<Fallback> {
    let starts = text.split("[`").skip(1);
    let linked: BTreeSet<_> = starts
        .filter_map(|rest| rest.split_once("`]"))
        .map(|(name, _)| name)
        .collect();
    fallbacks(|first| {
        let of_item = linked
            .iter()
            .filter(|name| name.split("::").next() == Some(first));
        of_item.copied().collect()
    })
}

/// The fallbacks for a text that links to any of the names.
pub(super) fn of_any_text() -> Vec<Fallback> {
    fallbacks(|name| vec![name])
}

fn fallbacks<'a>(links: impl Fn(&'static str) -> Vec<&'a str>) -> Vec<Fallback> {
    let fallbacks = NAMES.into_iter().map(|(feature, names)| {
        let links = names.iter().flat_map(|name| links(name));
        let lines: Vec<_> = links.map(|link| format!(" [`{link}`]: crate")).collect();
        Fallback {
            feature,
            definitions: lines.join("\n"),
        }
    });
    fallbacks
        .filter(|fallback| !fallback.definitions.is_empty())
        .collect()
}

use super::report::Report;
use crate::diff::change::Change;
use crate::diff::verdict::{Source, Wire};

/// Renders a diff as annotations of a GitHub workflow: an error for each change after which programs no longer compile, a
/// warning for each other change that breaks on the wire or changes behavior, and a notice for each other new item.
/// Changes without any effect have no annotation.
pub fn github(report: &Report<'_>) -> String {
    report
        .changes()
        .filter_map(|change| annotation(change, report))
        .collect()
}

fn annotation(change: &Change, report: &Report<'_>) -> Option<String> {
    let rule = change.kind.rule();
    let command = match (rule.source, rule.wire, rule.behavior) {
        (Source::Major, ..) => "error",
        (_, Wire::Breaking, _) | (_, _, Some(_)) => "warning",
        (Source::Minor, ..) => "notice",
        (Source::Patch, ..) => return None,
    };
    let behavior = rule.behavior.map(|behavior| behavior.reason);
    let cause = change.cause.note().map(|note| format!("It is {note}."));
    let sentences = [Some(change.sentence()), behavior.map(str::to_owned), cause];
    let sentences: Vec<_> = sentences.into_iter().flatten().collect();
    let message = sentences.join(" ");
    let site = change.occurrences.iter().find_map(|at| at.new.as_ref());
    let path = site.map_or_else(
        || report.new.to_owned(),
        |site| site.pointer.path(report.new),
    );
    let line = site.and_then(|site| site.location);
    let line = line.map_or_else(String::new, |location| format!(",line={}", location.line));
    Some(format!(
        "::{command} file={}{line},title={}::{}\n",
        property(&path),
        property(change.kind.id()),
        data(&message)
    ))
}

/// A message as workflow commands escape it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property as workflow commands escape it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

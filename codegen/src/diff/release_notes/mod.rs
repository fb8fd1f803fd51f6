//! Release notes: a section of a changelog and an upgrade guide.

mod changelog;
mod notes;
mod recorded;
mod section;
mod setup;
mod snippet;
mod upgrade;

pub use notes::Notes;
pub use recorded::recorded_changes;

/// Renders the section of the changelog, as Markdown.
pub fn changelog_section(notes: &Notes<'_>) -> String {
    changelog::render(notes)
}

/// Renders the section of the changelog, then the upgrade guide if there are major changes, as Markdown.
///
/// The same APIs give the same text.
pub fn release_notes(notes: &Notes<'_>) -> String {
    let changelog = changelog::render(notes);
    match upgrade::render(notes) {
        Some(guide) => format!("{changelog}\n{guide}"),
        None => changelog,
    }
}

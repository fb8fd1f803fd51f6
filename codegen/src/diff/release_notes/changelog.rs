use super::notes::Notes;
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::verdict::Source;

/// The sections of a release, in the order of Keep a Changelog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
    Security,
}

const SECTIONS: [Section; 5] = [
    Section::Added,
    Section::Changed,
    Section::Deprecated,
    Section::Removed,
    Section::Security,
];

/// Renders a section in the form of Keep a Changelog.
pub(super) fn render(notes: &Notes<'_>) -> String {
    let mut out = String::from("## ");
    match notes.next_version() {
        Some(version) => out += &format!("[{version}]"),
        None => out += "[Unreleased]",
    }
    if let Some(date) = notes.date {
        out += &format!(" - {date}");
    }
    out.push('\n');
    let mut is_empty = true;
    for section in SECTIONS {
        let changes = notes.diff.changes.iter();
        let changes = changes.filter(|change| self::section(change.kind) == Some(section));
        let entries: Vec<_> = changes.map(entry).collect();
        if !entries.is_empty() {
            is_empty = false;
            out += &format!("\n### {section:?}\n\n{}", entries.concat());
        }
    }
    if is_empty {
        out += "\nNo changes for users.\n";
    }
    out
}

fn entry(change: &Change) -> String {
    let breaking = match change.kind.release() {
        Source::Major => "**Breaking:** ",
        Source::Minor | Source::Patch => "",
    };
    let sentence = change.sentence();
    match change.kind.rule().behavior {
        Some(behavior) => format!("- {breaking}{sentence} {}\n", behavior.reason),
        None => format!("- {breaking}{sentence}\n"),
    }
}

/// The section that a kind of change belongs to; none if users need not read about it.
fn section(kind: ChangeKind) -> Option<Section> {
    use ChangeKind as Kind;

    Some(match kind {
        Kind::OrderChanged | Kind::InfoChanged | Kind::OperationRetagged => return None,
        Kind::OperationAdded
        | Kind::ParameterAdded
        | Kind::TypeAdded
        | Kind::TypeBecameInput
        | Kind::PropertyAdded
        | Kind::AdditionalPropertiesAdded
        | Kind::PagingAdded
        | Kind::RequestValueAdded
        | Kind::ResponseValueAdded
        | Kind::VariantAdded
        | Kind::RequestMediaTypeAdded
        | Kind::SuccessStatusAdded
        | Kind::ErrorStatusAdded
        | Kind::ResponseHeaderAdded
        | Kind::ExampleAdded => Section::Added,
        Kind::OperationDeprecated | Kind::FieldDeprecated => Section::Deprecated,
        Kind::OperationRemoved
        | Kind::PathParameterRemoved
        | Kind::ParameterRemoved
        | Kind::RequiredParameterRemoved
        | Kind::TypeRemoved
        | Kind::TypeIsNoInput
        | Kind::PropertyRemoved
        | Kind::AdditionalPropertiesRemoved
        | Kind::PagingRemoved
        | Kind::RequestValueRemoved
        | Kind::ResponseValueRemoved
        | Kind::VariantRemoved
        | Kind::RequestMediaTypeRemoved
        | Kind::SuccessStatusRemoved
        | Kind::ErrorStatusRemoved
        | Kind::ErrorBodyRemoved
        | Kind::ResponseHeaderRemoved
        | Kind::ExampleRemoved => Section::Removed,
        Kind::SensitivityAdded
        | Kind::SensitivityRemoved
        | Kind::SensitivityWeakened
        | Kind::SensitivityChanged
        | Kind::CredentialsAdded
        | Kind::CredentialsRemoved
        | Kind::SecurityAdded
        | Kind::SecurityRemoved
        | Kind::SecuritySchemeAdded
        | Kind::SecuritySchemeRemoved
        | Kind::SecuritySchemeChanged => Section::Security,
        _ => Section::Changed,
    })
}

use super::changelog::sentences;
use super::section::section;
use crate::api::Api;
use crate::backend::RecordedChange;
use crate::diff::change::Change;
use crate::diff::changes::Diff;
use crate::diff::kind::ChangeKind;
use crate::diff::verdict::Source;

/// The changes that readers of later releases should see at the items that they concern; `new` is the API of the
/// release.
pub fn recorded_changes(diff: &Diff, new: &Api) -> Vec<RecordedChange> {
    let changes = diff
        .changes
        .iter()
        .filter(|change| is_recorded(change.kind));
    changes.map(|change| recorded(change, new)).collect()
}

/// Whether a kind of change is of any interest later.
fn is_recorded(kind: ChangeKind) -> bool {
    use ChangeKind as Kind;

    let is_of_docs = matches!(
        kind,
        Kind::DocsChanged | Kind::ExampleAdded | Kind::ExampleChanged | Kind::ExampleRemoved
    );
    section(kind).is_some() && !is_of_docs
}

fn recorded(change: &Change, new: &Api) -> RecordedChange {
    let is_renamed = matches!(
        change.kind,
        ChangeKind::OperationRenamed | ChangeKind::RustNameChanged | ChangeKind::TypeRenamed
    );
    let mut items: Vec<_> = change
        .occurrences
        .iter()
        .map(|it| it.rust_path.clone())
        .collect();
    items.extend(change.along.iter().cloned());
    if is_renamed {
        items.extend(change.after.clone());
    }
    // Parameters are on the page of their operation, which may be renamed later.
    let id = change.operation.new.as_deref();
    let mut operations = new.operations();
    let operation = operations.find(|operation| Some(operation.id.as_str()) == id);
    let method = operation.map(|operation| format!("Client::{}", operation.name));
    items.extend(method.filter(|method| !items.contains(method)));
    RecordedChange {
        kind: change.kind.rule().id.to_owned(),
        text: sentences(change),
        breaking: change.kind.release() == Source::Major,
        added: matches!(
            change.kind,
            ChangeKind::OperationAdded | ChangeKind::TypeAdded
        ),
        renamed_from: change.before.clone().filter(|_| is_renamed),
        items,
    }
}

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use super::action::{Action, Change};
use super::corrected::Corrected;
use super::document::{self, Overlay};
use super::merge::{Incompatible, check, kind, merge};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{self, NoValue, Pointer, ReadFile, SourceMaps, Sources};

/// An action of an overlay that was applied.
#[derive(Clone, Debug, PartialEq)]
pub struct AppliedAction {
    /// Points to the action in its overlay.
    pub pointer: Pointer,
    /// The JSONPath query as written.
    pub target: String,
    /// The reason for the change, as the action gives it.
    pub description: Option<String>,
    /// The places in the document that it changed.
    pub changed: Vec<Pointer>,
}

/// The result of applying overlays.
#[derive(Default)]
pub(crate) struct Corrections {
    pub(crate) applied: Vec<AppliedAction>,
    pub(crate) errors: Vec<Diagnostic>,
}

/// Applies overlays to a document, each action to the result of the one before. An action with an error is skipped.
pub(crate) fn apply(
    sources: &mut Sources,
    source_maps: &mut SourceMaps,
    paths: &[String],
    read: &ReadFile<'_>,
) -> Corrections {
    let mut corrections = Corrections::default();
    let Some(value) = sources.document().filter(|_| !paths.is_empty()) else {
        return corrections;
    };
    let mut document = Corrected::from(value.clone());
    for path in paths {
        let path = Arc::from(path.as_str());
        sources.load(&path, read, source_maps);
        let overlay = match overlay(sources, &path) {
            Ok((overlay, errors)) => {
                corrections.errors.extend(errors);
                overlay
            }
            Err(errors) => {
                corrections.errors.extend(errors);
                continue;
            }
        };
        if is_for_another_document(&overlay, &path, &sources.name) {
            continue;
        }
        for action in &overlay.actions {
            match apply_action(&mut document, action) {
                Ok(changed) => corrections.applied.push(AppliedAction {
                    pointer: action.pointer.clone(),
                    target: action.target.clone(),
                    description: action.description.clone(),
                    changed,
                }),
                Err(error) => corrections.errors.push(error),
            }
        }
    }
    source_maps.correct(document.origins());
    sources.correct(document.value);
    corrections
}

/// An overlay with its errors, or the errors of a file that is none.
fn overlay(
    sources: &Sources,
    path: &Arc<str>,
) -> Result<(Overlay, Vec<Diagnostic>), Vec<Diagnostic>> {
    let root = Pointer::root_of(Some(path.clone()));
    match sources.value(Some(path)) {
        Ok(value) => Ok(document::read(value, root)),
        Err(NoValue::Unreadable(reason)) => {
            let message = format!("the overlay {path} cannot be read: {reason}");
            Err(vec![Diagnostic::new(Code::InvalidOverlay, &root, message)])
        }
        Err(NoValue::Invalid) => {
            let errors = sources.errors(&BTreeSet::from([path.clone()])).into_iter();
            let own = errors.filter(|error| error.pointer.file() == Some(path));
            Err(own.map(Diagnostic::from).collect())
        }
    }
}

/// Whether an overlay says that it is for another document of the same folder than the one with that name, if it has one.
fn is_for_another_document(overlay: &Overlay, path: &Arc<str>, document: &str) -> bool {
    let from = Pointer::root_of(Some(path.clone()));
    let extended = overlay.extends.as_deref().filter(|_| !document.is_empty());
    let extended = extended.and_then(|extends| source::location(extends, &from, document).ok());
    extended.is_some_and(|extended| extended.file().is_some())
}

fn apply_action(document: &mut Corrected, action: &Action) -> Result<Vec<Pointer>, Diagnostic> {
    let targets = select(&action.query, &document.value);
    if targets.is_empty() {
        return Err(missing(action));
    }
    match &action.change {
        Change::Remove => remove(document, action, targets),
        Change::Update(update) => {
            let origin = action.change_pointer();
            update_all(document, action, targets, update, &origin)
        }
        Change::Copy(query) => {
            let (update, origin) = copied(document, action, query)?;
            update_all(document, action, targets, &update, &origin)
        }
    }
}

/// The places that a query selects, each once.
fn select(query: &JsonPath, document: &Value) -> Vec<Pointer> {
    let mut pointers: Vec<Pointer> = Vec::new();
    for path in query.query_located(document).locations() {
        let pointer = Pointer::root().descend(path.iter().map(token));
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    pointers
}

fn token(element: &PathElement<'_>) -> String {
    match element {
        PathElement::Name(name) => (*name).to_owned(),
        PathElement::Index(index) => index.to_string(),
    }
}

fn missing(action: &Action) -> Diagnostic {
    Diagnostic::new(
        Code::OverlayTarget,
        &action.pointer.child("target"),
        format!("nothing in the document matches `{}`", action.target),
    )
    .at_value()
    .help("if upstream removed or renamed it, remove this action or correct its target")
}

fn without_effect(action: &Action) -> Diagnostic {
    Diagnostic::new(
        Code::OverlayWithoutEffect,
        &action.pointer,
        format!(
            "this action changes nothing: the document already says this at `{}`",
            action.target
        ),
    )
    .help("upstream now has this; remove the action")
}

fn remove(
    document: &mut Corrected,
    action: &Action,
    mut targets: Vec<Pointer>,
) -> Result<Vec<Pointer>, Diagnostic> {
    if targets.contains(&Pointer::root()) {
        let message = "the whole document cannot be removed";
        return Err(invalid(action, "target", message).help("select a part of it"));
    }
    // From the last to the first, so that the indices of items that are still to be removed stay valid.
    targets.sort_by_cached_key(sort_key);
    for target in targets.iter().rev() {
        document.remove(target);
    }
    Ok(targets)
}

/// Sorts places by their keys, and items by their number.
fn sort_key(pointer: &Pointer) -> Vec<(Option<usize>, String)> {
    let tokens = pointer.tokens().into_iter();
    tokens
        .map(|token| (token.parse().ok(), token.to_string()))
        .collect()
}

fn update_all(
    document: &mut Corrected,
    action: &Action,
    targets: Vec<Pointer>,
    update: &Value,
    origin: &Pointer,
) -> Result<Vec<Pointer>, Diagnostic> {
    let mut changed = Vec::new();
    let mut kinds = Vec::new();
    for target in targets {
        let Some(value) = document.get(&target) else {
            continue;
        };
        kinds.push(kind(value));
        match check(value, update) {
            Ok(true) => changed.push(target),
            Ok(false) => {}
            Err(error) => return Err(incompatible(action, &target, error)),
        }
    }
    if let Some(other) = kinds.iter().find(|kind| **kind != kinds[0]) {
        let message = format!(
            "`{}` selects {} as well as {other}, and an update fits only one of them",
            action.target, kinds[0]
        );
        return Err(invalid(action, "target", message).help("write an action for each"));
    }
    if changed.is_empty() {
        return Err(without_effect(action));
    }
    for target in &changed {
        if let Some((value, origins)) = document.find(target) {
            merge(value, origins, update, origin);
        }
    }
    Ok(changed)
}

/// The value that an action copies, and where it was written.
fn copied(
    document: &Corrected,
    action: &Action,
    query: &JsonPath,
) -> Result<(Value, Pointer), Diagnostic> {
    let sources = select(query, &document.value);
    let [source] = sources.as_slice() else {
        let message = format!(
            "`copy` selects {} values, but must select one",
            sources.len()
        );
        let error = invalid(action, "copy", message);
        return Err(error.help("correct the query"));
    };
    let value = document.get(source).cloned().unwrap_or_default();
    Ok((value, document.origin(source)))
}

fn incompatible(action: &Action, target: &Pointer, error: Incompatible) -> Diagnostic {
    let at = target.descend(error.pointer.tokens());
    Diagnostic::new(
        Code::InvalidOverlay,
        &action.change_pointer().descend(error.pointer.tokens()),
        format!(
            "{at} is {}, which cannot be merged with {}",
            error.target, error.update
        ),
    )
    .help("remove it in an action before this one, to replace it")
}

fn invalid(action: &Action, keyword: &str, message: impl Into<String>) -> Diagnostic {
    let pointer = action.pointer.child(keyword);
    Diagnostic::new(Code::InvalidOverlay, &pointer, message).at_value()
}

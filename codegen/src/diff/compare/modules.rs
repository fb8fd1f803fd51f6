use std::collections::HashMap;

use indexmap::IndexMap;

use super::{docs, methods};
use crate::Pointer;
use crate::api::Api;
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::{code, codes};
use crate::diff::record::Record;

/// An item that moved to another module.
struct Moved<'a> {
    name: &'a str,
    old: &'a Pointer,
    new: &'a Pointer,
}

/// The items that moved from one module to another.
type Moves<'a> = IndexMap<(&'a str, &'a str), Vec<Moved<'a>>>;

/// Reports the types and parameter structs that moved to another module: one change for each pair of modules.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    let old_modules = modules(matching.old);
    let new_modules = modules(matching.new);
    let mut moved: Moves<'_> = IndexMap::new();
    for pair in &matching.operations.both {
        let (old, new) = (pair.old, pair.new);
        if old.module.name != new.module.name
            && let (Some(before), Some(params)) =
                (old.operation.own_params(), new.operation.own_params())
            && before.name == params.name
        {
            let modules = (old.module.name.as_str(), new.module.name.as_str());
            moved.entry(modules).or_default().push(Moved {
                name: &params.name,
                old: &old.operation.pointer,
                new: &new.operation.pointer,
            });
        }
    }
    for (id, def) in matching.old.types() {
        let Some(new_id) = matching.type_of(id) else {
            continue;
        };
        let modules = (
            old_modules.get(id.as_str()),
            new_modules.get(new_id.as_str()),
        );
        // The path of a renamed type changes anyway.
        if let (Some(old), Some(new)) = modules
            && old != new
            && id == new_id
        {
            moved.entry((old, new)).or_default().push(Moved {
                name: new_id.as_str(),
                old: &def.pointer,
                new: &matching.new[new_id].pointer,
            });
        }
    }
    compare_tags(matching, &moved, record);
    for ((old, new), items) in moved {
        record.add(change(old, new, &items));
    }
    compare_docs(matching, record);
}

/// Reports the operations whose tags changed, unless the types of their modules moved with them.
fn compare_tags(matching: &Matching<'_>, moved: &Moves<'_>, record: &mut Record) {
    let list = |tags: &[String]| match tags {
        [] => "none".to_owned(),
        tags => codes(tags),
    };
    for pair in &matching.operations.both {
        let (old, new) = (pair.old.operation, pair.new.operation);
        let modules = (&*pair.old.module.name, &*pair.new.module.name);
        if old.tags == new.tags || moved.contains_key(&modules) {
            continue;
        }
        let lead = format!(
            "The tags changed from {} to {} for",
            list(&old.tags),
            list(&new.tags)
        );
        let at = methods::occurrence(old, new);
        record.add(Change::new(ChangeKind::OperationRetagged, lead, at, ""));
    }
}

fn change(old: &str, new: &str, items: &[Moved<'_>]) -> Change {
    let occurrence = |item: &Moved<'_>| {
        let path = format!("{new}::{}", item.name);
        Occurrence::new(path, code(item.name), Some(item.old), Some(item.new))
    };
    let (first, others) = match items {
        [first, others @ ..] => (occurrence(first), others),
        [] => (Occurrence::new(new, "", None, None), items),
    };
    let tail = format!(" moved from the module {} to {}", code(old), code(new));
    let mut change = Change::new(ChangeKind::ModuleChanged, "", first, tail)
        .rust(format!("{old}::"), format!("{new}::"));
    change.occurrences.extend(others.iter().map(occurrence));
    change
}

/// The module of each type.
fn modules(api: &Api) -> HashMap<&str, &str> {
    let modules = api.modules.iter();
    modules
        .flat_map(|module| {
            let types = module.types.iter();
            types.map(|id| (id.as_str(), module.name.as_str()))
        })
        .collect()
}

fn compare_docs(matching: &Matching<'_>, record: &mut Record) {
    let modules = pair_by(&matching.old.modules, &matching.new.modules, |module| {
        &module.name
    });
    for (before, after) in modules.both {
        let pointer = Pointer::root().child("tags");
        let at = Occurrence::new(&*after.name, "", Some(&pointer), Some(&pointer));
        docs::compare(&before.docs, &after.docs, at, record);
    }
}

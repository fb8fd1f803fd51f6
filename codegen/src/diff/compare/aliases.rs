use indexmap::IndexMap;

use crate::api::{Type, TypeId};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// A type of both APIs, and the one that is defined under its name in each.
struct Named<'a> {
    old_id: &'a TypeId,
    id: &'a TypeId,
    old_canonical: &'a TypeId,
    canonical: &'a TypeId,
}

impl Named<'_> {
    fn occurrence(&self, matching: &Matching<'_>) -> Occurrence {
        let (old, new) = (&matching.old[self.old_id], &matching.new[self.id]);
        let pointers = (Some(&old.pointer), Some(&new.pointer));
        let owner = code(self.id.as_str());
        Occurrence::new(self.id.as_str(), owner, pointers.0, pointers.1)
    }
}

/// Reports names that became those of one type, and names that stopped being so.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    let types = matching.old.types.keys().filter_map(|old_id| {
        let id = matching.type_of(old_id)?;
        Some(Named {
            old_id,
            id,
            old_canonical: matching.old.canonical(old_id),
            canonical: matching.new.canonical(id),
        })
    });
    let types: Vec<_> = types.collect();
    for names in grouped(&types, |named| named.old_canonical) {
        let main = main(&names, |named| named.old_id == named.old_canonical);
        let others = names.iter();
        for named in others.filter(|named| named.canonical != main.canonical) {
            let at = named.occurrence(matching);
            let tail = format!(" stopped being the same type as {}", code(main.id.as_str()));
            let change = Change::new(ChangeKind::TypesSeparated, "", at, tail);
            record.add(change.rust(main.old_id.as_str(), main.id.as_str()));
        }
    }
    for names in grouped(&types, |named| named.canonical) {
        let main = main(&names, |named| named.id == named.canonical);
        let others = names.iter();
        for named in others.filter(|named| named.old_canonical != main.old_canonical) {
            let at = named.occurrence(matching);
            let tail = format!(" became the same type as {}", code(main.id.as_str()));
            let change = Change::new(ChangeKind::TypesUnited, "", at, tail);
            let canonical = Type::Def(main.canonical.clone());
            let change = change.gains([&canonical]);
            record.add(change.rust(main.old_id.as_str(), main.id.as_str()));
        }
    }
}

/// The types that are names of the same one.
fn grouped<'n, 'a>(
    types: &'n [Named<'a>],
    canonical: impl Fn(&Named<'a>) -> &'a TypeId,
) -> Vec<Vec<&'n Named<'a>>> {
    let mut groups: IndexMap<&TypeId, Vec<&Named<'a>>> = IndexMap::new();
    for named in types {
        groups.entry(canonical(named)).or_default().push(named);
    }
    groups.into_values().collect()
}

/// The name that the others are compared with: that of the definition if it is among them.
fn main<'n, 'a>(names: &[&'n Named<'a>], is_main: impl Fn(&Named<'a>) -> bool) -> &'n Named<'a> {
    let mut all = names.iter().copied();
    all.find(|named| is_main(named)).unwrap_or(names[0])
}

//! The module of each type: that of the operations that take or return it.
//!
//! Types within an operation are in its module. Other types are within a component, and all types of a component are in
//! one module. It depends on operations that take or return the component themselves, not on what happens to refer to it
//! on the way of another type. So an addition moves types only to the module of an operation that takes or returns them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::api::{Operation, Type, TypeDef, TypeId};
use crate::lower::naming::{MODULE_OF_SHARED, Words, inner_start};
use crate::source::Pointer;

/// How close an operation is to a component.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// It takes or returns it, or a list or a map of it.
    Itself,
    /// It takes or returns a type of its own with such a property. This counts for its namesake alone.
    Property,
}

/// A module whose operations take or return a component.
struct User<'m> {
    module: &'m str,
    /// The least distance of its operations.
    distance: Distance,
    /// The number of operations at this distance.
    operations: usize,
}

/// The modules of operations, and the components that these take and return.
#[derive(Default)]
pub(super) struct TypeModules {
    /// The words of the modules' names.
    words: BTreeMap<String, Words>,
    /// The modules by the locations of operations.
    of_operations: BTreeMap<Pointer, String>,
    /// The modules by the locations of paths: those of their first operations.
    of_paths: BTreeMap<Pointer, String>,
    /// The uses of components, by location, in the order of the document.
    uses: BTreeMap<Pointer, Vec<(Distance, String)>>,
}

impl TypeModules {
    pub(super) fn add_operation(
        &mut self,
        module: &str,
        operation: &Operation,
        types: &IndexMap<TypeId, TypeDef>,
    ) {
        let at = &operation.pointer;
        let words = self.words.entry(module.to_owned());
        words.or_insert_with(|| Words::of_module(module));
        self.of_operations.insert(at.clone(), module.to_owned());
        let path = at.ancestor(2);
        self.of_paths
            .entry(path)
            .or_insert_with(|| module.to_owned());
        for (component, distance) in components(operation, types) {
            let uses = self.uses.entry(component).or_default();
            uses.push((distance, module.to_owned()));
        }
    }

    /// The module of the type at a location.
    pub(super) fn module(&self, at: &Pointer) -> String {
        let operation = self.of_operations.get(&at.ancestor(3));
        let own = operation.or_else(|| self.of_paths.get(&at.ancestor(2)));
        own.cloned()
            .unwrap_or_else(|| self.module_of_component(&component(at)))
    }

    /// The module of the operations that take or return a component: of several, the one that is named like the component,
    /// then that of most of the operations, then of the first. Without any, the one whose name begins the component's.
    fn module_of_component(&self, component: &Pointer) -> String {
        let name = Words::of_component(component.name());
        let common = |user: &User<'_>| {
            let words = &self.words[user.module];
            let is_named = words.begin(&name) || words.end(&name);
            if is_named { words.count() } else { 0 }
        };
        let users = self.users(component).into_iter();
        let used = users
            .filter(|user| user.distance == Distance::Itself || common(user) > 0)
            .min_by_key(|user| {
                (
                    Reverse(common(user)),
                    user.distance,
                    Reverse(user.operations),
                )
            });
        let named = || {
            let all = self.words.iter().filter(|(_, words)| words.begin(&name));
            all.max_by_key(|(_, words)| words.count())
        };
        let module = used.map(|user| user.module);
        let module = module.or_else(|| named().map(|(module, _)| module.as_str()));
        module.unwrap_or(MODULE_OF_SHARED).to_owned()
    }

    /// The modules of the operations that take or return a component.
    fn users(&self, component: &Pointer) -> Vec<User<'_>> {
        let uses = self.uses.get(component).map_or(&[][..], Vec::as_slice);
        let mut users: Vec<User<'_>> = Vec::new();
        for (distance, module) in uses {
            let known = users.iter().position(|user| user.module == module);
            let index = known.unwrap_or_else(|| {
                users.push(User {
                    module,
                    distance: *distance,
                    operations: 0,
                });
                users.len() - 1
            });
            let user = &mut users[index];
            if *distance < user.distance {
                user.distance = *distance;
                user.operations = 0;
            }
            user.operations += usize::from(*distance == user.distance);
        }
        users
    }
}

/// The components whose types an operation takes or returns, each with the least distance.
fn components(
    operation: &Operation,
    types: &IndexMap<TypeId, TypeDef>,
) -> BTreeMap<Pointer, Distance> {
    let parameters = operation.parameters().map(|(_, field)| field.ty());
    let bodies = operation
        .successes
        .iter()
        .filter_map(|response| response.content.as_ref());
    let taken = parameters.chain(bodies.map(|body| &body.value.ty));
    let mut todo: Vec<(&Type, Distance)> = taken.map(|ty| (ty, Distance::Itself)).collect();
    let mut found: BTreeMap<Pointer, Distance> = BTreeMap::new();
    let mut visited = BTreeSet::new();
    while let Some((ty, distance)) = todo.pop() {
        let Some((id, def)) = ty.def().and_then(|id| types.get_key_value(id)) else {
            continue;
        };
        if !is_of_path(&def.pointer) {
            let known = found.entry(component(&def.pointer)).or_insert(distance);
            *known = distance.min(*known);
        } else if visited.insert(id) {
            todo.extend(def.members().into_iter().map(|ty| (ty, Distance::Property)));
        }
    }
    found
}

/// Whether a location is within a path of the document.
fn is_of_path(at: &Pointer) -> bool {
    at.file().is_none() && at.tokens().first() == Some(&"paths")
}

/// The component, or the definition in a file, that a location is within.
fn component(at: &Pointer) -> Pointer {
    match at.tokens()[..] {
        ["components", _, _, ..] => at.ancestor(3),
        _ => at.ancestor(inner_start(at)),
    }
}

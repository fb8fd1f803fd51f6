//! One type for types of the same shape.
//!
//! All names stay: one is that of the type, the others are aliases of it. So whatever is added to a document, a name is
//! not lost, and values that have one shape in several places can go from one to the other.

use std::collections::{BTreeSet, HashMap};

use super::shapes;
use crate::api::{Api, Docs, Module, Sensitivity, TypeDef, TypeId, TypeKind};
use crate::lower::naming::{MODULE_OF_SHARED, TypePath, inner_start};

/// The least number of types within others that get a name of their own, after the property that has them.
const FREQUENT: usize = 3;

/// Makes types of the same shape aliases of one of them.
pub(super) fn unite(api: &mut Api) {
    let shared = shapes::shared(api);
    let properties = properties(api);
    let modules = modules(api);
    let mut taken = names(api);
    for mut ids in shared {
        // Names of components come first, then short ones. None of this depends on the order of the document.
        ids.sort_by_key(|id| (is_inner(&api[id]), id.as_str().chars().count(), id.clone()));
        unite_facts(api, &ids);
        let name = common_name(api, &ids, &properties).filter(|name| !taken.contains(name));
        let canonical = match name {
            Some(name) => {
                taken.insert(name.clone());
                define(api, TypeId::new(&name), &ids, &modules)
            }
            None => ids.remove(0),
        };
        for id in &ids {
            api.types[id].alias_of = Some(canonical.clone());
        }
    }
}

/// Whether a type is within another one or an operation, so that its name is none of the document's.
fn is_inner(def: &TypeDef) -> bool {
    let at = &def.pointer;
    match at.tokens()[..] {
        ["paths", ..] if at.file().is_none() => true,
        ["components", _, _, ref inner @ ..] => !inner.is_empty(),
        _ => inner_start(at) < at.depth(),
    }
}

/// Gives all types what follows from the use of any: they are inputs, and URLs repeat personal data.
fn unite_facts(api: &mut Api, ids: &[TypeId]) {
    let mut is_input = false;
    let mut personal_urls = BTreeSet::new();
    for id in ids {
        if let TypeKind::Struct(def) = &api[id].kind {
            is_input |= def.input;
            let fields = def.fields.iter();
            let personal =
                fields.filter(|field| field.sensitivity == Some(Sensitivity::PersonalUrl));
            personal_urls.extend(personal.map(|field| field.wire.clone()));
        }
    }
    for id in ids {
        if let TypeKind::Struct(def) = &mut api.types[id].kind {
            def.input = is_input;
            let fields = def.fields.iter_mut();
            for field in fields.filter(|field| personal_urls.contains(&field.wire)) {
                field.sensitivity = Some(Sensitivity::PersonalUrl);
            }
        }
    }
}

/// The name of the property that has the types, if they are frequent and none is a component.
fn common_name(api: &Api, ids: &[TypeId], properties: &HashMap<TypeId, String>) -> Option<String> {
    let mut names = ids.iter().map(|id| properties.get(id));
    let first = names.next()??;
    let is_common = names.all(|name| name == Some(first));
    let is_frequent = ids.len() >= FREQUENT && ids.iter().all(|id| is_inner(&api[id]));
    (is_common && is_frequent).then(|| TypePath::new(first).name())
}

/// The name of the first property or parameter of each type.
fn properties(api: &Api) -> HashMap<TypeId, String> {
    let mut properties = HashMap::new();
    let parameters = api
        .operations()
        .flat_map(|operation| operation.parameters());
    let fields = api.types().flat_map(|(_, def)| match &def.kind {
        TypeKind::Struct(def) => def.fields.as_slice(),
        TypeKind::Enum(_) | TypeKind::Union(_) => &[],
    });
    for field in parameters.map(|(_, field)| field).chain(fields) {
        if let Some(id) = field.ty().def() {
            let known = properties.entry(id.clone());
            known.or_insert_with(|| field.wire.clone());
        }
    }
    properties
}

/// The names that are in use.
fn names(api: &Api) -> BTreeSet<String> {
    let params = api
        .operations()
        .filter_map(|operation| operation.params.as_ref());
    let params = params.map(|params| params.name.clone());
    let types = api.types.keys().map(TypeId::to_string);
    let sids = api.sids.keys().map(ToString::to_string);
    types.chain(sids).chain(params).collect()
}

/// The name of the module of each type.
fn modules(api: &Api) -> HashMap<TypeId, String> {
    let modules = api.modules.iter();
    let types = modules.flat_map(|module| {
        let types = module.types.iter();
        types.map(|id| (id.clone(), module.name.clone()))
    });
    types.collect()
}

/// Adds a type of the shape of others: to their module, or to that of shared types if they are in several. It is where
/// the first of them is in the document, and has the docs that all of them share.
fn define(
    api: &mut Api,
    id: TypeId,
    aliases: &[TypeId],
    modules: &HashMap<TypeId, String>,
) -> TypeId {
    let (first, others) = (&aliases[0], &aliases[1..]);
    let mut def = api[first].clone();
    if others.iter().any(|other| api[other].docs != def.docs) {
        def.docs = Docs::default();
    }
    let own = &modules[first];
    let is_only = others.iter().all(|other| modules[other] == *own);
    let name = if is_only { own } else { MODULE_OF_SHARED };
    module(&mut api.modules, name).types.push(id.clone());
    api.types.insert(id.clone(), def);
    id
}

fn module<'m>(modules: &'m mut Vec<Module>, name: &str) -> &'m mut Module {
    let position = modules.binary_search_by(|module| module.name.as_str().cmp(name));
    let index = position.unwrap_or_else(|index| {
        let module = Module {
            name: name.to_owned(),
            position: None,
            docs: Docs::default(),
            operations: Vec::new(),
            types: Vec::new(),
        };
        modules.insert(index, module);
        index
    });
    &mut modules[index]
}

//! What follows from which types hold which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use crate::api::{Field, Module, Struct, Type, TypeDef};

/// Marks the structs that a request can hold.
pub(super) fn mark_sent(modules: &mut [Module]) {
    let mut sent = BTreeSet::new();
    let mut open: Vec<String> = modules
        .iter()
        .flat_map(|module| &module.operations)
        .flat_map(|operation| {
            operation
                .params
                .iter()
                .flat_map(|params| &params.parameters)
        })
        .filter_map(|parameter| held(&parameter.field.ty).map(str::to_owned))
        .collect();
    let holds = holds(modules, |field| held(&field.ty));
    while let Some(name) = open.pop() {
        if sent.insert(name.clone()) {
            open.extend(holds.get(&name).into_iter().flatten().cloned());
        }
    }
    for def in structs(modules) {
        def.sent = sent.contains(&def.name);
    }
}

/// Puts what would hold itself, and so have no size, behind a pointer. What would have to hold itself, and so have
/// no end, need not be there.
pub(super) fn box_recursion(modules: &mut [Module]) {
    let any = Circles::new(modules, |field| held_directly(&field.ty));
    let required = Circles::new(modules, |field| {
        held_directly(&field.ty).filter(|_| field.required)
    });
    for def in structs(modules) {
        for field in &mut def.fields {
            let Some(inner) = held_directly(&field.ty) else {
                continue;
            };
            if field.required && required.share(&def.name, inner) {
                field.required = false;
            }
            if any.share(&def.name, inner) {
                field.ty = Type::Boxed(Box::new(field.ty.clone()));
            }
        }
    }
}

/// Which structs hold one another in a circle: of each, the number of its circle.
struct Circles(HashMap<String, usize>);

impl Circles {
    fn new(modules: &[Module], held: fn(&Field) -> Option<&str>) -> Self {
        let holds = holds(modules, held);
        let mut graph: DiGraphMap<&str, ()> = DiGraphMap::new();
        for (name, inner) in &holds {
            graph.add_node(name);
            for inner in inner {
                graph.add_edge(name, inner, ());
            }
        }
        let circles = kosaraju_scc(&graph).into_iter().enumerate();
        let numbered = circles.flat_map(|(number, names)| {
            let names = names.into_iter();
            names.map(move |name| (name.to_owned(), number))
        });
        Self(numbered.collect())
    }

    /// Whether a struct that holds another is held by it too.
    fn share(&self, name: &str, inner: &str) -> bool {
        self.0
            .get(name)
            .is_some_and(|number| self.0.get(inner) == Some(number))
    }
}

fn structs(modules: &mut [Module]) -> impl Iterator<Item = &mut Struct> {
    modules
        .iter_mut()
        .flat_map(|module| &mut module.types)
        .filter_map(|def| match def {
            TypeDef::Struct(def) => Some(def),
            TypeDef::Enum(_) => None,
        })
}

/// The types that each struct holds.
fn holds(modules: &[Module], held: fn(&Field) -> Option<&str>) -> BTreeMap<String, Vec<String>> {
    let defs = modules.iter().flat_map(|module| &module.types);
    defs.filter_map(|def| match def {
        TypeDef::Struct(def) => {
            let inner = def
                .fields
                .iter()
                .filter_map(|field| held(field).map(str::to_owned));
            Some((def.name.clone(), inner.collect()))
        }
        TypeDef::Enum(_) => None,
    })
    .collect()
}

/// The named type in a type.
fn held(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        Type::Vec(inner) | Type::Map(inner) | Type::Boxed(inner) => held(inner),
        _ => None,
    }
}

/// The named type that a type has room for itself.
fn held_directly(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        _ => None,
    }
}

//! What rendering needs to know about the API as a whole.

use std::collections::HashMap;

use super::example_calls::ExampleCalls;
use super::mentions::Mentions;
use super::type_users::TypeUsers;
use crate::api::{Api, Operation, Type, TypeId, TypeKind};
use crate::backend::CrateContext;
use crate::backend::conventions::Conventions;
use crate::backend::layout::Layout;

/// An index over an API, computed once.
pub(super) struct Scope<'a> {
    pub(super) api: &'a Api,
    pub(super) context: &'a CrateContext,
    pub(super) layout: Layout<'a>,
    pub(super) conventions: Conventions<'a>,
    pub(super) calls: ExampleCalls<'a>,
    pub(super) mentions: Mentions<'a>,
    pub(super) users: TypeUsers<'a>,
    modules: HashMap<&'a str, &'a str>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(api: &'a Api, context: &'a CrateContext) -> Self {
        let mut modules = HashMap::new();
        for module in &api.modules {
            modules.extend(module.types.iter().map(|id| (id.as_str(), &*module.name)));
        }
        modules.extend(api.sids.keys().map(|id| (id.as_str(), super::sids::MODULE)));
        let layout = Layout::new(api);
        Self {
            api,
            context,
            calls: ExampleCalls::new(api, &layout, &context.crate_name),
            layout,
            conventions: Conventions::new(api),
            mentions: Mentions::new(api, &context.guides),
            users: TypeUsers::new(api),
            modules,
        }
    }

    /// The module of a type of the crate.
    pub(super) fn module_of(&self, type_name: &str) -> Option<&'a str> {
        self.modules.get(type_name).copied()
    }

    /// Whether an operation returns a page of a list.
    pub(super) fn is_paged(&self, operation: &Operation) -> bool {
        match &operation.response.ty {
            Type::Def(id) if !operation.returns_optional() => {
                matches!(&self.api[id].kind, TypeKind::Struct(object) if object.page.is_some())
            }
            _ => false,
        }
    }

    /// Whether the type is open, so that values of other types convert into it.
    pub(super) fn is_open(&self, id: &TypeId) -> bool {
        matches!(self.api[id].kind, TypeKind::Enum(_) | TypeKind::Union(_))
    }
}

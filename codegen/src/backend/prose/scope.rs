//! What rendering needs to know about the API as a whole.

use std::collections::{HashMap, HashSet};

use super::example_calls::{ExampleCalls, is_short};
use super::mentions::Mentions;
use super::type_users::TypeUsers;
use crate::api::{Api, Field, Operation, Struct, Type, TypeId, TypeKind};
use crate::backend::CrateContext;
use crate::backend::conventions::Conventions;
use crate::backend::layout::Layout;
use crate::backend::usage::{self, Call, Samples};

/// The module of the SID types.
pub(crate) const SIDS_MODULE: &str = "sids";

/// An index over an API, computed once.
pub(crate) struct Scope<'a> {
    pub(crate) api: &'a Api,
    pub(crate) context: &'a CrateContext,
    pub(crate) layout: Layout<'a>,
    pub(crate) conventions: Conventions<'a>,
    pub(super) calls: ExampleCalls<'a>,
    pub(crate) mentions: Mentions<'a>,
    pub(crate) users: TypeUsers<'a>,
    modules: HashMap<&'a str, &'a str>,
    params: HashSet<&'a str>,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(api: &'a Api, context: &'a CrateContext) -> Self {
        let mut modules = HashMap::new();
        for module in &api.modules {
            modules.extend(module.types.iter().map(|id| (id.as_str(), &*module.name)));
        }
        modules.extend(api.sids.keys().map(|id| (id.as_str(), SIDS_MODULE)));
        let params = api
            .operations()
            .filter_map(|operation| operation.params.as_ref());
        Self {
            api,
            context,
            calls: ExampleCalls::new(api),
            layout: Layout::new(api),
            conventions: Conventions::new(api),
            mentions: Mentions::new(api, &context.guides),
            users: TypeUsers::new(api),
            modules,
            params: params.map(|params| params.name.as_str()).collect(),
        }
    }

    /// The module of a type of the crate.
    pub(crate) fn module_of(&self, type_name: &str) -> Option<&'a str> {
        self.modules.get(type_name).copied()
    }

    /// Whether an operation returns a page of a list.
    pub(crate) fn is_paged(&self, operation: &Operation) -> bool {
        match &operation.response.ty {
            Type::Def(id) if !operation.returns_optional() => {
                matches!(&self.api[id].kind, TypeKind::Struct(object) if object.page.is_some())
            }
            _ => false,
        }
    }

    /// Whether a property is never null, unlike most properties of responses.
    pub(crate) fn is_never_null(&self, field: &Field, object: &Struct) -> bool {
        let is_nullable_by_default = self.conventions.nullable_properties && !object.input;
        is_nullable_by_default && !field.required && !field.value.nullable
    }

    /// Whether it is the name of a parameter struct.
    pub(crate) fn is_params(&self, name: &str) -> bool {
        self.params.contains(name)
    }

    /// The lines of an operation's example program, if it has one. Those that begin with `#` are hidden in docs.
    pub(crate) fn program(&self, operation: &Operation) -> Option<&[String]> {
        let example = self.calls.of(operation);
        let lines = example.program.get_or_init(|| {
            let call = self.call(operation);
            usage::program(&call, operation, self.api, &self.context.crate_name)
        });
        lines.as_deref()
    }

    /// The lines of a curl command that makes the example call, if one can.
    pub(crate) fn command(&self, operation: &Operation) -> Option<&[String]> {
        let example = self.calls.of(operation);
        let lines = example.command.get_or_init(|| {
            let call = self.call(operation);
            usage::command(self.api, operation, &call, &self.context.crate_name)
        });
        lines.as_deref()
    }

    /// The example call of an operation.
    pub(crate) fn call(&self, operation: &Operation) -> Call {
        let mut examples = operation.body.iter().flat_map(|body| &body.examples);
        let example = examples.find(|example| is_short(example));
        let body = example.map(|example| &example.value);
        usage::call_with(self.api, &self.layout, operation, body, Samples::Required)
    }

    /// Whether the type is open, so that values of other types convert into it.
    pub(crate) fn is_open(&self, id: &TypeId) -> bool {
        matches!(self.api[id].kind, TypeKind::Enum(_) | TypeKind::Union(_))
    }
}

//! The bounds of numbers in requests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::api::{Access, Api, Type, TypeId, TypeKind, TypeRef};
use crate::backend::rust_type::ident;

/// The calls of setters that make up the bounds of a number: none if it has none, or is no number.
pub(super) fn setters(value: &TypeRef) -> Vec<TokenStream> {
    let is_number = matches!(value.ty, Type::I32 | Type::I64 | Type::U64 | Type::F64);
    let bounds = [
        (&value.constraints.minimum, "at_least", "above"),
        (&value.constraints.maximum, "at_most", "below"),
    ];
    let stated = bounds
        .into_iter()
        .filter_map(|(bound, inclusive, exclusive)| {
            let bound = bound.as_ref().filter(|_| is_number)?;
            let setter = ident(if bound.exclusive {
                exclusive
            } else {
                inclusive
            });
            let number = bound.value.as_f64().filter(|number| number.is_finite())?;
            let literal = Literal::f64_unsuffixed(number);
            Some(quote!(#setter(#literal)))
        });
    stated.collect()
}

/// The bounds of a number as an expression, if it has some.
pub(super) fn expression(value: &TypeRef) -> Option<TokenStream> {
    let setters = setters(value);
    (!setters.is_empty()).then(|| quote!(twilio_runtime::Bounds::NONE #(.#setters)*))
}

/// The bounds of the numbers within a value as an expression, if there are some. Members of unions are not checked, because
/// a value may match several of them.
pub(super) fn nested(value: &TypeRef, api: &Api) -> Option<TokenStream> {
    let mut nested = Nested {
        api,
        steps: Vec::new(),
        containing: Vec::new(),
        found: Vec::new(),
    };
    nested.enter(value);
    let found = nested.found;
    (!found.is_empty()).then(|| quote!(&[#(#found),*]))
}

/// A walk to the numbers within a value.
struct Nested<'a> {
    api: &'a Api,
    /// The steps from the value to the current one.
    steps: Vec<TokenStream>,
    /// The structs that the current value is within, in which no type is entered again.
    containing: Vec<&'a TypeId>,
    found: Vec<TokenStream>,
}

impl<'a> Nested<'a> {
    /// Visits what a value consists of.
    fn enter(&mut self, value: &'a TypeRef) {
        match &value.ty {
            Type::List(inner) | Type::Map(inner) => {
                self.step(quote!(twilio_runtime::Step::Each), inner);
            }
            Type::Def(id) if !self.containing.contains(&id) => {
                let TypeKind::Struct(object) = &self.api[id].kind else {
                    return;
                };
                self.containing.push(id);
                let fields = object.fields.iter();
                for field in fields.filter(|field| field.access != Access::ReadOnly) {
                    let wire = &field.wire;
                    let step = quote!(twilio_runtime::Step::Property(#wire));
                    self.step(step, &field.value);
                }
                self.containing.pop();
            }
            _ => {}
        }
    }

    /// Visits a value that is one step away.
    fn step(&mut self, step: TokenStream, value: &'a TypeRef) {
        self.steps.push(step);
        let steps = &self.steps;
        let bounds = expression(value).map(|bounds| quote!((&[#(#steps),*], #bounds)));
        self.found.extend(bounds);
        self.enter(value);
        self.steps.pop();
    }
}

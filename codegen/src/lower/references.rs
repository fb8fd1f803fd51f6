//! References to shared components.

use openapiv3::{Components, Example, Parameter, ReferenceOr, RequestBody, Response};

use super::Lowering;
use crate::{Code, Diagnostic, Pointer};

/// A kind of shared component that a reference can name.
pub(super) trait Component: Sized + 'static {
    /// Its key under `components`.
    const KEY: &'static str;

    fn get<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>>;
}

macro_rules! component {
    ($type:ty, $key:literal, $field:ident) => {
        impl Component for $type {
            const KEY: &'static str = $key;

            fn get<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>> {
                components.$field.get(name)
            }
        }
    };
}

component!(Example, "examples", examples);
component!(Parameter, "parameters", parameters);
component!(RequestBody, "requestBodies", request_bodies);
component!(Response, "responses", responses);

impl<'a> Lowering<'a> {
    /// What stands at a place, or what the reference there leads to, with the place of that.
    pub(super) fn resolve<T: Component>(
        &mut self,
        item: &'a ReferenceOr<T>,
        at: &Pointer,
    ) -> Option<(&'a T, Pointer)> {
        let mut item = item;
        let mut place = at.clone();
        let mut followed = Vec::new();
        loop {
            let reference = match item {
                ReferenceOr::Item(found) => return Some((found, place)),
                ReferenceOr::Reference { reference } => reference,
            };
            if followed.contains(&reference) {
                self.fault(
                    Code::CircularReference,
                    at,
                    format!("the reference `{reference}` leads back to itself"),
                );
                return None;
            }
            followed.push(reference);
            let name = self.component_name(reference, T::KEY, at)?;
            let components = self.document.components.as_ref();
            let Some(next) = components.and_then(|components| T::get(components, &name)) else {
                self.dangling(reference, at);
                return None;
            };
            place = Pointer::root().descend(["components", T::KEY, &name]);
            item = next;
        }
    }

    /// The name in a reference such as `#/components/schemas/NAME`.
    pub(super) fn component_name(
        &mut self,
        reference: &str,
        key: &str,
        at: &Pointer,
    ) -> Option<String> {
        let pointer = Pointer::parse(reference);
        if let Some([components, kind, name]) = pointer.as_ref().map(Pointer::tokens)
            && components == "components"
            && kind == key
        {
            return Some(name.clone());
        }
        let form = format!("only `#/components/{key}/NAME` is");
        self.faults.push(Diagnostic::new(
            Code::WrongReference,
            at,
            format!("the reference `{reference}` is not supported here, {form}"),
        ));
        None
    }

    pub(super) fn dangling(&mut self, reference: &str, at: &Pointer) {
        self.faults.push(
            Diagnostic::new(
                Code::DanglingReference,
                at,
                format!("the reference `{reference}` leads nowhere"),
            )
            .help("define what it names, or correct it"),
        );
    }
}

//! The kinds of objects that references refer to.

use openapiv3::{
    Components, Example, Header, Parameter, ReferenceOr, RequestBody, Response, Schema,
    SecurityScheme,
};

use crate::openapi::{ByPointer, Targets};

/// A kind of object that references refer to.
pub(in crate::lower) trait Component: Sized + 'static {
    /// Its key under `components`.
    const KEY: &'static str;

    /// The component of that name.
    fn component<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>>;

    /// The targets of references elsewhere.
    fn targets(targets: &Targets) -> &ByPointer<Self>;
}

macro_rules! component {
    ($type:ty, $key:literal, $field:ident) => {
        impl Component for $type {
            const KEY: &'static str = $key;

            fn component<'a>(
                components: &'a Components,
                name: &str,
            ) -> Option<&'a ReferenceOr<Self>> {
                components.$field.get(name)
            }

            fn targets(targets: &Targets) -> &ByPointer<Self> {
                &targets.$field
            }
        }
    };
}

component!(Example, "examples", examples);
component!(Header, "headers", headers);
component!(Parameter, "parameters", parameters);
component!(RequestBody, "requestBodies", request_bodies);
component!(Response, "responses", responses);
component!(Schema, "schemas", schemas);
component!(SecurityScheme, "securitySchemes", security_schemes);

//! The maps of `components` other than schemas.

use openapiv3::{
    Components, Example, Header, Parameter, ReferenceOr, RequestBody, Response, SecurityScheme,
};

/// A type of shared component.
pub(in crate::lower) trait Component: Sized + 'static {
    /// Its key under `components`.
    const KEY: &'static str;

    /// The component of that name.
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
component!(Header, "headers", headers);
component!(Parameter, "parameters", parameters);
component!(RequestBody, "requestBodies", request_bodies);
component!(Response, "responses", responses);
component!(SecurityScheme, "securitySchemes", security_schemes);

//! Schemas that no operation uses: those of components and webhooks.

use crate::lower::context::Lowering;
use crate::lower::schema::SchemaRef;

impl<'a> Lowering<'a> {
    /// Defines the types of the component schemas that no operation uses, and of the bodies of webhooks. A schema that
    /// parameters replace is used.
    pub(in crate::lower) fn unused_schemas(&mut self) {
        for (_, schema, at) in self.document.component_schemas() {
            let component = SchemaRef::new(schema, at.clone());
            let target = self.schemas.resolve_ref(&component).map(|(_, at)| at);
            if target.is_none_or(|at| !self.types.is_flattened(&at)) {
                self.define_component(schema, at);
            }
        }
        for at in self.document.webhook_schemas() {
            if let Some((schema, at)) = self.document.target(&at.to_string()) {
                self.define_component(schema, at);
            }
        }
    }
}

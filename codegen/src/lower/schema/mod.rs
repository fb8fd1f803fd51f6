//! What schemas mean: references and composition resolved, whatever Rust types come of it.
//!
//! [`Schemas`] is the part of lowering's state that belongs here. It knows nothing of the model or of Rust.

mod compose;
mod conjuncts;
mod cycles;
mod derived;
mod empty;
mod groups;
mod leaf;
mod limits;
mod merge;
mod merge_properties;
mod nullable;
mod resolve;
mod resolved;
mod schema_ref;
mod schemas;
mod union;

pub(super) use leaf::lists_values;
pub(super) use limits::DEPTH_LIMIT;
pub(super) use resolved::{
    AdditionalProperties, IntegerWidth, ObjectSchema, PropertySchema, ResolvedSchema, UnionBase,
    UnionSchema,
};
pub(super) use schema_ref::SchemaRef;
pub(super) use schemas::Schemas;

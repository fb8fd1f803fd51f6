//! Values in requests and responses.

pub mod additional_properties;
mod binary;
mod date_time;
mod extra;
mod file_part;
pub mod list;
pub mod map;
mod match_score;
pub mod object;
mod object_macro;
pub mod open_enum;
pub mod open_number;
pub mod option;
pub mod params;
mod redirect;
mod scalars;
pub(crate) mod serde;
pub(crate) mod style;
pub(crate) mod text;
pub mod union;
mod union_macro;
pub(crate) mod wire;

pub use date_time::{Date, DateTime};
pub use extra::Extra;
pub use file_part::FilePart;
pub use match_score::MatchScore;
pub use object::{Field, Object, ObjectMut, ObjectShape};
pub use params::{Param, ParameterLocation, Params, ParamsShape};
pub use redirect::Redirect;
pub use style::Style;
pub use union::{Discriminator, Union, UnionShape, Variant};
pub use wire::{DecodeError, Elements, Wire};

//! The structure of a crate's source: which files use which, and how long functions are.

mod functions;
mod imports;
mod module;
mod modules;

pub use functions::{Function, functions};
pub use modules::{Modules, Use};

//! Backends: each renders an [`Api`](crate::api::Api) in a language of its own.
//!
//! They decide nothing about the SDK. The modules beside [`rust_sdk`] are shared by all of them.

mod accept;
mod conventions;
mod crate_context;
mod environment;
mod file;
mod history;
pub(crate) mod layout;
mod limits;
mod markdown;
mod parallel;
pub(crate) mod prose;
pub mod reference;
pub mod rust_sdk;
pub(crate) mod rust_type;
mod stated;
pub(crate) mod usage;

pub use crate_context::{CrateContext, Guide};
pub use file::{File, JSON_HEADER, MARKDOWN_HEADER, RUST_HEADER, YAML_HEADER};
pub use history::{History, RecordedChange, Release};
pub use usage::{Call, Samples, call};

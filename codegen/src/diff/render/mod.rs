//! A diff for people and programs.

mod github;
mod json;
mod markdown;
mod report;
mod text;

pub use github::github;
pub use json::{SCHEMA, json};
pub use markdown::markdown;
pub use report::Report;
pub use text::text;

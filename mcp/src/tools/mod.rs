//! The tools: few and small, as their definitions are part of every conversation.

mod arguments;
mod changes;
mod context;
mod definitions;
mod get;
mod list;
mod run;
mod search;

pub(crate) use context::Tools;
pub(crate) use run::{definitions, run};

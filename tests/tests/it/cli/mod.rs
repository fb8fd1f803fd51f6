//! The command line: what it prints, its exit codes, and the files it changes.

mod check;
mod crate_names;
mod deny;
mod documents;
mod guides;
pub(crate) mod project;
mod repair;
mod replay;
mod streams;
mod update;
mod usage;

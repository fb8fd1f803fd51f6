//! Generated crates, compiled and run by Cargo: slow tests, which share one workspace.

mod command_line;
mod decoding;
mod fixtures;
mod reference;
mod rendered_docs;
mod revisions;
mod verdicts;

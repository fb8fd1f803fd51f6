//! An MCP server for a crate that `cargo xtask codegen` generated: AI tools search its reference, and call the API's operations
//! where the person who started the server allows it.
//!
//! What the server knows is an [`Index`], which the generator writes beside the pages of the reference. The binary
//! `twilio-verify-mcp` serves the one of Twilio Verify; `--reference FILE` serves that of any other crate.
//!
//! - `index`, `search`, `pages`: the reference
//! - `tools`: what a model can call; `resources` and `prompts`: what a person can attach
//! - `calls`: a call from its arguments to its result: validated, permitted, confirmed, sent with the SDK's runtime, redacted
//! - `transport`: standard input and output, or HTTP

#![forbid(unsafe_code)]

mod calls;
mod connection;
mod index;
mod options;
mod output;
mod pages;
mod program;
mod prompts;
mod resources;
mod search;
mod server;
mod similar;
mod tools;
mod transport;

pub use index::Index;
pub use options::{Effect, Options};
pub use program::run;
pub use prompts::{Prompt, PromptParameter};

//! The server with tools that others wrote: the protocol's conformance suite, and its inspector. Ignored, because they need Node.js
//! and npm packages; `.ci/run` runs them where they are.

mod conformance;
mod inspector;
mod packages;

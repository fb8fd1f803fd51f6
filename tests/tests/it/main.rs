//! The fast tests, in one program.

#[path = "../common/mod.rs"]
mod common;

mod blocking;
mod cli;
mod conformance;
mod coverage;
mod credentials;
mod diagnostics;
mod explanations;
mod extra_parameters;
mod hosts;
mod names;
mod page_types;
mod paging;
mod paging_links;
mod redaction;
mod responses;
mod retries;
mod safe_write;
mod serialization;
mod snapshots;
mod soak;
mod testing;
mod union_values;
mod up_to_date;
mod webhooks;
mod wire;

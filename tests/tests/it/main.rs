//! The fast tests, in one program.

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
mod recursion;
mod redaction;
mod responses;
mod retries;
mod safe_write;
mod serialization;
mod snapshots;
mod testing;
mod union_values;
mod up_to_date;
mod webhooks;
mod wire;

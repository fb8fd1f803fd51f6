//! URLs of requests, as servers receive them.

mod servers;
mod urls;

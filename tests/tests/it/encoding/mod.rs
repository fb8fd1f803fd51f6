//! The encoding of requests: styles of parameters, forms, multipart and binary bodies, URLs of servers.

mod bodies;
mod multipart;
mod servers;
mod styles;
mod support;

//! The server as a program: real clients start it, and it calls an API on the loopback interface.

mod calls;
mod confirmation;
mod document;
mod documentation;
mod harness;
mod hostile;
mod http;
mod limits;
mod other_document;
mod permissions;
mod protocol;
mod readme;
mod redaction;
mod shown;

//! The programs in `generated/examples`, with a server on the loopback interface in place of Twilio.

mod attempts;
mod deliver;
mod documented;
mod login;
mod passkeys;
mod processes;
mod push;
mod support;
mod totp;
mod types;
mod webhook;

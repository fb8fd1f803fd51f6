//! What the person who starts the server decides.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Deserialize;

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It changes nothing.
    Read,
    /// It creates or changes something.
    Write,
    /// It sends a message to a person.
    Send,
    /// It deletes something.
    Delete,
}

impl Effect {
    pub(crate) const ALL: [Effect; 4] = [Effect::Read, Effect::Write, Effect::Send, Effect::Delete];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Effect::Read => "read",
            Effect::Write => "write",
            Effect::Send => "send",
            Effect::Delete => "delete",
        }
    }

    /// Whether a person must confirm each request.
    pub(crate) fn needs_confirmation(self) -> bool {
        matches!(self, Effect::Send | Effect::Delete)
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The settings of a server.
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) allowed: Vec<Effect>,
    pub(crate) read_only: bool,
    pub(crate) services: Vec<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) sends_per_hour: usize,
    pub(crate) confirm_within: Duration,
    pub(crate) reveal: bool,
    pub(crate) max_result_bytes: usize,
    pub(crate) base_url: Option<String>,
    pub(crate) reference: Option<PathBuf>,
    #[cfg(feature = "http")]
    pub(crate) http: Option<std::net::SocketAddr>,
    #[cfg(feature = "http")]
    pub(crate) hosts: Vec<String>,
    #[cfg(feature = "http")]
    pub(crate) origins: Vec<String>,
}

impl Options {
    /// Parses the arguments of a program, whose name is the first.
    ///
    /// # Errors
    ///
    /// Returns the message for an argument that is not valid, or the help that was asked for.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        Ok(Self::from(&command().try_get_matches_from(arguments)?))
    }

    /// Whether requests with an effect may be sent.
    pub(crate) fn allows(&self, effect: Effect) -> bool {
        self.allowed.contains(&effect) && (effect == Effect::Read || !self.read_only)
    }

    /// Whether anything may be sent.
    pub(crate) fn allows_calls(&self) -> bool {
        Effect::ALL.iter().any(|effect| self.allows(*effect))
    }
}

impl From<&ArgMatches> for Options {
    fn from(matches: &ArgMatches) -> Self {
        let texts = |name: &str| -> Vec<String> {
            let values = matches.get_many::<String>(name);
            values.into_iter().flatten().cloned().collect()
        };
        let number = |name: &str, default: usize| *matches.get_one(name).unwrap_or(&default);
        let names = texts("allow");
        let effects = Effect::ALL.into_iter();
        Self {
            allowed: effects
                .filter(|effect| names.iter().any(|name| name == effect.as_str()))
                .collect(),
            read_only: matches.get_flag("read-only"),
            services: texts("service"),
            recipients: texts("recipient"),
            sends_per_hour: number("sends-per-hour", 10),
            confirm_within: Duration::from_secs(number("confirm-within", 120) as u64),
            reveal: matches.get_flag("reveal"),
            max_result_bytes: number("max-result-bytes", 16_384).max(1_024),
            base_url: matches.get_one("base-url").cloned(),
            reference: matches.get_one("reference").cloned(),
            #[cfg(feature = "http")]
            http: matches.get_one("http").copied(),
            #[cfg(feature = "http")]
            hosts: texts("host"),
            #[cfg(feature = "http")]
            origins: texts("origin"),
        }
    }
}

fn command() -> Command {
    let command = Command::new(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .about("MCP server: the Rust reference of an API for AI tools, and the calls that you allow")
        .after_help(
            "Without --allow, the server only answers questions about the API. Credentials are read from the environment as \
             the SDK does it.",
        );
    let command = permissions(command)
        .arg(
            text("base-url", "URL")
                .help("Send requests to this URL, for example a mock server, instead of the API"),
        )
        .arg(
            text("reference", "FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Serve another crate: the reference.json that `cargo xtask codegen --reference` wrote"),
        );
    http(command)
}

fn permissions(command: Command) -> Command {
    let names = Effect::ALL.map(Effect::as_str);
    command
        .arg(
            many("allow", "EFFECT")
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(names))
                .help("Allow calls with this effect; repeat it, or separate effects by commas"),
        )
        .arg(
            flag("read-only").help("Send nothing but reads, whatever else is allowed"),
        )
        .arg(
            many("service", "SID")
                .help("Only allow calls that concern this resource, such as a Verify service"),
        )
        .arg(
            many("recipient", "TO")
                .help("Only send to this recipient; `*` stands for any letters and digits: +1555*, *@example.com"),
        )
        .arg(number("sends-per-hour", "N").help("Send at most this many messages per hour [default: 10]"))
        .arg(
            number("confirm-within", "SECONDS")
                .help("How long a person has to confirm a send or a delete [default: 120]"),
        )
        .arg(flag("reveal").help("Show personal data in results; codes, tokens and secrets stay hidden"))
        .arg(
            number("max-result-bytes", "N")
                .help("Split results that are longer; at least 1024 [default: 16384]"),
        )
}

#[cfg(feature = "http")]
fn http(command: Command) -> Command {
    command
        .arg(
            text("http", "ADDRESS")
                .value_parser(value_parser!(std::net::SocketAddr))
                .help("Serve HTTP at http://ADDRESS/mcp, such as 127.0.0.1:8321, instead of standard input and output"),
        )
        .arg(many("host", "NAME").help("Accept this name in the Host header, besides loopback names"))
        .arg(many("origin", "URL").help("Accept requests of web pages of this origin, such as https://tools.example.com"))
}

#[cfg(not(feature = "http"))]
fn http(command: Command) -> Command {
    command
}

fn text(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn many(name: &'static str, value: &'static str) -> Arg {
    text(name, value).action(ArgAction::Append)
}

fn number(name: &'static str, value: &'static str) -> Arg {
    text(name, value).value_parser(value_parser!(usize))
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

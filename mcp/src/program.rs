//! The program, from its arguments to its end.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use twilio_runtime::Client;

use crate::connection;
use crate::index::Index;
use crate::options::Options;
use crate::prompts::Prompt;
use crate::server::Server;
use crate::transport;

/// Serves a reference until the input ends or the program is stopped. `arguments` are those of the program, `reference` is the
/// `reference.json` that it serves by default, and `prompts` are for that one. Standard output is for MCP alone; everything else
/// goes to standard error.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    reference: &str,
    prompts: &'static [Prompt],
) -> ExitCode {
    let options = match Options::parse(arguments) {
        Ok(options) => options,
        Err(message) => {
            // Help and version go to standard output, as nothing is served.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
        }
    };
    match serve(options, reference, prompts) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: Options, reference: &str, prompts: &'static [Prompt]) -> Result<(), String> {
    let (index, prompts) = match &options.reference {
        None => (Index::parse(reference)?, prompts),
        Some(path) => (read(path)?, &[][..]),
    };
    let index = Arc::new(index);
    let client = client(&index, &options);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start: {error}"))?;
    let server = Server::new(index, prompts, options.clone(), client);
    let served = runtime.block_on(transport::serve(server, &options));
    // A request that is still being sent does not keep the program from ending.
    runtime.shutdown_background();
    served
}

/// The reference of another crate.
fn read(path: &Path) -> Result<Index, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let index = Index::parse(&text);
    index.map_err(|error| format!("{shown} is no reference.json of this version: {error}"))
}

/// The SDK's client; none if no calls are allowed or credentials are missing.
fn client(index: &Index, options: &Options) -> Option<Client> {
    if !options.allows_calls() {
        return None;
    }
    let client = connection::client(index, options);
    client
        .map_err(|error| eprintln!("no calls are offered: {error}"))
        .ok()
}

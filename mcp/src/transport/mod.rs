//! Where requests come from.

#[cfg(feature = "http")]
mod http;
mod stdio;

use crate::options::Options;
use crate::server::Server;

/// Serves until the input ends or the program is stopped.
///
/// # Errors
///
/// Returns why the server could not start.
pub(crate) async fn serve(server: Server, options: &Options) -> Result<(), String> {
    #[cfg(feature = "http")]
    if let Some(address) = options.http {
        return http::serve(server, address, options).await;
    }
    let _ = options;
    stdio::serve(server).await
}

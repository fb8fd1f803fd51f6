//! Standard input and output.

use rmcp::ServiceExt;
use rmcp::service::ServerInitializeError;

use crate::server::Server;

/// Serves until the input ends.
pub(super) async fn serve(server: Server) -> Result<(), String> {
    let transport = rmcp::transport::io::stdio();
    let running = match server.serve(transport).await {
        Ok(running) => running,
        // The input ended before the first request.
        Err(ServerInitializeError::ConnectionClosed(_)) => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    running
        .waiting()
        .await
        .map(|_| ())
        .map_err(|error| error.to_string())
}

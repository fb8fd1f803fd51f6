//! The example of the SDK's package that lists services, as a program of this package, so that tests can run it.

#[allow(dead_code)]
#[path = "../../../generated/examples/list_services.rs"]
mod example;

use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    example::run(std::env::args().skip(1).collect()).await
}

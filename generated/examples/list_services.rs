//! Prints the names of the account's Verify services, page by page, and continues where it stopped when it is started again.
//!
//! ```sh
//! cargo run -p twilio-verify-v2 --example list_services -- TOKEN_FILE PAGES [--base-url URL]
//! ```
//!
//! Credentials come from the environment, as for the example `send_code`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use twilio_verify_v2::{Client, Credentials, ListServiceParams, Page, Require};

const USAGE: &str = "usage: list_services TOKEN_FILE PAGES [--base-url URL]";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let mut builder = Client::builder(Credentials::from_env()?);
    let (token_file, pages) = match arguments.as_slice() {
        [file, pages] => (PathBuf::from(file), pages.parse::<usize>()?),
        [file, pages, option, url] if option == "--base-url" => {
            builder = builder.base_url(url);
            (PathBuf::from(file), pages.parse()?)
        }
        _ => return Err(USAGE.into()),
    };
    let client = builder.build()?;

    let list = client.list_service(ListServiceParams::new().page_size(100));
    let mut next = Some(match fs::read_to_string(&token_file) {
        Ok(token) => list.starting_at(&token),
        Err(_) => list,
    });
    for _ in 0..pages {
        let Some(request) = next else { break };
        let page = request.clone().await?;
        next = request.after(&page)?;
        let token = page.next_page_token();
        for service in page.into_items() {
            println!("{}", service.require(&service.friendly_name)?);
        }
        // Only now, so that no service is skipped if the program is interrupted.
        match token {
            Some(token) => fs::write(&token_file, token)?,
            None => _ = fs::remove_file(&token_file),
        }
    }
    Ok(())
}

//! Twilio's error codes that the descriptions of responses state.

use pulldown_cmark::{Event, Parser};

use crate::api::{Api, Docs, ErrorCode};
use crate::markdown::EXTENSIONS;
use crate::twilio;

/// Finds the codes in the descriptions of responses, if the API is one of Twilio's.
pub(super) fn find(api: &mut Api) {
    if !api.is_twilio {
        return;
    }
    let modules = api.modules.iter_mut();
    for operation in modules.flat_map(|module| &mut module.operations) {
        for response in operation.successes.iter_mut().chain(&mut operation.errors) {
            response.error_codes = codes(&response.docs);
        }
    }
}

fn codes(docs: &Docs) -> Vec<ErrorCode> {
    let mut codes: Vec<ErrorCode> = Vec::new();
    for text in docs.summary.iter().chain(&docs.description) {
        for event in Parser::new_ext(text, EXTENSIONS) {
            let Event::Code(code) = event else { continue };
            let is_known = codes.iter().any(|known| *known.code == *code);
            if let Some(name) = twilio::error_codes::constant(&code).filter(|_| !is_known) {
                codes.push(ErrorCode {
                    code: code.into_string(),
                    name: name.to_owned(),
                });
            }
        }
    }
    codes
}

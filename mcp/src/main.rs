//! `twilio-verify-mcp`: the MCP server for Twilio Verify.

use std::process::ExitCode;

use twilio_verify_mcp::{Prompt, PromptParameter};

/// What the generator knows of Twilio Verify.
const REFERENCE: &str = include_str!("reference.json");

/// The tasks that people have most often.
const PROMPTS: &[Prompt] = &[
    Prompt {
        name: "send_and_check_code",
        title: "Send a code and check it",
        description: "Send a one-time code to a phone number or an email address, and check what the person enters",
        parameters: &[
            PromptParameter {
                name: "service_sid",
                description: "The Verify service, VA...",
                required: true,
            },
            PromptParameter {
                name: "to",
                description: "A phone number in E.164 format, or an email address",
                required: true,
            },
            PromptParameter {
                name: "channel",
                description: "sms, call, email or whatsapp; sms if it is left out",
                required: false,
            },
        ],
        text: include_str!("../prompts/send_and_check_code.md"),
    },
    Prompt {
        name: "enroll_totp",
        title: "Enroll a TOTP factor",
        description: "Enroll an authenticator app, from the first request to the first code",
        parameters: &[
            PromptParameter {
                name: "service_sid",
                description: "The Verify service, VA...",
                required: true,
            },
            PromptParameter {
                name: "identity",
                description: "Your own permanent ID of the person, without personal data",
                required: true,
            },
        ],
        text: include_str!("../prompts/enroll_totp.md"),
    },
    Prompt {
        name: "why_no_code_arrived",
        title: "Find out why a code did not arrive",
        description: "Look through the attempts of a verification for the reason why no code arrived",
        parameters: &[
            PromptParameter {
                name: "service_sid",
                description: "The Verify service, VA...",
                required: true,
            },
            PromptParameter {
                name: "verification_sid",
                description: "The verification, VE..., if it is known",
                required: false,
            },
        ],
        text: include_str!("../prompts/why_no_code_arrived.md"),
    },
];

fn main() -> ExitCode {
    twilio_verify_mcp::run(std::env::args_os(), REFERENCE, PROMPTS)
}

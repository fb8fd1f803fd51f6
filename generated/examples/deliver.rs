//! Sends a code by text message, or by call to numbers that cannot receive one; with tests that need no network.
//!
//! ```sh
//! VERIFY_SERVICE=VA... cargo run -p twilio-verify-v2 --example deliver -- PHONE_NUMBER
//! cargo test -p twilio-verify-v2 --example deliver
//! ```
//!
//! Credentials come from the environment, as for the example `send_code`.

use std::env;

use twilio_verify_v2::{
    Client, CreateVerificationParams, Error, ErrorKind, ServiceSid, VerificationChannel,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = env::var("VERIFY_SERVICE")?.parse()?;
    let phone = env::args().nth(1).ok_or("usage: deliver PHONE_NUMBER")?;
    let channel = deliver(&Client::from_env()?, &service, &phone).await?;
    println!("sent by {channel}");
    Ok(())
}

/// Sends a code, and returns the channel.
pub(crate) async fn deliver(
    client: &Client,
    service: &ServiceSid,
    phone: &str,
) -> Result<VerificationChannel, Error> {
    match send(client, service, phone, VerificationChannel::Sms).await {
        Err(error) if error.kind() == ErrorKind::Unreachable => {
            send(client, service, phone, VerificationChannel::Call).await
        }
        result => result,
    }
}

async fn send(
    client: &Client,
    service: &ServiceSid,
    phone: &str,
    channel: VerificationChannel,
) -> Result<VerificationChannel, Error> {
    let params = CreateVerificationParams::new(phone, &channel);
    client.create_verification(service, params).await?;
    Ok(channel)
}

#[cfg(test)]
mod tests {
    use twilio_verify_v2::testing::{MockResponse, MockTransport};
    use twilio_verify_v2::{TransportErrorKind, codes, examples, operations};

    use super::*;

    /// Delivers a code to a phone number, with a mock.
    async fn run(mock: &MockTransport) -> Result<VerificationChannel, Error> {
        let service = ServiceSid::new("VA0123456789abcdef0123456789abcdef");
        deliver(&mock.client(), &service, "+12025550143").await
    }

    #[tokio::test]
    async fn mobile_phones_get_a_text_message() -> Result<(), Error> {
        let mock = MockTransport::new();
        mock.on(&operations::CREATE_VERIFICATION)
            .reply(examples::create_verification::SMS_CODE);
        assert_eq!(run(&mock).await?, VerificationChannel::Sms);
        assert_eq!(mock.requests()[0].form("To"), Some("+12025550143"));
        assert_eq!(mock.requests()[0].form("Channel"), Some("sms"));
        Ok(())
    }

    #[tokio::test]
    async fn landlines_are_called() -> Result<(), Error> {
        let mock = MockTransport::new();
        mock.on(&operations::CREATE_VERIFICATION)
            .reply(MockResponse::error(403, codes::LANDLINE, "landline"))
            .reply(examples::create_verification::SMS_CODE);
        assert_eq!(run(&mock).await?, VerificationChannel::Call);
        assert_eq!(mock.requests()[1].form("Channel"), Some("call"));
        Ok(())
    }

    #[tokio::test]
    async fn no_second_code_is_sent_if_the_first_may_have_been() {
        let mock = MockTransport::new();
        mock.on(&operations::CREATE_VERIFICATION)
            .reply(MockResponse::failure(TransportErrorKind::Timeout));
        let error = run(&mock).await.expect_err("there was no response");
        assert!(error.may_have_been_processed());
        assert_eq!(mock.requests().len(), 1);
    }
}

//! Codes from an authenticator app.

#[allow(dead_code)]
#[path = "../../../../generated/examples/totp.rs"]
mod example;

use serde_json::json;
use tests::{ServerResponse, TestResult};
use twilio_verify_v2::FactorSid;

use super::support::{FACTOR, IDENTITY, api_error, form, twilio};

const URI: &str = "otpauth://totp/Example%20Shop:Ada?secret=JBSWY3DPEHPK3PXP&issuer=Example%20Shop";

/// The text in a QR code that is printed with two rows of modules in each line, white on a dark terminal.
fn scan(printed: &str) -> Result<String, Box<dyn std::error::Error>> {
    let lines: Vec<Vec<char>> = printed.lines().map(|line| line.chars().collect()).collect();
    let is_dark = |x: usize, y: usize| {
        let symbol = lines[y / 2][x];
        let is_light = match y.is_multiple_of(2) {
            true => matches!(symbol, '█' | '▀'),
            false => matches!(symbol, '█' | '▄'),
        };
        !is_light
    };
    // Scanners need more than one pixel for a module.
    const SCALE: usize = 4;
    let (width, height) = (lines[0].len() * SCALE, lines.len() * 2 * SCALE);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        if is_dark(x / SCALE, y / SCALE) {
            0
        } else {
            255
        }
    });
    let grids = image.detect_grids();
    let (_, text) = grids.first().ok_or("there is no QR code")?.decode()?;
    Ok(text)
}

#[tokio::test]
async fn the_qr_code_contains_the_uri_of_the_factor() -> TestResult {
    let (server, client, service) =
        twilio(|_| ServerResponse::json(201, &json!({ "sid": FACTOR, "binding": { "uri": URI } })))
            .await?;
    let (factor, qr_code) = example::add(&client, &service, IDENTITY).await?;
    assert_eq!(factor, FACTOR);
    assert_eq!(scan(&qr_code)?, URI);
    let request = &server.take_requests()[0];
    assert_eq!(form(request)["FactorType"], "totp");
    assert!(request.path.ends_with("/Entities/user-7f3a90c2/Factors"));
    Ok(())
}

#[tokio::test]
async fn a_factor_without_a_secret_is_an_error() -> TestResult {
    let (_server, client, service) =
        twilio(|_| ServerResponse::json(201, &json!({ "sid": FACTOR, "binding": null }))).await?;
    let error = example::add(&client, &service, IDENTITY).await;
    assert!(error.is_err());
    Ok(())
}

#[tokio::test]
async fn codes_are_checked() -> TestResult {
    let (_server, client, service) = twilio(|request| {
        let form = form(request);
        let is_right = form["AuthPayload"] == "123456";
        match (request.path.ends_with("/Challenges"), is_right) {
            (true, true) => ServerResponse::json(201, &json!({ "status": "approved" })),
            (true, false) => ServerResponse::json(201, &json!({ "status": "pending" })),
            (false, true) => ServerResponse::json(200, &json!({ "status": "verified" })),
            (false, false) => api_error(403, 60_311),
        }
    })
    .await?;
    let factor = FactorSid::new(FACTOR);
    for (code, is_right) in [("123456", true), ("000000", false)] {
        let confirmed = example::confirm(&client, &service, IDENTITY, &factor, code).await?;
        assert_eq!(confirmed, is_right, "{code}");
        let approved = example::check(&client, &service, IDENTITY, &factor, code).await?;
        assert_eq!(approved, is_right, "{code}");
    }
    Ok(())
}

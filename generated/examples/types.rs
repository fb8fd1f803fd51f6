//! The types of the SDK in everyday use: parsing, comparing, sorting, converting, storing and printing them.
//!
//! ```sh
//! cargo run -p twilio-verify-v2 --example types
//! ```

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use twilio_verify_v2::{
    CreateVerificationParams, DateTime, FactorEnumFactorTypes, FactorSid, Json, ServiceSid,
    VerificationChannel, VerificationStatus, VerifyV2Service, VerifyV2ServiceEntityFactor, json,
};

/// A row of your own database.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct User {
    factor: FactorSid,
    channel: VerificationChannel,
    verified_at: DateTime,
}

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    // SIDs are checked when they are parsed. Those of different kinds cannot be confused.
    let service: ServiceSid = "VA0123456789abcdef0123456789abcdef".parse()?;
    if let Err(error) = "AC0123456789abcdef0123456789abcdef".parse::<ServiceSid>() {
        println!("{service} is one, but: {error}");
    }

    // So are enums. From a response, a new value is kept as it is.
    let channel: VerificationChannel = "sms".parse()?;
    assert!("pigeon".parse::<VerificationChannel>().is_err());
    let status = VerificationStatus::from("postponed");
    assert_eq!(status, VerificationStatus::Unknown("postponed".to_owned()));
    let known = VerificationStatus::KNOWN
        .iter()
        .map(|status| status.as_str());
    println!("known statuses: {}", known.collect::<Vec<_>>().join(", "));

    // Values are compared with text, and are keys of maps, which find them by their text.
    assert!(status == "postponed" && service != "VA0");
    let counts = HashMap::from([(VerificationStatus::Approved, 3)]);
    assert_eq!(counts.get("approved"), Some(&3));
    let services: HashSet<ServiceSid> = [service.clone(), service.clone()].into();
    assert_eq!(services.len(), 1);

    // Times are sorted by time, in whatever format they were received.
    let mut times = ["2015-07-30T20:00:00Z", "Thu, 30 Jul 2015 19:00:00 +0000"].map(DateTime::from);
    times.sort();
    println!("the first time: {}", times[0]);
    let an_hour_ago = DateTime::from(SystemTime::now() - Duration::from_secs(3600));
    assert!(times[1] < an_hour_ago);
    let age = an_hour_ago.to_system_time().map(|time| time.elapsed());
    println!("an hour ago: {an_hour_ago}, that is {age:?}");

    // All types are serde's: in your own structs, and for themselves.
    let stored = User {
        factor: "YF0123456789abcdef0123456789abcdef".parse()?,
        channel,
        verified_at: an_hour_ago,
    };
    let row = serde_json::to_string(&stored)?;
    assert_eq!(serde_json::from_str::<User>(&row)?, stored);
    println!("stored: {row}");

    // What this version of the crate does not know is not lost.
    let received = json!({ "sid": service, "friendly_name": "Example Shop", "region": "eu" });
    let service = VerifyV2Service::deserialize(&received)?;
    for (name, value) in service.extra() {
        println!("unknown property: {name} = {value}");
    }
    assert_eq!(serde_json::to_value(&service)?, received);

    // Models can be made in tests, field by field.
    let mut factor = VerifyV2ServiceEntityFactor::default();
    factor.sid = Some(stored.factor);
    factor.factor_type = Some(FactorEnumFactorTypes::Totp);
    let by_type = BTreeMap::from([(factor.factor_type.clone(), &factor)]);
    println!("by type: {:?}", by_type.keys());

    // Personal data and secrets are not printed. Parameters are values, too.
    let tags = json!({ "campaign": "spring" });
    let locale: Option<&str> = None;
    let params = CreateVerificationParams::new("+12025550143", stored.channel)
        .tags(tags)
        .with(locale, CreateVerificationParams::locale);
    println!("{params:?}");
    let sent: Json = serde_json::to_value(&params)?;
    assert_eq!(sent["Channel"], "sms");
    Ok(())
}

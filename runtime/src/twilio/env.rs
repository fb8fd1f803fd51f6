//! Credentials and client settings from environment variables.

use super::TwilioClient;
use crate::environment::variable;
use crate::{ClientBuilder, Credentials, Error};

const API_KEY: &str = "TWILIO_API_KEY";
const API_SECRET: &str = "TWILIO_API_SECRET";
const ACCOUNT_SID: &str = "TWILIO_ACCOUNT_SID";
const AUTH_TOKEN: &str = "TWILIO_AUTH_TOKEN";
const EDGE: &str = "TWILIO_EDGE";
const REGION: &str = "TWILIO_REGION";

impl<C: TwilioClient> ClientBuilder<C> {
    /// Starts building a client with settings from environment variables: credentials as in
    /// [`Credentials::from_env`], edge and region from `TWILIO_EDGE` and `TWILIO_REGION` if they are set.
    ///
    /// # Errors
    ///
    /// Returns an error that names the missing variables if there are no credentials.
    pub fn from_env(user_agent: impl Into<String>) -> Result<Self, Error> {
        let builder = Self::new(Credentials::from_env()?, user_agent);
        Ok(builder.edge_and_region_from_env())
    }

    /// Sets edge and region from the environment variables `TWILIO_EDGE` and `TWILIO_REGION`, each if it is set.
    pub fn edge_and_region_from_env(mut self) -> Self {
        if let Some(edge) = variable(EDGE) {
            self = self.edge(edge);
        }
        if let Some(region) = variable(REGION) {
            self = self.region(region);
        }
        self
    }
}

impl Credentials {
    /// Reads an API key from the environment variables `TWILIO_API_KEY` and `TWILIO_API_SECRET`, or, if one of them is
    /// missing, an auth token from `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`. With an API key, `TWILIO_ACCOUNT_SID`
    /// is optional.
    ///
    /// # Errors
    ///
    /// Returns an error that names the missing variables if neither pair is complete, or if the account SID is
    /// malformed. A blank variable counts as missing.
    pub fn from_env() -> Result<Self, Error> {
        let mut missing = Vec::new();
        let mut read = |name| {
            let value = variable(name);
            if value.is_none() {
                missing.push(name);
            }
            value
        };
        if let (Some(key), Some(secret)) = (read(API_KEY), read(API_SECRET)) {
            let credentials = Credentials::api_key(key, secret);
            return match read(ACCOUNT_SID) {
                Some(sid) => credentials.with_account_sid(sid),
                None => Ok(credentials),
            };
        }
        if let (Some(sid), Some(token)) = (read(ACCOUNT_SID), read(AUTH_TOKEN)) {
            return Credentials::auth_token(sid, token);
        }
        Err(Error::configuration(format!(
            "no Twilio credentials in the environment: set {API_KEY} and {API_SECRET}, or {ACCOUNT_SID} and \
             {AUTH_TOKEN} (missing: {})",
            missing.join(", ")
        )))
    }
}

//! The causes of errors.

/// The cause of an [`Error`](crate::Error): exactly one of these, returned by [`Error::kind`](crate::Error::kind).
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Error, ErrorKind};
///
/// /// Returns a message for the user.
/// fn message(error: &Error) -> &'static str {
///     match error.kind() {
///         ErrorKind::InvalidInput => "Please check the number.",
///         ErrorKind::Unreachable => "This number cannot receive a text message. Shall we call you?",
///         ErrorKind::MaxSendsReached => "Please use the last code that we sent.",
///         ErrorKind::MaxChecksReached => "There were too many wrong codes. Please start again in ten minutes.",
///         ErrorKind::ExpiredOrApproved => "This code is no longer valid. Shall we send a new one?",
///         ErrorKind::Blocked => "We cannot send a code to this number.",
///         _ if error.may_have_been_processed() => "Did you get a code?",
///         _ => "Please try again later.",
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client or its credentials could not be created. The message says what is missing.
    Configuration,
    /// An argument cannot be sent, such as a malformed SID, so the request was not sent. This is a bug in the program.
    Argument,
    /// The connection could not be established. Check the network, DNS, proxy and certificates.
    Connect,
    /// No complete response was received in time.
    Timeout,
    /// The connection was lost before the response was complete.
    Disconnected,
    /// The response exceeds the size limit.
    TooLarge,
    /// The request was processed, but its response cannot be decoded, or has no value for a field that the program
    /// [requires](crate::Require::require).
    Decode,
    /// No OAuth access token could be obtained for another reason than those here, so the request was not sent.
    AccessToken,
    /// The server rejected a parameter, such as an invalid phone number; the message names it.
    InvalidInput,
    /// The credentials are wrong or revoked.
    Unauthorized,
    /// The account may not do this.
    Forbidden,
    /// The resource does not exist, or no longer.
    NotFound,
    /// The verification or challenge is over: it was already approved or responded to, has expired, was checked too many
    /// times, or never existed. Start a new one.
    ExpiredOrApproved,
    /// The code for a factor or a challenge is wrong. A check of a verification with a wrong code is not an error: its
    /// status remains `pending`.
    WrongCode,
    /// A verification, challenge or factor was checked too many times. Start a new one once it has expired.
    MaxChecksReached,
    /// Too many codes or notifications were sent. Ask the user for the most recent code, or wait until it has expired.
    MaxSendsReached,
    /// A rate limit of the service was exceeded; [`Error::reached_rate_limit`](crate::Error::reached_rate_limit) returns
    /// which. It is never retried.
    ServiceRateLimit,
    /// There were too many requests. Send fewer at a time.
    TooManyRequests,
    /// Fraud protection, geo permissions or a deny list has blocked the recipient. Do not retry.
    Blocked,
    /// The recipient cannot be reached over this channel, such as a landline by SMS. Offer another channel.
    Unreachable,
    /// A feature, channel or template is not enabled or not set up for the service or the account.
    NotEnabled,
    /// There is already such a resource.
    Conflict,
    /// The account or the service has the maximum number of such resources, or has used up what it may.
    QuotaReached,
    /// The server failed (500 to 599).
    Server,
    /// The server responded with another status, such as a redirect.
    Other,
}

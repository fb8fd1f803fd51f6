//! Arguments that are SIDs.

use crate::value::text::Text;

/// An argument that is a SID: the SID, a reference to it, or text.
///
/// Text is not checked at once: a malformed SID is rejected when a request with it is about to be sent.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// # #[derive(Clone, Debug, Default)]
/// # pub struct ServiceSid(String);
/// # twilio_runtime::sid!(ServiceSid, "VA");
/// use twilio_verify_v2::IntoSid;
///
/// fn keep(service: impl IntoSid<ServiceSid>) -> ServiceSid {
///     service.into_sid()
/// }
///
/// let service = keep("VA0123456789abcdef0123456789abcdef");
/// assert_eq!(keep(&service), service);
/// ```
pub trait IntoSid<S> {
    /// Returns the SID.
    fn into_sid(self) -> S;
}

/// A type of SIDs.
pub trait Sid: Text + Clone {}

impl<S: Sid> IntoSid<S> for S {
    fn into_sid(self) -> S {
        self
    }
}

impl<S: Sid> IntoSid<S> for &S {
    fn into_sid(self) -> S {
        self.clone()
    }
}

impl<S: Sid> IntoSid<S> for String {
    fn into_sid(self) -> S {
        S::from_text(self)
    }
}

impl<S: Sid> IntoSid<S> for &String {
    fn into_sid(self) -> S {
        S::from_text(self.clone())
    }
}

impl<S: Sid> IntoSid<S> for &str {
    fn into_sid(self) -> S {
        S::from_text(self.to_owned())
    }
}

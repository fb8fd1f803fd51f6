//! Percent-encoding of path segments.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};

/// The characters to percent-encode in a path segment or a cookie: all but the unreserved ones of RFC 3986.
pub const PATH_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters to percent-encode in a path segment that contains delimiters of a list or an object.
pub(crate) const DELIMITED_SEGMENT: &AsciiSet =
    &PATH_SEGMENT.remove(b',').remove(b';').remove(b'=');

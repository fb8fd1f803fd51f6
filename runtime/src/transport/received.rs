//! Bodies of responses.

use bytes::{Bytes, BytesMut};

use super::{TransportError, TransportErrorKind, TransportLimits};

/// The part of a body that was received so far.
pub(crate) struct Received {
    bytes: BytesMut,
    max_size: usize,
}

impl Received {
    /// Starts to receive a body whose length is at least `announced`.
    pub(crate) fn new(announced: u64, limits: TransportLimits) -> Result<Self, TransportError> {
        let received = Self {
            bytes: BytesMut::new(),
            max_size: limits.max_response_size,
        };
        received.check_size(announced)?;
        Ok(received)
    }

    pub(crate) fn push(&mut self, chunk: &[u8]) -> Result<(), TransportError> {
        self.check_size((self.bytes.len() + chunk.len()) as u64)?;
        self.bytes.extend_from_slice(chunk);
        Ok(())
    }

    pub(crate) fn finish(self) -> Bytes {
        self.bytes.freeze()
    }

    fn check_size(&self, size: u64) -> Result<(), TransportError> {
        if size <= self.max_size as u64 {
            return Ok(());
        }
        let cause = format!("more than {} bytes", self.max_size);
        Err(TransportError::new(TransportErrorKind::TooLarge, cause))
    }
}

//! Where JSON texts end.

/// Follows the structure of a JSON text, byte by byte.
#[derive(Default)]
pub(super) struct JsonText {
    depth: usize,
    is_in_string: bool,
    is_escaped: bool,
}

impl JsonText {
    pub(super) fn push(&mut self, byte: u8) {
        if self.is_in_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_in_string = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.is_in_string = true,
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// Returns whether the text is within no string, array or object.
    pub(super) fn is_at_top(&self) -> bool {
        self.depth == 0 && !self.is_in_string
    }
}

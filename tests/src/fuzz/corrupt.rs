//! Corruption of a document's text.

use fastrand::Rng;

use super::hostile;

pub(super) fn corrupt(text: String, rng: &mut Rng) -> String {
    let mut text = text;
    for _ in 0..rng.u32(1..4) {
        text = once(text, rng);
    }
    text
}

fn once(mut text: String, rng: &mut Rng) -> String {
    match rng.u8(..10) {
        0 => {
            let mut bytes = text.into_bytes();
            if !bytes.is_empty() {
                let at = rng.usize(..bytes.len());
                bytes[at] ^= 1 << rng.u8(..8);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
        1 => {
            let mut lines: Vec<&str> = text.lines().collect();
            if !lines.is_empty() {
                lines.remove(rng.usize(..lines.len()));
            }
            lines.join("\n")
        }
        2 => {
            let mut lines: Vec<&str> = text.lines().collect();
            if !lines.is_empty() {
                let line = lines[rng.usize(..lines.len())];
                lines.insert(rng.usize(..lines.len()), line);
            }
            lines.join("\n")
        }
        3 => {
            text.truncate(boundary(&text, rng));
            text
        }
        4 => format!("\u{feff}{text}"),
        5 => text.replace('\n', if rng.bool() { "\r\n" } else { "\r" }),
        6 => {
            let at = boundary(&text, rng);
            text.insert_str(at, &hostile::text(rng));
            text
        }
        7 => {
            let pieces = [
                "\t",
                "*a ",
                "&a ",
                "<<: *a\n",
                "{",
                "}",
                "[",
                "]",
                "? ",
                "- ",
                "|\n",
                "!!x ",
                "---\n",
                "%YAML 9\n",
                "\"",
                ": ",
            ];
            let at = boundary(&text, rng);
            text.insert_str(at, pieces[rng.usize(..pieces.len())]);
            text
        }
        8 => {
            let (from, to) = (boundary(&text, rng), boundary(&text, rng));
            text[from.min(to)..from.max(to)].to_owned()
        }
        _ => {
            let end = boundary(&text, rng);
            let piece = text[..end].chars().rev().take(50).collect::<String>();
            let at = boundary(&text, rng);
            text.insert_str(at, &piece);
            text
        }
    }
}

/// Any boundary between two characters.
fn boundary(text: &str, rng: &mut Rng) -> usize {
    let mut at = rng.usize(..=text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

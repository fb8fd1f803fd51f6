//! Names, texts and numbers that careless or malicious authors could write.

use fastrand::Rng;

/// Names of schemas, properties, operations, tags and enum values.
#[rustfmt::skip]
pub(super) const NAMES: &[&str] = &[
    "", " ", "*", "+1", "-1", "+", "1", "00", ".", "..", "/", "\\", "~0~1", "{}", "{", "}", "_", "__", "'a",
    "\"", "'", "`", "```", "\n", "\r", "\r\n", "\t", "\0", "a\nb", "*/", "/*", "//!", "#", "r#", "r#type",
    "\"#", "Self", "self", "super", "crate", "type", "async", "gen", "dyn", "try", "yield", "union",
    "macro_rules", "raw", "static", "struct", "abstract", "main", "test", "std", "core", "alloc", "http",
    "json", "client", "lib", "mod", "sids", "models", "twilio_runtime", "Twilio Runtime", "bool", "str",
    "i64", "u8", "Box", "Vec", "Option", "Some", "None", "Ok", "Err", "Result", "String", "Error", "Default",
    "Clone", "Debug", "Display", "PartialEq", "Eq", "Hash", "Ord", "From", "Into", "AsRef", "Deref",
    "FromStr", "TryFrom", "Iterator", "IntoIterator", "Send", "Sync", "Sized", "Drop", "Fn", "Copy",
    "ToString", "ToOwned", "Serialize", "Deserialize", "Client", "SERVER", "server", "Request", "Response",
    "Operation", "Method", "Params", "Object", "Wire", "Json", "Extra", "Unknown", "KNOWN", "known", "new",
    "extra", "_extra", "builder", "clone", "fmt", "from", "into", "default", "params", "body", "path", "this",
    "sid", "ServiceSid", "service_sid", "as_str", "PREFIX", "is_valid", "runtime", "shape", "values", "eq",
    "hash", "drop", "to_string", "BTreeMap", "ListServiceResponse", "CreateServiceParams", "\u{e9}",
    "e\u{301}", "stra\u{df}e", "STRASSE", "\u{130}", "\u{149}", "\u{1c5}", "\u{3b1}\u{3c2}",
    "\u{65e5}\u{672c}\u{8a9e}", "\u{627}\u{644}", "\u{661}", "\u{b2}", "\u{2460}", "\u{2160}", "\u{200b}",
    "\u{200d}", "\u{202e}abc", "\u{2066}", "\u{feff}", "\u{ad}", "\u{1f600}", "\u{1f468}\u{200d}\u{1f469}",
    "\u{ffff}", "\u{10ffff}", "\u{212a}", "\u{fb01}", "\u{3164}", "\u{1d400}", "a\u{2028}b", "a b", "a-b",
    "a_b", "aB", "AB", "a.b", "a/b", "a:b", "$ref", "x-y", "panic!()", "${x}", "{{x}}", "%s", "<script>",
    "&amp;", "../../etc/passwd", "/abs", "con", "nul", "NaN", "null", "true", "~", "0x10", "1e5", "<<",
    "!!str",
];

/// Descriptions, summaries, titles, examples.
#[rustfmt::skip]
pub(super) const TEXTS: &[&str] = &[
    "", "*/", "/* */", "\"#", "\"##", "r#\"", "```rust\npanic!()\n```", "```\npanic!()\n```", "```",
    "~~~\npanic!()", "    panic!()", "\tpanic!()", "text\n\n    panic!()\n", "{}", "{0}", "{{", "\\", "\\\"",
    "\\u{", "//!", "///", "#![feature(x)]", "\u{202e}x", "a\u{2066}b\u{2069}", "\u{202a}", "\u{200f}",
    "\u{feff}", "\0", "a\0b", "\u{7}", "\u{1b}[31m", "\r", "a\rb", "a\r\nb", "\u{85}", "\u{2028}", "\u{2029}",
    "[Client]", "[`Nothing`]", "[a](b", "[a]: b", "![x](y)", "<b>", "<script>", "</b>", "<a href=\"", "<!--",
    "http://", "https://", "http://a https://b", "https://[", "- a\n  - b\n    ```\n    c\n", "> > > a",
    "1. a\n\n   ```\n   b", "# a", "a\n===", "---", "***", "|a|b|\n|-|-|", "&lt;", "[^1]", "`", "``", "` `",
    "\u{65e5}\u{672c}", "\u{1f600}", "a\n\n\n\n\nb", "\n", "  ", "* a\n* b\n\n  c", "1) ", "+", "\\\n",
    "<http://a>", "<a@b.c>", "~~a~~", "[x]", "- [ ] a", "\u{fffd}", "$x$",
];

#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "NaN", ".nan", ".inf", "-.inf", "Infinity", "1e999", "-1e999", "1e-999", "-0", "-0.0",
    "0x7fffffffffffffff", "0o17", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "18446744073709551615", "18446744073709551616", "0.1", "1.", ".5", "+1", "1_000",
    "01", "1e", "--1", "2147483648",
];

pub(super) fn name(rng: &mut Rng) -> String {
    match rng.u8(..40) {
        0 => rng
            .choice(["a", "Z", "\u{e9}", "_"])
            .unwrap_or("a")
            .repeat(rng.usize(200..5000)),
        1 => (0..rng.usize(1..6)).map(|_| rng.char(..)).collect(),
        2 => format!("{}{}", name(rng), name(rng)),
        _ => (*rng.choice(NAMES).unwrap_or(&"")).to_owned(),
    }
}

pub(super) fn text(rng: &mut Rng) -> String {
    match rng.u8(..12) {
        0 => (0..rng.usize(1..12)).map(|_| rng.char(..)).collect(),
        1 => format!("{}{}", text(rng), text(rng)),
        2 => format!("{}\n{}", text(rng), text(rng)),
        3 => format!("{}\n\n{}", text(rng), text(rng)),
        4 => name(rng),
        _ => (*rng.choice(TEXTS).unwrap_or(&"")).to_owned(),
    }
}

pub(super) fn number(rng: &mut Rng) -> String {
    match rng.u8(..6) {
        0 => "9".repeat(400),
        1 => format!("0.{}", "3".repeat(400)),
        _ => (*rng.choice(NUMBERS).unwrap_or(&"0")).to_owned(),
    }
}

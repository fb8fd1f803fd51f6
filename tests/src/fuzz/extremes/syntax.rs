//! Texts whose syntax is extreme.

use std::fmt::Write;

use super::document::Add;

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\n";
const DEEP: Option<&str> = Some("is nested more than 100 levels deep");

pub(super) fn extremes(size: usize, add: Add<'_>) {
    let (open, close) = ("[".repeat(10 * size), "]".repeat(10 * size));
    add("an unclosed flow", format!("{HEAD}x-a: {open}"), DEEP);
    add("a closed flow", format!("{HEAD}x-a: {open}{close}"), DEEP);
    add(
        "a flow after an error",
        format!("{HEAD}x-a: \"\\q\"\nx-b: {open}"),
        DEEP,
    );
    add(
        "JSON",
        format!("{{\"openapi\":\"3.0.3\",\"x-a\":{open}{close}}}"),
        DEEP,
    );
    add(
        "JSON objects",
        "{\"a\":".repeat(size) + "1" + &"}".repeat(size),
        DEEP,
    );
    add(
        "lists in lists",
        format!("{HEAD}x-a:\n  {}a\n", "- ".repeat(size)),
        DEEP,
    );
    add(
        "keys of keys",
        format!("{HEAD}x-a:\n  {}a\n", "? ".repeat(size)),
        DEEP,
    );
    let block: String = (0..2000).fold(String::new(), |mut text, depth| {
        let _ = writeln!(text, "{}a:", " ".repeat(depth + 1));
        text
    });
    add("a deep block", format!("{HEAD}x-a:\n{block}"), DEEP);
    let many = Some("the aliases of this document expand to more than 1000000 values");
    let laughs = (1..12).fold(String::new(), |mut text, level| {
        let aliases = vec![format!("*a{}", level - 1); 10].join(",");
        let _ = writeln!(text, "  a{level}: &a{level} [{aliases}]");
        text
    });
    add(
        "a billion laughs",
        format!("{HEAD}x-a:\n  a0: &a0 [x]\n{laughs}"),
        many,
    );
    let (values, aliases) = ("x,".repeat(10_000), "*a,".repeat(10_000));
    add(
        "a long anchor, many aliases",
        format!("{HEAD}x-a: &a [{values}]\nx-b: [{aliases}]\n"),
        many,
    );
}

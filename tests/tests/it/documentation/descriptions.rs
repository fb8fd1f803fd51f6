//! Descriptions of other documents become docs that mean the same.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::{Map, json};
use tests::{fixture, generate, item_docs};

use super::docs::Docs;

/// Descriptions, and the docs of a field that has them.
const HTML: &[(&str, &str)] = &[
    ("<p>One</p><p>two<br>three</p>", "One\n\ntwo\\\nthree"),
    ("One<br><br/>two", "One\n\ntwo"),
    (
        "a<b>b </b><i>c</i>, <em><strong>d</em></strong>",
        "a**b** *c*, ***d***",
    ),
    (
        "<a href=\"https://a.example.com/?b=1&amp;c=2\">x [y]</a>, <a name=\"z\">z</a>",
        "[x \\[y\\]](https://a.example.com/?b=1&amp;c=2), z",
    ),
    (
        "<a href='/there'>there</a> <a href=\"javascript:f()\">f</a>",
        "there f",
    ),
    (
        "<code>a_b &lt; List&lt;T&gt;</code> <tt>`</tt>",
        "`a_b < List<T>` `` ` ``",
    ),
    (
        "Kinds:<ul><li>a<ol><li>b</li></ol><li>c</ul>none",
        "Kinds:\n\n* a\n  1. b\n* c\n\nnone",
    ),
    (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td>x|y</td></tr></table>",
        "|A|B|\n|-|-|\n|1 2|x\\|y|",
    ),
    (
        "|A|B|\n|-|-|\n|<ul><li>b</li></ul>|c<br>d|",
        "|A|B|\n|-|-|\n|• b|c d|",
    ),
    (
        "<pre>\n  let x = [;\n</pre>",
        "````text\n  let x = [;\n````",
    ),
    ("<dl><dt>a<dd>b</dl>", "**a**\n\nb"),
    (
        "10<sup>6</sup> of H<sub>2</sub>O, the 5<sup>th</sup>",
        "10^6 of H2O, the 5th",
    ),
    ("a<!-- b -->c<script>d</script>e", "ace"),
    ("&copy;&nbsp;&lt;b&gt; &amp; Co", "©\u{a0}\\<b> &amp; Co"),
    ("</div>a <font color=red>b", "a \\<font color=red>b"),
    // Text that only looks like HTML.
    (
        "a < b, List<String>, <ID>",
        "a \\< b, List\\<String>, \\<ID>",
    ),
    ("<i> of <b or c>", "\\<i> of \\<b or c>"),
    ("<?xml version='1'?> <a:b>", "\\<?xml version='1'?> \\<a:b>"),
];

const MARKDOWN: &[(&str, &str)] = &[
    (
        "[a][1], ![b][1], [c]\n\n[1]: https://d.example.com 'e'",
        "[a](https://d.example.com \"e\"), ![b](https://d.example.com \"e\"), \\[c\\]",
    ),
    (
        "[a](b::C), [d](#e), [f](../g.md), ![h](i.png)",
        "a, d, f, h",
    ),
    (
        "[a](mailto:b@c.example.com), <d@localhost>",
        "[a](mailto:b@c.example.com), \\<d@localhost>",
    ),
    ("a[^1]\n\n[^1]: b *c*", "a\\[1\\]\n\n\\[1\\] b *c*"),
    (
        "# A *b*\n\nc\n\n* d\n\n  # E",
        "**A *b***\n\nc\n\n* d\n\n  **E**",
    ),
    ("A\n===\n\nb\n\nC\n---", "**A**\n\nb\n\n**C**"),
    ("```\nlet x = [;\n```", "````text\nlet x = [;\n````"),
    ("```rust\nlet x = [;\n```", "````text\nlet x = [;\n````"),
    ("    # let x = [;", "````text\n# let x = [;\n````"),
    (
        "a:\nhttps://a.example.com/b\n\nhttps://a.example.com",
        "a: <https://a.example.com/b>\n\n<https://a.example.com>",
    ),
    ("~~a~~ #b `c", "~~a~~ #b \\`c"),
    (
        "https://a.example.com/b_c_d?e=[f]",
        "<https://a.example.com/b_c_d?e=>\\[f\\]",
    ),
];

#[test]
fn descriptions_mean_the_same_in_docs() {
    let cases: Vec<_> = HTML.iter().chain(MARKDOWN).collect();
    let properties = cases.iter().enumerate().map(|(index, (description, _))| {
        let schema = json!({ "type": "string", "description": description });
        (format!("field_{index}"), schema)
    });
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Archive", "version": "1" },
        "servers": [{ "url": "https://archive.example.com" }],
        "paths": {},
        "components": { "schemas": { "text": {
            "type": "object",
            "properties": properties.collect::<Map<_, _>>(),
        } } },
    });
    let files = codegen::generate(&document.to_string()).expect("the document is valid");
    let docs = docs_of(&files);
    let cases = cases.iter().enumerate();
    let different = cases.filter_map(|(index, (description, expected))| {
        let actual = &docs[&format!("Text::field_{index}")];
        (actual != expected).then(|| format!("{description:?}\n  {actual:?}\n  {expected:?}"))
    });
    let different: Vec<_> = different.collect();
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn parts_of_a_description_have_its_links() {
    let docs = fixture_docs();
    let method = &docs["Client::list_records"];
    let syntax = "[the syntax](https://archive.example.com/syntax) and more.";
    assert!(
        method.contains(&format!("Words to look for, see {syntax}\n")),
        "{method}"
    );
    assert!(method.contains("Of a `Shelf` or \\[Shelf\\]"), "{method}");
    assert_eq!(docs["RecordsState::Open"], "`open`: can be *read*");
    let deprecation =
        "**Deprecated** in favor of [`id`](https://archive.example.com/id), List\\\\<String>.";
    let files = generate(&fixture("descriptions.yaml"));
    let source = files.iter().map(|file| file.source.as_str());
    let attribute = format!("#[deprecated = \"{deprecation}\"]");
    assert!(source.collect::<String>().contains(&attribute));
}

#[test]
fn headings_of_a_description_do_not_divide_the_docs_of_a_method() {
    let docs = fixture_docs();
    assert_eq!(
        headings(&docs["Client::list_records"]),
        ["Parameters", "Response"]
    );
    assert_eq!(headings(&docs["records.rs"]), [""; 0]);
    assert_eq!(
        headings(&docs["lib.rs"]),
        [
            "Limits",
            "Usage",
            "Common to all operations",
            "All operations"
        ]
    );
}

#[test]
fn docs_say_nothing_where_the_document_says_nothing() {
    let docs = fixture_docs();
    let expected = [
        ("Records::id", ""),
        ("Records::created_at", ""),
        ("Records::type", ""),
        ("Records::minus_1", "Named `-1` by the API."),
        ("Records::count", "At least 1."),
        ("Records::part", ""),
        ("ListRecordsParams::page_size", ""),
        (
            "Records",
            "The response of [`Client::list_records`] and [`Client::fetch_latest`].",
        ),
        ("Replacement", "The body of [`Client::replace_records`]."),
        ("Sheet", ""),
        ("Part::Sheet", "If `kind` is `page`."),
    ];
    for (item, text) in expected {
        assert_eq!(docs[item], text, "{item}");
    }
    for item in ["Records::blank", "Records::invisible"] {
        assert!(!docs[item].contains("nothing"), "{item}: {}", docs[item]);
    }
    let method = &docs["Client::replace_records"];
    assert!(
        method.starts_with("`PUT https://archive.example.com/records`"),
        "{method}"
    );
}

/// The texts of the headings in Markdown.
fn headings(markdown: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new(markdown) {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { .. }), _) => open = Some(String::new()),
            (Event::Text(text), Some(open)) => open.push_str(&text),
            (Event::End(TagEnd::Heading(_)), _) => headings.extend(open.take()),
            _ => {}
        }
    }
    headings
}

fn fixture_docs() -> Docs {
    docs_of(&generate(&fixture("descriptions.yaml")))
}

/// The docs of all items; those of a file have its name.
fn docs_of(files: &[codegen::File]) -> Docs {
    let mut docs = Docs::new();
    for file in files {
        let parsed = syn::parse_file(&file.source).expect("generated files are Rust");
        let mut items = item_docs(&parsed);
        docs.insert(file.path.clone(), items.remove("").unwrap_or_default());
        docs.extend(items);
    }
    docs
}

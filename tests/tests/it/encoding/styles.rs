//! Styles of parameters in paths, queries, headers and cookies.

use serde_json::json;
use tests::{Server, TestResult};
use twilio_runtime::{Error, Json, Operation, Request, Style, Wire};

use super::support::{Pair, Range, client, offline_client, range, send, strings};

struct Find {
    repeated: Vec<String>,
    commas: Vec<String>,
    spaces: Vec<String>,
    pipes: Vec<String>,
    deep: Json,
    spread: Range,
    flat: Range,
    json: Range,
    none: Vec<String>,
    header: Range,
    cookie: Vec<String>,
}
twilio_runtime::params! {
    Find {
        repeated: query "repeated",
        commas: query "commas" comma,
        spaces: query "spaces" space,
        pipes: query "pipes" pipe,
        deep: query "deep" deep,
        spread: query "spread" spread,
        flat: query "flat" comma,
        json: query "json" text,
        none: query "none" comma,
        header: header "X-Range" pairs,
        cookie: cookie "c" comma,
    }
}

static FIND: Operation = Operation::get(
    "Find",
    "https://api.example.com",
    "/{list}/{object}/{label}/{matrix}",
);

#[test]
fn lists_and_objects_are_encoded_in_each_style() -> Result<(), Error> {
    let request: Request<()> = Request::new(&offline_client()?, &FIND)
        .path_styled("list", strings(&["a,b", "c/d"]), Style::Comma)
        .path_styled("object", range(), Style::Pairs)
        .path_styled("label", strings(&["x", "y"]), Style::Label)
        .path_styled("matrix", strings(&["x", "y"]), Style::MatrixPairs)
        .params(Find {
            repeated: strings(&["a", "b"]),
            commas: strings(&["a", "b"]),
            spaces: strings(&["a", "b"]),
            pipes: strings(&["a", "b"]),
            deep: json!({ "a": { "b": [1, 2] }, "none": null }),
            spread: range(),
            flat: range(),
            json: range(),
            none: Vec::new(),
            header: range(),
            cookie: strings(&["a", "b"]),
        });
    let request = request.to_http()?;
    assert_eq!(
        request.uri().path(),
        "/a%2Cb,c%2Fd/from=1,to=2/.x,y/;matrix=x;matrix=y"
    );
    let query = request.uri().query().unwrap_or_default();
    let query: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let expected = [
        ("repeated", "a"),
        ("repeated", "b"),
        ("commas", "a,b"),
        ("spaces", "a b"),
        ("pipes", "a|b"),
        ("deep[a][b][0]", "1"),
        ("deep[a][b][1]", "2"),
        ("from", "1"),
        ("to", "2"),
        ("flat", "from,1,to,2"),
        ("json", r#"{"from":1,"to":2}"#),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(query, expected);
    assert_eq!(request.headers()["x-range"], "from=1,to=2");
    assert_eq!(request.headers()["cookie"], "c=a,b");
    Ok(())
}

/// The delimiters of all styles.
const HOSTILE: &str = "a,b;c=d.e|f &/?#%é";
const ENCODED: &str = "a%2Cb%3Bc%3Dd.e%7Cf%20%26%2F%3F%23%25%C3%A9";

static ONE: Operation = Operation::get("One", "https://api.example.com", "/x{value}");

async fn in_path<P: Wire>(
    server: &Server,
    value: P,
    style: Style,
) -> Result<String, Box<dyn std::error::Error>> {
    let request = Request::new(&client(server)?, &ONE).path_styled("value", value, style);
    Ok(send(server, request).await?.path)
}

#[tokio::test]
async fn delimiters_in_path_values_are_encoded_and_those_between_them_are_not() -> TestResult {
    let server = &Server::start().await?;
    let items = || strings(&[HOSTILE, "", "z"]);
    let object = || Pair {
        key: Some(HOSTILE.to_owned()),
        other: Some(String::new()),
        ..Pair::default()
    };
    for (style, text, of_list, of_object) in [
        (Style::Comma, "E", "E,,z", "k%3B1,E,other,"),
        (Style::Pairs, "E", "E,,z", "k%3B1=E,other="),
        (Style::Label, ".E", ".E,,z", ".k%3B1,E,other,"),
        (Style::LabelPairs, ".E", ".E..z", ".k%3B1=E.other="),
        (
            Style::Matrix,
            ";value=E",
            ";value=E,,z",
            ";value=k%3B1,E,other,",
        ),
        (
            Style::MatrixPairs,
            ";value=E",
            ";value=E;value;value=z",
            ";k%3B1=E;other",
        ),
    ] {
        let paths = [
            in_path(server, HOSTILE.to_owned(), style).await?,
            in_path(server, items(), style).await?,
            in_path(server, object(), style).await?,
        ];
        let expected =
            [text, of_list, of_object].map(|text| format!("/x{}", text.replace('E', ENCODED)));
        assert_eq!(paths, expected, "{style:?}");
    }
    let empty = in_path(server, String::new(), Style::Matrix).await?;
    assert_eq!(empty, "/x;value");
    Ok(())
}

struct Search {
    plain: Vec<String>,
    commas: Vec<String>,
    spaces: Vec<String>,
    pipes: Vec<String>,
    deep: Json,
    spread: Pair,
    flat: Pair,
    reserved: String,
    reserved_commas: Vec<String>,
    unset: Option<Vec<String>>,
    header: Vec<String>,
    date: String,
    cookie: Vec<String>,
    crumb: Pair,
}
twilio_runtime::params! {
    Search {
        plain: query "pl[]",
        commas: query "commas" comma,
        spaces: query "spaces" space,
        pipes: query "pipes" pipe,
        deep: query "deep" deep,
        spread: query "spread" spread,
        flat: query "flat" comma,
        reserved: query "reserved" reserved,
        reserved_commas: query "reserved_commas" comma reserved,
        unset: query "unset" comma,
        header: header "X-List" comma,
        date: header "X-Date",
        cookie: cookie "c" comma,
        crumb: cookie "crumb" comma,
    }
}

static SEARCH: Operation = Operation::get("Search", "https://api.example.com", "/search");

#[tokio::test]
async fn delimiters_in_queries_headers_and_cookies_are_encoded_within_values_only() -> TestResult {
    let server = &Server::start().await?;
    let items = || strings(&["a,b c|d=e&f", "z"]);
    let pair = || Pair {
        key: Some("1,2&3".to_owned()),
        ..Pair::default()
    };
    let request = Request::new(&client(server)?, &SEARCH).params(Search {
        plain: items(),
        commas: items(),
        spaces: items(),
        pipes: items(),
        deep: json!({ "a]": { "b": ["x&y", "z"] }, "none": null }),
        spread: pair(),
        flat: pair(),
        reserved: "https://e.org/?a=[b]@!$'()*,;#&+% é".to_owned(),
        reserved_commas: strings(&["a/b,c", "d"]),
        unset: None,
        header: items(),
        date: "Tue, 15 Nov 1994 08:12:31 GMT".to_owned(),
        cookie: items(),
        crumb: pair(),
    });
    let received = send(server, request).await?;
    let item = "a%2Cb%20c%7Cd%3De%26f";
    let expected = [
        &format!("pl%5B%5D={item}"),
        "pl%5B%5D=z",
        &format!("commas={item},z"),
        &format!("spaces={item}%20z"),
        &format!("pipes={item}|z"),
        "deep[a%5D][b][0]=x%26y",
        "deep[a%5D][b][1]=z",
        "k%3B1=1%2C2%263",
        "flat=k%3B1,1%2C2%263",
        "reserved=https://e.org/?a=[b]@!$'()*,;%23%26%2B%25%20%C3%A9",
        "reserved_commas=a/b%2Cc,d",
    ];
    assert_eq!(received.query.split('&').collect::<Vec<_>>(), expected);
    assert_eq!(received.header("x-list"), Some(&*format!("{item},z")));
    assert_eq!(
        received.header("x-date"),
        Some("Tue, 15 Nov 1994 08:12:31 GMT")
    );
    assert_eq!(
        received.header("cookie"),
        Some(&*format!("c={item},z; crumb=k%3B1,1%2C2%263"))
    );
    Ok(())
}

struct Odd {
    nulls: Vec<Json>,
    flat_nulls: Vec<Json>,
    null: Json,
    empty: String,
    no_items: Vec<String>,
    empty_items: Vec<String>,
    nothing: Pair,
    fields: Pair,
    unicode: String,
    header: Pair,
    cookie: String,
}
twilio_runtime::params! {
    Odd {
        nulls: query "nulls",
        flat_nulls: query "flat" comma,
        null: query "null",
        empty: query "empty",
        no_items: query "no_items" comma,
        empty_items: query "items" comma,
        nothing: query "nothing" spread,
        fields: query "fields" urlencoded,
        unicode: query "\u{e9}",
        header: header "X-Fields" text,
        cookie: cookie "c",
    }
}

#[tokio::test]
async fn null_is_left_out_and_empty_text_is_not() -> TestResult {
    let server = &Server::start().await?;
    let nulls = || vec![json!("a"), Json::Null, json!(1)];
    let pair = || Pair {
        key: Some("1&2".to_owned()),
        other: Some("\u{e9}".to_owned()),
        ..Pair::default()
    };
    let request = Request::new(&client(server)?, &SEARCH).params(Odd {
        nulls: nulls(),
        flat_nulls: nulls(),
        null: Json::Null,
        empty: String::new(),
        no_items: Vec::new(),
        empty_items: strings(&["", ""]),
        nothing: Pair::default(),
        fields: pair(),
        unicode: "\u{1f600}".to_owned(),
        header: pair(),
        cookie: "a; b=c, \"\u{e9}".to_owned(),
    });
    let received = send(server, request).await?;
    let expected = [
        "nulls=a",
        "nulls=1",
        "flat=a,1",
        "empty=",
        "items=,",
        "fields=k%253B1%3D1%25262%26other%3D%25C3%25A9",
        "%C3%A9=%F0%9F%98%80",
    ];
    assert_eq!(received.query.split('&').collect::<Vec<_>>(), expected);
    assert_eq!(
        received.header("x-fields"),
        Some("{\"k;1\":\"1&2\",\"other\":\"\\u00e9\"}")
    );
    assert_eq!(
        received.header("cookie"),
        Some("c=a%3B%20b%3Dc%2C%20%22%C3%A9")
    );
    Ok(())
}

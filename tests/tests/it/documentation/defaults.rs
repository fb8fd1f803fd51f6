//! A default is stated once: by the description, or after it.

/// The docs of a parameter with a description and a default.
fn docs(description: &str, default: &str) -> String {
    let document = format!(
        "openapi: 3.0.3
info: {{ title: Parcels, version: '1' }}
servers: [{{ url: https://parcels.example.com }}]
paths:
  /parcels:
    get:
      operationId: ListParcels
      parameters:
        - name: size
          in: query
          description: '{description}'
          schema: {{ default: {default} }}
      responses: {{ '204': {{ description: Done }} }}
"
    );
    let files = codegen::generate(&document).unwrap_or_else(|errors| panic!("{errors}"));
    let source: String = files.into_iter().map(|file| file.source).collect();
    let start = description.split_whitespace().next().expect("a word");
    let line = source
        .lines()
        .find(|line| line.trim_start().starts_with(&format!("/// {start}")));
    line.unwrap_or_else(|| panic!("{source}")).to_owned()
}

#[test]
fn a_default_in_the_description_is_not_repeated() {
    for (description, default) in [
        ("Seconds, 60 to 300. Defaults to 60.", "60"),
        ("Seconds. The default is `60`.", "60"),
        ("Seconds. Default value is 60", "60"),
        ("Seconds (default: 60)", "60"),
        ("Seconds, default 60, at most 300.", "60"),
        ("Seconds; 60 by default.", "60"),
        ("Seconds; 60 seconds is the default.", "60"),
        ("Order. `asc` (the default): oldest first.", "asc"),
        ("Order. Default: \"asc\".", "asc"),
        ("Order. DEFAULTS TO ASC.", "asc"),
        ("Whether. `true` by default.", "true"),
        ("Offset. Defaults to -1.", "-1"),
        ("Share. Defaults to 0.5.", "0.5"),
    ] {
        let docs = docs(description, default);
        let count = docs.to_lowercase().matches("default").count();
        assert_eq!(count, 1, "{docs}");
    }
}

#[test]
fn another_default_is_stated() {
    for (description, default, expected) in [
        ("Seconds.", "60", "Default `60`."),
        ("Seconds. Defaults to 600.", "60", "Default `60`."),
        ("Seconds. Defaults to 60.5.", "60", "Default `60`."),
        ("Seconds. Defaults to 60,000.", "60", "Default `60`."),
        ("Seconds. Defaults to -1.", "1", "Default `1`."),
        (
            "Seconds. The default is that of the service, at most 60.",
            "60",
            "Default `60`.",
        ),
        (
            "Order. The default_order is asc.",
            "asc",
            "Default `\"asc\"`.",
        ),
        ("Order. Defaults to ascending.", "asc", "Default `\"asc\"`."),
        ("Order. Empty by default.", "\"\"", "Default `\"\"`."),
    ] {
        let docs = docs(description, default);
        assert!(docs.contains(expected), "{docs}");
    }
}

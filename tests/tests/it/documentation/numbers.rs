//! Numbers with more digits than floating-point numbers hold.

use tests::parse_yaml;

/// Numbers beyond 64 bits and with more digits than floating-point numbers hold, in limits and examples.
#[test]
fn numbers_keep_their_digits() {
    const HUGE: &str = "123456789012345678901234567890";
    const PRECISE: &str = "0.1234567890123456789";
    let yaml = format!(
        "openapi: 3.0.3
info: {{ title: Parcels, version: '1' }}
servers: [{{ url: https://parcels.example.com }}]
paths:
  /parcels:
    post:
      operationId: CreateParcel
      requestBody:
        content:
          application/json:
            schema: {{ $ref: '#/components/schemas/Parcel' }}
            example: {{ size: {HUGE}, share: {PRECISE} }}
      responses:
        '200':
          description: It
          content:
            application/json:
              schema: {{ $ref: '#/components/schemas/Parcel' }}
              example: {{ size: {HUGE}, share: -{HUGE} }}
components:
  schemas:
    Parcel:
      type: object
      properties:
        size: {{ type: integer, minimum: -{HUGE}, maximum: {HUGE} }}
        share: {{ type: number, maximum: {PRECISE}, default: {PRECISE} }}
"
    );
    let small = yaml.replace(HUGE, "111").replace(PRECISE, "222");
    let json = parse_yaml(&small).to_string();
    let json = json.replace("111", HUGE).replace("222", PRECISE);
    for document in [yaml, json] {
        let files = codegen::generate(&document).unwrap_or_else(|errors| panic!("{errors}"));
        let source: String = files.into_iter().map(|file| file.source).collect();
        for expected in [
            format!("-{HUGE} to {HUGE}."),
            format!("At most {PRECISE}"),
            format!("default `{PRECISE}`"),
            format!("\"size\": {HUGE}"),
            format!("\"share\": -{HUGE}"),
            format!("{{\"size\":{HUGE},\"share\":{PRECISE}}}"),
        ] {
            assert!(source.contains(&expected), "{expected}: {document}");
        }
    }
}
